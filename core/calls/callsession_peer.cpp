// SPDX-License-Identifier: GPL-3.0-or-later
// Callers whose sound goes to the provider directly: by WebRTC, or by telephone (SIP). Source: issue 4, paths 2 and 4.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::seconds peerGrace{30};
}

void CallSession::attachPeer(const QString &providerCall, PeerLeg::Kind kind, bool isRejoined)
{
    auto leg = std::make_unique<PeerLeg>(m_context->parts.voice, providerCall, kind, isRejoined);
    m_peer = leg.get();
    if (kind == PeerLeg::Kind::Telephone)
        m_phoneCall = providerCall;
    const bool isOpen = !hasEnded() && !m_isShutDown;
    attachCaller(std::move(leg)); // one that comes too late is hung up there
    if (isOpen && !isRejoined)
        note({{EventType::CallUpdated, {{u"provider_call"_s, providerCall}, {u"path"_s, kind == PeerLeg::Kind::Browser ? u"webrtc"_s : u"sip"_s}}}});
}

void CallSession::failPeer(const QString &sentence)
{
    if (hasEnded() || m_relay.hasClient())
        return;
    m_startFailure = sentence;
    callerGone();
}

void CallSession::attachCallerLine(std::shared_ptr<CallerLine> line)
{
    if (hasEnded() || m_isShutDown) {
        line->close(m_isShutDown ? 1012 : 1000, m_isShutDown ? u"The server is restarting."_s : u"The call has ended."_s);
        return;
    }
    if (!m_peer || !m_relay.isPeer() || !m_relay.hasClient() || !m_canCallerReturn) {
        line->close(1008, u"This call has no peer connection: POST its SDP offer to /api/v1/realtime/calls first."_s);
        return;
    }
    stopWaiting(Wait::CallerLost);
    stopWaiting(Wait::CallerAudio);
    m_peer->attachLine(std::move(line));
    m_relay.lineAttached();
    m_consoles.control({{u"type"_s, u"caller"_s}, {u"connected"_s, true}});
}

void CallSession::onCallerLine(const CallerLine *line, const QByteArray &event)
{
    if (!hasEnded() && m_peer && m_peer->line().get() == line)
        Q_EMIT m_peer->received(event);
}

void CallSession::onCallerLineClosed(const CallerLine *line)
{
    if (hasEnded() || !m_peer || m_peer->line().get() != line)
        return;
    m_peer->dropLine();
    // A browser that had a line and lost it has most likely gone; the provider does not tell us.
    m_consoles.control({{u"type"_s, u"caller"_s}, {u"connected"_s, false}});
    if (m_relay.isPeer() && m_relay.hasClient())
        waitFor(Wait::CallerLost, peerGrace);
}

// A browser that reads too slowly loses its line without a word from it. With a person on the call nobody would hear the other then.
void CallSession::watchCallerLine()
{
    if (m_human && m_relay.isPeer() && !m_relay.hearsUs() && !isWaitingFor(Wait::CallerAudio) && !isWaitingFor(Wait::CallerLost))
        waitFor(Wait::CallerAudio, callerAudioLimit);
}

/// The provider hears the caller: whatever became of the line beside it, they are there.
void CallSession::callerIsThere()
{
    if (m_relay.isPeer() && m_relay.hasClient())
        stopWaiting(Wait::CallerLost);
}

void CallSession::onCallerAudioMissing()
{
    if (hasEnded() || !m_human || m_relay.hearsUs())
        return;
    qCInfo(lcCalls) << "call" << m_slot->id.text() << "was taken over, and its client did not bring its sound";
    loseHuman(u"the caller's browser did not bring its sound"_s);
    m_relay.insertNote(u"Your colleague could not be connected. Apologise in one short sentence and go on with the caller."_s);
    m_relay.requestResponse();
}

} // namespace Attendant
