// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "client/apitypes.h"
#include "client/desktypes.h"
#include "client/recordingtypes.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrlQuery>

#include <functional>

class QNetworkReply;

namespace Attendant {

/// The program's own HTTP API, one method per thing that can be asked. Used by the windows, the command line, tests and benches.
///
/// Lives on one thread with an event loop; call its methods there and consume the answers with `.then(context, …)`. Every method
/// answers: at the latest when its deadline has passed (10 s without a byte, 30 s in all), with Unavailable when the client is
/// destroyed first. An error carries the server's own `detail`; without an answer from a server the code is Unavailable
/// (nobody there, connection lost) or Timeout. Source: contract.md, sections 1 to 3.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    /// \a server without a path, such as http://127.0.0.1:8000. \a token may be empty where the server needs none.
    explicit ApiClient(QUrl server, QString token = {}, QObject *parent = nullptr);

    [[nodiscard]] QUrl server() const { return m_server; }
    [[nodiscard]] QString token() const { return m_token; }
    /// Requests that are under way go on with what they were started with.
    void setServer(const QUrl &server, const QString &token);

    // --- the server itself --------------------------------------------------------------------------------------------------
    [[nodiscard]] Pending<HealthReport> health();
    /// Answered also when something is down; an error means that the server did not say.
    [[nodiscard]] Pending<Readiness> ready();
    [[nodiscard]] Pending<Me> me();

    // --- calls --------------------------------------------------------------------------------------------------------------
    [[nodiscard]] Pending<CallListing> calls(const CallQuery &query);
    [[nodiscard]] Pending<Call> call(const CallId &id); ///< with transcript, intake and metadata
    [[nodiscard]] Pending<EventListing> events(const CallId &id, qint64 afterSeq = 0);

    struct NewCall { OrgId org; QString caller, channel; QJsonObject metadata; };
    [[nodiscard]] Pending<CallId> startCall(const NewCall &call);
    [[nodiscard]] Pending<TranscriptId> addTranscript(const CallId &id, Speaker speaker, const QString &text);
    [[nodiscard]] Pending<void> endCall(const CallId &id);
    /// Without \a call the server chooses one (contract.md, section 1).
    [[nodiscard]] Pending<RealtimeGrant> createRealtimeSession(const OrgId &org, const CallId &call = {});

    // --- control of a call: errors NotFound, Conflict (its sentence names who has the call) -----------------------------------
    [[nodiscard]] Pending<AudioGrant> listen(const CallId &id);
    [[nodiscard]] Pending<AudioGrant> takeOver(const CallId &id);
    [[nodiscard]] Pending<void> handBack(const CallId &id, const QString &note = {});
    /// The same, but the AI's first sentence is shown before it is spoken. True: the person keeps the line until handback.closed.
    [[nodiscard]] Pending<bool> handBackReviewed(const CallId &id, const QString &note = {});
    /// The AI goes on and says \a sentence first.
    [[nodiscard]] Pending<void> handBackSaying(const CallId &id, const QString &sentence, const QString &note = {});
    [[nodiscard]] Pending<void> approveHandback(const CallId &id, const QString &text = {}); ///< empty: what was proposed
    [[nodiscard]] Pending<void> cancelHandback(const CallId &id);
    [[nodiscard]] Pending<void> hold(const CallId &id);
    [[nodiscard]] Pending<void> resume(const CallId &id);
    [[nodiscard]] Pending<void> whisper(const CallId &id, const QString &text);
    [[nodiscard]] Pending<void> say(const CallId &id, const QString &text);
    [[nodiscard]] Pending<void> transfer(const CallId &id, const QString &number);
    [[nodiscard]] Pending<void> end(const CallId &id, const QString &reason = {});
    struct EscalationRequest { Urgency urgency = Urgency::Medium; QString reason, summary; };
    [[nodiscard]] Pending<void> escalate(const CallId &id, const EscalationRequest &request);

    // --- the queue ------------------------------------------------------------------------------------------------------------
    [[nodiscard]] Pending<std::vector<Escalation>> queue(); ///< as the server orders it: gravest, then longest waiting
    [[nodiscard]] Pending<AudioGrant> accept(const EscalationId &id); ///< Conflict: somebody else was first
    [[nodiscard]] Pending<void> decline(const EscalationId &id);
    [[nodiscard]] Pending<void> resolve(const EscalationId &id, const QString &outcome, const QString &notes);

    /// The same with what a person needs to decide: the step, whose turn it is, target and deadline, the last words.
    [[nodiscard]] Pending<std::vector<QueueItem>> queueItems(const OrgId &org = {});

    // --- people, and what they write down (apiclient_desk.cpp) ------------------------------------------------------------------
    /// Chooses a state. WrapUp cannot be chosen (InvalidInput).
    [[nodiscard]] Pending<PersonPresence> setPresence(PresenceState state, const QString &reason = {});
    /// At least every 10 s; what was chosen stays. A server that was started anew takes \a chosen for it.
    [[nodiscard]] Pending<PersonPresence> heartbeat(PresenceState chosen);
    [[nodiscard]] Pending<std::vector<PersonPresence>> presence();

    [[nodiscard]] Pending<PolicyView> policy(const OrgId &org);
    /// Without \a at: now. Without \a policy: the stored one. Errors: InvalidInput naming the field ("policy.rules[0].steps[1].timer_s").
    [[nodiscard]] Pending<PolicyPreview> previewPolicy(const OrgId &org, Urgency urgency, std::optional<Time> at = {}, std::optional<QJsonObject> policy = {});
    [[nodiscard]] Pending<QString> webhookSecret(const OrgId &org); ///< supervisors only

    [[nodiscard]] Pending<std::vector<Wrapup>> wrapups(const WrapupQuery &query = {}); ///< newest first
    [[nodiscard]] Pending<Wrapup> wrapup(const WrapupId &id);
    /// \a changes: any of outcome, notes, follow_up ("2026-12-01" or null), intake (merged). Errors: Conflict (no longer open), InvalidInput.
    [[nodiscard]] Pending<Wrapup> saveWrapup(const WrapupId &id, const QJsonObject &changes);
    [[nodiscard]] Pending<Wrapup> finishWrapup(const WrapupId &id, const QJsonObject &changes = {});
    [[nodiscard]] Pending<Wrapup> closeWrapup(const WrapupId &id, const QString &reason); ///< supervisors only

    [[nodiscard]] Pending<CallbackListing> callbacks(const CallbackQuery &query = {});
    [[nodiscard]] Pending<Callback> attemptCallback(const CallbackId &id, const QString &result, const QString &note = {});
    [[nodiscard]] Pending<Callback> finishCallback(const CallbackId &id, const QString &note = {}); ///< Conflict: done already

    [[nodiscard]] Pending<EscalationListing> escalations(const EscalationQuery &query = {});
    [[nodiscard]] Pending<EscalationRecord> reviewEscalation(const EscalationId &id, bool isRight, const QString &note = {});
    [[nodiscard]] Pending<std::vector<RuleStatistics>> ruleStatistics(const OrgId &org = {});

    // --- the sound of calls (apiclient_recording.cpp): errors NotFound (not recorded, or deleted) -------------------------------
    [[nodiscard]] Pending<RecordingPeaks> recordingPeaks(const CallId &id, int points);
    [[nodiscard]] Pending<CallSound> recordedSound(const CallId &id, std::chrono::milliseconds from, std::chrono::milliseconds to); ///< all voices mixed
    [[nodiscard]] Pending<RecordingPart> recordingPart(const CallId &id, qint64 from, qint64 count); ///< bytes of the WAV file with a channel per voice
    [[nodiscard]] Pending<CallSound> rewind(const CallId &id, std::chrono::seconds time);            ///< the last moments of a call that goes on
    [[nodiscard]] Pending<void> pauseRecording(const CallId &id);  ///< Conflict: it is not recorded; Forbidden: not yours
    [[nodiscard]] Pending<void> resumeRecording(const CallId &id);
    [[nodiscard]] Pending<void> deleteRecording(const CallId &id); ///< supervisors only; Conflict: the call goes on

    // --- organizations ----------------------------------------------------------------------------------------------------------
    [[nodiscard]] Pending<std::vector<Organization>> organizations();
    [[nodiscard]] Pending<Organization> organization(const OrgId &id);
    [[nodiscard]] Pending<Organization> createOrganization(const Organization &organization);
    /// Stores \a organization if nobody stored another since its revision. Errors: PreconditionFailed, InvalidInput.
    [[nodiscard]] Pending<Organization> replaceOrganization(const Organization &organization);
    /// Any subset of the fields; `config` is merged at its top level.
    [[nodiscard]] Pending<void> patchOrganization(const OrgId &id, const QJsonObject &changes);
    [[nodiscard]] Pending<void> removeOrganization(const OrgId &id); ///< Conflict: it has calls in progress

    [[nodiscard]] Pending<PromptRendering> prompt(const OrgId &org);
    /// Renders without storing: \a organization as edited, \a templateText as typed (empty: the stored one).
    [[nodiscard]] Pending<PromptRendering> previewPrompt(const Organization &organization, const QString &templateText);
    /// \a phrases: `emergency_phrases` and `priority_phrases` that are not saved yet, in place of the saved ones.
    [[nodiscard]] Pending<SafetyVerdict> safetyCheck(const OrgId &org, const QString &text, const QJsonObject &phrases = {});

    [[nodiscard]] Pending<std::vector<Appointment>> appointments(const OrgId &org);

private:
    struct Request
    {
        QByteArray verb = "GET";
        QString path; ///< decoded; segments that come from outside are checked by segment()
        QUrlQuery query = {};
        std::optional<QJsonObject> body = {};
        qint64 ifRevision = 0; ///< 0: no If-Match
        QByteArray range = {};     ///< of a file
        bool answersDespiteStatus = false; ///< a 503 with a body is an answer (readiness)
    };
    template<typename T>
    Pending<T> send(const Request &request, std::function<Result<T>(const QJsonObject &)> read);
    template<typename T>
    Pending<T> fetch(const Request &request, std::function<Result<T>(QNetworkReply &, const QByteArray &)> read);
    Pending<void> command(const QString &path, const QJsonObject &body = {});
    Pending<AudioGrant> grant(const QString &path, const CallId &id);
    [[nodiscard]] Result<QNetworkReply *> start(const Request &request);

    QUrl m_server;
    QString m_token;
    QNetworkAccessManager m_network;
};

/// What an answer with the HTTP status \a status means; \a body is the server's JSON, whose `detail` becomes the sentence.
/// The reverse of the table in core/api. \a status must be 400 or more.
[[nodiscard]] Error errorFromStatus(int status, const QByteArray &body);

} // namespace Attendant
