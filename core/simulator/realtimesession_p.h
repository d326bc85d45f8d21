// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/caption.h"
#include "simulator/conversation_p.h"
#include "simulator/realtimeresponse_p.h"
#include "simulator/realtimeserver.h"
#include "simulator/sessionsettings_p.h"
#include "audio/voiceactivity.h"

#include <QHash>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <QWebSocketProtocol>

#include <deque>

class QTcpSocket;
class QWebSocket;

namespace Attendant {

/// One client of the simulated provider: its configuration, its audio, its conversation and its responses. In the server's thread.
class RealtimeSession : public QObject
{
    Q_OBJECT

public:
    /// Takes ownership of \a socket. Without one it is a call: its sound goes over a peer connection (or a telephone line), and any number
    /// of sockets attach to its events.
    RealtimeSession(QWebSocket *socket, SessionSettings config, const RealtimeServer::Options &options, quint64 seed, const Clock &clock,
                    VoicePool &voices, QObject *parent);

    void start();
    /// To a call. \a isPeer: the caller's own end, which has the data channel's events and the sound as on an ordinary socket.
    void attach(QWebSocket *socket, bool isPeer);
    void sendKey(QChar key, qint64 at); ///< of the caller's telephone
    void refuse(const ProtocolError &error);
    void close(QWebSocketProtocol::CloseCode code, const QString &reason);
    void abort();

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &conversationId() const { return m_conversationId; }
    [[nodiscard]] const RealtimeServer::Options &options() const { return m_options; }
    [[nodiscard]] VoicePool &voices() { return m_voices; }
    [[nodiscard]] QString voiceName() const { return m_config.voice(); }
    [[nodiscard]] static QString newItemId();

    /// \a fault befalls it \a in that time. \a wire carries its socket's bytes.
    void planFault(Fault fault, std::chrono::milliseconds in, quint32 seed, QTcpSocket *wire);

    // For the responses.
    [[nodiscard]] bool has(Fault fault) const { return m_fault == fault; }
    void send(const QString &type, const QJsonObject &fields);
    void sendAudioDelta(const QString &responseId, const QString &itemId, const QByteArray &base64);
    void sendRateLimits();
    void addItem(ConversationItem item, const QString &previousId = {});
    void finishItem(const QJsonObject &item);
    void extendItemAudio(const QString &itemId, const QByteArray &audio, std::chrono::milliseconds duration);
    void noteSpoken() { m_hasSpoken = true; }
    void noteComposed(const QString &responseId); ///< all of its sound was sent
    [[nodiscard]] int contextTextTokens() const { return m_textTokens; }
    [[nodiscard]] int contextAudioTokens() const { return m_audioTokens; }

Q_SIGNALS:
    void closed();
    void faultStruck(Attendant::Fault fault);

private:
    using Handler = void (RealtimeSession::*)(const QJsonObject &);

    // realtimesession.cpp
    void onMessage(const QString &message);
    void handle(const QJsonObject &event);
    void sendError(const ProtocolError &error, const QJsonValue &clientEventId = {});
    [[nodiscard]] QJsonObject sessionJson() const;
    void applyConfig();
    void onUpdate(const QJsonObject &event);
    void onResponseCreate(const QJsonObject &event);
    void onResponseCancel(const QJsonObject &event);
    void respond(const QJsonObject &parameters);
    void onResponseDone(RealtimeResponse *response);

    // realtimeitems.cpp: the conversation
    [[nodiscard]] static QString textOf(const QJsonObject &item);
    void onItemCreate(const QJsonObject &event);
    void onItemRetrieve(const QJsonObject &event);
    void onItemDelete(const QJsonObject &event);
    void onItemTruncate(const QJsonObject &event);
    void understand(const QJsonObject &item);

    // realtimefaults.cpp: what goes wrong
    void strike();
    void stopWire();
    void resetWire();
    void trickle();
    /// Changes \a event of \a type as the fault wants it. False: it is not sent.
    [[nodiscard]] bool distort(const QString &type, QJsonObject &event) const;
    void transmit(QString text, bool isSound);
    void transmitNow(const QString &text, bool isSound);

    // realtimeplayback.cpp: what the caller of a call hears, and when
    void noteSound(const QString &responseId, const QString &itemId, qsizetype bytes);
    void stopSound(bool isCleared);
    void onOutputClear(const QJsonObject &event);

    // realtimeinput.cpp: the caller's audio
    void onAppend(const QByteArray &audio);
    void onCommit(const QJsonObject &event);
    void onClear(const QJsonObject &event);
    void transcribe();
    void sendTranscriptDelta(const QString &words);
    void onSpeechStarted(qint64 at);
    void onSpeechStopped(qint64 at);
    void commitTurn();
    void trimInput();
    void watchIdle();
    [[nodiscard]] qint64 audioMs(qint64 samples) const;

    struct Line { QWebSocket *socket; bool isPeer; };
    QList<Line> m_lines;
    const bool m_isCall;
    SessionSettings m_config;
    SessionSettings::TurnDetection m_detection;
    RealtimeServer::Options m_options;
    const Clock &m_clock;
    VoicePool &m_voices;
    Receptionist m_receptionist;
    QString m_id, m_conversationId;
    qint64 m_expiresAt = 0;
    quint64 m_eventCount = 0;
    QString m_eventPrefix;
    QTimer m_limit;

    Conversation m_conversation;
    RealtimeResponse *m_active = nullptr; ///< the one in the default conversation
    int m_asides = 0;
    bool m_hasSpoken = false;
    int m_textTokens = 0, m_audioTokens = 0;
    QJsonValue m_currentEventId;

    VoiceActivity m_activity;
    CaptionReader m_captions;
    QByteArray m_input;         ///< audio of the turn (or the padding before one), in the wire format
    qint64 m_received = 0;      ///< samples since the session began, at the format's rate
    QString m_turnId;           ///< the future item of the turn that is spoken
    qint64 m_speechStart = 0;
    QStringList m_turnWords;
    bool m_turnOpen = false;    ///< speech_started was sent
    bool m_hadVoice = false;    ///< since the last commit
    qint64 m_quietSince = 0;    ///< m_received when the last response will have been heard
    bool m_awaitsCaller = false;

    QString m_playing, m_playingItem; ///< the response and the item that the caller of a call hears
    std::chrono::steady_clock::time_point m_playingSince;
    std::chrono::milliseconds m_playingLength{};
    QTimer m_playbackEnd;

    std::optional<Fault> m_fault, m_plannedFault;
    QRandomGenerator m_chance;
    QPointer<QTcpSocket> m_wire;
    QTimer m_faultTimer;
    struct Late { QString text; bool isSound; };
    std::deque<Late> m_late;  ///< what trickles
    qint64 m_lateBytes = 0, m_allowance = 0;
    int m_rate = 0;           ///< bytes a second
};

} // namespace Attendant
