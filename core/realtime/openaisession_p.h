// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "realtime/voiceprovider.h"

#include <QNetworkRequest>
#include <QTimer>
#include <QWebSocket>

#include <functional>

namespace Attendant {

/// One WebSocket to the provider. Dead peers are found by pings. The thread that made it.
class OpenAiSession final : public VoiceSession
{
    Q_OBJECT

public:
    /// \a report is told how the connection went: nothing (it stands) or why not. It may outlive the provider.
    using Report = std::function<void(std::optional<Error>)>;
    OpenAiSession(const QNetworkRequest &request, std::chrono::milliseconds limit, Report report);
    ~OpenAiSession() override;

    void send(const QByteArray &event) override;
    void close() override;

private:
    void onConnected();
    void onError();
    void onDisconnected();
    void onLimit();
    void onPingTime();
    void finish(const QString &reason, bool failed);

    QWebSocket m_socket;
    QTimer m_limit;
    QTimer m_pings;
    Report m_report;
    bool m_isOpen = false;
    bool m_isClosing = false; ///< by close()
    bool m_isFinished = false;
    bool m_heardSincePing = true;
};

} // namespace Attendant
