// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"
#include "calls/legs.h"
#include "domain/call.h"
#include "domain/livenotice.h"
#include "domain/organization.h"
#include "domain/queueitem.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Attendant {

class AppointmentRepository;
struct CallScript;
class CallSlot;
class EscalationRepository;
class EventJournal;
class OrganizationDirectory;
class PresenceBook;
class Recorder;
class VoiceProvider;

/// Something that another system is told.
struct WebhookMessage
{
    OrgId org;         ///< whose secret signs it
    QString url, id;   ///< the id is the same on every retry
    QByteArray body;
    std::chrono::milliseconds limit{10'000}; ///< for all tries together
};

/// The application's calls: the one door through which the API and the telephony reach them. Every method may be called from any
/// thread and answers with a future; behind it each call is an actor (CallSession) on one thread.
class CallService : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        EventJournal &journal;
        OrganizationDirectory &organizations;
        VoiceProvider &voice;
        AppointmentRepository &appointments;
        std::vector<QThread *> threads; ///< where sessions may live; at least one
        const EscalationRepository *escalations = nullptr; ///< finds those of calls that have ended; null: they are not found
        std::function<Pending<void>(WebhookMessage)> webhook = {}; ///< posts and signs; empty: such steps fail at once
        QString clipFolder = {}; ///< spoken sentences are stored there, ready after the next start; empty: they are rendered anew
        Recorder *recorder = nullptr; ///< null: nothing is recorded
    };
    explicit CallService(Parts parts);
    ~CallService() override;

    /// Takes the calls up again that were open when the process ended. Start-up only, before anything else.
    void resume(std::vector<std::vector<CallEvent>> openCalls);
    /// Closes all legs with a sentence, keeps open calls open, and answers when nothing is in flight. Then destroy.
    [[nodiscard]] Pending<void> shutdown();

    // --- the caller's side -------------------------------------------------------------------------------------------------
    struct StartRequest
    {
        OrgId org;
        QString caller, channel;
        QJsonObject metadata;
        bool bringsItsSound = false; ///< from the telephone network: no browser's session is meant for this call
        QString providerCall = {};   ///< a telephone call at the AI provider, which keeps its sound: its name there
        bool isForSession = false;   ///< begun by a request for a session, which is to have it
    };
    /// Errors: NotFound (organization), Unavailable (cannot be made durable).
    [[nodiscard]] Pending<CallId> start(StartRequest request);

    struct Posted { TranscriptId id; };
    /// Answered when the entry is on disk. An utterance that was already seen on the stream is stored once and its id answered.
    /// Errors: NotFound, Conflict (ended), Unavailable.
    [[nodiscard]] Pending<Posted> addTranscript(CallId id, Speaker speaker, QString text);

    struct Ended { bool already = false; };
    /// Ends a call; ending an ended one changes nothing. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<Ended> end(CallId id, QString reason, QString by);

    struct RealtimeSession { SessionId id; QString clientSecret; Time expiresAt{}; QJsonObject config; CallId callId; };
    /// Mints a secret for the call \a id; without one for the organization's newest open call that has none yet, else for a new call.
    /// The secret is ours: it opens our relay and nothing at the provider, which is asked first whether it would take the call; not where
    /// it is asked for the call itself next. Errors: NotFound, Conflict (ended), Unavailable.
    [[nodiscard]] Pending<RealtimeSession> createRealtimeSession(OrgId org, std::optional<CallId> id, bool asksProvider = true);

    /// The call that \a clientSecret opens. Fast, no I/O. Errors: Unauthorised (unknown, expired, or its call has ended).
    [[nodiscard]] Result<CallId> authenticate(const QString &clientSecret) const;
    /// A key of the caller's telephone: '0' to '9', '*', '#', 'A' to 'D'. A single 0 asks for a person; keys that belong together are told
    /// to the AI as text. What is no key, or for no call, is ignored.
    void pressKey(const CallId &id, QChar key);
    /// The caller's line will be away for a known reason: the call waits \a limit for it, once, before it ends.
    void awaitCaller(const CallId &id, std::chrono::seconds limit);
    /// Adds facts to the record (CallUpdated). Errors: NotFound, Conflict (ended), Unavailable.
    [[nodiscard]] Pending<void> note(const CallId &id, QJsonObject facts);
    // --- callers whose sound goes to the provider directly (peerleg.h) -----------------------------------------------------------
    /// Creates the call \a id at the provider from the browser's SDP offer and joins it; the answer's SDP. A second offer takes the first
    /// one's place. Errors: NotFound, Conflict (ended), InvalidInput (field "sdp"), Unavailable, Timeout.
    [[nodiscard]] Pending<QByteArray> connectPeer(CallId id, QByteArray offer);
    /// The session with which a telephone call for \a org is to be accepted at the provider. Errors: NotFound, Internal.
    [[nodiscard]] Result<QJsonObject> telephoneSession(const OrgId &org) const;
    /// Those telephone calls of the resumed ones: who answers them must know them again.
    struct TelephoneCall
    {
        CallId id;
        OrgId org;
        QString providerCall;
        bool isJoined = false; ///< it was answered and joined, and is being joined again
    };
    [[nodiscard]] const std::vector<TelephoneCall> &resumedTelephoneCalls() const;
    /// Joins the accepted telephone call \a providerCall; false: \a id has ended, and nobody hangs up for the caller.
    bool attachTelephone(const CallId &id, const QString &providerCall);
    /// The audio line of a browser that has a peer connection; refused with a close code where it has none. Call on the leg's thread.
    void attachCallerLine(const CallId &id, std::unique_ptr<CallerLeg> leg);

    /// Puts the caller's client on the call; the call owns \a leg and moves to its thread. Call on the leg's thread.
    /// A leg that is still there from before is closed: the newest connection wins.
    void attachCaller(const CallId &id, std::unique_ptr<CallerLeg> leg);

    struct ToolCall { CallId call; OrgId org; QString name; QJsonObject arguments; QString itemId; };
    /// The frontend's execute-intent: runs a tool; the same item twice is executed once (is_duplicate). The answer has all fields of
    /// contract.md; what the model got wrong is success:false. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<QJsonObject> executeTool(ToolCall toolCall);
    [[nodiscard]] QJsonObject toolStatistics() const;

    // --- the office's side -------------------------------------------------------------------------------------------------
    [[nodiscard]] std::vector<Call> activeCalls() const;                ///< snapshots without transcript; fast; any thread
    [[nodiscard]] std::optional<Call> activeCall(const CallId &id) const; ///< with transcript; fast; any thread
    [[nodiscard]] std::vector<Escalation> queue() const;                 ///< waiting, gravest and oldest first; any thread

    /// \a token: secretHash() of the one that they came with; empty: none, and nothing of theirs ends with it.
    struct Person { UserId id; QString name; QString token = {}; };
    [[nodiscard]] Pending<EscalationId> escalate(CallId id, Urgency urgency, QString reason, QString summary, Person by);

    struct AudioGrant { QString mode; QString ticket; };
    /// A silent listener's ticket. Errors: NotFound, Conflict (ended).
    [[nodiscard]] Pending<AudioGrant> listen(CallId id, Person who);
    /// Puts \a who on the line: the AI is cut off at once, the caller's audio goes to the console. Errors: Conflict, naming who has it
    /// (also for the same person again), NotFound.
    [[nodiscard]] Pending<AudioGrant> takeOver(CallId id, Person who);
    /// Takes a waiting escalation: of many exactly one wins. Errors: NotFound, Conflict naming the winner.
    [[nodiscard]] Pending<AudioGrant> accept(EscalationId id, Person who);
    [[nodiscard]] Pending<void> decline(EscalationId id, Person who);
    /// Writes down how it ended; also after its call has ended. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<void> resolve(EscalationId id, QString outcome, QString notes, Person who);

    /// What is known better afterwards.
    struct Amendment
    {
        EscalationId escalation; ///< empty: none is resolved
        QString outcome, notes;  ///< of the escalation
        QJsonObject intake;      ///< corrected fields of the caller's details
        QJsonObject facts;       ///< of an ended call (CallUpdated)
    };
    /// Adds \a amendment to the call's record, behind its end too. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<void> amend(CallId id, Amendment amendment, Person who);

    // Errors of the following: NotFound, Conflict (wrong mode, or another person has the call).
    struct HandedBack { bool isPending = false; };
    /// The AI goes on, told what was said. With \a review (unless config.handback_review_s is 0) it first writes what it will say, which is
    /// shown (handback.proposed); the person keeps the line until it is approved or its time is over, and isPending is true.
    /// A \a sentence that the person has chosen is said without asking the AI for one.
    [[nodiscard]] Pending<HandedBack> handBack(CallId id, QString note, Person who, bool review = false, QString sentence = {});
    [[nodiscard]] Pending<void> approveHandback(CallId id, QString text, Person who); ///< \a text, unless empty, is said instead
    [[nodiscard]] Pending<void> cancelHandback(CallId id, Person who);                ///< the person keeps the call
    [[nodiscard]] Pending<void> hold(CallId id, Person who);
    [[nodiscard]] Pending<void> resumeFromHold(CallId id, Person who);
    [[nodiscard]] Pending<void> whisper(CallId id, QString text, Person who);  ///< only the AI receives it
    [[nodiscard]] Pending<void> say(CallId id, QString text, Person who);      ///< the AI speaks exactly this

    /// Nothing is recorded until resumeRecording(), and digits in the transcript are hidden: card numbers. A supervisor's (\a mayAlways), or whoever has the
    /// call. Errors: Forbidden, Conflict (it is not being recorded, or so already), NotFound.
    [[nodiscard]] Pending<void> pauseRecording(CallId id, Person who, bool mayAlways);
    [[nodiscard]] Pending<void> resumeRecording(CallId id, Person who, bool mayAlways);

    /// The last \a time of a call, mixed, 8 kHz. Errors: NotFound, Conflict (it has ended).
    [[nodiscard]] Pending<std::vector<int16_t>> rewind(CallId id, std::chrono::milliseconds time);

    struct Ticket { CallId call; Person who; bool speaks = false; };
    /// Redeems an audio ticket; it works once, within 30 s. Fast, no I/O. Errors: Unauthorised.
    [[nodiscard]] Result<Ticket> redeem(const QString &ticket);
    /// Puts a console's audio on the call; the call owns \a leg. Call on the leg's thread. Audio is posted across threads as needed.
    void attachConsole(const Ticket &ticket, std::unique_ptr<ConsoleLeg> leg);

    [[nodiscard]] std::vector<QueueItem> queueItems() const; ///< queue() with what a person needs to decide; any thread
    /// Who is there. Any thread.
    [[nodiscard]] PresenceBook &presence();
    /// The office has another configuration: what takes time to make of it is made now. Any thread.
    void prepareOffice(const Organization &office);
    /// Tells all consoles; any thread.
    void tell(const LiveNotice &notice);

    /// Facts for /metrics and /health: {"calls_active", "calls_started_total", "takeovers_total", …}. Any thread.
    [[nodiscard]] QJsonObject counters() const;

Q_SIGNALS:
    /// Words as they are spoken; live only. Emitted on the call's thread; durable events come from EventJournal::committed.
    void speechPartial(const Attendant::CallEvent &event);
    /// Live only. Emitted on any thread.
    void noticed(const Attendant::LiveNotice &notice);

private:
    [[nodiscard]] Pending<RealtimeSession> finishSession(const CallId &id, const CallScript &script);

    /// The call \a id, taken up again from the record when it has ended and left memory. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<std::shared_ptr<CallSlot>> recall(const CallId &id);
    [[nodiscard]] Pending<void> amendRecalled(const CallId &id, const Amendment &amendment, const Person &who, int tries);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
