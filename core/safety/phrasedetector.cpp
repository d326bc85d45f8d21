// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/phrasedetector.h"

#include "safety/phrasematcher_p.h"
#include "safety/rulefile_p.h"
#include "safety/utterance_p.h"

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
    bool isExplaining = false;
    std::vector<Consideration> considerations;

private:
    std::vector<PatternHit> hits;
    std::string scratch;
    size_t scanned = 0;
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
    scanned = utterance.plain().size();
    if (!utterance.openWord().empty()) {
        utterance.withOpenWord([this] {
            for (Listener &listener : listeners)
                probeOpenWord(listener);
        });
    }
}

void PhraseDetector::Private::close()
{
    utterance.closeWord();
    listen({});
    for (Listener &listener : listeners)
        settleWaiting(listener, true);
}

void PhraseDetector::Private::clear()
{
    utterance.reset();
    scanned = 0;
    for (Listener &listener : listeners) {
        listener.stream.reset();
        listener.waiting.clear();
    }
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
    if (!context && rule.description.risk > current.risk)
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
        d->listen(wholeText);
    }
    d->close();
    return d->current.risk > before ? std::optional(d->current) : std::nullopt;
}

void PhraseDetector::reset()
{
    d->clear();
    d->current = {};
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

Verdict check(const std::shared_ptr<const Rules> &rules, SpeakerSide side, QStringView text)
{
    PhraseDetector detector(rules, side);
    std::ignore = detector.finish(text);
    return detector.current();
}

} // namespace Attendant
