// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/phrasedetector.h"

#include "safety/categories.h"
#include "safety/dangermodel.h"
#include "safety/phrasematcher_p.h"
#include "safety/rulefile_p.h"
#include "safety/utterance_p.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// How far back a match may begin and a context may lie; a sentence as people speak it is shorter.
constexpr size_t lookBack = 240;
// "Il y a" + "dix ans", "hace" + "muchos anos": so many words complete a time that has begun.
constexpr size_t moreWords = 4;
// "Yes, an operator, please": so many words may stand before and after a wish that is a single word.
constexpr qsizetype aloneBefore = 2;
constexpr qsizetype aloneAfter = 1;
// Fewer words say nothing to a model of whole sentences before the utterance is over.
constexpr int leastWords = 3;
// So many words behind a match can make clear to the model that it was a figure of speech; later ones are about something else.
constexpr size_t vetoWords = 14;
// The score of an utterance too short to judge: as if danger were likely.
constexpr float unjudged = 1;

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

bool found(const QRegularExpression &expression, const QString &text)
{
    return !expression.pattern().isEmpty() && expression.matchView(text).hasMatch();
}

} // namespace

class PhraseDetector::Private
{
public:
    Private(std::shared_ptr<const Rules> rules, SpeakerSide side)
        : rules(std::move(rules))
        , side(side)
        , utterance(fillersOf(*this->rules))
    {
        for (const auto &layer : this->rules->layers())
            listeners.push_back({layer.get(), &layer->side(side), PatternStream(layer->side(side).set), {}});
        hits.reserve(32);
        if (this->rules->model())
            score.emplace(this->rules->model(), side);
    }

    struct Waiting { unsigned pattern; std::uint32_t from, to; };
    struct Listener
    {
        const RuleLayer *layer;
        const RuleSide *side;
        PatternStream stream;
        std::vector<Waiting> waiting;
    };

    void listen(QStringView piece);
    void close();
    void clear();

private:
    void scoreWords();
    void askModel(bool atEnd);
    void settleClaims();
    [[nodiscard]] Verdict verdictOf(DangerModel::Head head) const;
    void settleHits(Listener &listener);
    void settleWaiting(Listener &listener, bool isOver);
    void probeOpenWord(Listener &listener);
    [[nodiscard]] size_t wordsBehind(const Listener &listener, const Rule &rule, std::uint32_t to);
    [[nodiscard]] std::optional<std::uint32_t> startOf(const RulePattern &pattern, std::uint32_t to) const;
    [[nodiscard]] const RuleContext *harmlessIn(const Listener &listener, const Rule &rule, std::uint32_t from, std::uint32_t to);
    void judge(const Listener &listener, const RulePattern &pattern, std::uint32_t from, std::uint32_t to);
    [[nodiscard]] Verdict verdictOf(const Rule &rule, std::uint32_t from, std::uint32_t to) const;

public:
    std::shared_ptr<const Rules> rules;
    SpeakerSide side;
    Utterance utterance;
    std::vector<Listener> listeners;
    Verdict current;
    Risk ruleRisk = Risk::None, modelRisk = Risk::None;
    std::optional<DangerScore> score;
    /// A rule's emergency that awaits the model's objection.
    struct Claim { Verdict verdict; size_t word; size_t consideration; };
    std::vector<Claim> claims;
    std::vector<float> danger; ///< the model's score after each word
    float peak = 0, last = 0;  ///< the model's scores of danger: highest, and at the utterance's end
    bool isWhole = false;      ///< the utterance came at once, so nobody gains by an early answer
    bool isOver = false;
    bool isVetoed = false;     ///< a claim was dismissed
    bool isExplaining = false;
    std::vector<Consideration> considerations;

private:
    std::vector<PatternHit> hits;
    std::string scratch;
    size_t scanned = 0;
    size_t scored = 0; ///< words
    bool isProbing = false;
};

void PhraseDetector::Private::listen(QStringView piece)
{
    utterance.add(piece);
    const std::string_view fresh = utterance.plain().substr(scanned);
    for (Listener &listener : listeners) {
        if (!fresh.empty()) {
            hits.clear();
            listener.stream.scan(fresh, hits);
            settleHits(listener);
        }
        settleWaiting(listener, false);
    }
    scoreWords();
    scanned = utterance.plain().size();
    if (!isWhole && !utterance.openWord().empty()) {
        utterance.withOpenWord([this] {
            isProbing = true;
            for (Listener &listener : listeners)
                probeOpenWord(listener);
            isProbing = false;
        });
    }
}

void PhraseDetector::Private::close()
{
    utterance.closeWord();
    listen({});
    for (Listener &listener : listeners)
        settleWaiting(listener, true);
    isOver = true;
    settleClaims();
    askModel(true);
}

void PhraseDetector::Private::clear()
{
    utterance.reset();
    scanned = scored = 0;
    isOver = false;
    isVetoed = false;
    claims.clear();
    danger.clear();
    if (score)
        score->reset();
    for (Listener &listener : listeners) {
        listener.stream.reset();
        listener.waiting.clear();
    }
}

// The model is asked at the end of each word, so that its answer does not depend on how the utterance was cut.
void PhraseDetector::Private::scoreWords()
{
    if (!score)
        return;
    const auto words = utterance.words();
    for (; scored < words.size(); ++scored) {
        const auto &word = words[scored];
        score->add(utterance.plain().substr(word.plainFrom, word.plainTo - word.plainFrom));
        const bool isEnough = score->size() >= leastWords;
        danger.push_back(isEnough && side == SpeakerSide::Caller ? score->score(DangerModel::Emergency) : unjudged);
        if (isEnough)
            askModel(false);
    }
    settleClaims();
}

void PhraseDetector::Private::askModel(bool atEnd)
{
    if (!score || score->size() == 0)
        return;
    const auto ask = [&](DangerModel::Head head, Risk risk) {
        const float z = score->score(head);
        if (head == DangerModel::Emergency || head == DangerModel::Uncertain) {
            peak = std::max(peak, z);
            last = z;
        }
        const auto &limits = rules->model()->limits(head);
        if (z <= (atEnd ? limits.end : limits.now))
            return;
        modelRisk = std::max(modelRisk, risk);
        if (risk <= current.risk)
            return;
        current = verdictOf(head);
        if (isExplaining)
            considerations.push_back({current, {}});
    };
    if (side == SpeakerSide::Ai) {
        ask(DangerModel::Uncertain, Risk::Uncertain);
        return;
    }
    ask(DangerModel::Emergency, Risk::Emergency);
    ask(DangerModel::High, Risk::High);
    ask(DangerModel::Human, Risk::Human);
}

// Figures of speech have no end, so no list of contexts has. Where the model is as good as certain that nothing is wrong, a rule's emergency
// is lowered to what a person should look at; while words are still coming a single doubt lets it through, for a whole utterance the words behind it are heard first.
void PhraseDetector::Private::settleClaims()
{
    if (claims.empty())
        return;
    const float veto = rules->model()->limits(DangerModel::Emergency).veto;
    std::erase_if(claims, [&](const Claim &claim) {
        if (scored <= claim.word)
            return false;
        const size_t last = std::min(claim.word + vetoWords, scored - 1);
        const bool isHeard = isOver || last == claim.word + vetoWords;
        bool isDoubtful = false;
        if (isWhole)
            isDoubtful = isHeard && danger[last] >= veto;
        else
            isDoubtful = std::any_of(danger.begin() + static_cast<std::ptrdiff_t>(claim.word), danger.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                     [veto](float z) { return z >= veto; });
        // A rule can say why; of an utterance that came at once nobody has been told the model's word yet.
        if (isDoubtful && (claim.verdict.risk > current.risk || (isWhole && current.rule == u"model.emergency")))
            current = claim.verdict;
        if (!isDoubtful && isHeard) {
            isVetoed = true;
            // Nobody's life hangs on a figure of the model's: the AI is not cut off, but a person looks at it.
            Verdict lowered = claim.verdict;
            lowered.risk = Risk::High;
            if (lowered.risk > current.risk)
                current = lowered;
            if (claim.consideration < considerations.size())
                considerations[claim.consideration].dismissedBy = u"model"_s;
        }
        return isDoubtful || isHeard;
    });
}

Verdict PhraseDetector::Private::verdictOf(DangerModel::Head head) const
{
    struct About { Risk risk; QLatin1StringView rule, category; };
    static constexpr std::array<About, DangerModel::headCount> about{{{Risk::Emergency, "model.emergency"_L1, ""_L1},
                                                                     {Risk::High, "model.high"_L1, "unclear"_L1},
                                                                     {Risk::Human, "model.human"_L1, "human wish"_L1},
                                                                     {Risk::Uncertain, "model.uncertain"_L1, "uncertainty"_L1}}};
    const auto words = utterance.words().first(std::min(scored, utterance.words().size()));
    const auto [farthest, nearest] = score->culprits(head);
    const auto &first = words[words.size() - 1 - std::min(static_cast<size_t>(farthest), words.size() - 1)];
    const auto &last = words[words.size() - 1 - std::min(static_cast<size_t>(nearest), words.size() - 1)];
    QString category = about[head].category;
    if (category.isEmpty()) {
        std::vector<std::string_view> recent;
        for (const auto &word : words.last(std::min(words.size(), static_cast<size_t>(score->size()))))
            recent.push_back(utterance.plain().substr(word.plainFrom, word.plainTo - word.plainFrom));
        category = score->category(recent);
    }
    const qsizetype length = last.to - first.from;
    return {about[head].risk, utterance.original().mid(first.from, length), first.from, length, about[head].rule, category};
}

void PhraseDetector::Private::settleHits(Listener &listener)
{
    for (const PatternHit &hit : hits) {
        const RulePattern &pattern = listener.side->patterns[hit.pattern];
        if (pattern.rule->description.risk <= current.risk && !isExplaining)
            continue;
        const auto from = startOf(pattern, hit.to);
        if (!from)
            continue;
        if (pattern.rule->wait > 0)
            listener.waiting.push_back({hit.pattern, *from, hit.to});
        else
            judge(listener, pattern, *from, hit.to);
    }
}

void PhraseDetector::Private::settleWaiting(Listener &listener, bool isOver)
{
    std::erase_if(listener.waiting, [&](const Waiting &waiting) {
        const RulePattern &pattern = listener.side->patterns[waiting.pattern];
        if (!isOver && !utterance.hasSentenceEndSince(waiting.to)) {
            const size_t heard = utterance.words().size() - (utterance.wordAt(waiting.to - 2) + 1);
            if (heard < static_cast<size_t>(pattern.rule->wait) || heard < wordsBehind(listener, *pattern.rule, waiting.to))
                return false;
        }
        judge(listener, pattern, waiting.from, waiting.to);
        return true;
    });
}

/// How many words behind a match its rule looks at: what it says, and more where those words begin a time ("il y a …").
size_t PhraseDetector::Private::wordsBehind(const Listener &listener, const Rule &rule, std::uint32_t to)
{
    const auto wait = static_cast<size_t>(rule.wait);
    if (listener.layer->holdOn.pattern().isEmpty())
        return wait;
    utterance.after(to, wait, scratch);
    return found(listener.layer->holdOn, QString::fromLatin1(scratch.data(), static_cast<qsizetype>(scratch.size()))) ? wait + moreWords : wait;
}

// The word at the end may go on in the next piece. Where that would hardly change the meaning, nobody should have to wait for it.
void PhraseDetector::Private::probeOpenWord(Listener &listener)
{
    const auto &word = utterance.words().back();
    const std::string_view plain = utterance.plain();
    if (listener.layer->openWords.contains(std::string(plain.substr(word.plainFrom, word.plainTo - word.plainFrom))))
        return;
    hits.clear();
    listener.stream.probe(plain.substr(word.plainFrom), hits);
    for (const PatternHit &hit : hits) {
        const RulePattern &pattern = listener.side->patterns[hit.pattern];
        if (hit.to != plain.size() || pattern.rule->wait > 0 || pattern.waitsForWordEnd || pattern.rule->description.risk <= current.risk)
            continue;
        if (const auto from = startOf(pattern, hit.to))
            judge(listener, pattern, *from, hit.to);
    }
}

std::optional<std::uint32_t> PhraseDetector::Private::startOf(const RulePattern &pattern, std::uint32_t to) const
{
    if (pattern.rule->isLiteral)
        return to - 1 - pattern.literalSize;
    const std::uint32_t base = to > lookBack ? to - static_cast<std::uint32_t>(lookBack) : 0;
    const auto tail = utterance.plain().substr(base, to - base);
    // Latin-1 keeps one unit a byte, so that offsets agree; the patterns are ASCII.
    const auto match = pattern.start.match(QString::fromLatin1(tail.data(), static_cast<qsizetype>(tail.size())));
    if (!match.hasMatch())
        return std::nullopt;
    return base + static_cast<std::uint32_t>(match.capturedStart()) + 1;
}

const RuleContext *PhraseDetector::Private::harmlessIn(const Listener &listener, const Rule &rule, std::uint32_t from, std::uint32_t to)
{
    if (rule.contexts.empty() && !rule.isAlone)
        return nullptr;
    utterance.before(from, lookBack, scratch);
    QString before = QString::fromLatin1(scratch.data(), static_cast<qsizetype>(scratch.size()));
    if (!listener.layer->clauseEnd.pattern().isEmpty()) {
        if (const auto clause = listener.layer->clauseEnd.match(before); clause.hasMatch())
            before.remove(0, clause.capturedEnd() - 1);
    }
    QString after;
    if (rule.wait > 0) {
        utterance.after(to, wordsBehind(listener, rule, to), scratch);
        after = QString::fromLatin1(scratch.data(), static_cast<qsizetype>(scratch.size()));
    }
    if (rule.isAlone && (before.count(u' ') > 1 + aloneBefore || after.count(u' ') > 1 + aloneAfter)) {
        static const RuleContext partOfSentence{u"part of a sentence"_s, {}, {}, {}, {}};
        return &partOfSentence;
    }
    const QString around = before + u'~' + after;
    for (const RuleContext *context : rule.contexts) {
        if ((found(context->before, before) || found(context->after, after)) && !found(context->except, around))
            return context;
    }
    return nullptr;
}

void PhraseDetector::Private::judge(const Listener &listener, const RulePattern &pattern, std::uint32_t from, std::uint32_t to)
{
    const Rule &rule = *pattern.rule;
    if (rule.description.risk <= current.risk && !isExplaining)
        return;
    const RuleContext *context = harmlessIn(listener, rule, from, to);
    if (isExplaining)
        considerations.push_back({verdictOf(rule, from, to), context ? context->id : QString()});
    if (context)
        return;
    if (score && side == SpeakerSide::Caller && rule.description.risk == Risk::Emergency && !rule.isLiteral) {
        // While a word is still open the model has heard all but that word; when it objects, the word's end will tell.
        if (!isProbing) {
            claims.push_back({verdictOf(rule, from, to), utterance.wordAt(to - 2), isExplaining ? considerations.size() - 1 : size_t(-1)});
            ruleRisk = Risk::Emergency;
            return;
        }
        if (!danger.empty() && danger.back() < rules->model()->limits(DangerModel::Emergency).veto)
            return;
    }
    ruleRisk = std::max(ruleRisk, rule.description.risk);
    if (rule.description.risk > current.risk)
        current = verdictOf(rule, from, to);
}

Verdict PhraseDetector::Private::verdictOf(const Rule &rule, std::uint32_t from, std::uint32_t to) const
{
    const auto words = utterance.words();
    const auto &first = words[utterance.wordAt(from)];
    const auto &last = words[utterance.wordAt(to - 2)];
    const qsizetype length = last.to - first.from;
    return {rule.description.risk, utterance.original().mid(first.from, length), first.from, length, rule.description.id, rule.description.category};
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
    return d->current.risk > before ? std::optional(d->current) : std::nullopt;
}

std::optional<Verdict> PhraseDetector::finish(QStringView wholeText)
{
    const Risk before = d->current.risk;
    if (wholeText != d->utterance.original()) {
        d->clear();
        d->isWhole = true;
        d->listen(wholeText);
    }
    d->close();
    d->isWhole = false;
    return d->current.risk > before ? std::optional(d->current) : std::nullopt;
}

void PhraseDetector::reset()
{
    d->clear();
    d->current = {};
    d->ruleRisk = d->modelRisk = Risk::None;
    d->peak = d->last = 0;
    d->considerations.clear();
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
    return d->peak;
}

std::optional<PhraseDetector::Disagreement> PhraseDetector::disagreement() const
{
    if (!d->score || !d->isOver || d->side == SpeakerSide::Ai)
        return std::nullopt;
    if (d->modelRisk == Risk::Emergency && d->ruleRisk < Risk::High)
        return Disagreement{d->ruleRisk, d->modelRisk, d->peak, u"No rule sees danger, but the words sound like an emergency to the model."_s};
    if (d->ruleRisk == Risk::Emergency && (d->isVetoed || d->last < d->rules->model()->limits(DangerModel::Emergency).calm))
        return Disagreement{d->ruleRisk, d->modelRisk, d->peak, u"A rule sees an emergency, but the words sound harmless to the model."_s};
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
    if (d->score) {
        const auto head = d->side == SpeakerSide::Ai ? DangerModel::Uncertain : DangerModel::Emergency;
        const auto shown = [](float score) { return std::round(double(score) * 1000) / 1000; };
        json.insert("model"_L1, QJsonObject{{u"risk"_s, toString(d->modelRisk)}, {u"score"_s, shown(d->last)}, {u"limit"_s, shown(d->rules->model()->limits(head).end)}});
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
