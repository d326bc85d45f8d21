// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twilioleg.h"

#include "realtime/eventscan.h"
#include "telephonelog_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int bytesPerSecond = 8'000;
constexpr std::chrono::milliseconds betweenMarks{100}; ///< about: a piece of 100 ms is whole groups of base64, a little less
constexpr std::chrono::milliseconds markAfter{90};
constexpr std::chrono::seconds silenceLimit{10};
constexpr std::chrono::milliseconds watchEvery{2'500};
constexpr qsizetype largestPayload = 21'336; // two seconds
constexpr qint64 mostUnsent = 256 * 1024;    // some twenty seconds of audio: nobody is reading
constexpr size_t mostItems = 8, mostMarks = 64;
constexpr quint64 mostMalformed = 200;

QByteArray escaped(const QString &text)
{
    // As an array element between its brackets.
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return json.mid(2, json.size() - 4);
}

std::chrono::microseconds lengthOf(QByteArrayView base64)
{
    qsizetype bytes = base64.size() / 4 * 3;
    bytes -= base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return std::chrono::microseconds(bytes * 1'000'000 / bytesPerSecond);
}

} // namespace

TwilioLeg::TwilioLeg(std::unique_ptr<MediaSocket> socket, const QString &streamSid, const Clock &clock, Hooks hooks, QString news)
    : m_socket(std::move(socket))
    , m_streamSid(escaped(streamSid))
    , m_clock(clock)
    , m_hooks(std::move(hooks))
    , m_news(std::move(news))
    , m_lastFrame(clock.steady())
{
    connect(m_socket.get(), &MediaSocket::received, this, &TwilioLeg::onFrame);
    connect(m_socket.get(), &MediaSocket::closed, this, [this] {
        m_isOver = true;
        tellClosed();
    });
    connect(&m_watch, &QTimer::timeout, this, &TwilioLeg::checkAlive);
    m_watch.start(watchEvery);
}

TwilioLeg::~TwilioLeg()
{
    // The leg may be destroyed from within one of its socket's signals.
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

QJsonObject TwilioLeg::audio() const
{
    const QJsonObject format{{u"format"_s, QJsonObject{{u"type"_s, u"audio/pcmu"_s}}}};
    return {{u"input"_s, format}, {u"output"_s, format}};
}

// --- to the telephone ------------------------------------------------------------------------------------------------------------

void TwilioLeg::send(const QByteArray &event)
{
    if (m_isOver)
        return;
    const auto scan = EventScan::scan(event);
    if (!scan)
        return;
    const QByteArrayView type = scan->type();
    if (type == "response.output_audio.delta")
        play(scan->text("item_id"), scan->raw("delta"));
    else if (type == "response.output_audio.done")
        mark();
    else if (type == "input_audio_buffer.speech_started" && !m_marks.empty())
        dropUnheard(); // the relay's reckoning can be over a moment before the telephone's
    else if (type == "error")
        qCInfo(lcTelephony) << "a telephone's call met an error:" << scan->value("error").toByteArray().left(300);
}

void TwilioLeg::play(const QString &itemId, QByteArrayView base64)
{
    if (base64.isEmpty())
        return;
    if (m_socket->unsent() > mostUnsent) {
        drop(1008, u"The stream is not read; it was closed."_s);
        return;
    }
    QByteArray frame;
    frame.reserve(base64.size() + m_streamSid.size() + 64);
    frame += "{\"event\":\"media\",\"streamSid\":\"";
    frame += m_streamSid;
    frame += "\",\"media\":{\"payload\":\"";
    frame += base64;
    frame += "\"}}";
    m_socket->send(frame);
    const Microseconds length = lengthOf(base64);
    item(itemId).sent += length;
    m_unmarked += length;
    if (m_unmarked >= markAfter)
        mark();
}

void TwilioLeg::mark()
{
    if (m_unmarked.count() == 0 || m_items.empty())
        return;
    m_unmarked = {};
    const Item &newest = m_items.back();
    m_marks.push_back({++m_lastMark, newest.id, newest.sent});
    if (m_marks.size() > mostMarks)
        m_marks.pop_front();
    m_socket->send("{\"event\":\"mark\",\"streamSid\":\"" + m_streamSid + "\",\"mark\":{\"name\":\"m" + QByteArray::number(m_lastMark) + "\"}}");
}

void TwilioLeg::dropUnheard()
{
    if (m_isOver)
        return;
    // Every mark comes back now, played or not: those are not waited for.
    m_marks.clear();
    m_unmarked = {};
    m_socket->send("{\"event\":\"clear\",\"streamSid\":\"" + m_streamSid + "\"}");
}

TwilioLeg::Item &TwilioLeg::item(const QString &id)
{
    const auto found = std::ranges::find(m_items, id, &Item::id);
    if (found != m_items.end())
        return *found;
    if (m_items.size() == mostItems)
        m_items.pop_front();
    mark(); // what was said before is an utterance of its own
    return m_items.emplace_back(Item{.id = id});
}

std::optional<std::chrono::microseconds> TwilioLeg::heard(const QString &itemId) const
{
    const auto found = std::ranges::find(m_items, itemId, &Item::id);
    if (found == m_items.end())
        return std::nullopt;
    // Between two marks it plays on; more than their distance it cannot be.
    const Microseconds since = found->played.count() == 0 ? Microseconds(betweenMarks) : m_clock.steady() - found->playedAt;
    return std::min(found->sent, found->played + std::clamp(since, Microseconds(0), Microseconds(betweenMarks)));
}

qint64 TwilioLeg::unsent() const
{
    return m_socket->unsent();
}

void TwilioLeg::close(quint16 code, const QString &reason)
{
    const bool wasOver = std::exchange(m_isOver, true);
    m_watch.stop();
    if (!wasOver && m_hooks.closing)
        m_hooks.closing(code);
    if (m_isClosedTold) {
        // closed() follows a close() also when the network was faster.
        QMetaObject::invokeMethod(this, &CallerLeg::closed, Qt::QueuedConnection);
        return;
    }
    m_socket->close(code, reason);
}

// --- from the telephone ------------------------------------------------------------------------------------------------------------

void TwilioLeg::onFrame(const QByteArray &frame)
{
    if (m_isOver)
        return;
    m_lastFrame = m_clock.steady();
    const auto scan = EventScan::scan(frame);
    if (!scan) {
        onMalformed();
        return;
    }
    const QByteArrayView event = scan->raw("event");
    if (event == "media") {
        onMedia(scan->value("media"));
    } else if (event == "mark") {
        onMark(scan->value("mark"));
    } else if (event == "dtmf") {
        const QString digit = QJsonDocument::fromJson(scan->value("dtmf").toByteArray()).object().value("digit"_L1).toString();
        if (digit.size() == 1 && u"0123456789*#ABCD"_s.contains(digit) && m_hooks.pressed)
            m_hooks.pressed(digit[0]);
        else
            onMalformed();
    } else if (event == "stop") {
        onStopped();
    } else if (event == "start" || event == "connected") {
        qCInfo(lcTelephony) << "a media stream begins twice; it goes on as it is";
    } else {
        onMalformed();
    }
}

void TwilioLeg::onMedia(QByteArrayView json)
{
    const auto media = EventScan::scan(json);
    if (!media) {
        onMalformed();
        return;
    }
    const QByteArrayView payload = media->raw("payload"), track = media->raw("track");
    if (payload.isEmpty() || payload.size() > largestPayload || (!track.isEmpty() && track != "inbound")) {
        onMalformed();
        return;
    }
    bool isNumber = false;
    const quint64 chunk = media->raw("chunk").toULongLong(&isNumber);
    if (isNumber) {
        // What comes twice, or after what followed it, is past.
        if (chunk <= m_lastChunk) {
            ++m_figures.duplicates;
            return;
        }
        m_lastChunk = chunk;
    }
    ++m_figures.frames;
    QByteArray event;
    event.reserve(payload.size() + 48);
    event += "{\"type\":\"input_audio_buffer.append\",\"audio\":\"";
    event += payload;
    event += "\"}";
    Q_EMIT received(event);
}

void TwilioLeg::onMark(QByteArrayView json)
{
    const auto scan = EventScan::scan(json);
    const QByteArrayView name = scan ? scan->raw("name") : QByteArrayView();
    bool isNumber = false;
    const quint64 number = name.startsWith('m') ? name.sliced(1).toULongLong(&isNumber) : 0;
    if (!isNumber) {
        onMalformed();
        return;
    }
    while (!m_marks.empty() && m_marks.front().number <= number) {
        const Mark mark = m_marks.front();
        m_marks.pop_front();
        const auto played = std::ranges::find(m_items, mark.item, &Item::id);
        if (played != m_items.end()) {
            played->played = mark.end;
            played->playedAt = m_clock.steady();
        }
    }
}

void TwilioLeg::onMalformed()
{
    if (++m_figures.malformed > mostMalformed)
        drop(1008, u"Too many frames of the stream cannot be understood."_s);
}

void TwilioLeg::onStopped()
{
    m_isOver = true;
    m_watch.stop();
    m_socket->close(1000, {});
    if (m_hooks.hungUp)
        m_hooks.hungUp();
    tellClosed();
}

void TwilioLeg::checkAlive()
{
    if (!m_isOver && m_clock.steady() - m_lastFrame > silenceLimit)
        drop(1001, u"The stream has brought nothing for ten seconds."_s);
}

void TwilioLeg::drop(quint16 code, const QString &reason)
{
    qCWarning(lcTelephony).noquote() << "a telephone's stream is given up:" << reason;
    m_isOver = true;
    m_watch.stop();
    m_socket->close(code, reason);
    // Not here: somebody up the stack is still sending.
    QMetaObject::invokeMethod(this, &TwilioLeg::tellClosed, Qt::QueuedConnection);
}

void TwilioLeg::tellClosed()
{
    if (!std::exchange(m_isClosedTold, true))
        Q_EMIT closed();
}

} // namespace Attendant
