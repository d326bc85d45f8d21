// SPDX-License-Identifier: GPL-3.0-or-later
// What is written into a call's record afterwards, whether the call is still in memory or not.
#include "callservice_p.h"
#include "storage/escalationrepository.h"

namespace Attendant {

namespace {

constexpr int amendTries = 4;
constexpr int readBatch = 5'000;

/// All events of a call, behind those that \a events has.
Pending<std::vector<CallEvent>> readWholeCall(EventJournal &journal, QObject *home, const CallId &id, std::vector<CallEvent> events)
{
    const qint64 after = events.empty() ? 0 : events.back().seq;
    return journal.readCall(id, after, readBatch)
        .then(home,
              [&journal, home, id, events = std::move(events)](const Result<std::vector<CallEvent>> &read) mutable -> Pending<std::vector<CallEvent>> {
                  if (!read)
                      return answered<std::vector<CallEvent>>(read);
                  events.insert(events.end(), read->begin(), read->end());
                  if (read->size() < size_t(readBatch))
                      return answered<std::vector<CallEvent>>(std::move(events));
                  return readWholeCall(journal, home, id, std::move(events));
              })
        .unwrap();
}

} // namespace

Pending<void> CallService::resolve(EscalationId id, QString outcome, QString notes, Person who)
{
    const auto amendment = [=] { return Amendment{id, outcome, notes, {}}; };
    if (const SlotPointer slot = d->findEscalation(id))
        return amend(slot->id, amendment(), who);
    if (!d->context->parts.escalations)
        return answeredError<void>(fail(Error::Code::NotFound, u"No escalation has the id '%1'."_s.arg(id.text())));
    return d->context->parts.escalations->find(id)
        .then(d->home,
              [this, amendment, who](const Result<EscalationRecord> &found) -> Pending<void> {
                  if (!found)
                      return answeredError<void>(std::unexpected(found.error()));
                  return amend(found->escalation.callId, amendment(), who);
              })
        .unwrap();
}

Pending<void> CallService::amend(CallId id, Amendment amendment, Person who)
{
    return amendRecalled(id, amendment, who, amendTries);
}

Pending<void> CallService::amendRecalled(const CallId &id, const Amendment &amendment, const Person &who, int tries)
{
    return recall(id)
        .then(d->home,
              [this, id, amendment, who, tries](const Result<SlotPointer> &slot) -> Pending<void> {
                  if (!slot)
                      return answeredError<void>(std::unexpected(slot.error()));
                  auto amended = (*slot)->ask([amendment, who](CallSession &session) { return session.amend(amendment, who); });
                  if (!amended)
                      return tries > 0 ? amendRecalled(id, amendment, who, tries - 1) : d->gone<void>(id);
                  return amended
                      ->then(d->home,
                             [this, id, amendment, who, tries](const Result<void> &done) -> Pending<void> {
                                 // Its session left memory in the same moment: the next one knows the whole record.
                                 if (!done && done.error().context == CallSession::retiredContext() && tries > 0)
                                     return amendRecalled(id, amendment, who, tries - 1);
                                 return answered<void>(done);
                             })
                      .unwrap();
              })
        .unwrap();
}

Pending<SlotPointer> CallService::recall(const CallId &id)
{
    if (const SlotPointer slot = d->directory->find(id); slot && slot->isAlive())
        return answered<SlotPointer>(slot);
    return readWholeCall(d->context->parts.journal, d->home, id, {})
        .then(d->home, [this, id](const Result<std::vector<CallEvent>> &events) -> Result<SlotPointer> {
            if (!events)
                return std::unexpected(events.error());
            if (events->empty())
                return fail(Error::Code::NotFound, u"No call has the id '%1'."_s.arg(id.text()));
            if (d->isShutDown)
                return fail(Error::Code::Unavailable, u"The server is ending."_s);
            Call call = Call::fold(*events);
            if (call.status == CallStatus::InProgress) // it is on its way into memory, or out of it
                return fail(Error::Code::Unavailable, u"The call cannot be reached at the moment. Try again shortly."_s);
            const SlotPointer fresh = d->create(id, call.orgId);
            fresh->replace(std::move(call));
            fresh->post([](CallSession &session) { session.recall(); }); // before anybody else can ask it
            const SlotPointer slot = d->directory->insertUnlessThere(fresh);
            if (slot != fresh)
                fresh->post([](CallSession &session) { session.dismiss(); });
            return slot;
        });
}

} // namespace Attendant
