// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "simulator/fault.h"
#include "simulator/receptionist.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QHttpServer;
class QNetworkAccessManager;
class QTcpSocket;
class QWebSocket;
class QWebSocketServer;

namespace Attendant {

class RealtimeListener;
class RealtimeSession;
class SessionSettings;
class VoicePool;

/// A provider of voices that speaks the OpenAI Realtime protocol (GA) on 127.0.0.1: the built-in twin of the real one, for the demo,
/// practice calls and tests. `POST /v1/realtime/client_secrets` and `WS /v1/realtime?model=…`; `WS …?intent=transcription`, which only writes
/// down what it is sent; `POST /v1/realtime/calls` and what can be done to such a call, with any number of `WS /v1/realtime?call_id=…` beside it.
///
/// It has no media engine: the caller's end of a call is a WebSocket of its own (`?call_id=…&peer=1`), which carries what a browser has as a
/// data channel and as sound, mu-law both ways. A gateway with WebRTC can be put before it (Options::mediaGateway); without one the SDP
/// answer is well-formed and leads nowhere.
///
/// It does not recognise speech. It understands simulated callers by the caption in their samples (simulator/caption.h) and transcribes
/// everything else as "[speech, 2.3 s]". What it says is decided by simulator/receptionist.h and spoken by espeak-ng, with a caption too.
///
/// Lives in the thread it was made in, which needs an event loop; speech is rendered on threads of its own. Not implemented: MCP, images.
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
        QUrl mediaGateway;             ///< POST {"call_id","sdp"} there answers {"sdp"}
        FaultPlan faults;              ///< for drills: what befalls the sessions on a WebSocket of their own
        std::chrono::milliseconds joinDelay{0}; ///< a new call cannot be joined before: 404, as the real one says
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
    void setOptions(const Options &options);

    /// Ends every open connection without a word, as a network does that breaks. For tests of what then happens.
    void dropConnections();

    /// A telephone call rings, as the webhook realtime.call.incoming tells; it waits for accept or reject.
    void ring(const QString &callId);
    /// The caller of a call presses a key of their telephone.
    void pressKey(const QString &callId, QChar key);
    /// The caller of a call hangs up.
    void leave(const QString &callId);
    [[nodiscard]] QStringList calls() const { return m_calls.keys(); }

Q_SIGNALS:
    void callCreated(const QString &callId, const QJsonObject &session);  ///< by an offer
    void callAccepted(const QString &callId, const QJsonObject &session);
    void callRejected(const QString &callId, int status);
    void callReferred(const QString &callId, const QString &target);
    void callHungUp(const QString &callId); ///< by us
    void sessionOpened(const QString &sessionId);
    void sessionClosed(const QString &sessionId);
    void faultStruck(const QString &sessionId, Attendant::Fault fault);

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
    void adopt(RealtimeSession *session);
    void planFault(RealtimeSession *session, QTcpSocket *wire); // realtimefaults.cpp

    // realtimecalls.cpp
    struct Answer { int status = 200; QByteArray type = "application/json", body; QByteArray location = {}; };
    void addCallRoutes();
    void createCall(const QString &key, const QByteArray &contentType, const QByteArray &body, const std::function<void(const Answer &)> &answer);
    [[nodiscard]] Answer actOnCall(const QString &key, const QString &callId, const QString &verb, const QByteArray &body);
    RealtimeSession *openCall(const QString &callId, const SessionSettings &config);
    [[nodiscard]] bool isJoinable(const QString &callId) const;
    void join(QWebSocket *socket, const QString &callId, bool isPeer);

    Options m_options;
    SystemClock m_clock;
    std::unique_ptr<VoicePool> m_voices;
    RealtimeListener *m_listener = nullptr;
    QHttpServer *m_http = nullptr;
    QWebSocketServer *m_webSockets = nullptr;
    QHash<QString, Secret> m_secrets;
    QList<RealtimeSession *> m_sessions;
    struct PeerCallState { RealtimeSession *session; std::chrono::steady_clock::time_point joinableAt; };
    QHash<QString, PeerCallState> m_calls;
    QStringList m_ringing;
    QNetworkAccessManager *m_network = nullptr; ///< to the media gateway
    quint64 m_opened = 0;
    QHash<quint16, QPointer<QTcpSocket>> m_upgrading; ///< by the client's port: sockets on their way to be WebSockets
    struct Outage { Fault fault; std::chrono::steady_clock::time_point until; };
    std::optional<Outage> m_outage; ///< what struck last
};

} // namespace Attendant
