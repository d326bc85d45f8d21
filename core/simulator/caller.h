// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/participants.h"
#include "simulator/scenario.h"
#include "simulator/voicepool.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QWebSocket;

namespace Attendant {

class CallerEar;
class WavWriter;

/// A simulated caller: walks the very path of the office's frontend (contract.md, section 1) - starts a call, asks for a session, opens
/// the WebSocket with the client secret, streams its microphone without a pause - and speaks its scenario, listening in real time.
///
/// It understands the simulated AI by the caption in its voice, a real one by its transcript events; sound without either is a person who
/// took over, to whom it says its `to_human` lines. Every wait has a limit; what failed is told in a sentence.
/// Usage: construct, connect, start(); delete after ended(). Lives in the thread it was made in.
class Caller : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Starting, Connecting, InCall, Ended };
    Q_ENUM(State)

    struct Options
    {
        QString orgId = QStringLiteral("org_demo_001"); ///< used when the scenario names none
        bool tellsCallId = false;  ///< sends call_id with the session request, which that frontend does not
        std::chrono::seconds limit{600}; ///< of the whole call
        QByteArray origin;         ///< of the WebSocket; empty: none
    };

    /// \a server is "http://127.0.0.1:8000". \a voices may be shared and must outlive the caller; none: its own.
    Caller(const QUrl &server, const Scenario &scenario, const Options &options, VoicePool *voices = nullptr, QObject *parent = nullptr);
    Caller(const QUrl &server, const Scenario &scenario, QObject *parent = nullptr);
    ~Caller() override;

    /// Records what is heard and said, mixed, into a WAV file; before start(). Errors: Unavailable.
    [[nodiscard]] Result<void> recordTo(const QString &path);

    void start();
    /// Ends the call as a caller does.
    void hangUp(const QString &reason = QStringLiteral("hung up"));
    /// Says \a text at the next opportunity, besides the script.
    void say(const QString &text);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &callId() const { return m_callId; }
    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] bool hasHeardHuman() const { return m_humanHeard; }

Q_SIGNALS:
    void stateChanged(Attendant::Caller::State state);
    /// A whole utterance: what the AI said (its words) or what the caller said; for a person the text is empty.
    void heard(Attendant::Speaker speaker, const QString &text);
    void humanHeard();
    /// Once, at the end. \a reason is a sentence or one of: "hung up", "end_call", "patience", "script".
    void ended(const QString &reason);

private:
    // caller.cpp: the frontend's part
    void setState(State state);
    void finish(const QString &reason);
    void fail(const QString &sentence);
    void post(const QString &path, const QJsonObject &body, void (Caller::*then)(const QJsonObject &));
    void onCallStarted(const QJsonObject &answer);
    void onSession(const QJsonObject &answer);
    void onConnected();
    void onMessage(const QString &message);
    void onFunctionCall(const QJsonObject &item);
    void answerFunction(const QString &callId, const QJsonObject &output);
    void onResponseDone();
    void maybeContinue();
    void send(const QJsonObject &event);

    // callerspeech.cpp: the person's part
    void onTick();
    void onFrame();
    void listen(const std::vector<CaptionWord> &words, bool isSound, bool isForeign);
    void endOfUtterance();
    void considerSpeaking();
    [[nodiscard]] int nextLine() const;
    [[nodiscard]] int bargeLine() const;
    void speak(const QString &text);
    [[nodiscard]] bool isSpeaking() const { return m_rendering || m_mouthAt < m_mouth.size(); }
    [[nodiscard]] std::chrono::milliseconds callTime() const { return frameTime * m_frames; }

    QUrl m_server;
    Scenario m_scenario;
    Options m_options;
    std::unique_ptr<VoicePool> m_ownVoices;
    VoicePool *m_voices;
    QNetworkAccessManager *m_network;
    QWebSocket *m_socket = nullptr;
    std::unique_ptr<CallerEar> m_ear;
    std::unique_ptr<WavWriter> m_recording;
    State m_state = State::Idle;
    QString m_callId;
    QJsonObject m_sessionConfig;
    QTimer m_deadline, m_limit, m_ticker;
    QElapsedTimer m_clock;
    qint64 m_frames = 0; ///< of 20 ms, since the socket opened

    QSet<QString> m_itemsWithText; ///< items whose words came as transcript events: a real AI's
    int m_openFunctions = 0;
    bool m_functionsAnswered = false, m_responseRunning = false, m_endsAfterSpeech = false;

    Samples m_mouth;
    size_t m_mouthAt = 0;
    bool m_rendering = false;
    Samples m_outgoing;
    QStringList m_extra;
    QString m_saying;

    QStringList m_utterance;    ///< of the AI, so far
    QString m_transcript;       ///< the same from transcript events
    bool m_soundNow = false, m_utteranceIsHuman = false, m_soundInUtterance = false;
    qint64 m_lastSound = 0, m_soundSince = 0, m_lastSpoke = 0;
    int m_utterances = 0;       ///< of the AI, complete
    QString m_lastUtterance;
    bool m_answerDue = false;   ///< something was heard that has not been answered
    bool m_humanHeard = false;
    QList<int> m_usedLines;
    qsizetype m_usedToHuman = 0;
};

} // namespace Attendant
