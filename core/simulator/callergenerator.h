// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/caller.h"

#include <QStringList>

namespace Attendant {

/// Callers who ring by themselves, for the demo: one at once, an emergency within the first twelve seconds, then another every few
/// seconds, with names, numbers and voices that vary by the seed; never more than a limit at the same time. Calls end by themselves.
/// Lives in the thread it was made in.
class CallerGenerator : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        quint64 seed = 1;
        int limit = 6;                          ///< calls at the same time
        std::chrono::milliseconds interval{7'000}; ///< on average
        QStringList orgIds{QStringLiteral("org_demo_001")}; ///< one is picked per call, unless the scenario names one of them
        QList<Scenario> scenarios;              ///< empty: those that come with the program
        std::chrono::seconds callLimit{240};
    };

    CallerGenerator(const QUrl &server, const Options &options, QObject *parent = nullptr);
    explicit CallerGenerator(const QUrl &server, QObject *parent = nullptr);
    ~CallerGenerator() override;

    void start();
    /// No new callers; those on the line hang up.
    void stop();

    [[nodiscard]] int activeCount() const { return static_cast<int>(m_callers.size()); }
    [[nodiscard]] int startedCount() const { return m_started; }

    /// The caller that would ring as number \a index (from 0): which scenario, with which name, number and organization. Depends on the
    /// options alone.
    [[nodiscard]] Scenario scenarioFor(int index) const;

Q_SIGNALS:
    void callerStarted(const QString &scenarioId, const QString &name);
    void callerEnded(const QString &scenarioId, const QString &reason);

private:
    void onTimer();
    void startCaller();
    [[nodiscard]] std::chrono::milliseconds pauseBefore(int index) const;

    QUrl m_server;
    Options m_options;
    VoicePool m_voices;
    QTimer m_timer;
    QList<Caller *> m_callers;
    int m_started = 0;
    int m_failures = 0; ///< in a row
};

} // namespace Attendant
