// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/scribe.h"

#include "base/logging.h"
#include "calls/wire.h"
#include "realtime/eventscan.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds openingLimit{9};
constexpr std::chrono::seconds writingLimit{20};  ///< from the end of what was said to its words
constexpr std::chrono::seconds finishLimit{5};
constexpr std::chrono::seconds betweenTries{5};
constexpr int mostTries = 5;                      ///< of one person's time on the line
constexpr std::chrono::milliseconds shortest{100}; ///< the provider refuses less
constexpr qsizetype mostBacklog = 2 * 1024 * 1024; ///< about half a minute
constexpr size_t mostUtterances = 100;

} // namespace

Scribe::Scribe(const Clock &clock, VoiceProvider &provider, QObject *context, Written written, Failed failed)
    : m_clock(clock)
    , m_provider(provider)
    , m_context(context)
    , m_written(std::move(written))
    , m_failed(std::move(failed))
{}

Scribe::~Scribe()
{
    drop();
}

void Scribe::open(const QJsonObject &session)
{
    m_config = session;
    m_isOpen = true;
    m_isTold = false;
    m_tries = 0;
    m_closeAt.reset();
    m_retryAt.reset();
    if (!m_session)
        connectSession();
}

void Scribe::connectSession()
{
    ++m_tries;
    m_session = m_provider.connectTranscription();
    if (!m_session) { // this provider writes nothing down
        m_isOpen = false;
        return;
    }
    m_state = State::Connecting;
    m_deadline = now() + openingLimit;
    QObject::connect(m_session.get(), &VoiceSession::opened, m_context, [this] {
        m_state = State::Configuring;
        m_configEvent = Wire::ourEventId();
        m_session->send(Wire::bytes({{u"type"_s, u"session.update"_s}, {u"event_id"_s, m_configEvent}, {u"session"_s, m_config}}));
    });
    QObject::connect(m_session.get(), &VoiceSession::received, m_context, [this](const QByteArray &event) { onReceived(event); });
    QObject::connect(m_session.get(), &VoiceSession::closed, m_context, [this](const QString &reason, bool) { lose(reason); });
}

void Scribe::hear(SampleView piece, bool ends)
{
    if (!m_session)
        return;
    if (!piece.empty()) {
        send({{u"type"_s, u"input_audio_buffer.append"_s}, {u"audio"_s, QString::fromLatin1(toBytes(piece).toBase64())}});
        m_heard += durationOf(piece.size());
    }
    if (ends)
        endUtterance();
}

void Scribe::endUtterance()
{
    if (m_heard.count() == 0 || !m_session)
        return;
    const bool isLong = std::exchange(m_heard, {}) >= shortest;
    send({{u"type"_s, isLong ? u"input_audio_buffer.commit"_s : u"input_audio_buffer.clear"_s}});
    if (!isLong || !m_session)
        return;
    m_utterances.push_back({{}, m_clock.now(), now() + writingLimit});
    if (m_utterances.size() > mostUtterances)
        m_utterances.pop_front();
}

void Scribe::send(const QJsonObject &event)
{
    const QByteArray bytes = Wire::bytes(event);
    if (m_state == State::Ready) {
        m_session->send(bytes);
        return;
    }
    m_backlogBytes += bytes.size();
    m_backlog.push_back(bytes);
    if (m_backlogBytes > mostBacklog)
        lose(u"The AI provider's transcription does not begin."_s);
}

void Scribe::finish()
{
    if (!std::exchange(m_isOpen, false))
        return;
    m_retryAt.reset();
    m_closeAt = now() + finishLimit;
}

void Scribe::close()
{
    m_isOpen = false;
    drop();
    settle();
}

void Scribe::drop()
{
    m_state = State::None;
    m_backlog.clear();
    m_backlogBytes = 0;
    m_utterances.clear();
    m_heard = {};
    m_closeAt.reset();
    m_retryAt.reset();
    if (!m_session)
        return;
    m_session->disconnect(m_context);
    m_session->close();
    m_session.release()->deleteLater(); // it may be what is calling
}

void Scribe::lose(const QString &reason, bool isExpected)
{
    qCInfo(lcCalls) << "a person's words are not written down:" << reason;
    drop();
    if (m_isOpen && m_tries < mostTries)
        m_retryAt = now() + (isExpected ? std::chrono::seconds(0) : betweenTries);
    if (m_isOpen && !isExpected && !std::exchange(m_isTold, true))
        m_failed(reason);
    settle();
}

void Scribe::tick()
{
    if (m_retryAt && now() >= *m_retryAt) {
        m_retryAt.reset();
        connectSession();
    }
    if (m_session) {
        std::erase_if(m_utterances, [this](const Utterance &utterance) { return now() >= utterance.due; });
        if (m_state != State::Ready && now() >= m_deadline)
            lose(u"The AI provider's transcription did not begin in time."_s);
        else if (m_closeAt && (isDone() || now() >= *m_closeAt))
            drop();
    }
    settle();
}

void Scribe::whenWritten(std::chrono::microseconds limit, std::function<void()> done)
{
    endUtterance();
    m_waiter = std::move(done);
    m_waiterUntil = now() + limit;
    settle();
}

void Scribe::settle()
{
    if (!m_waiter || (!m_utterances.empty() && now() < m_waiterUntil))
        return;
    std::exchange(m_waiter, nullptr)();
}

void Scribe::onReceived(const QByteArray &event)
{
    const auto scan = EventScan::scan(event);
    if (!scan)
        return;
    const QByteArrayView type = scan->type();
    if (type == "session.updated" && m_state == State::Configuring) {
        m_state = State::Ready;
        m_backlogBytes = 0;
        for (const QByteArray &waiting : std::exchange(m_backlog, {})) {
            if (m_state == State::Ready)
                m_session->send(waiting);
        }
    } else if (type == "input_audio_buffer.committed") {
        const auto next = std::ranges::find(m_utterances, QString(), &Utterance::itemId);
        if (next != m_utterances.end())
            next->itemId = scan->text("item_id");
    } else if (type == "conversation.item.input_audio_transcription.completed") {
        onWritten(scan->text("item_id"), scan->text("transcript"));
    } else if (type == "conversation.item.input_audio_transcription.failed") {
        onWritten(scan->text("item_id"), {});
    } else if (type == "error") {
        onError(Wire::object(scan->value("error")));
    }
}

void Scribe::onWritten(const QString &itemId, const QString &text)
{
    auto found = std::ranges::find(m_utterances, itemId, &Utterance::itemId);
    if (found == m_utterances.end()) // written before it was confirmed
        found = std::ranges::find(m_utterances, QString(), &Utterance::itemId);
    if (found == m_utterances.end())
        return; // too late, or nothing that we asked for
    const Line line{itemId, text.trimmed(), found->endedAt};
    m_utterances.erase(found);
    if (!line.text.isEmpty())
        m_written(line);
    settle();
}

void Scribe::onError(const QJsonObject &error)
{
    const QString code = error.value("code"_L1).toString();
    if (code == "session_expired"_L1) {
        lose(u"The AI provider's session has expired."_s, true);
        return;
    }
    if (m_state == State::Configuring && error.value("event_id"_L1).toString() == m_configEvent) {
        m_tries = mostTries; // another attempt would meet with the same
        lose(u"The AI provider refuses to transcribe: %1"_s.arg(error.value("message"_L1).toString(code).left(200)));
        return;
    }
    if (code != "input_audio_buffer_commit_empty"_L1)
        return;
    const auto next = std::ranges::find(m_utterances, QString(), &Utterance::itemId);
    if (next != m_utterances.end())
        m_utterances.erase(next);
    settle();
}

} // namespace Attendant
