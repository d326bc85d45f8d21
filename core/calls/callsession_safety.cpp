// SPDX-License-Identifier: GPL-3.0-or-later
// What is said, judged; and the one way by which a person is called.
#include "calls/callsession.h"

#include "callcontext_p.h"
#include "calls/sentences.h"
#include "safety/categories.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr size_t mostHearings = 4;
constexpr qsizetype longestQuote = 300; // of an utterance that is shown beside a disagreement

bool isModels(QStringView rule)
{
    return rule.startsWith(u"model."_s);
}

std::optional<Urgency> urgencyOf(Risk risk)
{
    switch (risk) {
    case Risk::Emergency: return Urgency::Emergency;
    case Risk::High: return Urgency::High;
    case Risk::Human: return Urgency::Medium;
    default: return std::nullopt;
    }
}

/// Why a person is called, for that person: what it is about and in which words; and honestly so where no rule has words for it.
QString reasonFor(const Verdict &verdict)
{
    const QString title = categoryTitle(verdict.category);
    if (verdict.risk == Risk::Human)
        return (isModels(verdict.rule) ? u"The caller seems to ask for a person: “%1”."_s : u"The caller asked for a person: “%1”."_s).arg(verdict.phrase);
    return (isModels(verdict.rule) ? u"%1, by the sound of the words: “%2”."_s : u"%1: “%2”."_s).arg(title, verdict.phrase);
}

} // namespace

PhraseDetector &CallSession::callerDetector(const QString &itemId)
{
    const auto known = std::ranges::find(m_hearings, itemId, &Hearing::itemId);
    if (known != m_hearings.end())
        return known->detector;
    const auto rules = m_context->rules.get(organization());
    // Transcripts come late, so two utterances can be under way; a finished one's detector is used again.
    auto place = std::ranges::find(m_hearings, QString(), &Hearing::itemId);
    if (place == m_hearings.end() && m_hearings.size() < mostHearings) {
        m_hearings.push_back({itemId, rules, PhraseDetector(rules, SpeakerSide::Caller)});
        return m_hearings.back().detector;
    }
    if (place == m_hearings.end())
        place = m_hearings.begin();
    place->itemId = itemId;
    if (place->rules == rules) {
        place->detector.reset();
    } else { // the office has changed its phrases
        place->rules = rules;
        place->detector = PhraseDetector(rules, SpeakerSide::Caller);
    }
    return place->detector;
}

void CallSession::releaseDetector(const QString &itemId)
{
    const auto known = std::ranges::find(m_hearings, itemId, &Hearing::itemId);
    if (known == m_hearings.end())
        return;
    known->itemId.clear();
    known->detector.reset();
}

void CallSession::onCallerVerdict(const std::optional<Verdict> &verdict)
{
    const auto urgency = verdict ? urgencyOf(verdict->risk) : std::nullopt;
    if (urgency)
        raise(*urgency, verdict->risk == Risk::Human ? u"caller_wish"_s : u"phrase"_s, reasonFor(*verdict), *verdict);
}

// The model may be the first to hear it and a rule the first that can say what it is: who takes the call reads the rule's reason.
void CallSession::onBetterReason(const Verdict &verdict)
{
    const auto &current = state().escalation;
    const auto urgency = urgencyOf(verdict.risk);
    if (!current || current->status != EscalationStatus::Waiting || !isModels(current->rule) || isModels(verdict.rule) || urgency != current->urgency)
        return;
    note({{EventType::EscalationRaised,
           {{u"escalation_id"_s, current->id.text()}, {u"urgency"_s, toString(current->urgency)}, {u"trigger"_s, current->trigger},
            {u"reason"_s, reasonFor(verdict)}, {u"phrase"_s, verdict.phrase}, {u"rule"_s, verdict.rule}, {u"summary"_s, current->summary}}}});
}

// Whoever supervises hears of it whichever side was followed.
void CallSession::onDisagreement(const std::optional<PhraseDetector::Disagreement> &odds, const QString &words, const QString &itemId)
{
    if (!odds)
        return;
    const QString quote = words.size() > longestQuote ? words.first(longestQuote) + u'…' : words;
    note({{EventType::CallUpdated,
           {{u"disagreement"_s, QJsonObject{{u"rules"_s, toString(odds->rules)}, {u"model"_s, toString(odds->model)},
                                            {u"score"_s, std::round(double(odds->score) * 1000) / 1000}, {u"text"_s, odds->text},
                                            {u"words"_s, quote}, {u"item_id"_s, itemId}}}}}});
}

void CallSession::onAiUtterance(const QString &text)
{
    const Verdict verdict = check(m_context->rules.get(organization()), SpeakerSide::Ai, text);
    if (verdict.risk != Risk::Uncertain) {
        if (state().phase == Phase::Clarification)
            setPhase(Phase::Intake);
        return;
    }
    if (++m_uncertain == 1) {
        // Once is human, as it were: it is shown, not acted upon.
        if (state().phase == Phase::Greeting || state().phase == Phase::Intake)
            setPhase(Phase::Clarification);
        return;
    }
    raise(Urgency::Medium, u"uncertain"_s, u"The AI was unsure more than once, last: “%1”."_s.arg(verdict.phrase), verdict);
}

void CallSession::setPhase(Phase phase)
{
    if (state().phase != phase)
        note({{EventType::PhaseChanged, {{u"phase"_s, toString(phase)}}}});
}

EscalationId CallSession::raise(Urgency urgency, const QString &trigger, const QString &reason, const Verdict &verdict, const QString &summary)
{
    const auto &current = state().escalation;
    const bool isOpen = current && (current->status == EscalationStatus::Waiting || current->status == EscalationStatus::Accepted);
    if (isOpen && urgency <= current->urgency)
        return current->id;
    const EscalationId id = isOpen ? current->id : EscalationId::generate();
    if (!isOpen)
        ++m_context->counters.escalations;
    std::vector<Fact> facts{{EventType::EscalationRaised,
                             {{u"escalation_id"_s, id.text()}, {u"urgency"_s, toString(urgency)}, {u"trigger"_s, trigger}, {u"reason"_s, reason},
                              {u"phrase"_s, verdict.phrase}, {u"rule"_s, verdict.rule},
                              {u"summary"_s, summary.isEmpty() && isOpen ? current->summary : summary}}}};
    if (state().phase != Phase::Escalation)
        facts.push_back({EventType::PhaseChanged, {{u"phase"_s, toString(Phase::Escalation)}}});
    // A person is on the line already: they have it.
    if (!isOpen && m_human)
        facts.push_back({EventType::EscalationUpdated,
                         {{u"escalation_id"_s, id.text()}, {u"status"_s, toString(EscalationStatus::Accepted)}, {u"by"_s, m_human->who.name}}});
    note(std::move(facts));
    stayOnTheLine();
    actOnEscalation(urgency, verdict.category);
    startPolicy(); // of a graver one from its beginning: it may have another plan
    return id;
}

void CallSession::actOnEscalation(Urgency urgency, const QString &category)
{
    if (state().mode != CallMode::Ai || !m_relay.hasClient())
        return;
    if (urgency != Urgency::Emergency) {
        m_relay.insertNote(u"A colleague has been asked to take this call and may join at any moment. Tell the caller so if it fits, and go on "
                           "within your instructions until then. Do not call escalate_call again for the same reason."_s);
        return;
    }
    const Organization office = organization();
    m_relay.cutAi();
    m_relay.holdBackUntilSpeech();
    speakClip(Sentences::emergency(office, category).text, office.language());
    m_relay.insertNote(u"EMERGENCY. The system has cut you off, has told the caller to call the emergency number if anyone is in danger, and is "
                       "getting a person on the line. If the caller speaks before that, answer only with short, calm sentences that keep them on "
                       "the line. Give no advice of any kind, ask no intake questions, and do not call escalate_call again."_s);
}

} // namespace Attendant
