// SPDX-License-Identifier: GPL-3.0-or-later
// What listening costs: utterances a second through `attendant safety check`'s own code, time and allocations per piece on a call, and
// whether a huge utterance costs linear time. One thread, so one core.
#include "report.h"

#include "safety/phrasedetector.h"
#include "safety/safetycheck.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <atomic>
#include <cstdio>
#include <ctime>

using namespace Attendant;
using namespace Qt::StringLiterals;

static std::atomic<quint64> allocations = 0;

// glibc's allocator under its other name, with a counter before it; Qt and the standard library both end up here.
#ifndef __SANITIZE_ADDRESS__ // which brings an allocator of its own
extern "C" void *__libc_malloc(size_t size);
extern "C" void *__libc_realloc(void *old, size_t size);
extern "C" void *malloc(size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
extern "C" void *realloc(void *old, size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(old, size);
}
#endif

namespace {

// The rules' own examples: as varied as what is listened for, dangerous and harmless alike.
QStringList sentences(const Rules &rules, SpeakerSide side)
{
    QStringList list;
    for (const auto &rule : rules.descriptions()) {
        if (rule.side == side)
            list << rule.positive << rule.negative << rule.negative;
    }
    return list;
}

// Of this process, so that a busy machine's other work is left out.
double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

void benchCommand(const QStringList &texts, int lines)
{
    QByteArray input;
    for (int i = 0; i < lines; ++i)
        input += QJsonDocument(QJsonObject{{u"id"_s, u"u%1"_s.arg(i)}, {u"speaker"_s, u"user"_s}, {u"text"_s, texts.at(i % texts.size())}})
                     .toJson(QJsonDocument::Compact) + '\n';
    QBuffer in(&input), out;
    (void)in.open(QIODevice::ReadOnly);
    (void)out.open(QIODevice::WriteOnly);
    const double before = cpuSeconds();
    (void)runSafetyCheck(in, out, u"en"_s, false);
    printFigure(u"utterances per second of CPU, JSON in and out"_s, lines / (cpuSeconds() - before), u"/s"_s);
}

void benchPieces(const std::shared_ptr<const Rules> &rules, const QStringList &texts)
{
    PhraseDetector detector(rules, SpeakerSide::Caller);
    std::vector<double> times;
    quint64 counted = 0;
    quint64 pieces = 0;
    for (int round = 0; round < 3; ++round) {
        for (const QString &text : texts) {
            detector.reset();
            for (qsizetype from = 0; from < text.size(); from += 5) {
                const QStringView piece = QStringView(text).sliced(from, std::min<qsizetype>(5, text.size() - from));
                const quint64 before = allocations;
                QElapsedTimer timer;
                timer.start();
                const bool hasFired = detector.feed(piece).has_value();
                times.push_back(double(timer.nsecsElapsed()) / 1000);
                // The first round fills caches and buffers; a verdict is made of strings. What is left is the hot path.
                if (round > 0 && !hasFired) {
                    counted += allocations - before;
                    ++pieces;
                }
            }
        }
    }
    printFigure(u"time per piece of five letters, median"_s, percentile(times, 0.5), u"µs"_s);
    printFigure(u"time per piece of five letters, p99"_s, percentile(times, 0.99), u"µs"_s);
    printFigure(u"allocations per piece without a verdict"_s, double(counted) / double(std::max<quint64>(1, pieces)), u""_s);
}

void benchHarmlessPieces(const std::shared_ptr<const Rules> &rules)
{
    PhraseDetector detector(rules, SpeakerSide::Caller);
    const QString text = u"hello I would like to book a table for four on friday evening and we would love the one by the window "_s;
    quint64 counted = 0;
    quint64 pieces = 0;
    for (int round = 0; round < 100; ++round) {
        detector.reset();
        for (qsizetype from = 0; from < text.size(); from += 5) {
            const QStringView piece = QStringView(text).sliced(from, std::min<qsizetype>(5, text.size() - from));
            const quint64 before = allocations;
            (void)detector.feed(piece);
            counted += round > 1 ? allocations - before : 0;
            pieces += round > 1 ? 1 : 0;
        }
    }
    printFigure(u"allocations per piece where no rule matches"_s, double(counted) / double(pieces), u""_s);
}

void benchLength(const std::shared_ptr<const Rules> &rules)
{
    QString text;
    while (text.size() < 1'000'000)
        text += u"we talked about the garden the weather and the form for the fire drill with no chest pain at all "_s;
    std::array<double, 2> seconds{};
    for (size_t i = 0; i < 2; ++i) {
        const double before = cpuSeconds();
        (void)check(rules, SpeakerSide::Caller, i == 0 ? text : text + text);
        seconds[i] = cpuSeconds() - before;
    }
    printFigure(u"an utterance of 2 MB"_s, seconds[1], u"s"_s);
    printFigure(u"2 MB to 1 MB (linear: 2)"_s, seconds[1] / seconds[0], u"times"_s);
}

} // namespace

int main()
{
    printMachine();
    QElapsedTimer timer;
    timer.start();
    const auto rules = Rules::builtIn(u"en");
    printFigure(u"rules ready (compiled, or read back)"_s, double(timer.nsecsElapsed()) / 1e6, u"ms"_s);
    const QStringList texts = sentences(*rules, SpeakerSide::Caller);
    benchCommand(texts, 200'000);
    benchPieces(rules, texts);
    benchHarmlessPieces(rules);
    benchLength(rules);
    return 0;
}
