// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "client/eventstream.h"
#include "ui/common/consolestore.h"

#include <QTimer>

#include <unordered_map>
#include <unordered_set>

namespace Attendant::Ui {

/// Keeps a ConsoleStore true: reads the active calls, the organizations and the health over the API, applies the events of the stream, reads a
/// call anew where events are missing, and everything after a resync. The three objects must outlive it. GUI thread.
class ConsoleSync : public QObject
{
    Q_OBJECT

public:
    ConsoleSync(ConsoleStore &store, ApiClient &api, EventStream &events, QObject *parent = nullptr);

    /// Connects and goes on for ever; losses are retried by the stream. The server's address must be set before.
    void start();
    /// Leaves the pause between two tries at once.
    void tryNow();
    /// After an organization was changed or made.
    void readOrganizations();

private:
    void onEvent(const CallEvent &event);
    void readEverything();
    void readPage(const QString &after, std::vector<Call> soFar, quint64 generation);
    void readCall(const CallId &id);
    void readRecent();
    void readHealth();
    void onSnapshotFailed(const Error &error);

    ConsoleStore &m_store;
    ApiClient &m_api;
    EventStream &m_events;
    QTimer m_healthTimer, m_retryTimer;
    quint64 m_generation = 0; ///< of the snapshot being read; answers of earlier ones are dropped
    bool m_reading = false;
    std::unordered_map<CallId, qint64> m_missed; ///< the highest seq that could not be applied while a snapshot was read
    std::unordered_set<CallId> m_asked;          ///< calls that are being read
};

} // namespace Attendant::Ui
