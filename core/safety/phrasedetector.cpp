// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/phrasedetector.h"

#include "safety/categories.h"
#include "safety/rulelistener_p.h"
#include "safety/secondopinion_p.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

std::vector<const Utterance::Fillers *> fillersOf(const Rules &rules)
{
    std::vector<const Utterance::Fillers *> fillers;
    for (const auto &layer : rules.layers()) {
        // A filler of one language may be a word of another ("um" in German), so only the first, the call's own, is asked.
        if (!layer->fillers.empty() && fillers.empty())
            fillers.push_back(&layer->fillers);
    }
    return fillers;
}

} // namespace

class PhraseDetector::Private final : RuleListener::Judge
{
public:
    Private(std::shared_ptr<const Rules> rules, SpeakerSide side);

    void listen(QStringView piece);
    void close();
    void clear();  ///< the words
    void forget(); ///< what they meant
    void describe();

    std::shared_ptr<const Rules> rules;
    SpeakerSide side;
    Utterance utterance;
    std::vector<RuleListener> listeners;
    std::optional<SecondOpinion> opinion;
    Verdict current;
    std::optional<DangerModel::Head> foundByModel; ///< current is the model's and has no words yet
    Risk ruleRisk = Risk::None; ///< what the rules say, whatever the model objects
    bool isWhole = false;       ///< the utterance came at once, so nobody gains by an early answer
    bool isOver = false;
    bool isOverruled = false;   ///< the model dismissed a rule's emergency
    bool isExplaining = false;
    std::vector<Consideration> considerations;

private:
    [[nodiscard]] bool isOfInterest(const Rule &rule) const override;
    void judge(const RuleListener::Match &match) override;
    [[nodiscard]] bool isNews(Risk risk) const; ///< graver than all before, or better founded
    void take(Verdict verdict);
    void found(DangerModel::Head head);
    void settleClaims();
    [[nodiscard]] Verdict verdictOf(const RuleListener::Match &match) const;

    size_t m_scanned = 0;
    bool m_isModels = false; ///< current is the model's; a rule that says the same gives better reasons
    bool m_isProbing = false;
    bool m_isDenied = false; ///< a rule's emergency was denied: "no chest pain"
};

PhraseDetector::Private::Private(std::shared_ptr<const Rules> rules, SpeakerSide side)
    : rules(std::move(rules))
    , side(side)
    , utterance(fillersOf(*this->rules))
{
    for (const auto &layer : this->rules->layers())
        listeners.emplace_back(layer, side);
    if (this->rules->model())
        opinion.emplace(this->rules->model(), side);
}

void PhraseDetector::Private::listen(QStringView piece)
{
    utterance.add(piece);
    const std::string_view fresh = utterance.plain().substr(m_scanned);
    for (RuleListener &listener : listeners)
        listener.listen(fresh, utterance, *this);
    if (opinion)
        opinion->hear(utterance, [this](DangerModel::Head head) { found(head); });
    settleClaims();
    m_scanned = utterance.plain().size();
    if (!isWhole && !utterance.openWord().empty()) {
        utterance.withOpenWord([this] {
            m_isProbing = true;
            for (RuleListener &listener : listeners)
                listener.probe(utterance, *this);
            m_isProbing = false;
        });
    }
}

void PhraseDetector::Private::close()
{
    utterance.closeWord();
    listen({});
    for (RuleListener &listener : listeners)
        listener.settle(utterance, true, *this);
    isOver = true;
    settleClaims();
    if (opinion)
        opinion->conclude(m_isDenied && ruleRisk < Risk::High, [this](DangerModel::Head head) { found(head); });
    describe();
}

void PhraseDetector::Private::clear()
{
    utterance.reset();
    m_scanned = 0;
    isOver = isOverruled = m_isDenied = false;
    if (opinion)
        opinion->reset();
    for (RuleListener &listener : listeners)
        listener.reset();
}

void PhraseDetector::Private::forget()
{
    current = {};
    m_isModels = false;
    foundByModel.reset();
    ruleRisk = Risk::None;
    considerations.clear();
}

bool PhraseDetector::Private::isOfInterest(const Rule &rule) const
{
    const Risk risk = rule.description.risk;
    return isExplaining || isNews(risk);
}

void PhraseDetector::Private::judge(const RuleListener::Match &match)
{
    const Rule &rule = *match.rule;
    const Risk risk = rule.description.risk;
    if (isExplaining)
        considerations.push_back({verdictOf(match), match.harmless ? match.harmless->id : QString()});
    m_isDenied = m_isDenied || (match.harmless && risk == Risk::Emergency && match.harmless->id == u"negation");
    if (match.harmless || (!isOfInterest(rule) && risk <= current.risk))
        return;
    // What an organization listens for is its own business, and no figure's.
    if (opinion && !rule.isLiteral && opinion->isAskedAbout(risk, rule.description.category)) {
        if (!m_isProbing) {
            opinion->claim({match, utterance.wordAt(match.to - 2), isExplaining ? considerations.size() - 1 : size_t(-1)});
            ruleRisk = std::max(ruleRisk, risk);
            return;
        }
        // The word is taken as complete right now: the last one.
        const auto &last = utterance.words().back();
        const std::string_view openWord = utterance.plain().substr(last.plainFrom, last.plainTo - last.plainFrom);
        if (opinion->objectsSoFar(risk, openWord))
            return;
    }
    ruleRisk = std::max(ruleRisk, risk);
    take(verdictOf(match));
}

bool PhraseDetector::Private::isNews(Risk risk) const
{
    return risk > current.risk || (risk == current.risk && m_isModels);
}

void PhraseDetector::Private::take(Verdict verdict)
{
    if (!isNews(verdict.risk))
        return;
    current = std::move(verdict);
    m_isModels = false;
    foundByModel.reset();
}

void PhraseDetector::Private::found(DangerModel::Head head)
{
    const Risk risk = SecondOpinion::riskOf(head);
    if (risk <= current.risk)
        return;
    current = {risk, {}, 0, 0, SecondOpinion::ruleOf(head), {}};
    m_isModels = true;
    foundByModel = head;
    if (isExplaining) {
        describe();
        considerations.push_back({current, {}});
    }
}

// Finding words for what the model found costs more than finding it, so it is done once, when somebody is going to read them.
void PhraseDetector::Private::describe()
{
    if (foundByModel)
        current = opinion->verdict(*foundByModel, utterance);
    foundByModel.reset();
}

void PhraseDetector::Private::settleClaims()
{
    if (!opinion)
        return;
    const auto accepted = [this](const SecondOpinion::Claim &claim) {
        if (isNews(claim.risk()))
            take(verdictOf(claim.match));
    };
    const auto refused = [this](const SecondOpinion::Claim &claim, bool isWorthALook) {
        isOverruled = isOverruled || claim.risk() == Risk::Emergency;
        if (isWorthALook) {
            // The AI is not cut off, but a person looks at it.
            Verdict lowered = verdictOf(claim.match);
            lowered.risk = Risk::High;
            take(std::move(lowered));
        }
        if (claim.consideration < considerations.size())
            considerations[claim.consideration].dismissedBy = u"model"_s;
    };
    opinion->settle(utterance, isWhole, isOver, accepted, refused);
}

Verdict PhraseDetector::Private::verdictOf(const RuleListener::Match &match) const
{
    const auto words = utterance.words();
    const auto &first = words[utterance.wordAt(match.from)];
    const auto &last = words[utterance.wordAt(match.to - 2)];
    const auto &rule = match.rule->description;
    const qsizetype length = last.to - first.from;
    return {rule.risk, utterance.original().mid(first.from, length), first.from, length, rule.id, rule.category};
}

PhraseDetector::PhraseDetector(std::shared_ptr<const Rules> rules, SpeakerSide side)
    : d(std::make_unique<Private>(std::move(rules), side))
{}

PhraseDetector::~PhraseDetector() = default;
PhraseDetector::PhraseDetector(PhraseDetector &&) noexcept = default;
PhraseDetector &PhraseDetector::operator=(PhraseDetector &&) noexcept = default;

std::optional<Verdict> PhraseDetector::feed(QStringView piece)
{
    const Risk before = d->current.risk;
    d->listen(piece);
    d->describe();
    return d->current.risk > before ? std::optional(d->current) : std::nullopt;
}

std::optional<Verdict> PhraseDetector::finish(QStringView wholeText)
{
    const Risk before = d->current.risk;
    if (wholeText != d->utterance.original()) {
        d->clear();
        d->isWhole = true;
        d->utterance.add(wholeText); // close() hears it, all at once
    }
    d->close();
    d->isWhole = false;
    return d->current.risk > before ? std::optional(d->current) : std::nullopt;
}

void PhraseDetector::reset()
{
    d->clear();
    d->forget();
}

const Verdict &PhraseDetector::current() const
{
    return d->current;
}

void PhraseDetector::setExplaining(bool on)
{
    d->isExplaining = on;
}

const std::vector<PhraseDetector::Consideration> &PhraseDetector::considerations() const
{
    return d->considerations;
}

float PhraseDetector::dangerScore() const
{
    return d->opinion ? d->opinion->peak() : 0;
}

std::optional<PhraseDetector::Disagreement> PhraseDetector::disagreement() const
{
    if (!d->opinion || !d->isOver || d->side == SpeakerSide::Ai)
        return std::nullopt;
    const Risk model = d->opinion->risk();
    if (model == Risk::Emergency && d->ruleRisk < Risk::High)
        return Disagreement{d->ruleRisk, model, d->opinion->peak(), u"No rule hears danger, but the words sound like an emergency."_s};
    if (d->ruleRisk == Risk::Emergency && (d->isOverruled || d->opinion->isSureOfTheOpposite()))
        return Disagreement{d->ruleRisk, model, d->opinion->peak(), u"A rule hears an emergency, but the words sound harmless."_s};
    return std::nullopt;
}

QJsonObject PhraseDetector::explanation() const
{
    QJsonArray matches;
    for (const auto &[verdict, dismissedBy] : d->considerations) {
        matches << QJsonObject{{u"rule"_s, verdict.rule},
                               {u"phrase"_s, verdict.phrase},
                               {u"category"_s, verdict.category},
                               {u"urgency"_s, toString(verdict.risk)},
                               {u"start"_s, verdict.from},
                               {u"length"_s, verdict.length},
                               {u"negated"_s, !dismissedBy.isEmpty()},
                               {u"dismissed_by"_s, dismissedBy}};
    }
    QJsonObject json{{u"risk"_s, toString(d->current.risk)},
                     {u"rule"_s, d->current.rule},
                     {u"phrase"_s, d->current.phrase},
                     {u"category"_s, d->current.category},
                     {u"category_title"_s, categoryTitle(d->current.category)},
                     {u"start"_s, d->current.from},
                     {u"length"_s, d->current.length},
                     {u"matches"_s, matches},
                     {u"model"_s, QJsonValue::Null},
                     {u"disagreement"_s, QJsonValue::Null}};
    if (d->opinion) {
        const auto shown = [](float score) { return std::round(double(score) * 1000) / 1000; };
        json.insert("model"_L1, QJsonObject{{u"risk"_s, toString(d->opinion->risk())}, {u"score"_s, shown(d->opinion->last())},
                                            {u"limit"_s, shown(d->opinion->limit())}});
    }
    if (const auto odds = disagreement()) {
        json.insert("disagreement"_L1, QJsonObject{{u"rules"_s, toString(odds->rules)}, {u"model"_s, toString(odds->model)},
                                                   {u"score"_s, std::round(double(odds->score) * 1000) / 1000}, {u"text"_s, odds->text}});
    }
    return json;
}

Verdict check(const std::shared_ptr<const Rules> &rules, SpeakerSide side, QStringView text)
{
    PhraseDetector detector(rules, side);
    std::ignore = detector.finish(text);
    return detector.current();
}

} // namespace Attendant
