// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/phonenetwork.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponse>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

PhoneCall::Fields fieldsOf(const QByteArray &body)
{
    PhoneCall::Fields fields;
    for (const QByteArray &part : body.split('&')) {
        const qsizetype equals = part.indexOf('=');
        if (equals > 0)
            fields.emplace_back(QByteArray::fromPercentEncoding(part.left(equals)), QByteArray::fromPercentEncoding(part.mid(equals + 1).replace('+', ' ')));
    }
    return fields;
}

} // namespace

QString PhoneNetwork::Asked::text(const QByteArray &name) const
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return QString::fromUtf8(value);
    }
    return {};
}

PhoneNetwork::PhoneNetwork(PhoneCall::Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_http(new QHttpServer(this))
    , m_listener(new QTcpServer(this))
{
    m_http->setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const QByteArray login = "Basic " + (m_options.accountSid.toUtf8() + ':' + m_options.authToken).toBase64();
        auto [status, json] = m_failure != 0 ? std::pair(m_failure, QJsonObject{{u"code"_s, 20000 + m_failure}, {u"message"_s, u"simulated fault"_s}, {u"status"_s, m_failure}})
            : request.headers().value("authorization") != login ? std::pair(401, QJsonObject{{u"code"_s, 20003}, {u"message"_s, u"Authenticate"_s}, {u"status"_s, 401}})
                                                                : onPost(request.url().path(), fieldsOf(request.body()));
        responder.sendResponse(QHttpServerResponse(json, static_cast<QHttpServerResponder::StatusCode>(status)));
    });
}

PhoneNetwork::~PhoneNetwork() = default;

Result<void> PhoneNetwork::listen()
{
    if (!m_listener->listen(QHostAddress::LocalHost) || !m_http->bind(m_listener))
        return fail(Error::Code::Unavailable, u"The telephone network's port cannot be opened: %1."_s.arg(m_listener->errorString()));
    return {};
}

QUrl PhoneNetwork::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_listener->serverPort()));
}

void PhoneNetwork::add(PhoneCall *call)
{
    m_known << call;
}

std::pair<int, QJsonObject> PhoneNetwork::onPost(const QString &path, const PhoneCall::Fields &fields)
{
    const QString root = u"/2010-04-01/Accounts/%1/"_s.arg(m_options.accountSid);
    const QString rest = path.startsWith(root) ? path.mid(root.size()) : QString();
    const Asked asked{rest, fields};
    m_asked << asked;
    if (rest == "Calls.json"_L1) {
        if (!asked.text("To").startsWith(u'+'))
            return {400, {{u"code"_s, 21211}, {u"message"_s, u"The 'To' number is not a valid phone number."_s}, {u"status"_s, 400}}};
        PhoneCall::Options options = m_options;
        options.from = asked.text("From");
        options.to = asked.text("To");
        options.direction = u"outbound-api"_s;
        auto *call = new PhoneCall(options, this);
        m_placed << call;
        m_known << call;
        if (options.person.outcome == "completed"_L1)
            QMetaObject::invokeMethod(call, [call, twiml = asked.text("Twiml").toUtf8()] { call->follow(twiml); }, Qt::QueuedConnection);
        else // nobody takes it
            call->post(QUrl(asked.text("StatusCallback")), call->fields(options.person.outcome, {{"SequenceNumber", "2"}}), [](int, const QByteArray &) {});
        return {201, {{u"sid"_s, call->sid()}, {u"status"_s, u"queued"_s}}};
    }
    for (const QPointer<PhoneCall> &call : std::as_const(m_known)) {
        if (!call || rest != u"Calls/%1.json"_s.arg(call->sid()) || call->hasEnded())
            continue;
        const QString twiml = asked.text("Twiml");
        QMetaObject::invokeMethod(
            call.data(), [call, twiml] { twiml.isEmpty() ? call->hangUp() : call->follow(twiml.toUtf8()); }, Qt::QueuedConnection);
        return {200, {{u"sid"_s, call->sid()}, {u"status"_s, twiml.isEmpty() ? u"completed"_s : u"in-progress"_s}}};
    }
    return {404, {{u"code"_s, 20404}, {u"message"_s, u"The requested resource was not found"_s}, {u"status"_s, 404}}};
}

} // namespace Attendant
