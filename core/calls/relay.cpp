// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/relay.h"

#include "base/logging.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 mostUnread = 8 * 1024 * 1024;
// A little under the ten seconds that contract.md allows for the error and the close.
constexpr std::chrono::milliseconds upstreamLimit{9'000};
// A call that was just created there may refuse to be joined for some seconds (reference notes, section 5.3).
constexpr std::chrono::seconds peerLimit{30};
// A response.create that was neither begun nor refused by then is taken for lost.
constexpr std::chrono::seconds requestLimit{5};

} // namespace

Relay::Relay(const Clock &clock, VoiceProvider &provider, RelayHost &host, QObject *context)
    : m_clock(clock)
    , m_provider(provider)
    , m_host(host)
    , m_context(context)
    , m_pacer([this](const QByteArray &event) { toClient(event); },
              [this](const QByteArray &event, const Pacer::Piece &piece) { playToClient(event, piece); })
{}

Relay::~Relay()
{
    m_peerTexts.clear(); // nobody is there any more to be told
    dropUpstream();
    if (m_leg)
        m_leg->disconnect(m_context);
}

void Relay::attach(std::unique_ptr<CallerLeg> leg)
{
    if (m_leg)
        dropClient(4001, u"Another connection has taken over this call."_s);
    m_leg = std::move(leg);
    m_peerCall = m_leg->providerCall();
    m_leg->voiceChanged(voiceName());
    m_isTelephone = isPeer() && !m_leg->canReturn();
    m_isPeerPlaying = false;
    m_hasJoined = m_leg->isRejoined();
    m_peerTexts.clear();
    m_breaches.clear();
    m_pacer.reset();
    m_view.reset();
    m_visible.clear();
    m_cut.clear();
    m_humanResponse.reset();
    m_holdResponse.reset();
    m_localPending = 0;
    m_localUntil = {};
    m_lastShownItem.clear();
    m_inputFormat = m_outputFormat = LineFormat::Pcm;
    m_backlog.clear();
    m_backlogBytes = 0;
    m_isDropping = false;
    m_clientAudio = m_leg->audio();
    adoptFormats({{u"audio"_s, m_clientAudio}});
    m_unheard.clear();
    m_unheardBytes = 0;
    m_hasUnheardSpeech = false;
    m_ear.endSpeech();
    m_watch.start(now());
    m_human.reset();
    if (m_voice == Voice::Human)
        m_human.emplace(m_leg->pieceLength());
    QObject::connect(m_leg.get(), &CallerLeg::received, m_context, [this](const QByteArray &event) { onClient(event); });
    // Queued: a leg may find out that it is closed in the middle of a send.
    const CallerLeg *current = m_leg.get();
    QObject::connect(
        m_leg.get(), &CallerLeg::closed, m_context,
        [this, current] {
            if (m_leg.get() != current)
                return;
            dropClient(1000, {});
            m_host.onClientLost(u"The caller's connection ended."_s);
        },
        Qt::QueuedConnection);
}

void Relay::dropClient(quint16 code, const QString &reason)
{
    if (!m_leg)
        return;
    m_leg->disconnect(m_context);
    closeAndRetire(std::move(m_leg), code, reason);
    m_pacer.reset();
    m_view.reset();
    m_visible.clear();
    m_humanResponse.reset();
    m_holdResponse.reset();
    m_localPending = 0;
}

void Relay::connectUpstream(const SessionConfig &config, std::vector<HistoryItem> history, std::optional<QJsonObject> opening)
{
    dropUpstream();
    m_watch.reconnecting(now());
    if (opening)
        m_watch.aiTurn(now());
    m_config = config;
    setPatience();
    m_history = std::move(history);
    m_opening = std::move(opening);
    m_state = State::Connecting;
    m_deadline = now() + (isPeer() ? peerLimit : upstreamLimit);
    m_upstream = isPeer() ? m_provider.joinCall(m_peerCall, !m_hasJoined) : m_provider.connectSession(config.model());
    if (!m_upstream) {
        // This provider has no such calls; said where failures are said.
        QMetaObject::invokeMethod(m_context, [this] { onUpstreamClosed(u"This AI provider takes no calls of its own."_s); }, Qt::QueuedConnection);
        return;
    }
    QObject::connect(m_upstream.get(), &VoiceSession::opened, m_context, [this] { onOpened(); });
    listenToUpstream();
}

void Relay::listenToUpstream()
{
    QObject::connect(m_upstream.get(), &VoiceSession::received, m_context, [this](const QByteArray &event) { onUpstream(event); });
    QObject::connect(m_upstream.get(), &VoiceSession::closed, m_context, [this, session = m_upstream.get()](const QString &reason, bool) {
        if (isPeer() && m_hasJoined && session->isGone()) {
            qCInfo(lcCalls) << "the call at the provider is over";
            dropUpstream();
            dropClient(1000, {});
            m_host.onClientLost(u"The caller has left the call at the provider."_s);
            return;
        }
        onUpstreamClosed(reason);
    });
}

void Relay::dropUpstream()
{
    dropNext();
    speakPeerTexts();
    m_isPeerPlaying = false;
    m_state = State::None;
    m_updates.clear();
    m_activeResponse.clear();
    m_requestEvent.clear();
    m_wanted.reset();
    m_composed = nullptr;
    m_composeEvent.clear();
    m_composeResponse.clear();
    m_tools.clear();
    m_aiTexts.clear();
    m_chain.clear();
    if (!m_upstream)
        return;
    m_upstream->disconnect(m_context);
    m_upstream->close();
    m_upstream.release()->deleteLater();
}

std::optional<std::chrono::microseconds> Relay::deadline() const
{
    if (m_state == State::Connecting || m_state == State::Configuring)
        return m_deadline;
    return std::nullopt;
}

void Relay::checkDeadline()
{
    if (deadline() && now() >= m_deadline)
        onUpstreamClosed(u"The AI provider did not answer in time."_s);
}

void Relay::onUpstreamClosed(const QString &reason)
{
    qCInfo(lcCalls) << "provider session lost:" << reason;
    // What is open at the client ends now; what was heard of it is on record. A sentence that is cut off is to be ended by the AI.
    if (m_voice == Voice::Ai) {
        if (!isQuiet() && !isSpeakingLocally())
            m_watch.aiTurn(now());
        closeTone();
        cutAudio();
        for (const QByteArray &event : m_view.closing())
            toClient(event);
    }
    m_visible.clear();
    dropUpstream();
    m_hasUnheardSpeech = m_watch.isCallerUnheard();
    const Watchdog::Recovery recovery = m_watch.lost(now());
    if (recovery == Watchdog::Recovery::Reconnect) {
        m_backlog.insert(m_backlog.begin(), std::make_move_iterator(m_unheard.begin()), std::make_move_iterator(m_unheard.end()));
        m_backlogBytes += std::exchange(m_unheardBytes, 0);
        m_unheard.clear();
    }
    m_host.onUpstreamLost(reason, recovery);
}

void Relay::tick()
{
    if (m_human)
        applyHuman(m_human->advance(now()));
    if (isPeer())
        tickPeer();
    watch();
    renew();
    if (m_voice == Voice::Hold)
        feedHold();
    else if (m_isPersonAway || m_watch.wantsTone(now()))
        feedTone();
    else if (m_voice == Voice::Human || !m_watch.isAiTurn())
        closeTone();
    m_pacer.advance(now());
}

bool Relay::isQuiet() const
{
    return m_pacer.isEmpty() && m_pacer.ahead(now()) == std::chrono::microseconds(0) && !m_isPeerPlaying;
}

void Relay::toClient(const QByteArray &event)
{
    if (!m_leg || m_isDropping || event.isEmpty())
        return;
    m_leg->send(event);
    m_view.sent(event);
    checkClient();
}

void Relay::playToClient(const QByteArray &event, const Pacer::Piece &piece)
{
    if (!m_leg || m_isDropping)
        return;
    m_leg->send(event);
    if (!Wire::isOurs(piece.address.responseId)) {
        if (!isDigitalSilence(piece.base64))
            m_watch.aiHeard(piece.startsAt + piece.length);
    } else if (!m_holdResponse || piece.address != *m_holdResponse) {
        m_watch.clipHeard(piece.startsAt + piece.length);
    }
    checkClient();
    const QByteArray bytes = lineBytes(piece.base64);
    const bool isHuman = piece.address.responseId == m_humanResponseId;
    m_host.onLine(isHuman ? AudioSource::Human : AudioSource::Ai, m_outputFormat, bytes, piece.startsAt);
    if (m_host.hasListeners() && !isHuman)
        m_host.onAiAudio(m_aiDecoder.decode(bytes, m_outputFormat), piece.startsAt);
}

void Relay::checkClient()
{
    if (m_leg->unsent() <= mostUnread)
        return;
    m_isDropping = true;
    // Not here: somebody up the stack is still sending.
    QMetaObject::invokeMethod(
        m_context,
        [this, leg = m_leg.get()] {
            if (m_leg.get() != leg)
                return;
            const QString why = u"The client reads too slowly; its connection was closed."_s;
            qCWarning(lcCalls) << "a caller's client was dropped: it reads too slowly";
            dropClient(1008, why);
            m_host.onClientLost(why);
        },
        Qt::QueuedConnection);
}

void Relay::toProvider(QJsonObject event)
{
    if (m_state != State::Ready && m_state != State::Configuring)
        return;
    if (!event.contains("event_id"_L1))
        event.insert(u"event_id"_s, Wire::ourEventId());
    m_upstream->send(Wire::bytes(event));
}

void Relay::insertNote(const QString &text)
{
    const QString id = Wire::ourItemId();
    m_chain.hide(id);
    toProvider({{u"type"_s, u"conversation.item.create"_s},
                {u"item"_s, QJsonObject{{u"id"_s, id},
                                        {u"type"_s, u"message"_s},
                                        {u"role"_s, u"system"_s},
                                        {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, text}}}}}}});
}

void Relay::compose(const QString &task, std::function<void(const QString &)> done)
{
    if (m_state != State::Ready) {
        done({});
        return;
    }
    m_composed = std::move(done);
    m_composeResponse.clear();
    m_composeEvent = Wire::ourEventId();
    // A response's instructions take the place of the session's, so those, with their safety section, come along.
    toProvider({{u"type"_s, u"response.create"_s},
                {u"event_id"_s, m_composeEvent},
                {u"response"_s, QJsonObject{{u"conversation"_s, u"none"_s},
                                            {u"output_modalities"_s, QJsonArray{u"text"_s}},
                                            {u"tool_choice"_s, u"none"_s},
                                            {u"max_output_tokens"_s, 400},
                                            {u"metadata"_s, QJsonObject{{u"purpose"_s, composing}}},
                                            {u"instructions"_s, QString(m_config->instructions() + u"\n\n"_s + task)}}}});
}

void Relay::finishComposing(const QString &text)
{
    m_composeEvent.clear();
    m_composeResponse.clear();
    if (const auto done = std::exchange(m_composed, nullptr))
        done(text);
}

void Relay::requestResponse(const QJsonObject &response)
{
    if (m_voice != Voice::Ai || m_state != State::Ready)
        return;
    const bool isAsked = !m_requestEvent.isEmpty() && now() - m_requestedAt < requestLimit;
    if (!m_activeResponse.isEmpty() || isAsked) {
        // A sentence that is asked for word for word is not replaced by a general "go on".
        if (!m_wanted || !response.isEmpty())
            m_wanted = response;
        m_watch.aiTurn(now());
        return;
    }
    m_watch.aiTurn(now());
    m_requestEvent = Wire::ourEventId();
    m_requestedAt = now();
    QJsonObject event{{u"type"_s, u"response.create"_s}, {u"event_id"_s, m_requestEvent}};
    if (!response.isEmpty())
        event.insert(u"response"_s, response);
    m_lastRequestEvent = m_requestEvent;
    m_lastRequest = response;
    toProvider(event);
}

} // namespace Attendant
