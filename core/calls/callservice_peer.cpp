// SPDX-License-Identifier: GPL-3.0-or-later
// How callers whose sound goes to the provider directly come to their call.
#include "callservice_p.h"

#include "base/logging.h"
#include "calls/callerline.h"
#include "calls/callscript.h"
#include "calls/organizationdirectory.h"
#include "realtime/voiceprovider.h"

namespace Attendant {

Pending<QByteArray> CallService::connectPeer(CallId id, QByteArray offer)
{
    const SlotPointer slot = d->directory->find(id);
    if (!slot || !slot->isAlive())
        return d->gone<QByteArray>(id);
    if (slot->read(false).status != CallStatus::InProgress)
        return answeredError<QByteArray>(fail(Error::Code::Conflict, u"The call has ended."_s));
    const auto office = d->context->parts.organizations.find(slot->org);
    if (!office)
        return answeredError<QByteArray>(fail(Error::Code::NotFound, u"The call's organization does not exist any more."_s));
    const auto script = CallScript::make(d->context->prompts, *office, {}, d->context->parts.clock.now());
    if (!script)
        return answeredError<QByteArray>(fail(Error::Code::Internal, u"The assistant's instructions could not be prepared."_s, script.error().message));
    d->context->rules.prepare(*office);
    // On the provider's thread: nothing but posts. The context outlives the service for it.
    return d->context->parts.voice.createCall(std::move(offer), script->config.session())
        .then(QtFuture::Launch::Sync, [context = d->context, slot](const Result<PeerCall> &created) -> Result<QByteArray> {
            if (!created) {
                slot->post([sentence = created.error().message](CallSession &session) { session.failPeer(sentence); });
                return std::unexpected(created.error());
            }
            if (!slot->post([call = created->id](CallSession &session) { session.attachPeer(call, PeerLeg::Kind::Browser); })) {
                (void)context->parts.voice.hangUpCall(created->id);
                return fail(Error::Code::Conflict, u"The call has ended."_s);
            }
            return created->sdp;
        });
}

Result<QJsonObject> CallService::telephoneSession(const OrgId &org) const
{
    const auto office = d->context->parts.organizations.find(org);
    if (!office)
        return fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(org.text()));
    const auto script = CallScript::make(d->context->prompts, *office, {}, d->context->parts.clock.now());
    if (!script)
        return fail(Error::Code::Internal, u"The assistant's instructions could not be prepared."_s, script.error().message);
    d->context->rules.prepare(*office);
    return script->config.telephoneSession();
}

const std::vector<CallService::TelephoneCall> &CallService::resumedTelephoneCalls() const
{
    return d->telephones;
}

bool CallService::attachTelephone(const CallId &id, const QString &providerCall)
{
    const SlotPointer slot = d->directory->find(id);
    return slot && slot->post([providerCall](CallSession &session) { session.attachPeer(providerCall, PeerLeg::Kind::Telephone); });
}

void CallService::attachCallerLine(const CallId &id, std::unique_ptr<CallerLeg> leg)
{
    const auto line = CallerLine::create(std::move(leg));
    const SlotPointer slot = d->directory->find(id);
    if (!slot || !slot->post([line](CallSession &session) { session.attachCallerLine(line); })) {
        line->close(1000, u"The call has ended."_s);
        return;
    }
    const CallerLine *which = line.get(); // the line must not keep itself alive
    line->listen([slot, which](const QByteArray &event) { slot->post([which, event](CallSession &session) { session.onCallerLine(which, event); }); },
                 [slot, which] { slot->post([which](CallSession &session) { session.onCallerLineClosed(which); }); });
}

} // namespace Attendant
