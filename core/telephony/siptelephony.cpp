// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/siptelephony.h"

#include "calls/callservice.h"
#include "calls/organizationdirectory.h"
#include "domain/jsonread.h"
#include "realtime/voiceprovider.h"
#include "telephonelog_p.h"
#include "telephony/twilioform.h"

#include <QHash>
#include <QJsonArray>
#include <QMutex>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int noSuchNumber = 404, unavailable = 480; // SIP
/// The provider is told to hang up only when the caller's telephone has had the time to go its own way.
constexpr std::chrono::seconds referGrace{2};

struct SipLine
{
    QString providerCall;
    bool isReferred = false;
};

struct Ringing
{
    QString providerCall, from, sipCallId;
    QStringList dialled; ///< what may be the dialled number, the likeliest first
};

std::optional<Ringing> ringingIn(const QJsonObject &data)
{
    Ringing ringing;
    ringing.providerCall = data.value("call_id"_L1).toString();
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-]{1,100}$"_s);
    if (!pattern.match(ringing.providerCall).hasMatch())
        return std::nullopt;
    QStringList to, called, diverted;
    for (const QJsonValue &header : data.value("sip_headers"_L1).toArray()) {
        const QString name = header["name"_L1].toString().toLower();
        const QString value = header["value"_L1].toString().left(500);
        if (name == "from"_L1 && ringing.from.isEmpty())
            ringing.from = sipNumber(value);
        else if (name == "call-id"_L1)
            ringing.sipCallId = value.left(200);
        else if (name == "to"_L1)
            to << sipNumber(value);
        else if (name == "p-called-party-id"_L1)
            called << sipNumber(value);
        else if (name == "diversion"_L1) // behind a trunk this may be the only place that names our number
            diverted << sipNumber(value);
    }
    ringing.dialled = to + called + diverted;
    return ringing;
}

} // namespace

QString sipNumber(const QString &address)
{
    static const QRegularExpression uri(u"(?:sips?|tel):([^@;>\\s]+)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = uri.match(address);
    QString user = match.hasMatch() ? match.captured(1) : address.trimmed();
    user = QString::fromUtf8(QByteArray::fromPercentEncoding(user.toUtf8()));
    static const QRegularExpression filler(u"[-. ()]"_s);
    const QString plain = QString(user).remove(filler);
    static const QRegularExpression digits(u"^\\+?[0-9]{3,15}$"_s);
    return digits.match(plain).hasMatch() ? plain : user.left(80);
}

struct SipTelephony::Core
{
    Core(const QString &secret, const Clock &c, OrganizationDirectory &o, CallService &service, VoiceProvider &p)
        : webhook(secret)
        , clock(c)
        , organizations(o)
        , provider(p)
        , calls(&service)
    {}

    StandardWebhook webhook;
    const Clock &clock;
    OrganizationDirectory &organizations;
    VoiceProvider &provider;
    QRecursiveMutex callsMutex; ///< recursive: what is answered at once comes back here
    CallService *calls;         ///< null: they are ending
    mutable QMutex mutex;       ///< of everything below
    QHash<CallId, SipLine> lines;
    QStringList decided;  ///< provider's names of the latest calls that we answered or refused

    template<typename Work>
    void withCalls(Work work)
    {
        const QMutexLocker lock(&callsMutex);
        if (calls)
            work(*calls);
    }

    [[nodiscard]] std::optional<Organization> owner(const QStringList &dialled) const
    {
        for (const QString &number : dialled) {
            const auto found = organizations.byNumber(number);
            if (found && found->phrases("numbers"_L1).contains(number))
                return found;
        }
        return organizations.byNumber(dialled.value(0)); // the only one there is
    }

    [[nodiscard]] static Pending<void> take(const std::shared_ptr<Core> &core, CallService &service, const Ringing &ringing, const OrgId &org, const std::function<void()> &undo);
    static void answer(const std::shared_ptr<Core> &core, const CallId &call, const QString &providerCall, const QJsonObject &session, bool mayBeAnswered);

    void reconsider(const QString &providerCall)
    {
        const QMutexLocker lock(&mutex);
        decided.removeOne(providerCall);
    }

    [[nodiscard]] bool decide(const QString &providerCall)
    {
        const QMutexLocker lock(&mutex);
        if (decided.contains(providerCall))
            return false;
        decided << providerCall;
        if (decided.size() > 2'000)
            decided.removeFirst();
        return true;
    }
};

/// Begins the call and, once it is on disk, answers the telephone.
Pending<void> SipTelephony::Core::take(const std::shared_ptr<Core> &core, CallService &service, const Ringing &ringing, const OrgId &org,
                                       const std::function<void()> &undo)
{
    const auto session = service.telephoneSession(org);
    if (!session) {
        qCCritical(lcTelephony).noquote() << "a call could not be taken:" << session.error().message;
        (void)core->provider.rejectCall(ringing.providerCall, unavailable);
        return answered<void>({});
    }
    const QJsonObject metadata{{u"direction"_s, u"inbound"_s}, {u"to"_s, ringing.dialled.value(0)}, {u"sip_call_id"_s, ringing.sipCallId}};
    return service
        .start({.org = org, .caller = ringing.from, .channel = u"phone"_s, .metadata = metadata, .bringsItsSound = true, .providerCall = ringing.providerCall})
        .then(QtFuture::Launch::Sync, [core, undo, providerCall = ringing.providerCall, session = *session](const Result<CallId> &call) -> Result<void> {
            if (!call) {
                qCWarning(lcTelephony).noquote() << "a call could not be taken:" << call.error().message;
                undo(); // it goes on ringing until the webhook is repeated
                return std::unexpected(call.error());
            }
            {
                const QMutexLocker lock(&core->mutex);
                core->lines.insert(*call, {providerCall});
            }
            answer(core, *call, providerCall, session, false);
            return {};
        });
}

/// \a mayBeAnswered: it may have been answered before a restart, so a refusal of the provider's says nothing; joining it does.
void SipTelephony::Core::answer(const std::shared_ptr<Core> &core, const CallId &call, const QString &providerCall, const QJsonObject &session, bool mayBeAnswered)
{
    (void)core->provider.acceptCall(providerCall, session).then(QtFuture::Launch::Sync, [core, call, providerCall, mayBeAnswered](const Result<void> &accepted) {
        core->withCalls([&](CallService &calls) {
            if (!accepted && !mayBeAnswered) // the caller hung up before, most likely
                (void)calls.end(call, u"the call could not be answered: %1"_s.arg(accepted.error().message), {});
            else if (!calls.attachTelephone(call, providerCall))
                (void)core->provider.hangUpCall(providerCall);
        });
    });
}

SipTelephony::SipTelephony(const QString &webhookSecret, const Clock &clock, OrganizationDirectory &organizations, CallService &calls, VoiceProvider &provider)
    : d(std::make_shared<Core>(webhookSecret, clock, organizations, calls, provider))
{
    for (const CallService::TelephoneCall &call : calls.resumedTelephoneCalls()) {
        d->lines.insert(call.id, {call.providerCall});
        (void)d->decide(call.providerCall);
        if (call.isJoined)
            continue;
        // The end came between the call's first event and the answer; it may still ring, or be answered and unwatched.
        if (const auto session = calls.telephoneSession(call.org))
            d->answer(d, call.id, call.providerCall, *session, true);
    }
}

SipTelephony::~SipTelephony()
{
    const QMutexLocker lock(&d->callsMutex);
    d->calls = nullptr;
}

Pending<void> SipTelephony::receive(const WebhookHeaders &headers, const QByteArray &body)
{
    if (const auto checked = d->webhook.check(headers, body, d->clock.now()); !checked)
        return answeredError<void>(std::unexpected(checked.error()));
    const auto event = JsonReader::parseObject(body);
    if (!event)
        return answeredError<void>(fail(Error::Code::InvalidInput, u"The webhook's body is no JSON object."_s));
    if (event->value("type"_L1).toString() != "realtime.call.incoming"_L1)
        return answered<void>({}); // the account may tell us more than we asked for
    const auto ringing = ringingIn(event->value("data"_L1).toObject());
    if (!ringing)
        return answeredError<void>(failField(u"data.call_id"_s, u"The field 'data.call_id' is missing or malformed."_s));
    if (!d->webhook.isNew(headers.id, d->clock.now()) || !d->decide(ringing->providerCall))
        return answered<void>({});

    const auto organization = d->owner(ringing->dialled);
    if (!organization) {
        qCWarning(lcTelephony).noquote() << "a call to" << ringing->dialled.value(0) << "which is no organization's number";
        (void)d->provider.rejectCall(ringing->providerCall, noSuchNumber);
        return answered<void>({});
    }
    // What was not done is not remembered as done.
    const auto undo = [core = d, id = headers.id, providerCall = ringing->providerCall] {
        core->webhook.forget(id);
        core->reconsider(providerCall);
    };
    std::optional<Pending<void>> taken;
    d->withCalls([&](CallService &service) { taken = d->take(d, service, *ringing, organization->id, undo); });
    if (taken)
        return *taken;
    undo();
    return answeredError<void>(fail(Error::Code::Unavailable, u"The server is ending. Try again."_s));
}

bool SipTelephony::isOnTelephone(const CallId &call) const
{
    const QMutexLocker lock(&d->mutex);
    return d->lines.contains(call);
}

Pending<void> SipTelephony::transfer(const CallId &call, const QString &to)
{
    static const QRegularExpression sip(u"^sips?:[^\\s<>\"]{3,200}$"_s);
    if (!isE164(to) && !sip.match(to).hasMatch())
        return answeredError<void>(failField(u"to"_s, u"The field 'to' must be a telephone number such as +16085550123, or an address such as sip:desk@example.com."_s));
    QString providerCall;
    {
        const QMutexLocker lock(&d->mutex);
        const auto line = d->lines.find(call);
        if (line == d->lines.end())
            return answeredError<void>(fail(Error::Code::Conflict, u"This call is not on the telephone."_s));
        if (std::exchange(line->isReferred, true))
            return answeredError<void>(fail(Error::Code::Conflict, u"The call is being transferred already."_s));
        providerCall = line->providerCall;
    }
    return d->provider.referCall(providerCall, isE164(to) ? u"tel:"_s + to : to).then(this, [this, call, to](const Result<void> &referred) -> Result<void> {
        if (!referred) {
            const QMutexLocker lock(&d->mutex);
            if (const auto line = d->lines.find(call); line != d->lines.end())
                line->isReferred = false;
            return referred;
        }
        d->withCalls([&](CallService &calls) { (void)calls.note(call, {{u"transfer"_s, QJsonObject{{u"to"_s, to}, {u"status"_s, u"referred"_s}}}}); });
        QTimer::singleShot(referGrace, this, [this, call, to] {
            d->withCalls([&](CallService &calls) { (void)calls.end(call, u"transferred to %1"_s.arg(to), {}); });
        });
        return {};
    });
}

void SipTelephony::onEvent(const CallEvent &event)
{
    const QMutexLocker lock(&d->mutex);
    if (event.type == EventType::CallEnded)
        d->lines.remove(event.callId);
    // The call's own escalation has sent the caller away.
    else if (event.type == EventType::CallUpdated && event.data["transfer"_L1]["status"_L1].toString() == "referred"_L1) {
        if (const auto line = d->lines.find(event.callId); line != d->lines.end())
            line->isReferred = true;
    }
}

} // namespace Attendant
