// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/rewindring.h"
#include "calls/callrecorder.h"
#include "calls/callservice.h"
#include "calls/callslot.h"
#include "calls/consoleaudio.h"
#include "calls/peerleg.h"
#include "calls/relay.h"
#include "calls/scribe.h"
#include "calls/toolresult.h"
#include "calls/utterances.h"
#include "domain/presence.h"
#include "safety/phrasedetector.h"

#include <QHash>
#include <QPointer>

#include <array>
#include <memory>

namespace Attendant {

struct CallContext;

/// One call: an actor on one thread, which owns the call's lines and is the only one to change its state. Its state is the fold of the
/// events that it records. It moves to the thread of the caller's leg when one is attached; others reach it through its CallSlot.
class CallSession final : public QObject, private RelayHost
{
    Q_OBJECT

public:
    CallSession(std::shared_ptr<CallContext> context, CallId id, OrgId org);
    ~CallSession() override;
    [[nodiscard]] const std::shared_ptr<CallSlot> &slot() const { return m_slot; }

    using Person = CallService::Person;

    // Everything below: the call's thread.
    [[nodiscard]] Pending<CallId> begin(const CallService::StartRequest &request);
    void resume(const std::vector<CallEvent> &events);
    /// Takes an ended call up again, whose state the slot has, for corrections.
    void recall();
    /// Ends without having been anything: another session has the call.
    void dismiss();
    [[nodiscard]] static QString retiredContext() { return QStringLiteral("retired"); }
    [[nodiscard]] Pending<void> noteSession(const QString &secretHash, Time expiresAt, const SessionId &id, const QString &promptVersion);
    void attachCaller(std::unique_ptr<CallerLeg> leg);
    /// The caller's sound goes to the provider directly, under the name \a providerCall.
    /// \a isRejoined: after a restart, in which the call there went on.
    void attachPeer(const QString &providerCall, PeerLeg::Kind kind, bool isRejoined = false);
    /// The provider did not take the caller's offer; they may try again for a while.
    void failPeer(const QString &sentence);
    void attachCallerLine(std::shared_ptr<CallerLine> line);
    void onCallerLine(const CallerLine *line, const QByteArray &event);
    void onCallerLineClosed(const CallerLine *line);
    /// A client went before it could be attached; the one that it was to replace may be gone already.
    void callerMissed();
    void pressKey(QChar key);
    void awaitCaller(std::chrono::seconds limit);
    [[nodiscard]] Pending<void> noteFacts(const QJsonObject &facts);
    /// Gets ready to move: lines that are bound to this thread are given up.
    void prepareMove();
    void attachConsole(const CallService::Ticket &ticket, std::shared_ptr<ConsoleLine> line);

    [[nodiscard]] Pending<CallService::Posted> addTranscript(Speaker speaker, const QString &text);
    [[nodiscard]] Pending<CallService::Ended> end(CallStatus status, const QString &reason, const QString &by);
    [[nodiscard]] Pending<QJsonObject> executeTool(const QString &name, const QJsonObject &arguments, const QString &itemId, const QString &toolCallId);

    [[nodiscard]] Pending<EscalationId> escalate(Urgency urgency, const QString &reason, const QString &summary, const Person &by);
    [[nodiscard]] Pending<CallService::AudioGrant> listen(const Person &who);
    [[nodiscard]] Pending<CallService::AudioGrant> takeOver(const Person &who);
    [[nodiscard]] Pending<CallService::AudioGrant> accept(const EscalationId &id, const Person &who);
    [[nodiscard]] Pending<void> decline(const EscalationId &id, const Person &who);
    /// Corrections, allowed behind the call's end too. Errors: NotFound; with retiredContext() when this session has just left memory.
    [[nodiscard]] Pending<void> amend(const CallService::Amendment &amendment, const Person &who);
    [[nodiscard]] Pending<CallService::HandedBack> handBack(const QString &note, const Person &who, bool review, const QString &sentence);
    [[nodiscard]] Pending<void> approveHandback(const QString &text, const Person &who);
    [[nodiscard]] Pending<void> cancelHandback(const Person &who);
    [[nodiscard]] Pending<void> hold(const Person &who);
    [[nodiscard]] Pending<void> resumeFromHold(const Person &who);
    [[nodiscard]] Pending<void> whisper(const QString &text, const Person &who);
    [[nodiscard]] Pending<void> say(const QString &text, const Person &who);

    [[nodiscard]] Pending<void> pauseRecording(const Person &who, bool mayAlways);
    [[nodiscard]] Pending<void> resumeRecording(const Person &who, bool mayAlways);
    [[nodiscard]] Pending<std::vector<int16_t>> rewind(std::chrono::milliseconds time);
    void onRecordingFailed(const QString &reason);

    void onConsoleAudio(const ConsoleLine *line, const QByteArray &bytes);
    void onConsoleClosed(const ConsoleLine *line);
    void onPresence(const PersonPresence &person);
    void checkDeadlines();
    /// Closes all lines with a sentence and answers when everything is on disk. The call stays open.
    [[nodiscard]] Pending<void> shutDown();

private:
    /// What the call waits for; each with a moment on the steady clock.
    enum class Wait {
        Upstream,     ///< the provider's connection, or the next attempt at one
        HumanAudio,   ///< a granted ticket must be used
        CallerLost,   ///< the caller's client may come back
        SystemHold,   ///< nobody took the call
        Goodbye,      ///< end_call: the rest of what the AI says is heard
        Inactivity,
        Retry,        ///< events that could not be stored
        Policy,       ///< the next step of how a person is found
        Retire,       ///< an ended call stays a moment for latecomers
        Handback,     ///< the AI's first sentence is composed, then shown
        Keys,         ///< more keys of the telephone that belong to the last one
        CallerAudio,  ///< a person has the call, and the caller's browser must bring its sound here
        Referred,     ///< the caller is on their way to another telephone
    };
    static constexpr size_t waits = static_cast<size_t>(Wait::Referred) + 1;
    // For a caller's browser to open its audio line once it was told that a person has the call.
    static constexpr std::chrono::seconds callerAudioLimit{10};
    void waitFor(Wait what, std::chrono::microseconds delay);
    void stopWaiting(Wait what);
    [[nodiscard]] bool isWaitingFor(Wait what) const { return m_waits[static_cast<size_t>(what)].has_value(); }
    void publishDeadline();
    void onWaited(Wait what);

    // RelayHost (callsession_ai.cpp)
    void onUpstreamReady() override;
    void onUpstreamLost(const QString &sentence, Watchdog::Recovery recovery) override;
    void onRenewalDue() override;
    [[nodiscard]] std::vector<SpokenItem> conversation() const override { return history(); }
    void onFillerWanted() override;
    void onClientLost(const QString &why) override;
    void onHangUp() override;
    void onSpeechStarted() override;
    void onCallerPartial(const QString &itemId, const QString &delta) override;
    void onCallerFinal(const QString &itemId, const QString &previousItemId, const QString &text) override;
    void onAiPartial(const QString &itemId, const QString &delta) override;
    void onAiComposed(const QString &itemId, const QString &text) override;
    void onAiSpoken(const QString &itemId, const QString &previousItemId, const QString &heard, const QString &composed) override;
    void onToolCall(const ToolRequest &request) override;
    [[nodiscard]] bool hasListeners() const override { return !m_consoles.isEmpty(); }
    [[nodiscard]] bool wantsSound() const override { return hasListeners() || m_recorder.isRunning(); }
    void onCallerAudio(const Samples &samples) override;
    void onAiAudio(const Samples &samples, std::chrono::microseconds startsAt) override;
    void onAudioCut() override;
    void onLine(AudioSource source, LineFormat format, const QByteArray &bytes, std::chrono::microseconds at) override;
    void onLineCut() override;
    void onKey(QChar key) override { pressKey(key); }
    void onHumanPiece(const Samples &piece, bool ends) override;

    // Record (callsession.cpp)
    struct Fact { EventType type; QJsonObject data; };
    qint64 note(std::vector<Fact> facts); ///< applies and stores; answers the last one's seq
    [[nodiscard]] Pending<void> record(std::vector<Fact> facts); ///< the same, answered when it is on disk
    void store(const std::vector<CallEvent> &events);
    void onAppended(const Result<void> &result, const std::vector<CallEvent> &events);
    [[nodiscard]] Pending<void> whenDurable(qint64 seq);
    [[nodiscard]] const Call &state() const { return m_slot->state(); }
    [[nodiscard]] std::chrono::microseconds steady() const;
    [[nodiscard]] Organization organization() const;
    [[nodiscard]] bool hasEnded() const { return state().status != CallStatus::InProgress; }
    [[nodiscard]] std::unexpected<Error> endedError() const;
    void touch();
    void tick();
    void retire();

    // The AI's side (callsession_ai.cpp)
    void connectAi(std::optional<QJsonObject> opening, const QString &note = {});
    void callerGone();
    void onCallerAudioMissing();
    void watchCallerLine();
    void callerIsThere();
    [[nodiscard]] std::vector<Relay::HistoryItem> history() const;
    [[nodiscard]] bool isOwedAnAnswer() const;
    void onKeys();
    void enterSystemHold(const QString &sentence);
    void resumeAi();
    void tellProvider(const QString &what, const QString &reason = {});
    void speakClip(const QString &text, const QString &language);
    void setHoldSentence(const QString &text);
    void partial(Speaker speaker, const QString &itemId, const QString &delta);
    void flushPartials();
    void emitPartial(const QString &itemId);

    // Safety (callsession_safety.cpp)
    struct Hearing { QString itemId; std::shared_ptr<const Rules> rules; PhraseDetector detector; };
    [[nodiscard]] PhraseDetector &callerDetector(const QString &itemId);
    void releaseDetector(const QString &itemId);
    void onCallerVerdict(const std::optional<Verdict> &verdict);
    void onBetterReason(const Verdict &verdict);
    /// Records CallUpdated {"disagreement": {"rules","model": "none"…"emergency", "score": the model's, "text": which side says what,
    /// "words": the utterance, "item_id"}}.
    void onDisagreement(const std::optional<PhraseDetector::Disagreement> &odds, const QString &words, const QString &itemId);
    void onAiUtterance(const QString &text);
    EscalationId raise(Urgency urgency, const QString &trigger, const QString &reason, const Verdict &verdict = {}, const QString &summary = {});
    void actOnEscalation(Urgency urgency, const QString &category);
    void setPhase(Phase phase);

    // How a person is found (callsession_policy.cpp)
    void startPolicy();
    void resumePolicy();
    void enterStep(int round, int index, bool isRoundUseful, QJsonObject more);
    void nextOffer(const QJsonObject &more, bool isRoundUseful);
    void withdrawOffer(const UserId &user, QJsonObject more);
    void endPolicy(const EscalationPlan &plan, QJsonObject more);
    void onPolicyDue();
    void noteStep(const EscalationProgress &progress, const std::vector<OfferedPerson> &offeredTo, QJsonObject more);
    void postWebhook(const EscalationStep &step, const EscalationProgress &progress);
    void goOnWithoutPerson();
    void leaveToVoicemail(const EscalationProgress &progress, QJsonObject more);
    void promiseCallback(const QString &why, const QString &reason);
    [[nodiscard]] const EscalationStep *currentStep() const; ///< null: none is under way
    [[nodiscard]] bool isMeant(const EscalationStep &step, const UserId &user) const;
    [[nodiscard]] std::vector<OfferedPerson> candidates(const EscalationStep &step, const QStringList &without) const;

    // Telephone calls whose sound the provider keeps (callsession_refer.cpp)
    [[nodiscard]] QString takeoverRefusal() const;
    [[nodiscard]] QString escalationAddress() const;
    void putTelephoneFirst(EscalationPlan &plan) const;
    [[nodiscard]] bool beginReferral(const EscalationStep &step, EscalationProgress &progress, const QJsonObject &more);
    [[nodiscard]] QString dueReferral() const;
    void refer(const QString &number);
    void onReferred(const QString &number, const Result<void> &result);
    void leaveUnjoined();
    void endUnjoined();
    [[nodiscard]] Pending<void> partFromPeer();

    // The recording (callsession_recording.cpp)
    void beginRecording();
    void announceRecording();
    void hushKey();
    void noteRecording(const QString &recordingState, const QString &by = {}, const QString &reason = {});
    [[nodiscard]] Result<void> checkRecording(const Person &who, bool mayAlways) const;
    [[nodiscard]] bool hidesSecrets() const; ///< the recording is paused, or was when what is heard now was said

    // Tools (callsession_tools.cpp)
    [[nodiscard]] Pending<QJsonObject> runTool(const QString &name, const QJsonObject &arguments);
    [[nodiscard]] ToolResult escalateByTool(const QJsonObject &arguments);
    [[nodiscard]] ToolResult completeIntake(const QJsonObject &arguments);
    [[nodiscard]] ToolResult endByTool(const QJsonObject &arguments);
    /// A good-bye that has begun ends the call no more: somebody has come for the caller, or they have more to say.
    void stayOnTheLine();
    [[nodiscard]] Pending<QJsonObject> createAppointment(const QJsonObject &arguments);
    void onToolDone(const QString &name, const QJsonObject &arguments, const QJsonObject &result);

    // The office's side (callsession_office.cpp)
    [[nodiscard]] CallService::AudioGrant putHumanOn(const Person &who);
    [[nodiscard]] Result<void> checkHolder(const Person &who) const;
    [[nodiscard]] Result<void> checkReachable() const; ///< that people can hear the caller and be heard
    /// What is noted when a person has vanished, and how urgently another one is needed then.
    struct Loss { std::vector<Fact> facts; Urgency urgency = Urgency::High; };
    [[nodiscard]] Loss lossOf(const Person &who, const QString &reason);
    void loseHuman(const QString &reason);
    void takeHumanOff();
    void clearLine();
    void watchHuman();
    /// The data of the event that says that \a who has left; opens their wrap-up.
    [[nodiscard]] QJsonObject parting(const Person &who, const QString &reason);

    // What the person says, written down (callsession_scribe.cpp)
    void beginWriting();
    void onHumanWritten(const Scribe::Line &line);
    void onWritingFailed(const QString &reason);

    // Hand-back with memory (callsession_handback.cpp)
    struct Handback { Person who; QString note, text; bool isProposed = false; };
    void composeHandback();
    void proposeHandback(const QString &text);
    void closeHandback(const QString &outcome, const QString &by);
    [[nodiscard]] Pending<void> giveToAi(const Person &who, const QString &text, const QString &firstSentence);
    [[nodiscard]] QString handbackMemory(const Person &who, const QString &text) const;
    void onHandbackWaited();

    struct Human
    {
        Person who;
        Time since{};
        bool attached = false;
        bool wasHeard = false; ///< a packet of theirs has come
        std::chrono::microseconds silentFor{}, watchedAt{};
    };
    struct PartialText { Speaker speaker; QString text; std::chrono::microseconds emittedAt{}; bool isDirty = false; };
    struct ToolRun { std::optional<QJsonObject> result; std::vector<std::shared_ptr<Internal::Answer<QJsonObject>>> waiting; };
    struct DurableWaiter { qint64 seq; std::shared_ptr<Internal::Answer<void>> answer; };

    std::shared_ptr<CallContext> m_context;
    std::shared_ptr<CallSlot> m_slot;
    Relay m_relay;
    Scribe m_scribe;
    QString m_lastPerson;      ///< who was on the line last
    ConsoleAudio m_consoles;
    std::optional<Human> m_human;
    std::optional<std::chrono::microseconds> m_lastHumanAudio;
    std::optional<Handback> m_handback;
    Utterances m_utterances;
    CallRecorder m_recorder;
    RewindRing m_rewind;
    bool m_isNoticeDue = false;
    std::chrono::microseconds m_secretUntil{}; ///< what was said in a pause of the recording may still be transcribed until then

    std::array<std::optional<std::chrono::microseconds>, waits> m_waits;
    qint64 m_durableSeq = 0;
    std::vector<DurableWaiter> m_durableWaiters;
    std::vector<CallEvent> m_unsaved; ///< the journal would not take them; tried again in order

    std::vector<Hearing> m_hearings;
    int m_holdRounds = 0;      ///< minutes that the caller has waited with nobody there
    int m_upstreamTries = 0;
    int m_uncertain = 0;       ///< AI utterances in which it was
    QString m_keys;            ///< pressed, and not yet told
    std::chrono::microseconds m_awaitedUntil{}; ///< the caller's line is away on purpose
    bool m_hadSocket = false;
    bool m_canCallerReturn = true;
    QPointer<PeerLeg> m_peer;  ///< the relay's leg, while it is a peer
    QString m_phoneCall;       ///< the provider's name of a telephone call whose sound it keeps; empty: none
    bool m_isReferring = false;
    QString m_referredTo;      ///< where the caller was sent
    bool m_greeted = false;
    bool m_isReconnecting = false;
    bool m_resumeWhenReady = false;
    QString m_startFailure;    ///< why the provider could not be had, when it never could
    QString m_endReason;       ///< set by end_call
    quint64 m_framesSeen = 0;
    QHash<QString, PartialText> m_partials;
    QHash<QString, std::shared_ptr<ToolRun>> m_toolRuns; ///< by item id and by the model's call id
    bool m_isShutDown = false;
    bool m_isRetired = false;
};

} // namespace Attendant
