// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/secondopinion_p.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Fewer words say nothing to a model of whole sentences before the utterance is over.
constexpr int leastWords = 3;
// So many words behind a match can make clear to the model that it was a figure of speech; later ones are about something else.
constexpr size_t vetoWords = 14;
// The score of an utterance too short to judge: as if what is looked for were likely.
constexpr float unjudged = 1;
// The latest words are looked at when so many have followed a match, so that they are the words around it.
constexpr size_t wordsAround = 4;
// The score of the latest words by themselves from which on a rule that sees danger in them is believed.
constexpr float nearDoubt = 0.1F;
// From this score of danger on, a rule that sees danger is believed at once while words are still coming; below, up to so many words more
// are heard. By cross-validation this spares four of nine false alarms that only streams raise, and loses nothing; of the true emergencies
// 22 of 1,000 are noticed later, half of them by a single word.
constexpr float certainty = 0.2F;
constexpr size_t hesitationWords = 5;
// "I don't have chest pain": where rules hear danger and hear it denied, in so few words, the model must be so much surer by itself.
constexpr int shortDenial = 10;
constexpr float denial = 0.7F;
// A phrase is shown to people who have a second to read it.
constexpr size_t longestPhrase = 10;
constexpr size_t clauseIsNear = 3;

struct About { Risk risk; QLatin1StringView rule, category; };
constexpr std::array<About, DangerModel::headCount> about{{{Risk::Emergency, "model.emergency"_L1, ""_L1},
                                                          {Risk::High, "model.high"_L1, "unclear"_L1},
                                                          {Risk::Human, "model.human"_L1, "human wish"_L1},
                                                          {Risk::Uncertain, "model.uncertain"_L1, "uncertainty"_L1}}};

} // namespace

SecondOpinion::SecondOpinion(std::shared_ptr<const DangerModel> model, SpeakerSide side)
    : m_model(std::move(model))
    , m_side(side)
    , m_score(m_model, side)
    , m_clause(m_model, side)
{
    m_scores.reserve(64);
    m_claims.reserve(16);
}

void SecondOpinion::hear(const Utterance &utterance, const std::function<void(DangerModel::Head)> &found)
{
    const auto words = utterance.words();
    for (size_t i = m_scores.size(); i < words.size(); ++i) {
        m_score.add(utterance.plain().substr(words[i].plainFrom, words[i].plainTo - words[i].plainFrom));
        m_now = m_score.scores();
        const bool isEnough = m_score.size() >= leastWords;
        Scores scores{{unjudged, unjudged, unjudged}, unjudged, unjudged};
        if (m_side == SpeakerSide::Caller) {
            const float near = m_score.nearScore(DangerModel::Emergency);
            scores.danger = std::max(near, m_now[DangerModel::Emergency]);
            if (isEnough) {
                scores.of = m_now;
                scores.nearDanger = near;
            }
        }
        m_scores.push_back(scores);
        if (isEnough)
            askAll(false, found);
    }
}

void SecondOpinion::conclude(bool isDenied, const std::function<void(DangerModel::Head)> &found)
{
    m_isDenied = isDenied && m_score.size() <= shortDenial;
    if (m_score.size() > 0)
        askAll(true, found);
}

void SecondOpinion::askAll(bool atEnd, const std::function<void(DangerModel::Head)> &found)
{
    if (m_side == SpeakerSide::Ai) {
        ask(DangerModel::Uncertain, m_now[0], atEnd, found);
        return;
    }
    ask(DangerModel::Emergency, m_now[0], atEnd, found);
    ask(DangerModel::High, m_now[1], atEnd, found);
    ask(DangerModel::Human, m_now[2], atEnd, found);
}

void SecondOpinion::ask(DangerModel::Head head, float z, bool atEnd, const std::function<void(DangerModel::Head)> &found)
{
    if (head == DangerModel::Emergency || head == DangerModel::Uncertain) {
        m_peak = std::max(m_peak, z);
        m_last = z;
    }
    const auto &limits = m_model->limits(head);
    const float denied = atEnd && m_isDenied && head == DangerModel::Emergency ? denial : 0;
    if (z <= (atEnd ? limits.end : limits.now) + denied)
        return;
    m_risk = std::max(m_risk, riskOf(head));
    // "I can't" is how people turn a Thursday down. On so few words the model alone cuts nobody off; that it disagrees is still told.
    if (m_score.size() < leastWords && (head == DangerModel::Emergency || head == DangerModel::High))
        return;
    found(head);
}

void SecondOpinion::reset()
{
    m_score.reset();
    m_scores.clear();
    m_claims.clear();
    m_risk = Risk::None;
    m_peak = m_last = 0;
    m_isDenied = false;
}

bool SecondOpinion::isAskedAbout(Risk risk, QStringView category) const
{
    // A complaint or a deadline is a matter of words, which rules know better.
    return m_side == SpeakerSide::Caller && risk >= Risk::Human && category != u"complaint" && category != u"legal deadline";
}

// Something that a person should look at may be danger as well. A long harmless story before it does not make "I can't breathe" harmless, so
// the latest words are looked at by themselves, too.
bool SecondOpinion::doubts(Risk risk, const Scores &scores) const
{
    const auto reaches = [&](DangerModel::Head head, DangerModel::Head measure) { return scores.of[head] >= m_model->limits(measure).veto; };
    const bool isDangerNear = scores.nearDanger >= nearDoubt;
    switch (risk) {
    case Risk::Emergency: return isDangerNear || reaches(DangerModel::Emergency, DangerModel::Emergency);
    case Risk::High: return isDangerNear || reaches(DangerModel::High, DangerModel::High) || reaches(DangerModel::Emergency, DangerModel::High);
    case Risk::Human: return reaches(DangerModel::Human, DangerModel::Human);
    default: return true;
    }
}

bool SecondOpinion::objectsSoFar(Risk risk, std::string_view openWord) const
{
    if (risk == Risk::Emergency)
        return m_score.scoreWith(openWord, DangerModel::Emergency) < certainty;
    return !m_scores.empty() && !doubts(risk, m_scores.back());
}

// "A stroke" may go on with "of luck": where the model neither sees danger nor the opposite, a careful listener hears what follows.
bool SecondOpinion::isWorthWaiting(const Claim &claim, size_t last) const
{
    const auto heard = std::span<const Scores>(m_scores).subspan(claim.word, last - claim.word + 1);
    return claim.risk() == Risk::Emergency && heard.size() <= hesitationWords
        && std::ranges::none_of(heard, [](const Scores &scores) { return scores.danger >= certainty; });
}

// What was denied before a "but" says nothing about what comes behind it.
bool SecondOpinion::seesItInClause(const Claim &claim, const Utterance &utterance)
{
    if (!claim.match.inClause || claim.risk() != Risk::Emergency)
        return false;
    const auto words = utterance.words();
    const size_t first = utterance.wordAt(claim.match.from);
    m_clause.reset();
    for (size_t i = first - std::min(first, *claim.match.inClause); i <= std::min(claim.word + wordsAround, m_scores.size() - 1); ++i)
        m_clause.add(utterance.plain().substr(words[i].plainFrom, words[i].plainTo - words[i].plainFrom));
    return m_clause.score(DangerModel::Emergency) >= m_model->limits(DangerModel::Emergency).veto; // as if nothing else had been said
}

void SecondOpinion::settle(const Utterance &utterance, bool isWhole, bool isOver, const std::function<void(const Claim &)> &accepted,
                           const std::function<void(const Claim &, bool)> &refused)
{
    std::erase_if(m_claims, [&](const Claim &claim) {
        if (m_scores.size() <= claim.word)
            return false;
        const size_t last = std::min(claim.word + vetoWords, m_scores.size() - 1);
        const bool isHeard = isOver || last == claim.word + vetoWords;
        if (!isHeard && (isWhole || isWorthWaiting(claim, last)))
            return false;
        Scores scores = m_scores[last];
        if (isHeard)
            scores.nearDanger = m_scores[std::min(claim.word + wordsAround, last)].nearDanger;
        if (doubts(claim.risk(), scores) || (isHeard && seesItInClause(claim, utterance))) {
            accepted(claim);
            return true;
        }
        if (isHeard)
            refused(claim, claim.risk() == Risk::Emergency && doubts(Risk::High, scores));
        return isHeard;
    });
}

Verdict SecondOpinion::verdict(DangerModel::Head head, const Utterance &utterance) const
{
    const auto words = utterance.words().first(std::min(m_scores.size(), utterance.words().size()));
    const auto [farthest, nearest] = m_score.culprits(head);
    size_t first = words.size() - 1 - std::min(static_cast<size_t>(farthest), words.size() - 1);
    size_t last = words.size() - 1 - std::min(static_cast<size_t>(nearest), words.size() - 1);
    const auto endsClause = [&](size_t word) { return utterance.hasMarkBehind(words[word].plainTo); };
    // Words of two sentences say nothing together: the longest part stands for all.
    std::pair longest{first, first};
    for (size_t from = first, to = first; to <= last; ++to) {
        if (to < last && !utterance.hasSentenceEndBehind(words[to].plainTo))
            continue;
        if (to - from > longest.second - longest.first)
            longest = {from, to};
        from = to + 1;
    }
    std::tie(first, last) = longest;
    size_t start = first;
    while (start > 0 && first - start <= clauseIsNear && !endsClause(start - 1))
        --start;
    if (first - start <= clauseIsNear && last - start < longestPhrase)
        first = start;
    size_t end = last;
    while (end + 1 < words.size() && end - last <= clauseIsNear && !endsClause(end))
        ++end;
    if (end - last <= clauseIsNear && end - first < longestPhrase)
        last = end;
    QString category = about[head].category;
    if (category.isEmpty()) {
        std::vector<std::string_view> recent;
        for (const auto &word : words.last(std::min(words.size(), static_cast<size_t>(m_score.size()))))
            recent.push_back(utterance.plain().substr(word.plainFrom, word.plainTo - word.plainFrom));
        category = m_score.category(recent);
    }
    const qsizetype from = words[first].from;
    const qsizetype length = words[last].to - from;
    return {about[head].risk, utterance.original().mid(from, length), from, length, about[head].rule, category};
}

Risk SecondOpinion::riskOf(DangerModel::Head head)
{
    return about[head].risk;
}

QLatin1StringView SecondOpinion::ruleOf(DangerModel::Head head)
{
    return about[head].rule;
}

float SecondOpinion::limit() const
{
    return m_model->limits(m_side == SpeakerSide::Ai ? DangerModel::Uncertain : DangerModel::Emergency).end;
}

bool SecondOpinion::isSureOfTheOpposite() const
{
    return m_last < m_model->limits(DangerModel::Emergency).calm;
}

} // namespace Attendant
