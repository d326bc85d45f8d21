// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace Attendant {

/// What /metrics shows. Any thread. Labels are route templates, methods and statuses: never ids, paths or numbers of people.
class Metrics
{
public:
    Metrics();
    ~Metrics();

    void noteRequest(const QByteArray &method, const QString &route, int status, std::chrono::microseconds took);
    void noteWebSocket(const QString &kind, int change); ///< +1 opened, -1 closed

    /// A figure that is asked for when it is shown. \a isCounter: only grows.
    void addFigure(const QString &name, const QString &help, bool isCounter, std::function<double()> read);

    /// Prometheus' text format, version 0.0.4.
    [[nodiscard]] QByteArray text() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
