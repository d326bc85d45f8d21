// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/telephony.h"

#include "telephonelog_p.h"
#include "telephony/twiliogreeter.h"
#include "telephony/twilioleg.h"
#include "telephonycore_p.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

Q_LOGGING_CATEGORY(lcTelephony, "attendant.telephony", QtInfoMsg)

namespace {

constexpr auto ringing = 40s;
constexpr auto transferLimit = 90s; ///< ringing, announcement and the key
constexpr auto sweepEvery = 2s;
constexpr qsizetype longestAnnouncement = 500;

} // namespace

// --- what hooks and streams share ----------------------------------------------------------------------------------------------

QString Telephony::Core::address(QLatin1StringView path, const CallId &call) const
{
    const QString base = options.publicUrl.toString(QUrl::FullyEncoded) + root + path;
    return call.isEmpty() ? base : base + u"?call="_s + call.text();
}

QString Telephony::Core::streamAddress() const
{
    QUrl url = options.publicUrl;
    url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    return url.toString(QUrl::FullyEncoded) + root + "/media"_L1;
}

QByteArray Telephony::Core::streamAnswer(const CallId &call, std::chrono::seconds lifetime)
{
    return Twiml::stream(streamAddress(), lines.ticket(call, lifetime), address("/after"_L1));
}

QString Telephony::Core::language(const OrgId &org) const
{
    const auto organization = organizations.find(org);
    return organization ? organization->language() : u"en"_s;
}

std::optional<TelephoneLine> Telephony::Core::lineOf(const TwilioForm &form)
{
    const QString sid = form.text("CallSid");
    if (auto line = lines.findSid(sid))
        return line;
    std::optional<TelephoneLine> found;
    withCalls([&](CallService &service) {
        for (const Call &call : service.activeCalls()) {
            if (!sid.isEmpty() && call.metadata.value("call_sid"_L1).toString() == sid) {
                const bool isDialled = call.metadata.value("direction"_L1).toString() == "outbound"_L1;
                const QString own = call.metadata.value(isDialled ? "from"_L1 : "to"_L1).toString();
                found = TelephoneLine{.call = call.id, .org = call.orgId, .sid = sid, .caller = call.caller, .ownNumber = own};
                lines.insert(*found);
            }
        }
    });
    return found;
}

bool Telephony::Core::hasPerson(const CallId &call)
{
    bool has = false;
    withCalls([&](CallService &service) {
        const auto active = service.activeCall(call);
        has = active && (active->mode == CallMode::Human || active->mode == CallMode::Hold) && !active->humanName.isEmpty();
    });
    return has;
}

void Telephony::Core::endCall(const CallId &call, const QString &reason, const QString &by)
{
    withCalls([&](CallService &service) { (void)service.end(call, reason, by); });
}

void Telephony::Core::note(const CallId &call, const QJsonObject &facts)
{
    withCalls([&](CallService &service) { (void)service.note(call, facts); });
}

void Telephony::Core::transferred(const CallId &call)
{
    QString to;
    const bool isFirst = lines.change(call, [&](TelephoneLine &line) {
        if (!std::exchange(line.isTransferred, true))
            to = line.transferTo;
    });
    if (isFirst && !to.isEmpty())
        endCall(call, u"transferred to %1"_s.arg(to));
}

// --- life ------------------------------------------------------------------------------------------------------------------------

Telephony::Telephony(Options options, const Clock &clock, OrganizationDirectory &organizations, CallService &calls)
    : d(std::make_shared<Core>(std::move(options), clock, organizations, calls))
{
    auto *sweeper = new QTimer(this);
    connect(sweeper, &QTimer::timeout, this, &Telephony::sweep);
    sweeper->start(sweepEvery);
}

Telephony::~Telephony()
{
    d->forgetCalls();
}

void Telephony::sweep()
{
    for (const CallId &call : d->lines.sweep()) {
        qCWarning(lcTelephony) << "call" << call.text() << "was announced and its stream never came";
        d->endCall(call, u"the telephone was never connected"_s);
    }
}

void Telephony::onEvent(const CallEvent &event)
{
    if (event.type != EventType::CallEnded)
        return;
    QString sid;
    d->lines.change(event.callId, [&](TelephoneLine &line) {
        line.isOver = true;
        line.overSince = d->clock.steady();
        if (!line.isNetworkOver && !line.isTransferred)
            sid = line.sid;
    });
    if (!sid.isEmpty())
        (void)d->rest.post(u"Calls/%1.json"_s.arg(sid), TwilioForm({{"Status", "completed"}}));
}

bool Telephony::isOnTelephone(const CallId &call) const
{
    const auto line = d->lines.find(call);
    return line && !line->isOver;
}

// --- signatures ------------------------------------------------------------------------------------------------------------------

bool Telephony::isSigned(QByteArrayView signature, const QByteArray &target, const TwilioForm &form) const
{
    return d->signature.isForm(signature, d->options.publicUrl.toEncoded() + target, form.values());
}

bool Telephony::isSignedJson(QByteArrayView signature, const QByteArray &target, QByteArrayView body) const
{
    return d->signature.isJson(signature, d->options.publicUrl.toEncoded() + target, body);
}

bool Telephony::isSignedHandshake(QByteArrayView signature, const QByteArray &target) const
{
    QUrl url = d->options.publicUrl;
    url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    return d->signature.isHandshake(signature, url.toEncoded() + target);
}

// --- streams -----------------------------------------------------------------------------------------------------------------------

void Telephony::welcome(std::unique_ptr<MediaSocket> socket)
{
    auto redeemed = std::make_shared<TelephoneLine>();
    const auto judge = [core = d, redeemed](const TwilioGreeter::Start &start) -> Result<void> {
        if (start.accountSid != core->options.accountSid)
            return fail(Error::Code::Unauthorised, u"The stream belongs to another account."_s);
        auto line = core->lines.redeem(start.ticket, start.callSid);
        if (!line)
            return std::unexpected(line.error());
        *redeemed = *std::move(line);
        return {};
    };
    const auto attach = [core = d, redeemed](std::unique_ptr<MediaSocket> accepted, const TwilioGreeter::Start &start) {
        const CallId call = redeemed->call;
        TwilioLeg::Hooks hooks;
        hooks.pressed = [core, call](QChar digit) { core->withCalls([&](CallService &service) { service.pressKey(call, digit); }); };
        hooks.closing = [core, call](quint16 code) { core->lines.change(call, [code](TelephoneLine &line) { line.lastClose = code; }); };
        hooks.hungUp = [core, call] {
            bool isTransferring = false;
            core->lines.change(call, [&](TelephoneLine &line) {
                isTransferring = line.isTransferring;
                line.isNetworkOver = !isTransferring;
            });
            // A call that is connected with somebody else leaves its stream as one that ends does.
            if (!isTransferring)
                core->endCall(call, u"caller hung up"_s);
        };
        auto leg = std::make_unique<TwilioLeg>(std::move(accepted), start.streamSid, core->clock, std::move(hooks), redeemed->news);
        core->withCalls([&](CallService &service) { service.attachCaller(call, std::move(leg)); });
    };
    TwilioGreeter::receive(std::move(socket), judge, attach);
}

// --- dialling ----------------------------------------------------------------------------------------------------------------------

Pending<Telephony::Dialled> Telephony::dial(const OrgId &org, const QString &to, const QString &by)
{
    if (!isE164(to))
        return answeredError<Dialled>(failField(u"to"_s, u"The field 'to' must be a telephone number such as +16085550123."_s));
    const auto organization = d->organizations.find(org);
    if (!organization)
        return answeredError<Dialled>(fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(org.text())));
    const QString from = organization->phrases("numbers"_L1).value(0, d->options.number);
    if (!isE164(from))
        return answeredError<Dialled>(
            fail(Error::Code::Conflict, u"%1 has no telephone number to call from: set 'numbers' in its configuration, or TWILIO_NUMBER."_s.arg(organization->name)));
    Pending<CallId> started;
    d->withCalls([&](CallService &service) {
        started = service.start({org, to, u"phone"_s, {{u"direction"_s, u"outbound"_s}, {u"to"_s, to}, {u"from"_s, from}, {u"by"_s, by}}, true});
    });
    return started
        .then(QtFuture::Launch::Sync,
              [core = d, org, to, from](const Result<CallId> &id) -> Pending<Dialled> {
                  if (!id)
                      return answeredError<Dialled>(std::unexpected(id.error()));
                  const CallId call = *id;
                  core->lines.insert({.call = call, .org = org, .caller = to, .ownNumber = from});
                  const TwilioForm form({{"To", to.toUtf8()},
                                         {"From", from.toUtf8()},
                                         {"Twiml", core->streamAnswer(call, ringing + 30s)},
                                         {"Timeout", QByteArray::number(qlonglong(ringing.count()))},
                                         {"StatusCallback", core->address("/status"_L1).toUtf8()},
                                         {"StatusCallbackEvent", "answered"},
                                         {"StatusCallbackEvent", "completed"}});
                  return core->rest.post(u"Calls.json"_s, form).then(QtFuture::Launch::Sync, [core, call](const Result<QJsonObject> &answer) -> Result<Dialled> {
                      const QString sid = answer ? answer->value("sid"_L1).toString() : QString();
                      if (!answer || !isTwilioSid(sid, "CA"_L1)) {
                          core->endCall(call, u"the telephone network did not place the call"_s);
                          if (answer)
                              return fail(Error::Code::Unavailable, u"The telephone network's answer could not be understood."_s);
                          Error error = answer.error();
                          if (error.code == Error::Code::InvalidInput)
                              error.field = u"to"_s;
                          return std::unexpected(error);
                      }
                      bool isOver = false;
                      core->lines.change(call, [&](TelephoneLine &line) {
                          line.sid = sid;
                          isOver = line.isOver;
                      });
                      if (isOver) // ended by somebody while the network was asked
                          (void)core->rest.post(u"Calls/%1.json"_s.arg(sid), TwilioForm({{"Status", "completed"}}));
                      core->note(call, {{u"call_sid"_s, sid}});
                      return Dialled{call, sid, answer->value("status"_L1).toString(u"queued"_s)};
                  });
              })
        .unwrap();
}

Pending<void> Telephony::transfer(const CallId &call, const QString &to, const QString &announcement, const QString &by)
{
    if (!isE164(to))
        return answeredError<void>(failField(u"to"_s, u"The field 'to' must be a telephone number such as +16085550123."_s));
    if (announcement.size() > longestAnnouncement)
        return answeredError<void>(failField(u"announce"_s, u"The field 'announce' is longer than %1 characters."_s.arg(longestAnnouncement)));
    QString sid, callerId, refusal;
    const bool isKnown = d->lines.change(call, [&](TelephoneLine &line) {
        if (line.isOver)
            refusal = u"The call has ended."_s;
        else if (line.isTransferring)
            refusal = u"The call is being transferred to %1 already."_s.arg(line.transferTo);
        else if (line.sid.isEmpty() || line.streams == 0)
            refusal = u"The caller is not on the line yet."_s;
        if (!refusal.isEmpty())
            return;
        line.isTransferring = true;
        line.transferTo = to;
        line.announcement = announcement.trimmed();
        sid = line.sid;
        callerId = line.ownNumber;
    });
    if (!isKnown)
        return answeredError<void>(fail(Error::Code::Conflict, u"This call is not on the telephone, so it cannot be transferred to one."_s));
    if (!refusal.isEmpty())
        return answeredError<void>(fail(Error::Code::Conflict, refusal));

    const bool isAnnounced = !announcement.trimmed().isEmpty();
    d->withCalls([&](CallService &service) { service.awaitCaller(call, transferLimit); });
    const QByteArray twiml = Twiml::dial({.to = to,
                                          .callerId = callerId,
                                          .done = d->address("/dial-done"_L1),
                                          .answered = d->address("/leg"_L1, call),
                                          .announce = isAnnounced ? d->address("/announce"_L1, call) : QString()});
    return d->rest.post(u"Calls/%1.json"_s.arg(sid), TwilioForm({{"Twiml", twiml}}))
        .then(QtFuture::Launch::Sync, [core = d, call, to, by, isAnnounced](const Result<QJsonObject> &answer) -> Result<void> {
            if (!answer) {
                core->lines.change(call, [](TelephoneLine &line) { line.isTransferring = false; });
                Error error = answer.error();
                if (error.code == Error::Code::NotFound)
                    return fail(Error::Code::Conflict, u"The call has ended."_s, error.context);
                return std::unexpected(error);
            }
            core->note(call, {{u"transfer"_s, QJsonObject{{u"to"_s, to}, {u"announced"_s, isAnnounced}, {u"by"_s, by}, {u"status"_s, u"dialling"_s}}}});
            return {};
        });
}

} // namespace Attendant
