// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiparts.h"
#include "base/result.h"

#include <QObject>
#include <QTimer>

#include <mutex>

namespace Attendant {

class Database;
class EventJournal;
class VoiceProvider;

/// Asks the parts that can be away how they are, every few seconds, so that /health/ready answers at once and trouble ends by itself
/// when its cause does. Lives on one thread; summary() from any.
class HealthMonitor : public QObject
{
    Q_OBJECT

public:
    HealthMonitor(Database &database, EventJournal &journal, VoiceProvider &voice, QObject *parent = nullptr);

    void start();
    void setEnding() { m_isEnding = true; }
    [[nodiscard]] HealthSummary summary() const;

private:
    void check();

    Database &m_database;
    EventJournal &m_journal;
    VoiceProvider &m_voice;
    QTimer m_timer;
    int m_ticks = 0;
    std::atomic<bool> m_isEnding = false;
    mutable std::mutex m_lock;
    std::optional<Error> m_databaseTrouble; ///< of the last check
};

} // namespace Attendant
