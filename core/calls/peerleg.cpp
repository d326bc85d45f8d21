// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/peerleg.h"

#include "base/logging.h"
#include "calls/wire.h"
#include "realtime/eventscan.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 mostUnread = 2 * 1024 * 1024; // half a minute of sound

/// Whether an event is about something that only we have said; the rest reaches the browser over its data channel.
bool isAboutOurs(const QByteArray &event)
{
    const auto scan = EventScan::scan(event);
    if (!scan)
        return false;
    if (scan->type() == "error")
        return true;
    for (const auto key : {"response_id", "item_id"}) {
        if (const QByteArrayView id = scan->raw(key); !id.isEmpty())
            return Wire::isOurs(id);
    }
    for (const auto key : {"response", "item"}) {
        if (scan->has(key))
            return Wire::isOurs(Wire::object(scan->value(key)).value("id"_L1).toString());
    }
    return false;
}

} // namespace

PeerLeg::PeerLeg(VoiceProvider &provider, QString providerCall, Kind kind, bool isRejoined)
    : m_provider(provider)
    , m_call(std::move(providerCall))
    , m_kind(kind)
    , m_isRejoined(isRejoined)
{}

PeerLeg::~PeerLeg()
{
    if (m_line)
        m_line->close(1000, u"The call has ended."_s);
    // Whatever happens to us, nobody is left alone with an AI that is not watched.
    hangUp();
}

void PeerLeg::hangUp()
{
    if (!std::exchange(m_isReleased, true))
        (void)m_provider.hangUpCall(m_call);
}

QString PeerLeg::takeoverRefusal() const
{
    return m_kind == Kind::Browser ? QString() : soundIsKept();
}

QString PeerLeg::soundIsKept()
{
    return u"This call came by telephone at the AI provider, which keeps its sound: nobody can hear it or speak on it here. Transfer it to a telephone, "
           "or let the AI say something."_s;
}

std::chrono::milliseconds PeerLeg::pieceLength() const
{
    return m_line ? m_line->pieceLength() : std::chrono::milliseconds(40);
}

void PeerLeg::tell(const QJsonObject &event)
{
    if (m_line)
        m_line->send(Wire::bytes(event));
}

void PeerLeg::send(const QByteArray &event)
{
    if (!m_line || !isAboutOurs(event))
        return;
    if (m_line->unsent() > mostUnread) {
        qCWarning(lcCalls) << "a caller's audio line was closed: it reads too slowly";
        m_line->close(1008, u"The client reads too slowly; its connection was closed."_s);
        m_line.reset();
        return;
    }
    m_line->send(event);
}

void PeerLeg::attachLine(std::shared_ptr<CallerLine> line)
{
    if (m_line)
        m_line->close(4001, u"Another connection has taken over this line."_s);
    m_line = std::move(line);
    tell({{u"type"_s, u"attendant.mode"_s}, {u"mode"_s, m_mode}});
    if (m_isSoundWanted)
        tell({{u"type"_s, u"attendant.audio"_s}, {u"wanted"_s, true}});
}

void PeerLeg::voiceChanged(const QString &mode)
{
    m_mode = mode;
    tell({{u"type"_s, u"attendant.mode"_s}, {u"mode"_s, mode}});
}

void PeerLeg::soundWanted(bool isWanted)
{
    if (std::exchange(m_isSoundWanted, isWanted) != isWanted)
        tell({{u"type"_s, u"attendant.audio"_s}, {u"wanted"_s, isWanted}});
}

void PeerLeg::close(quint16 code, const QString &reason)
{
    if (std::exchange(m_isClosed, true))
        return;
    // A restart, a lost connection or another one in its place end the leg and not the call: the browser comes back to it.
    if (code == 1000 && !reason.isEmpty())
        tell({{u"type"_s, u"attendant.ended"_s}, {u"reason"_s, reason}});
    if (m_line)
        m_line->close(code, reason);
    m_line.reset();
    hangUp();
    QMetaObject::invokeMethod(this, &CallerLeg::closed, Qt::QueuedConnection);
}

} // namespace Attendant
