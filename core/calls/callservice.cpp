// SPDX-License-Identifier: GPL-3.0-or-later
#include "callservice_p.h"

#include "base/logging.h"
#include "calls/callscript.h"
#include "calls/organizationdirectory.h"
#include "calls/sentences.h"
#include "leginbox_p.h"

#include <QPointer>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::milliseconds sweepEvery{100};
constexpr std::chrono::seconds shutdownLimit{5};

/// Brings \a session to the leg's thread and gives it the leg. Each step runs on the session's thread of the moment.
void bring(CallSession &session, const std::shared_ptr<LegInbox> &inbox)
{
    QThread *target = inbox->thread();
    if (session.thread() != target) {
        session.prepareMove();
        session.moveToThread(target);
        QMetaObject::invokeMethod(&session, [&session, inbox] { bring(session, inbox); }, Qt::QueuedConnection);
        return;
    }
    if (inbox->isClosed()) {
        session.callerMissed();
        return;
    }
    std::unique_ptr<CallerLeg> leg = inbox->takeLeg();
    const QPointer<CallerLeg> watched = leg.get();
    session.attachCaller(std::move(leg));
    for (const QByteArray &event : inbox->takeEvents()) {
        if (watched)
            Q_EMIT watched->received(event);
    }
}

} // namespace

CallService::CallService(Parts parts)
    : d(std::make_unique<Private>(std::move(parts)))
{
    // Made ready before anybody calls, so that no call has to wait for it; a large installation's other offices follow with their first call.
    constexpr size_t mostAtStart = 100;
    if (!d->context->parts.clipFolder.isEmpty()) {
        d->context->clips.setFolder(d->context->parts.clipFolder);
        for (const Organization &office : d->context->parts.organizations.all() | std::views::take(mostAtStart)) {
            for (const QString &sentence : Sentences::all(office))
                d->context->clips.prepare(sentence, office.language());
        }
    }
    d->context->partial = [this](const CallEvent &event) { Q_EMIT speechPartial(event); };
    d->context->retired = [directory = d->directory](const CallSlot *slot) { directory->remove(slot); };
    qRegisterMetaType<LiveNotice>();
    PresenceBook *presence = &d->context->presence;
    connect(presence, &PresenceBook::changed, this, [this](const PersonPresence &person) {
        Q_EMIT noticed({u"presence.changed"_s, person.orgs, {}, d->context->parts.clock.now(), person.toJson()});
    }, Qt::DirectConnection);
    const auto tellCalls = [directory = d->directory](const PersonPresence &person) {
        for (const SlotPointer &slot : directory->all()) {
            if (slot->isTouchedBy(person.id))
                slot->post([person](CallSession &session) { session.onPresence(person); });
        }
    };
    connect(presence, &PresenceBook::changed, d->home, tellCalls, Qt::QueuedConnection);
    connect(presence, &PresenceBook::fellSilent, d->home, tellCalls, Qt::QueuedConnection);
    for (const Organization &office : d->context->parts.organizations.all() | std::views::take(mostAtStart))
        d->context->rules.prepare(office);
    QMetaObject::invokeMethod(
        d->home,
        [home = d->home, directory = d->directory, context = d->context] {
            auto *sweeper = new QTimer(home);
            QObject::connect(sweeper, &QTimer::timeout, home, [directory, context] {
                context->presence.sweep();
                const auto now = context->parts.clock.steady().count();
                for (const SlotPointer &slot : directory->all()) {
                    if (slot->nextDeadline.load(std::memory_order_relaxed) <= now)
                        slot->post([](CallSession &session) { session.checkDeadlines(); });
                }
            });
            sweeper->start(sweepEvery);
        },
        Qt::QueuedConnection);
}

CallService::~CallService()
{
    // After shutdown() nothing is left to do; without it, at least nothing is delivered to a dead object.
    if (!d->isShutDown && !d->directory->all().empty())
        qCWarning(lcCalls) << "the calls were not shut down before their end";
    d->home->deleteLater();
}

namespace {

void noteTelephone(std::vector<CallService::TelephoneCall> &telephones, const std::vector<CallEvent> &events)
{
    const auto joins = [](const CallEvent &event) {
        return event.type == EventType::CallUpdated && event.data.contains("provider_call"_L1) && event.data.value("path"_L1).toString() == "sip"_L1;
    };
    const auto joined = std::ranges::find_if(events, joins);
    const CallEvent &named = joined == events.end() ? events.front() : *joined;
    const QString name = named.data.value("provider_call"_L1).toString();
    if (!name.isEmpty())
        telephones.push_back({named.callId, named.orgId, name, joined != events.end()});
}

} // namespace

void CallService::resume(std::vector<std::vector<CallEvent>> openCalls)
{
    for (std::vector<CallEvent> &events : openCalls) {
        if (events.empty())
            continue;
        const SlotPointer slot = d->create(events.front().callId, events.front().orgId);
        // The state is there at once, for lists; the session takes it up on its thread.
        slot->replace(Call::fold(events));
        slot->bringsItsSound = events.front().data.value("brings_its_sound"_L1).toBool();
        d->directory->insert(slot);
        noteTelephone(d->telephones, events);
        slot->post([events = std::move(events)](CallSession &session) { session.resume(events); });
    }
}

Pending<void> CallService::shutdown()
{
    d->isShutDown = true;
    auto answer = std::make_shared<Internal::Answer<void>>();
    auto isAnswered = std::make_shared<std::atomic<bool>>(false);
    auto future = answer->future();
    const auto finish = [answer, isAnswered](const Result<void> &result) {
        if (!isAnswered->exchange(true))
            answer->give(result);
    };
    QMetaObject::invokeMethod(
        d->home,
        [this, finish] {
            qDeleteAll(d->home->findChildren<QTimer *>());
            std::vector<Pending<void>> ends;
            for (const SlotPointer &slot : d->directory->all()) {
                if (auto end = slot->ask([](CallSession &session) { return session.shutDown(); }))
                    ends.push_back(*end);
            }
            if (ends.empty()) {
                finish({});
                return;
            }
            QTimer::singleShot(shutdownLimit, d->home, [finish] {
                finish(fail(Error::Code::Timeout, u"Some calls could not be brought to rest in time."_s));
            });
            QtFuture::whenAll(ends.begin(), ends.end()).then(d->home, [finish](const QList<Pending<void>> &all) {
                Result<void> worst;
                for (const Pending<void> &one : all) {
                    if (one.resultCount() > 0 && !one.result())
                        worst = one.result();
                }
                finish(worst);
            });
        },
        Qt::QueuedConnection);
    return future;
}

// --- the caller's side -------------------------------------------------------------------------------------------------------------

Pending<CallId> CallService::start(StartRequest request)
{
    if (!d->context->parts.organizations.find(request.org))
        return answeredError<CallId>(fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(request.org.text())));
    const SlotPointer slot = d->create(CallId::generate(), request.org);
    // Said by whoever brings the sound, never guessed from the channel: a frontend may call its channel "phone" as well.
    slot->bringsItsSound = request.bringsItsSound;
    // Released when its session is noted. Open for a moment in between, it would be another caller's newest call, and one of them cut off.
    slot->isClaimed = request.isForSession;
    d->directory->insert(slot);
    return *slot->ask([request = std::move(request)](CallSession &session) { return session.begin(request); });
}

Pending<CallService::Posted> CallService::addTranscript(CallId id, Speaker speaker, QString text)
{
    return d->ask<Posted>(id, [speaker, text = std::move(text)](CallSession &session) { return session.addTranscript(speaker, text); });
}

Pending<CallService::Ended> CallService::end(CallId id, QString reason, QString by)
{
    if (const SlotPointer slot = d->directory->find(id)) {
        if (auto future = slot->ask([reason, by](CallSession &session) { return session.end(CallStatus::Completed, reason, by); }))
            return *future;
    }
    return d->gone<Ended>(id).then([](Result<Ended> result) -> Result<Ended> {
        if (!result && result.error().code == Error::Code::Conflict)
            return Ended{true};
        return result;
    });
}

Pending<CallService::RealtimeSession> CallService::createRealtimeSession(OrgId org, std::optional<CallId> id, bool asksProvider)
{
    SlotPointer slot;
    if (id) {
        slot = d->directory->find(*id);
        if (!slot)
            return d->gone<RealtimeSession>(*id);
        if (slot->read(false).status != CallStatus::InProgress)
            return answeredError<RealtimeSession>(fail(Error::Code::Conflict, u"The call has ended."_s));
        org = slot->org; // an explicit call wins
    }
    const auto office = d->context->parts.organizations.find(org);
    if (!office)
        return answeredError<RealtimeSession>(fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(org.text())));
    const auto script = CallScript::make(d->context->prompts, *office, {}, d->context->parts.clock.now());
    if (!script)
        return answeredError<RealtimeSession>(fail(Error::Code::Internal, u"The assistant's instructions could not be prepared."_s, script.error().message));
    if (!slot)
        slot = d->directory->claimNewest(org);
    d->context->rules.prepare(*office);
    // The provider's own secret is not used: it proves that the provider is there and takes this configuration. The relay connects with
    // the standard key, which does not expire between a call's first connection and its reconnections.
    return (asksProvider ? d->context->parts.voice.mintSecret(script->config.session()) : answered<MintedSecret>(MintedSecret{}))
        .then(d->home,
              [this, slot, org, script = *script](const Result<MintedSecret> &minted) -> Pending<RealtimeSession> {
                  if (!minted) {
                      if (slot)
                          d->directory->release(slot);
                      Error error = minted.error();
                      if (error.code == Error::Code::InvalidInput) // the office's configuration, not what this client asked for
                          error.code = Error::Code::Unavailable;
                      return answeredError<RealtimeSession>(std::unexpected(error));
                  }
                  if (slot)
                      return finishSession(slot->id, script);
                  return start({.org = org, .channel = u"browser"_s, .isForSession = true})
                      .then(d->home,
                            [this, script](const Result<CallId> &started) -> Pending<RealtimeSession> {
                                if (!started)
                                    return answeredError<RealtimeSession>(std::unexpected(started.error()));
                                return finishSession(*started, script);
                            })
                      .unwrap();
              })
        .unwrap();
}

Pending<CallService::RealtimeSession> CallService::finishSession(const CallId &id, const CallScript &script)
{
    const SessionId sessionId = SessionId::generate();
    const AccessBook::Secret secret = d->context->access.mintSecret();
    return d->ask<void>(id, [secret, sessionId, version = script.promptVersion](CallSession &session) {
                return session.noteSession(secret.hash, secret.expiresAt, sessionId, version);
            })
        .then([context = d->context, directory = d->directory, id, sessionId, secret, config = script.config.forClient()](
                  const Result<void> &noted) -> Result<RealtimeSession> {
            if (const SlotPointer slot = directory->find(id))
                directory->release(slot);
            if (!noted)
                return std::unexpected(noted.error());
            context->access.addSecret(secret.hash, id, secret.expiresAt);
            return RealtimeSession{sessionId, secret.text, secret.expiresAt, config, id};
        });
}

Result<CallId> CallService::authenticate(const QString &clientSecret) const
{
    return d->context->access.authenticate(clientSecret);
}

void CallService::attachCaller(const CallId &id, std::unique_ptr<CallerLeg> leg)
{
    const SlotPointer slot = d->directory->find(id);
    const auto inbox = LegInbox::create(std::move(leg));
    // Without a call the inbox closes the leg when it dies.
    if (slot)
        slot->post([inbox](CallSession &session) { bring(session, inbox); });
}

void CallService::pressKey(const CallId &id, QChar key)
{
    if (const SlotPointer slot = d->directory->find(id))
        slot->post([key](CallSession &session) { session.pressKey(key); });
}

void CallService::awaitCaller(const CallId &id, std::chrono::seconds limit)
{
    if (const SlotPointer slot = d->directory->find(id))
        slot->post([limit](CallSession &session) { session.awaitCaller(limit); });
}

Pending<void> CallService::note(const CallId &id, QJsonObject facts)
{
    return d->ask<void>(id, [facts = std::move(facts)](CallSession &session) { return session.noteFacts(facts); });
}

Pending<QJsonObject> CallService::executeTool(ToolCall toolCall)
{
    return d->ask<QJsonObject>(toolCall.call, [toolCall](CallSession &session) {
        return session.executeTool(toolCall.name, toolCall.arguments, toolCall.itemId, {});
    });
}

QJsonObject CallService::toolStatistics() const
{
    return d->context->tools.toJson();
}

// --- the office's side ---------------------------------------------------------------------------------------------------------------

std::vector<Call> CallService::activeCalls() const
{
    std::vector<Call> calls;
    for (const SlotPointer &slot : d->directory->all()) {
        Call call = slot->read(false);
        if (call.status == CallStatus::InProgress && call.lastSeq > 0)
            calls.push_back(std::move(call));
    }
    std::ranges::sort(calls, [](const Call &a, const Call &b) { return a.startedAt != b.startedAt ? a.startedAt > b.startedAt : b.id < a.id; });
    return calls;
}

std::optional<Call> CallService::activeCall(const CallId &id) const
{
    const SlotPointer slot = d->directory->find(id);
    if (!slot)
        return std::nullopt;
    Call call = slot->read(true);
    return call.status == CallStatus::InProgress && call.lastSeq > 0 ? std::optional(std::move(call)) : std::nullopt;
}

std::vector<Escalation> CallService::queue() const
{
    std::vector<Escalation> waiting;
    for (const SlotPointer &slot : d->directory->all()) {
        const Call call = slot->read(false);
        if (call.isWaitingForHuman())
            waiting.push_back(*call.escalation);
    }
    std::ranges::sort(waiting, [](const Escalation &a, const Escalation &b) {
        if (a.urgency != b.urgency)
            return a.urgency > b.urgency;
        return a.raisedAt != b.raisedAt ? a.raisedAt < b.raisedAt : a.id < b.id;
    });
    return waiting;
}

std::vector<QueueItem> CallService::queueItems() const
{
    std::vector<QueueItem> items;
    for (const Escalation &escalation : queue()) {
        const SlotPointer slot = d->directory->find(escalation.callId);
        if (!slot)
            continue;
        const Call call = slot->read(true);
        Organization office;
        if (auto found = d->context->parts.organizations.find(call.orgId))
            office = *std::move(found);
        if (call.escalation)
            items.push_back(QueueItem::of(call, office));
    }
    return items;
}

PresenceBook &CallService::presence()
{
    return d->context->presence;
}

void CallService::prepareOffice(const Organization &office)
{
    d->context->rules.prepare(office);
}

void CallService::tell(const LiveNotice &notice)
{
    Q_EMIT noticed(notice);
}

Pending<EscalationId> CallService::escalate(CallId id, Urgency urgency, QString reason, QString summary, Person by)
{
    return d->ask<EscalationId>(id, [=](CallSession &session) { return session.escalate(urgency, reason, summary, by); });
}

Pending<CallService::AudioGrant> CallService::listen(CallId id, Person who)
{
    return d->ask<AudioGrant>(id, [who](CallSession &session) { return session.listen(who); });
}

Pending<CallService::AudioGrant> CallService::takeOver(CallId id, Person who)
{
    return d->ask<AudioGrant>(id, [who](CallSession &session) { return session.takeOver(who); });
}

Pending<CallService::AudioGrant> CallService::accept(EscalationId id, Person who)
{
    return d->askEscalation<AudioGrant>(id, [id, who](CallSession &session) { return session.accept(id, who); });
}

Pending<void> CallService::decline(EscalationId id, Person who)
{
    return d->askEscalation<void>(id, [id, who](CallSession &session) { return session.decline(id, who); });
}

Pending<CallService::HandedBack> CallService::handBack(CallId id, QString note, Person who, bool review, QString sentence)
{
    return d->ask<HandedBack>(id, [note, who, review, sentence](CallSession &session) { return session.handBack(note, who, review, sentence); });
}

Pending<void> CallService::approveHandback(CallId id, QString text, Person who)
{
    return d->ask<void>(id, [text, who](CallSession &session) { return session.approveHandback(text, who); });
}

Pending<void> CallService::cancelHandback(CallId id, Person who)
{
    return d->ask<void>(id, [who](CallSession &session) { return session.cancelHandback(who); });
}

Pending<void> CallService::hold(CallId id, Person who)
{
    return d->ask<void>(id, [who](CallSession &session) { return session.hold(who); });
}

Pending<void> CallService::resumeFromHold(CallId id, Person who)
{
    return d->ask<void>(id, [who](CallSession &session) { return session.resumeFromHold(who); });
}

Pending<void> CallService::whisper(CallId id, QString text, Person who)
{
    return d->ask<void>(id, [text, who](CallSession &session) { return session.whisper(text, who); });
}

Pending<void> CallService::say(CallId id, QString text, Person who)
{
    return d->ask<void>(id, [text, who](CallSession &session) { return session.say(text, who); });
}

Pending<void> CallService::pauseRecording(CallId id, Person who, bool mayAlways)
{
    return d->ask<void>(id, [who, mayAlways](CallSession &session) { return session.pauseRecording(who, mayAlways); });
}

Pending<void> CallService::resumeRecording(CallId id, Person who, bool mayAlways)
{
    return d->ask<void>(id, [who, mayAlways](CallSession &session) { return session.resumeRecording(who, mayAlways); });
}

Pending<std::vector<int16_t>> CallService::rewind(CallId id, std::chrono::milliseconds time)
{
    return d->ask<std::vector<int16_t>>(id, [time](CallSession &session) { return session.rewind(time); });
}

Result<CallService::Ticket> CallService::redeem(const QString &ticket)
{
    return d->context->access.redeem(ticket);
}

void CallService::attachConsole(const Ticket &ticket, std::unique_ptr<ConsoleLeg> leg)
{
    const auto line = ConsoleLine::create(std::move(leg));
    const SlotPointer slot = d->directory->find(ticket.call);
    if (!slot || !slot->post([ticket, line](CallSession &session) { session.attachConsole(ticket, line); })) {
        line->close(1000, u"The call has ended."_s);
        return;
    }
    // The pointer only tells which line it was; the line itself must not keep itself alive.
    const ConsoleLine *which = line.get();
    line->listen([slot, which](const QByteArray &packet) { slot->post([which, packet](CallSession &session) { session.onConsoleAudio(which, packet); }); },
                 [slot, which] { slot->post([which](CallSession &session) { session.onConsoleClosed(which); }); });
}

QJsonObject CallService::counters() const
{
    const auto &counted = d->context->counters;
    qint64 active = 0, human = 0, hold = 0, waiting = 0;
    for (const Call &call : activeCalls()) {
        ++active;
        human += call.mode == CallMode::Human ? 1 : 0;
        hold += call.mode == CallMode::Hold ? 1 : 0;
        waiting += call.isWaitingForHuman() ? 1 : 0;
    }
    const auto number = [](const std::atomic<quint64> &value) { return static_cast<qint64>(value.load()); };
    return {{u"calls_active"_s, active},
            {u"calls_with_human"_s, human},
            {u"calls_on_hold"_s, hold},
            {u"escalations_waiting"_s, waiting},
            {u"calls_started_total"_s, number(counted.started)},
            {u"calls_ended_total"_s, number(counted.ended)},
            {u"sessions_created_total"_s, number(counted.sessions)},
            {u"takeovers_total"_s, number(counted.takeovers)},
            {u"escalations_total"_s, number(counted.escalations)},
            {u"provider_losses_total"_s, number(counted.providerLosses)},
            {u"clients_dropped_total"_s, number(counted.clientsDropped)}};
}

} // namespace Attendant
