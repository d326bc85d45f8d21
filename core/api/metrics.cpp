// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <QFile>

#include <map>
#include <mutex>
#include <tuple>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Attendant {

struct Metrics::Private
{
    struct Figure
    {
        bool isCounter = false;
        std::function<double()> read;
        prometheus::Gauge *gauge = nullptr;
        prometheus::Counter *counter = nullptr;
    };

    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter> *requests = nullptr;
    prometheus::Family<prometheus::Histogram> *durations = nullptr;
    prometheus::Family<prometheus::Gauge> *webSockets = nullptr;
    mutable std::mutex lock;
    mutable std::vector<Figure> figures;

    /// The registry's own look-up takes all labels as texts; routes, methods and codes are few and known here already. Guarded by lock.
    struct Series { prometheus::Counter *count = nullptr; prometheus::Histogram *duration = nullptr; };
    std::map<std::tuple<QByteArray, QString, int>, Series> series;
};

namespace {

// Resident bytes of this process; 0 where the system does not say.
double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) : 0;
}

} // namespace

Metrics::Metrics()
    : d(std::make_unique<Private>())
{
    d->requests = &prometheus::BuildCounter().Name("attendant_http_requests_total").Help("HTTP requests answered.").Register(d->registry);
    d->durations = &prometheus::BuildHistogram()
                        .Name("attendant_http_request_duration_seconds")
                        .Help("Time to answer HTTP requests.")
                        .Register(d->registry);
    d->webSockets = &prometheus::BuildGauge().Name("attendant_websocket_connections").Help("Open WebSockets.").Register(d->registry);
    prometheus::BuildGauge()
        .Name("attendant_build_info")
        .Help("The program's version; the value is always 1.")
        .Register(d->registry)
        .Add({{"version", ATTENDANT_VERSION}})
        .Set(1);
    addFigure(u"process_resident_memory_bytes"_s, u"Resident memory."_s, false, residentBytes);
}

Metrics::~Metrics() = default;

void Metrics::noteRequest(const QByteArray &method, const QString &route, int status, std::chrono::microseconds took)
{
    Private::Series series;
    {
        const std::scoped_lock lock(d->lock);
        Private::Series &known = d->series[{method, route, status}];
        if (!known.count) {
            const prometheus::Labels labels{{"method", method.toStdString()}, {"route", route.toStdString()}};
            prometheus::Labels withStatus = labels;
            withStatus.emplace("status", std::to_string(status));
            static const prometheus::Histogram::BucketBoundaries buckets{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
            known = {&d->requests->Add(withStatus), &d->durations->Add(labels, buckets)};
        }
        series = known;
    }
    series.count->Increment();
    series.duration->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::noteWebSocket(const QString &kind, int change)
{
    d->webSockets->Add({{"kind", kind.toStdString()}}).Increment(change);
}

void Metrics::addFigure(const QString &name, const QString &help, bool isCounter, std::function<double()> read)
{
    Private::Figure figure{isCounter, std::move(read), nullptr, nullptr};
    if (isCounter)
        figure.counter = &prometheus::BuildCounter().Name(name.toStdString()).Help(help.toStdString()).Register(d->registry).Add({});
    else
        figure.gauge = &prometheus::BuildGauge().Name(name.toStdString()).Help(help.toStdString()).Register(d->registry).Add({});
    const std::scoped_lock lock(d->lock);
    d->figures.push_back(std::move(figure));
}

QByteArray Metrics::text() const
{
    {
        const std::scoped_lock lock(d->lock);
        for (Private::Figure &figure : d->figures) {
            const double value = figure.read();
            if (figure.isCounter)
                figure.counter->Increment(std::max(0.0, value - figure.counter->Value()));
            else
                figure.gauge->Set(value);
        }
    }
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(d->registry.Collect()));
}

} // namespace Attendant
