// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonefixture.h"

#include "audio/packet.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

PhoneFixture::PhoneFixture()
{
    api.settings.twilioAccountSid = QString::fromLatin1(account);
    api.settings.twilioAuthToken = QString::fromLatin1(token);
    api.settings.twilioNumber = QString::fromLatin1(number);
    api.settings.publicUrl = QUrl(u"https://voice.example.com"_s);
}

PhoneFixture::~PhoneFixture()
{
    api.stop();
}

bool PhoneFixture::start()
{
    network = std::make_unique<PhoneNetwork>(options());
    if (!network->listen())
        return false;
    api.settings.twilioApiBase = network->url();
    if (!api.start())
        return false;
    network->setOptions(options());
    return true;
}

PhoneCall::Options PhoneFixture::options() const
{
    PhoneCall::Options options;
    options.server = api.isRunning() ? api.url() : QUrl();
    options.publicUrl = api.settings.publicUrl;
    options.accountSid = api.settings.twilioAccountSid;
    options.authToken = token;
    options.to = QString::fromLatin1(number);
    return options;
}

std::unique_ptr<PhoneCall> PhoneFixture::call(const QString &from)
{
    auto wanted = options();
    wanted.from = from;
    return call(wanted);
}

std::unique_ptr<PhoneCall> PhoneFixture::call(const PhoneCall::Options &wanted)
{
    auto phone = std::make_unique<PhoneCall>(wanted);
    network->add(phone.get());
    phone->callIn();
    if (!QTest::qWaitFor([&] { return phone->isStreaming() || phone->hasEnded(); }, 15'000) || phone->hasEnded())
        qWarning("the call has no stream: %s", qPrintable(phone->endReason()));
    return phone;
}

QJsonObject PhoneFixture::record(const QString &from) const
{
    const QJsonArray calls = api.get("/api/calls?limit=50").json().value("calls"_L1).toArray();
    for (const QJsonValue &call : calls) {
        if (call["caller"_L1].toString() == from)
            return call.toObject();
    }
    return {};
}

QStringList PhoneFixture::lines(const QString &id) const
{
    QStringList lines;
    const QJsonArray transcripts = api.get("/api/calls/" + id.toUtf8()).json().value("transcripts"_L1).toArray();
    for (const QJsonValue &line : transcripts)
        lines << line["speaker"_L1].toString() + u": "_s + line["text"_L1].toString();
    return lines;
}

QJsonArray PhoneFixture::events(const QString &id, const QString &type) const
{
    QJsonArray found;
    const QJsonArray all = api.getAs("/api/v1/calls/" + id.toUtf8() + "/events").json().value("events"_L1).toArray();
    for (const QJsonValue &event : all) {
        if (event["type"_L1].toString() == type)
            found << event["data"_L1];
    }
    return found;
}

QString PhoneFixture::endReason(const QString &id) const
{
    return events(id, u"call.ended"_s).at(0)["reason"_L1].toString();
}

HttpAnswer PhoneFixture::control(const QString &id, const QByteArray &action, const QJsonObject &body) const
{
    return api.postAs("/api/v1/calls/" + id.toUtf8() + '/' + action, body);
}

HttpAnswer PhoneFixture::webhook(const QByteArray &path, const PhoneCall::Fields &fields, const QByteArray &signature) const
{
    const QByteArray target = "/api/v1/telephony/twilio" + path;
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += (body.isEmpty() ? "" : "&") + name.toPercentEncoding() + '=' + value.toPercentEncoding();
    const QByteArray signedAs = signature.isEmpty() ? PhoneCall::signature(token, api.settings.publicUrl.toEncoded() + target, fields) : signature;
    return api.ask("POST", target, body, {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Twilio-Signature", signedAs}});
}

OfficeLine::OfficeLine(const QString &audioUrl)
{
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket, [this](const QByteArray &frame) {
        const auto packet = AudioPacket::decode(frame);
        if (packet && packet->source == AudioSource::Caller)
            heard.insert(heard.end(), packet->samples.begin(), packet->samples.end());
    });
    QObject::connect(&m_timer, &QTimer::timeout, &socket, [this] {
        AudioPacket packet;
        packet.source = AudioSource::Human;
        packet.sequence = m_sequence++;
        packet.capturedAt = std::chrono::milliseconds(20 * m_sequence);
        packet.samples.assign(frameSamples, 0);
        for (size_t i = 0; i < frameSamples && m_at < m_mouth.size(); ++i)
            packet.samples[i] = m_mouth[m_at++];
        socket.sendBinaryMessage(packet.encode());
    });
    socket.open(QUrl(audioUrl));
}

bool OfficeLine::opens()
{
    const bool isOpen = QTest::qWaitFor([this] { return socket.isValid(); }, 10'000);
    m_timer.start(20);
    return isOpen;
}

void OfficeLine::speak(const Samples &samples)
{
    m_mouth.insert(m_mouth.end(), samples.begin(), samples.end());
}

} // namespace Attendant
