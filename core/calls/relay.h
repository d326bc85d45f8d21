// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"
#include "audio/tone.h"
#include "audio/voiceactivity.h"
#include "base/clock.h"
#include "calls/clientview.h"
#include "calls/humanvoice.h"
#include "calls/itemchain.h"
#include "calls/legs.h"
#include "calls/linecoding.h"
#include "calls/pacer.h"
#include "calls/watchdog.h"
#include "realtime/eventscan.h"
#include "realtime/sessionconfig.h"
#include "realtime/voiceprovider.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Attendant {

struct SpokenItem { QString role, text; }; ///< "user", "assistant", "system"

/// What the relay tells the call. Called on the call's thread, out of socket signals or tick().
class RelayHost
{
public:
    virtual ~RelayHost() = default;

    virtual void onUpstreamReady() = 0; ///< the provider has confirmed our configuration
    /// The provider's connection failed, could not be made or was given up; \a recovery says what the caller needs now.
    virtual void onUpstreamLost(const QString &sentence, Watchdog::Recovery recovery) = 0;
    virtual void onRenewalDue() = 0;   ///< the session grows old: renewUpstream() is wanted
    [[nodiscard]] virtual std::vector<SpokenItem> conversation() const = 0; ///< so far, for a new session
    virtual void onFillerWanted() = 0; ///< the caller waits for the AI and should hear a sentence
    virtual void onClientLost(const QString &why) = 0; ///< closed by the client, or dropped by us
    virtual void onHangUp() = 0; ///< the client says that its caller has hung up; it does not come back

    virtual void onSpeechStarted() = 0;
    virtual void onCallerPartial(const QString &itemId, const QString &delta) = 0;
    virtual void onCallerFinal(const QString &itemId, const QString &previousItemId, const QString &text) = 0;
    virtual void onAiPartial(const QString &itemId, const QString &delta) = 0; ///< as generated, ahead of what is heard
    virtual void onAiComposed(const QString &itemId, const QString &text) = 0; ///< the whole text, ahead of what is heard
    /// An AI utterance was spoken. \a heard is what the caller heard of \a composed before it was cut off.
    virtual void onAiSpoken(const QString &itemId, const QString &previousItemId, const QString &heard, const QString &composed) = 0;

    struct ToolRequest { QString itemId, toolCallId, responseId, name; QByteArray arguments; };
    virtual void onToolCall(const ToolRequest &request) = 0;

    [[nodiscard]] virtual bool hasListeners() const = 0; ///< somebody at a console; audio is decoded only then
    /// A caller whose sound does not come by itself is to send it: somebody listens, or it is recorded.
    [[nodiscard]] virtual bool wantsSound() const = 0;
    virtual void onCallerAudio(const Samples &samples) = 0;
    virtual void onAiAudio(const Samples &samples, std::chrono::microseconds startsAt) = 0; ///< what the caller will hear then
    /// Everything that goes over the line, as it is written there: what the caller says now, or will hear from \a at on.
    virtual void onLine(AudioSource source, LineFormat format, const QByteArray &bytes, std::chrono::microseconds at) = 0;
    /// What the caller gets to hear of the person on the line. \a ends: a pause follows.
    virtual void onHumanPiece(const Samples &piece, bool ends) = 0;
    virtual void onLineCut() = 0;  ///< what of it was to be heard later is not
    virtual void onAudioCut() = 0; ///< what was to be heard later is not
    virtual void onKey(QChar key) = 0; ///< of the caller's telephone, where the provider has the line
};

/// The line between the caller's client and the voice provider. Frames pass byte for byte unless we must act: what is ours alone is
/// enforced, audio is paced, and a human's voice, a prepared sentence or the hold tone can take the AI's place as a well-formed response.
/// Part of a call: the call's thread, no thread of its own, no timers; tick() every 20 ms while a client is there.
/// Source: design.md, idea 1; reference notes, sections 7 to 12.
class Relay
{
public:
    enum class Voice { Ai, Human, Hold };
    static inline const QString composing = QStringLiteral("attendant_compose"); ///< metadata.purpose of what compose() asks for

    /// \a context lives where the call lives; connections end with it.
    Relay(const Clock &clock, VoiceProvider &provider, RelayHost &host, QObject *context);
    ~Relay();

    // --- the two ends ------------------------------------------------------------------------------------------------------
    /// Takes the client; one that is still there is closed with a reason.
    void attach(std::unique_ptr<CallerLeg> leg);
    [[nodiscard]] bool hasClient() const { return m_leg != nullptr; }
    /// The client's sound goes to the provider directly; we hear and tell the call's events alone.
    [[nodiscard]] bool isPeer() const { return !m_peerCall.isEmpty(); }
    /// What we say ourselves reaches the caller: always, unless the client is a peer without an audio line.
    [[nodiscard]] bool hearsUs() const { return m_leg && m_leg->hearsUs(); }
    /// The peer's session at the provider is one that has lived through the conversation.
    [[nodiscard]] bool hasJoined() const { return isPeer() && m_hasJoined; }
    /// The peer's audio line has come: what we say begins anew.
    void lineAttached();
    /// Puts on record what the caller has heard so far; before the call's last event.
    void settle();
    /// Why nobody can be put on the line with this caller; empty: somebody can.
    [[nodiscard]] QString takeoverRefusal() const { return m_leg ? m_leg->takeoverRefusal() : QString(); }
    /// Closes the client's connection; onClientLost() is not called.
    void dropClient(quint16 code, const QString &reason);

    using HistoryItem = SpokenItem;
    /// Opens a session at the provider. Once it is configured \a history is inserted unseen and \a opening, if any, is asked for.
    void connectUpstream(const SessionConfig &config, std::vector<HistoryItem> history, std::optional<QJsonObject> opening);
    void dropUpstream();
    /// Opens a second session that takes the first one's place in the next pause.
    void renewUpstream(const SessionConfig &config);
    /// As if the provider had refused for good: onUpstreamLost() follows.
    void abandonUpstream(const QString &sentence);
    [[nodiscard]] bool isUpstreamReady() const { return m_state == State::Ready; }
    [[nodiscard]] bool hasUpstream() const { return m_state != State::None; }
    /// The AI owes the caller words that it will not say by itself: nobody but us has heard that they are due.
    [[nodiscard]] bool isAiToBeAsked() const { return m_watch.isAiTurn() && !m_hasUnheardSpeech; }
    /// When the connection in the making counts as failed; the call checks it by checkDeadline().
    [[nodiscard]] std::optional<std::chrono::microseconds> deadline() const;
    void checkDeadline();

    void tick();
    /// An event of our own, past the queue.
    void tell(const QByteArray &event) { toClient(event); }
    /// The AI begins no answer until the caller speaks again: a prepared sentence answers what was just said.
    void holdBackUntilSpeech() { m_isHeldBack = true; }

    // --- who speaks --------------------------------------------------------------------------------------------------------
    /// Silences the AI at once: cancelled, waiting audio dropped, cut to what was heard, its response closed towards the client.
    void cutAi();
    /// From now on the AI (anew), a person or the hold sound speaks. Leaving the AI cuts it.
    void setVoice(Voice voice);
    [[nodiscard]] Voice voice() const { return m_voice; }
    /// A packet from the person's microphone; ignored unless the voice is Human.
    void humanAudio(SampleView packet);
    /// Nothing comes from the person: the soft tone is heard until something does.
    void setPersonAway(bool away) { m_isPersonAway = away && m_voice == Voice::Human; }
    /// A prepared sentence in the place of the AI's voice. It cannot be interrupted by the caller.
    void speak(const Samples &clip, const QString &text);
    [[nodiscard]] bool isSpeakingLocally() const;
    /// The sentence of the hold sound, spoken at its start and every 20 s. None: only the tone.
    void setHoldSentence(std::shared_ptr<const Samples> sentence, const QString &text);

    // --- the AI ------------------------------------------------------------------------------------------------------------
    /// Something that only the AI gets to know; never shown to the client.
    void insertNote(const QString &text);
    /// Lets the AI speak now, or when what it is saying has ended.
    void requestResponse(const QJsonObject &response = {});
    /// The result of a tool call. Once all calls of a response are answered the AI goes on, unless one says \a goOn = false.
    void answerTool(const QString &responseId, const QString &toolCallId, const QByteArray &output, bool goOn);

    /// Lets the AI write a sentence that nobody hears: \a task is added to its instructions. \a done gets the text, empty when it could not;
    /// it is not called when the session is lost before. One at a time.
    void compose(const QString &task, std::function<void(const QString &)> done);

    // --- facts ---------------------------------------------------------------------------------------------------------------
    [[nodiscard]] quint64 framesIn() const { return m_framesIn; }
    [[nodiscard]] bool isQuiet() const; ///< nothing is waiting to be heard
    /// The AI says nothing and is about to say nothing.
    [[nodiscard]] bool isAtRest() const { return isQuiet() && m_activeResponse.isEmpty() && m_requestEvent.isEmpty() && !m_wanted; }
    [[nodiscard]] bool wasAnswering() const { return !m_activeResponse.isEmpty(); }

private:
    enum class State { None, Connecting, Configuring, Ready };
    struct Tools { QSet<QString> open; bool responseDone = false; bool goOn = true; };
    struct AiText { QString text; bool isWhole = false; };

    // relayupstream.cpp: what the provider says besides
    void onUpstream(const QByteArray &event);
    void onOpened();
    void onConfigured();
    void onUpstreamClosed(const QString &reason);
    void onSessionEvent(const EventScan &scan, const QByteArray &event);
    void onError(const EventScan &scan, const QByteArray &event);
    void onItemEvent(const EventScan &scan, const QByteArray &event);
    void onInputEvent(const EventScan &scan, const QByteArray &event);
    void onTranscription(const EventScan &scan, const QByteArray &event);
    void finishComposing(const QString &text);
    void adoptFormats(const QJsonObject &session);
    QByteArray withShownPrevious(const EventScan &scan, const QByteArray &event) const;

    // relayresponses.cpp: what the provider answers
    void onResponseCreated(const EventScan &scan, const QByteArray &event);
    void onResponseEvent(const EventScan &scan, const QByteArray &event);
    void onAudioDelta(const EventScan &scan, const QByteArray &event);
    void onAiTranscriptDone(const EventScan &scan, const QByteArray &event);
    void onOutputItemDone(const QString &responseId, const QJsonObject &item);
    void onResponseDone(const EventScan &scan, const QByteArray &event);
    void finishTools(const QString &responseId);
    void sendWanted();
    void onResponseEnded(const QString &id, const QJsonObject &response);

    // relayclient.cpp: what the client says
    void onClient(const QByteArray &event);
    void obey(const EventScan &scan, const QByteArray &event);
    void hearTyped(const QJsonObject &item, const QString &previousItemId);
    void onClientUpdate(const EventScan &scan);
    void onClientItem(const EventScan &scan, const QByteArray &event);
    void onClientResponse(const EventScan &scan);
    void onClientItemRequest(const EventScan &scan, const QByteArray &event);
    void keepForLater(const QByteArray &event);
    void onClientAudio(const EventScan &scan, const QByteArray &event);
    void keepUnheard(const QByteArray &event);
    void refuse(const EventScan &scan, const QString &code, const QString &sentence);

    // relayvoice.cpp: other voices in the AI's place
    void cutAudio();
    void recordCut(const Pacer::Unheard &unheard);
    void spoken(const QString &itemId);
    Wire::AudioAddress openLocal();
    void addLocal(const Wire::AudioAddress &address, SampleView samples);
    void closeLocal(const Wire::AudioAddress &address, const QString &transcript);
    void applyHuman(const HumanVoice::Step &step);
    void endHuman();
    void feedHold();
    void feedTone();
    void closeTone();
    QString sendTurnDetection();

    // relayrenewal.cpp: a session does not live for ever
    void renew();
    void dropNext();
    void switchOver();
    void noteLifetime(const QJsonObject &session);

    // relaypeer.cpp: calls whose sound does not come through us
    void onPeerBuffer(const EventScan &scan);
    void onPeerTruncated(const EventScan &scan);
    void onPeerItem(const QJsonObject &item);
    void holdToConfig(const QJsonObject &session);
    void speakPeerTexts(const QString &responseId = {});
    void tickPeer();
    void cutPeer();
    void markVoice();
    [[nodiscard]] QString voiceName() const; ///< "ai", "human" or "hold"
    void onPeerClient(const EventScan &scan);
    [[nodiscard]] QJsonValue turnDetection(const SessionConfig &config, bool answers) const;

    // relaywatch.cpp: nobody is left in silence
    void watch();
    void setPatience();
    [[nodiscard]] static bool isDigitalSilence(QByteArrayView base64);
    [[nodiscard]] bool isNothing(QByteArrayView base64);
    void answerLateTools();

    // relay.cpp
    void listenToUpstream();
    [[nodiscard]] QJsonObject sessionAudio(const SessionConfig &config) const;
    void toClient(const QByteArray &event);
    void playToClient(const QByteArray &event, const Pacer::Piece &piece);
    void checkClient();
    void toProvider(QJsonObject event);
    [[nodiscard]] std::chrono::microseconds now() const { return m_clock.steady(); }

    const Clock &m_clock;
    VoiceProvider &m_provider;
    RelayHost &m_host;
    QObject *m_context;

    std::unique_ptr<CallerLeg> m_leg;
    std::unique_ptr<VoiceSession> m_upstream;
    State m_state = State::None;
    std::chrono::microseconds m_deadline{};
    std::optional<SessionConfig> m_config;
    std::vector<HistoryItem> m_history;
    std::optional<QJsonObject> m_opening;
    QString m_configEvent;             ///< event_id of our configuration, until it is confirmed
    struct Update { QString eventId; bool show; };
    std::deque<Update> m_updates;      ///< session.updates on their way, in order
    std::deque<QByteArray> m_backlog;  ///< the client's events until the provider is ready
    qsizetype m_backlogBytes = 0;
    QJsonObject m_clientAudio;         ///< the formats and the like that the client chose; every session gets them

    std::unique_ptr<VoiceSession> m_next; ///< the session that will take this one's place
    std::optional<SessionConfig> m_nextConfig;
    QJsonObject m_nextSession;
    bool m_isNextReady = false;
    std::chrono::microseconds m_nextDeadline{}, m_nextTryAt{}, m_bornAt{}, m_lifetime{};

    Watchdog m_watch;
    QString m_probeEvent;              ///< event_id of the last question for a sign of life
    VoiceActivity m_ear;               ///< hears the caller beside the provider
    std::deque<QByteArray> m_unheard;  ///< what the caller said and the provider has not confirmed to have heard
    qsizetype m_unheardBytes = 0;
    bool m_hasUnheardSpeech = false;   ///< the session in the making is to hear the caller first
    std::chrono::microseconds m_silentRun{}; ///< digital silence in a row from the provider
    bool m_activeHasSound = false;     ///< the active response was heard, or will be
    QJsonObject m_activeRequest;       ///< what we asked for with it
    bool m_hasAskedAgain = false;      ///< after a failed response

    LineFormat m_inputFormat = LineFormat::Pcm;
    LineFormat m_outputFormat = LineFormat::Pcm;
    LineDecoder m_callerDecoder, m_aiDecoder;
    LineEncoder m_encoder;

    Pacer m_pacer;
    ClientView m_view;
    ItemChain m_chain;
    QSet<QString> m_visible;           ///< responses whose beginning the client was given
    QSet<QString> m_cut;               ///< of these, the ones whose rest is not played
    QString m_activeResponse;          ///< at the provider, in the default conversation
    QString m_requestEvent;            ///< event_id of our response.create that is not yet answered
    std::chrono::microseconds m_requestedAt{};
    QString m_lastRequestEvent;
    QJsonObject m_lastRequest;
    std::optional<QJsonObject> m_wanted; ///< a response to ask for when the active one has ended
    QHash<QString, AiText> m_aiTexts;  ///< by item, until spoken
    QSet<QString> m_truncated;         ///< items that we told the provider to cut to what was heard
    QString m_lastShownItem;

    std::function<void(const QString &)> m_composed;
    QString m_composeEvent, m_composeResponse;
    QHash<QString, Tools> m_tools;     ///< by response
    std::deque<QString> m_toolCalls;   ///< call ids that we answer, newest last
    int m_swallowCreates = 0;          ///< response.create of a client that answered a tool itself
    std::chrono::microseconds m_swallowUntil{};

    Voice m_voice = Voice::Ai;
    std::optional<HumanVoice> m_human;
    std::optional<Wire::AudioAddress> m_humanResponse;
    QString m_humanResponseId;         ///< the last one, also after its end
    std::optional<Wire::AudioAddress> m_holdResponse;
    HoldTone m_tone;
    bool m_isPersonAway = false;
    std::shared_ptr<const Samples> m_holdSentence;
    QString m_holdText;
    size_t m_holdAt = 0;               ///< samples of tone since the sentence
    int m_localPending = 0;            ///< prepared sentences not yet sent to their end
    std::chrono::microseconds m_localUntil{};

    QString m_peerCall;                ///< the provider's name of the call; empty: the sound comes through us
    bool m_isTelephone = false;        ///< and it came there by telephone
    bool m_hasJoined = false;
    bool m_isPeerPlaying = false;      ///< the caller hears the AI, says the provider
    std::chrono::microseconds m_peerQuietSince{};
    struct PeerText { QString responseId, itemId, text; };
    std::vector<PeerText> m_peerTexts; ///< composed; on record when the caller has heard them
    std::deque<std::chrono::microseconds> m_breaches; ///< when a client changed what is ours

    bool m_isHeldBack = false;
    quint64 m_framesIn = 0;
    bool m_isDropping = false;
};

} // namespace Attendant
