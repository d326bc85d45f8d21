// SPDX-License-Identifier: GPL-3.0-or-later
// Hand-back with memory: the AI is told what was said and promised, and what it will say first is shown before it is spoken.
#include "calls/callsession.h"

#include "callcontext_p.h"
#include "calls/callscript.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds composingLimit{2};
constexpr std::chrono::seconds writingLimit{1}; ///< for the person's last words
constexpr double standardReview = 3; ///< seconds; config.handback_review_s
constexpr double longestReview = 30;
constexpr qsizetype longestSentence = 600;
constexpr size_t mostLines = 20;
constexpr qsizetype longestMemory = 3'000;

std::chrono::milliseconds reviewTime(const Organization &office)
{
    const double seconds = office.config.value("handback_review_s"_L1).toDouble(standardReview);
    return std::chrono::milliseconds(static_cast<qint64>(std::clamp(seconds, 0.0, longestReview) * 1'000));
}

} // namespace

Pending<CallService::HandedBack> CallSession::handBack(const QString &text, const Person &who, bool review, const QString &sentence)
{
    using HandedBack = CallService::HandedBack;
    if (const auto holder = checkHolder(who); !holder)
        return answeredError<HandedBack>(std::unexpected(holder.error()));
    if (m_handback)
        return answeredError<HandedBack>(fail(Error::Code::Conflict, u"The call is being handed back already."_s));
    const QString chosen = sentence.simplified();
    if (chosen.size() > longestSentence)
        return answeredError<HandedBack>(failField(u"say"_s, u"The field 'say' is longer than %1 characters."_s.arg(longestSentence)));
    if (!chosen.isEmpty())
        note({{EventType::HandbackClosed, {{u"outcome"_s, u"edited"_s}, {u"by"_s, who.name}, {u"text"_s, chosen}}}});
    const bool isReviewed = review && chosen.isEmpty() && reviewTime(organization()).count() > 0 && m_relay.isUpstreamReady() && m_relay.hasClient() && state().mode == CallMode::Human;
    if (!isReviewed) {
        return giveToAi(who, text, chosen).then(this, [](const Result<void> &result) -> Result<HandedBack> {
            if (!result)
                return std::unexpected(result.error());
            return HandedBack{false};
        });
    }
    // The person keeps the line until the sentence is approved, or nobody has objected.
    m_handback = Handback{who, text, {}, false};
    waitFor(Wait::Handback, composingLimit + writingLimit);
    // What was said last is most likely what was promised.
    m_scribe.whenWritten(writingLimit, [this] { composeHandback(); });
    return answered<HandedBack>(HandedBack{true});
}

void CallSession::composeHandback()
{
    if (!m_handback || m_handback->isProposed || hasEnded())
        return;
    waitFor(Wait::Handback, composingLimit);
    m_relay.compose(handbackMemory(m_handback->who, m_handback->note)
                        + u"\n\nYour colleague hands the call back to you. Write the one short sentence that you will now say to the caller: that you are "
                          "back, and what happens next. Keep to what the colleague has promised. Answer with that sentence alone, in the caller's language, "
                          "without quotation marks."_s,
                    [this](const QString &written) { proposeHandback(written); });
}

QString CallSession::handbackMemory(const Person &who, const QString &text) const
{
    QStringList said;
    const auto &transcript = state().transcript;
    for (auto entry = transcript.rbegin(); entry != transcript.rend() && said.size() < static_cast<qsizetype>(mostLines); ++entry) {
        if (m_human && entry->at < m_human->since)
            break;
        if (entry->speaker == Speaker::Human)
            said.prepend(u"%1: %2"_s.arg(who.name, entry->text));
        else if (entry->speaker == Speaker::Caller)
            said.prepend(u"The caller: %1"_s.arg(entry->text));
    }
    QString memory = u"Your colleague %1 has just spoken with the caller in person."_s.arg(who.name);
    if (!said.isEmpty())
        memory += u" This was said meanwhile:\n"_s + said.join(u'\n').right(longestMemory) + u'\n';
    if (!text.trimmed().isEmpty())
        memory += u" The colleague's note for you, not to be read out: %1"_s.arg(text.trimmed());
    return memory;
}

void CallSession::proposeHandback(const QString &sentence)
{
    if (!m_handback || m_handback->isProposed)
        return;
    if (sentence.isEmpty() || sentence.size() > longestSentence) {
        onHandbackWaited();
        return;
    }
    const auto review = reviewTime(organization());
    m_handback->text = sentence;
    m_handback->isProposed = true;
    note({{EventType::HandbackProposed, {{u"text"_s, sentence}, {u"until"_s, toIso(m_context->parts.clock.now() + review)}, {u"by"_s, m_handback->who.name}}}});
    waitFor(Wait::Handback, review);
}

void CallSession::closeHandback(const QString &outcome, const QString &by)
{
    if (!m_handback)
        return;
    stopWaiting(Wait::Handback);
    note({{EventType::HandbackClosed, {{u"outcome"_s, outcome}, {u"by"_s, by}, {u"text"_s, m_handback->text}}}});
    m_handback.reset();
}

void CallSession::onHandbackWaited()
{
    if (!m_handback)
        return;
    // Nobody objected; or the AI could not say in time what it will say, and just goes on.
    const Handback pending = *m_handback;
    closeHandback(u"timeout"_s, {});
    (void)giveToAi(pending.who, pending.note, pending.text);
}

Pending<void> CallSession::approveHandback(const QString &text, const Person &who)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    if (!m_handback || !m_handback->isProposed)
        return answeredError<void>(fail(Error::Code::Conflict, u"No hand-back waits for approval."_s));
    const QString edited = text.simplified();
    if (edited.size() > longestSentence)
        return answeredError<void>(failField(u"text"_s, u"The field 'text' is longer than %1 characters."_s.arg(longestSentence)));
    const bool isEdited = !edited.isEmpty() && edited != m_handback->text;
    if (isEdited)
        m_handback->text = edited;
    const Handback pending = *m_handback;
    closeHandback(isEdited ? u"edited"_s : u"approved"_s, who.name);
    return giveToAi(pending.who, pending.note, pending.text);
}

Pending<void> CallSession::cancelHandback(const Person &who)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    if (!m_handback)
        return answeredError<void>(fail(Error::Code::Conflict, u"The call is not being handed back."_s));
    closeHandback(u"cancelled"_s, who.name);
    return whenDurable(state().lastSeq);
}

Pending<void> CallSession::giveToAi(const Person &who, const QString &text, const QString &firstSentence)
{
    const QString memory = handbackMemory(who, text);
    std::vector<Fact> facts{{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Ai)}, {u"by"_s, who.name}}},
                            {EventType::ParticipantLeft, parting(who, u"handed back"_s)}};
    if (state().escalation && state().escalation->status == EscalationStatus::Accepted)
        facts.push_back({EventType::EscalationUpdated, {{u"escalation_id"_s, state().escalation->id.text()},
                                                        {u"status"_s, toString(EscalationStatus::Resolved)},
                                                        {u"by"_s, who.name},
                                                        {u"outcome"_s, u"handed back to the AI"_s},
                                                        {u"notes"_s, text}}});
    if (state().phase == Phase::Escalation)
        facts.push_back({EventType::PhaseChanged, {{u"phase"_s, toString(Phase::Intake)}}});
    takeHumanOff();
    m_relay.setVoice(Relay::Voice::Ai);
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Ai)}});
    const qint64 seq = note(std::move(facts));

    const QString goOn = firstSentence.isEmpty() ? u" Your colleague hands the call back to you. Tell the caller in one short sentence that you are back, and continue."_s
                                                 : u" Your colleague has handed the call back to you. Continue from there."_s;
    if (m_relay.isUpstreamReady()) {
        m_relay.insertNote(memory + goOn);
        m_relay.requestResponse(firstSentence.isEmpty() ? QJsonObject() : CallScript::sayExactly(firstSentence));
    } else if (m_relay.hasClient()) {
        connectAi(firstSentence.isEmpty() ? QJsonObject() : CallScript::sayExactly(firstSentence), memory + goOn);
    }
    return whenDurable(seq);
}

} // namespace Attendant
