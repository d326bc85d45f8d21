// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "simulator/receptionist.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <memory>

class QHttpServer;
class QWebSocketServer;

namespace Attendant {

class RealtimeListener;
class RealtimeSession;
class VoicePool;

/// A provider of voices that speaks the OpenAI Realtime protocol (GA) on 127.0.0.1: the built-in twin of the real one, for the demo,
/// practice calls and tests. `POST /v1/realtime/client_secrets` and `WS /v1/realtime?model=…`.
///
/// It does not recognise speech. It understands simulated callers by the caption in their samples (simulator/caption.h) and transcribes
/// everything else as "[speech, 2.3 s]". What it says is decided by simulator/receptionist.h and spoken by espeak-ng, with a caption too.
///
/// Lives in the thread it was made in, which needs an event loop; speech is rendered on threads of its own. Not implemented: WebRTC, SIP,
/// MCP, images, transcription-only sessions.
class RealtimeServer : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        quint64 seed = 1;
        double forgetEscalation = 0;   ///< see Receptionist::Options
        double pace = 3;               ///< how much faster than real time audio is sent; 0: all at once
        std::chrono::milliseconds thinkingTime{150}; ///< from the caller's last word understood to the first sound
        std::chrono::seconds sessionLimit{3'600};
        QString refusedKey = QStringLiteral("sk-bad"); ///< this key gets 401 invalid_api_key
        int largestSessionCount = 500;
    };

    explicit RealtimeServer(QObject *parent = nullptr);
    RealtimeServer(const Options &options, QObject *parent = nullptr);
    ~RealtimeServer() override;

    /// Listens on 127.0.0.1. \a port 0 means any free one. Errors: Unavailable (the port is taken).
    [[nodiscard]] Result<void> listen(quint16 port = 0);

    /// Closes every session and stops listening.
    void shutdown();

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT/v1": what OPENAI_BASE_URL takes.
    [[nodiscard]] QUrl baseUrl() const;

    [[nodiscard]] int sessionCount() const;
    [[nodiscard]] const Options &options() const { return m_options; }
    /// Changes take effect with the next session.
    void setOptions(const Options &options) { m_options = options; }

    /// Ends every open connection without a word, as a network does that breaks. For tests of what then happens.
    void dropConnections();

Q_SIGNALS:
    void sessionOpened(const QString &sessionId);
    void sessionClosed(const QString &sessionId);

private:
    friend class RealtimeListener;
    struct Secret
    {
        QJsonObject session;
        Time expiresAt{};
    };

    /// Nothing when \a key may be used, else the body of the 401.
    [[nodiscard]] QJsonObject refusal(const QString &key) const;
    void addRoutes();
    [[nodiscard]] std::pair<int, QJsonObject> makeClientSecret(const QString &key, const QByteArray &body);
    void onConnected();

    Options m_options;
    SystemClock m_clock;
    std::unique_ptr<VoicePool> m_voices;
    RealtimeListener *m_listener = nullptr;
    QHttpServer *m_http = nullptr;
    QWebSocketServer *m_webSockets = nullptr;
    QHash<QString, Secret> m_secrets;
    QList<RealtimeSession *> m_sessions;
    quint64 m_opened = 0;
};

} // namespace Attendant
