// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/phonecall.h"

#include "audio/g711.h"
#include "base/logging.h"
#include "base/secrets.h"
#include "simulator/voicepool.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QWebSocket>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype frameCodes = 160; // 20 ms
const char silentCode = static_cast<char>(0xff);

QString freshSid(QLatin1StringView prefix)
{
    return prefix + QString::fromLatin1(QCryptographicHash::hash(randomToken().toUtf8(), QCryptographicHash::Md5).toHex());
}

qint64 milliseconds()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    return clock.elapsed();
}

} // namespace

PhoneCall::PhoneCall(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_network(new QNetworkAccessManager(this))
{
    if (m_options.sid.isEmpty())
        m_options.sid = freshSid("CA"_L1);
    if (m_options.publicUrl.isEmpty())
        m_options.publicUrl = m_options.server;
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.setInterval(20);
    connect(&m_ticker, &QTimer::timeout, this, &PhoneCall::onTick);
}

PhoneCall::~PhoneCall()
{
    if (m_socket)
        m_socket->disconnect(this);
}

// --- webhooks ----------------------------------------------------------------------------------------------------------------------

QByteArray PhoneCall::signature(const QByteArray &token, const QByteArray &url, Fields fields)
{
    std::ranges::sort(fields);
    QMessageAuthenticationCode code(QCryptographicHash::Sha1, token);
    code.addData(url);
    for (const auto &[name, value] : fields) {
        code.addData(name);
        code.addData(value);
    }
    return code.result().toBase64();
}

PhoneCall::Fields PhoneCall::fields(const QString &status, const Fields &more) const
{
    Fields all{{"CallSid", m_options.sid.toUtf8()},   {"AccountSid", m_options.accountSid.toUtf8()}, {"From", m_options.from.toUtf8()},
               {"To", m_options.to.toUtf8()},         {"CallStatus", status.toUtf8()},               {"Direction", m_options.direction.toUtf8()},
               {"ApiVersion", "2010-04-01"},          {"CallerName", ""}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

QUrl PhoneCall::reachable(const QString &url) const
{
    QUrl target(url);
    target.setHost(m_options.server.host());
    target.setPort(m_options.server.port());
    target.setScheme(target.scheme().startsWith("ws"_L1) ? u"ws"_s : u"http"_s);
    return target;
}

void PhoneCall::post(const QUrl &url, const Fields &fields, std::function<void(int, const QByteArray &)> then)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    QNetworkRequest request(reachable(url.toString(QUrl::FullyEncoded)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded; charset=UTF-8"_s);
    request.setRawHeader("X-Twilio-Signature", signature(m_options.authToken, url.toEncoded(), fields));
    request.setTransferTimeout(15'000);
    QNetworkReply *reply = m_network->post(request, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, then = std::move(then)] {
        reply->deleteLater();
        m_lastStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        then(m_lastStatus, reply->readAll());
    });
}

void PhoneCall::callIn()
{
    const QUrl voice(m_options.publicUrl.toString() + u"/api/v1/telephony/twilio/voice"_s);
    post(voice, fields(u"ringing"_s), [this](int status, const QByteArray &twiml) {
        if (status == 200)
            follow(twiml);
        else
            finish(u"the voice webhook answered %1"_s.arg(status));
    });
}

std::vector<PhoneCall::Verb> PhoneCall::parse(const QByteArray &twiml)
{
    Verb root;
    std::vector<Verb *> open{&root};
    QXmlStreamReader reader(twiml);
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            Verb verb;
            verb.name = reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                verb.attributes.insert(attribute.name().toString(), attribute.value().toString());
            open.back()->children.push_back(verb);
            open.push_back(&open.back()->children.back());
            break;
        }
        case QXmlStreamReader::EndElement:
            open.pop_back();
            break;
        case QXmlStreamReader::Characters:
            open.back()->text += reader.text();
            break;
        default:
            break;
        }
    }
    if (reader.hasError() || root.children.empty() || root.children.front().name != "Response"_L1) {
        Verb fault;
        fault.name = u"Fault"_s;
        return {fault};
    }
    return root.children.front().children;
}

void PhoneCall::follow(const QByteArray &twiml)
{
    if (m_hasEnded)
        return;
    if (m_isStreaming)
        closeStream(true);
    m_twiml = twiml;
    m_verbs.clear();
    for (Verb &verb : parse(twiml))
        m_verbs.push_back(std::move(verb));
    next();
}

void PhoneCall::next()
{
    while (!m_verbs.empty() && !m_hasEnded) {
        const Verb verb = m_verbs.front();
        m_verbs.pop_front();
        if (verb.name == "Say"_L1) {
            m_sentences << verb.text;
        } else if (verb.name == "Connect"_L1 && !verb.children.empty()) {
            connectStream(verb);
            return;
        } else if (verb.name == "Dial"_L1) {
            dial(verb);
            return;
        } else if (verb.name == "Record"_L1) {
            const QUrl action(verb.attributes.value(u"action"_s));
            post(action, fields(u"in-progress"_s, {{"RecordingSid", "RE0123456789abcdef0123456789abcdef"}, {"RecordingDuration", "7"},
                                                   {"RecordingUrl", "https://api.twilio.com/recordings/RE0123"}}),
                 [this](int, const QByteArray &document) { follow(document); });
            return;
        } else if (verb.name == "Fault"_L1) {
            finish(u"the answer is no TwiML"_s);
            return;
        } else if (verb.name == "Hangup"_L1) {
            break;
        }
    }
    finish(u"the server hung up"_s);
}

void PhoneCall::dial(const Verb &verb)
{
    const QString action = verb.attributes.value(u"action"_s);
    const Verb number = verb.children.empty() ? Verb() : verb.children.front();
    const Person &person = m_options.person;
    if (person.outcome != "completed"_L1) {
        dialDone(action, person.outcome, false);
        return;
    }
    const Fields leg{{"CallSid", freshSid("CA"_L1).toUtf8()}, {"ParentCallSid", m_options.sid.toUtf8()}, {"AccountSid", m_options.accountSid.toUtf8()},
                     {"CallStatus", "in-progress"}, {"To", number.text.trimmed().toUtf8()}};
    const auto bridged = [this, action] {
        m_isBridged = true;
        if (m_options.person.hangsUpAtOnce)
            dialDone(action, u"completed"_s, true);
    };
    const auto answered = [this, number, leg, action, bridged] {
        const QString announce = number.attributes.value(u"url"_s);
        if (announce.isEmpty()) {
            bridged();
            return;
        }
        post(QUrl(announce), leg, [this, leg, action, bridged](int, const QByteArray &document) {
            const std::vector<Verb> verbs = parse(document);
            const auto gather = std::ranges::find(verbs, u"Gather"_s, &Verb::name);
            if (gather != verbs.end() && !gather->children.empty())
                m_sentences << gather->children.front().text;
            if (gather == verbs.end() || m_options.person.key.isEmpty()) {
                dialDone(action, u"completed"_s, false);
                return;
            }
            Fields pressed = leg;
            pressed.emplace_back("Digits", m_options.person.key.toUtf8());
            post(QUrl(gather->attributes.value(u"action"_s)), pressed, [this, action, bridged](int, const QByteArray &answer) {
                const std::vector<Verb> rest = parse(answer);
                if (std::ranges::find(rest, u"Hangup"_s, &Verb::name) != rest.end())
                    dialDone(action, u"completed"_s, false);
                else
                    bridged();
            });
        });
    };
    if (person.isSilentToWebhooks)
        answered();
    else
        post(QUrl(number.attributes.value(u"statusCallback"_s)), leg, [answered](int, const QByteArray &) { answered(); });
}

void PhoneCall::dialDone(const QString &action, const QString &status, bool isBridged)
{
    post(QUrl(action), fields(u"in-progress"_s, {{"DialCallStatus", status.toUtf8()}, {"DialBridged", isBridged ? "true" : "false"}}),
         [this](int, const QByteArray &document) { follow(document); });
}

void PhoneCall::finish(const QString &reason)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_endReason = reason;
    closeStream(true);
    if (m_options.sendsStatus) {
        post(QUrl(m_options.publicUrl.toString() + u"/api/v1/telephony/twilio/status"_s),
             fields(u"completed"_s, {{"SequenceNumber", "1"}, {"CallDuration", "9"}}), [](int, const QByteArray &) {});
    }
    Q_EMIT ended(reason);
}

void PhoneCall::hangUp()
{
    finish(u"hung up"_s);
}

// --- the stream --------------------------------------------------------------------------------------------------------------------

void PhoneCall::connectStream(const Verb &verb)
{
    m_action = verb.attributes.value(u"action"_s);
    const Verb &stream = verb.children.front();
    const QString url = stream.attributes.value(u"url"_s);
    m_ticket.clear();
    for (const Verb &parameter : stream.children) {
        if (parameter.attributes.value(u"name"_s) == "ticket"_L1)
            m_ticket = parameter.attributes.value(u"value"_s);
    }
    m_streamSid = freshSid("MZ"_L1);
    m_sequence = m_chunk = 0;
    m_buffer.clear();
    m_marks.clear();
    m_played = m_received = 0;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_isStreaming = true;
        ++m_streams;
        sendJson({{u"event"_s, u"connected"_s}, {u"protocol"_s, u"Call"_s}, {u"version"_s, u"1.0.0"_s}});
        sendJson({{u"event"_s, u"start"_s}, {u"streamSid"_s, m_streamSid},
                  {u"start"_s, QJsonObject{{u"streamSid"_s, m_streamSid}, {u"accountSid"_s, m_options.accountSid}, {u"callSid"_s, m_options.sid},
                                           {u"tracks"_s, QJsonArray{u"inbound"_s}}, {u"customParameters"_s, QJsonObject{{u"ticket"_s, m_ticket}}},
                                           {u"mediaFormat"_s, QJsonObject{{u"encoding"_s, u"audio/x-mulaw"_s}, {u"sampleRate"_s, 8000}, {u"channels"_s, 1}}}}}});
        m_startedAt = milliseconds();
        m_ticks = 0;
        m_ticker.start();
        Q_EMIT streamOpened();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, &PhoneCall::onMessage);
    connect(m_socket, &QWebSocket::disconnected, this, &PhoneCall::onStreamClosed);
    QNetworkRequest request(reachable(url));
    request.setRawHeader("X-Twilio-Signature", signature(m_options.authToken, url.toUtf8(), {}));
    m_socket->open(request);
}

void PhoneCall::sendJson(const QJsonObject &frame)
{
    QJsonObject numbered = frame;
    if (frame.value("event"_L1).toString() != "connected"_L1)
        numbered.insert(u"sequenceNumber"_s, QString::number(++m_sequence));
    sendFrame(QJsonDocument(numbered).toJson(QJsonDocument::Compact));
}

void PhoneCall::sendFrame(const QByteArray &frame)
{
    if (m_socket && m_socket->isValid())
        m_socket->sendTextMessage(QString::fromUtf8(frame));
}

void PhoneCall::closeStream(bool withStop)
{
    m_ticker.stop();
    if (!m_socket)
        return;
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    if (withStop && m_isStreaming)
        socket->sendTextMessage(QString::fromUtf8(QJsonDocument(QJsonObject{{u"event"_s, u"stop"_s}, {u"streamSid"_s, m_streamSid},
            {u"stop"_s, QJsonObject{{u"accountSid"_s, m_options.accountSid}, {u"callSid"_s, m_options.sid}}}}).toJson(QJsonDocument::Compact)));
    m_isStreaming = false;
    socket->close();
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(3'000, socket, &QObject::deleteLater);
}

void PhoneCall::onStreamClosed()
{
    m_closeCode = m_socket ? int(m_socket->closeCode()) : 0;
    closeStream(false);
    Q_EMIT streamClosed(m_closeCode);
    if (m_hasEnded)
        return;
    if (m_action.isEmpty())
        next();
    else
        post(QUrl(m_action), fields(u"in-progress"_s), [this](int status, const QByteArray &document) {
            if (status == 200)
                follow(document);
            else
                finish(u"the action webhook answered %1"_s.arg(status));
        });
}

void PhoneCall::onMessage(const QString &text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString event = frame.value("event"_L1).toString();
    if (frame.value("streamSid"_L1).toString() != m_streamSid)
        return;
    if (event == "media"_L1) {
        const QByteArray codes = QByteArray::fromBase64(frame.value("media"_L1).toObject().value("payload"_L1).toString().toLatin1());
        m_buffer += codes;
        m_received += codes.size();
    } else if (event == "mark"_L1) {
        m_marks.push_back({frame.value("mark"_L1).toObject().value("name"_L1).toString(), m_received});
    } else if (event == "clear"_L1) {
        ++m_clears;
        m_played = m_received;
        m_buffer.clear();
    }
}

void PhoneCall::onTick()
{
    // As many frames as are due, however late the timer is.
    for (; m_isStreaming && m_ticks * 20 <= milliseconds() - m_startedAt; ++m_ticks) {
        QByteArray ear = m_buffer.first(std::min(frameCodes, m_buffer.size()));
        m_buffer.remove(0, ear.size());
        m_played += ear.size();
        m_heard += ear;
        m_reader.readCodes(ear);
        for (const CaptionWord &word : m_reader.takeWords())
            m_words << word.text;
        while (!m_marks.empty() && m_marks.front().at <= m_played) {
            ++m_marksReturned;
            sendJson({{u"event"_s, u"mark"_s}, {u"streamSid"_s, m_streamSid}, {u"mark"_s, QJsonObject{{u"name"_s, m_marks.front().name}}}});
            m_marks.pop_front();
        }
        if (m_isMuted)
            continue;
        QByteArray mouth = m_mouth.mid(m_mouthAt, frameCodes);
        m_mouthAt += mouth.size();
        if (m_mouthAt == m_mouth.size()) {
            m_mouth.clear();
            m_mouthAt = 0;
        }
        mouth.append(frameCodes - mouth.size(), silentCode);
        sendJson({{u"event"_s, u"media"_s}, {u"streamSid"_s, m_streamSid},
                  {u"media"_s, QJsonObject{{u"track"_s, u"inbound"_s}, {u"chunk"_s, QString::number(++m_chunk)},
                                           {u"timestamp"_s, QString::number(m_ticks * 20)}, {u"payload"_s, QString::fromLatin1(mouth.toBase64())}}}});
    }
}

// --- the person --------------------------------------------------------------------------------------------------------------------

void PhoneCall::speak(const QString &text)
{
    const auto clip = VoicePool::renderNow({text, {}, CaptionSpeaker::Caller, WireFormat::MuLaw});
    if (clip)
        play((*clip)->wire);
    else
        qCWarning(lcSimulator).noquote() << "the caller cannot speak:" << clip.error().message;
}

void PhoneCall::play(const QByteArray &codes)
{
    m_mouth += codes;
}

void PhoneCall::pressKey(QChar digit)
{
    sendJson({{u"event"_s, u"dtmf"_s}, {u"streamSid"_s, m_streamSid}, {u"dtmf"_s, QJsonObject{{u"track"_s, u"inbound_track"_s}, {u"digit"_s, QString(digit)}}}});
}

} // namespace Attendant
