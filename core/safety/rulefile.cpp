// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/rulefile_p.h"

#include "base/logging.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

/// Writes out the abbreviations of a rule file: {name} stands for the words defined under that name, an apostrophe may be missing or
/// be a space, {gap} is up to three words of any kind.
class Expander
{
public:
    explicit Expander(const QJsonObject &words)
        : m_words(words)
    {}

    [[nodiscard]] Result<QString> expand(QString expression) const
    {
        static const QRegularExpression name(u"\\{([a-z_]+)\\}"_s);
        // Definitions may use definitions; a circle would never end.
        for (int depth = 0; depth < 8; ++depth) {
            const auto match = name.match(expression);
            if (!match.hasMatch())
                return expression.replace(u'\'', u"[' ]?"_s);
            qsizetype at = 0;
            QString next;
            for (auto each = name.globalMatch(expression); each.hasNext();) {
                const auto found = each.next();
                const QString meaning = m_words.value(found.captured(1)).toString();
                if (meaning.isEmpty())
                    return fail(Error::Code::InvalidInput, u"{%1} is not defined under 'words'."_s.arg(found.captured(1)));
                next += QStringView(expression).sliced(at, found.capturedStart() - at);
                next += u"(?:"_s + meaning + u')';
                at = found.capturedEnd();
            }
            next += QStringView(expression).sliced(at);
            expression = next;
        }
        return fail(Error::Code::InvalidInput, u"The definitions under 'words' go in a circle."_s);
    }

private:
    const QJsonObject &m_words;
};

/// All of \a expressions as one, between \a head and \a tail; an empty list gives an empty expression.
Result<PlainExpression> joined(const Expander &expander, const QStringList &expressions, const QString &head, const QString &tail)
{
    if (expressions.isEmpty())
        return PlainExpression();
    QStringList alternatives;
    for (const QString &expression : expressions) {
        const auto expanded = expander.expand(expression);
        if (!expanded)
            return std::unexpected(expanded.error());
        alternatives << *expanded;
    }
    return PlainExpression::compile(head + u"(?:"_s + alternatives.join(u'|') + u')' + tail);
}

Result<std::unique_ptr<RuleContext>> readContext(const QJsonObject &json, const Expander &expander)
{
    auto context = std::make_unique<RuleContext>();
    context->id = json.value("id"_L1).toString();
    context->categories = texts(json.value("categories"_L1));
    // "reach" is the number of words that may stand between, "between" what such a word looks like; commas count as words.
    const auto word = expander.expand(json.value("between"_L1).toString(u"[^ ]+"_s));
    if (!word)
        return fail(Error::Code::InvalidInput, u"Context %1: %2"_s.arg(context->id, word.error().message));
    const QString tail = u" (?:(?:%1) ){0,%2}$"_s.arg(*word).arg(json.value("reach"_L1).toInt(4));
    const QString head = u"^ (?:[^ ]+ ){0,%1}"_s.arg(json.value("after_reach"_L1).toInt(2));
    const auto before = joined(expander, texts(json.value("before"_L1)), u" "_s, tail);
    const auto after = joined(expander, texts(json.value("after"_L1)), head, u" "_s);
    const auto except = joined(expander, texts(json.value("except"_L1)), u" "_s, u" "_s);
    for (const auto *part : {&before, &after, &except}) {
        if (!*part)
            return fail(Error::Code::InvalidInput, u"Context %1: %2"_s.arg(context->id, part->error().message));
    }
    context->before = *before;
    context->after = *after;
    context->except = *except;
    return context;
}

Result<std::unique_ptr<Rule>> readRule(const QJsonObject &json, const Expander &expander)
{
    auto rule = std::make_unique<Rule>();
    Rules::Description &about = rule->description;
    about.id = json.value("id"_L1).toString();
    about.category = json.value("category"_L1).toString();
    about.comment = json.value("comment"_L1).toString();
    about.patterns = texts(json.value("patterns"_L1));
    about.positive = texts(json.value("positive"_L1));
    about.negative = texts(json.value("negative"_L1));
    const auto risk = riskFrom(json.value("risk"_L1).toString());
    if (about.id.isEmpty() || about.category.isEmpty() || !risk || *risk == Risk::None || about.patterns.isEmpty())
        return fail(Error::Code::InvalidInput, u"The rule '%1' needs an id, a category, a risk and patterns."_s.arg(about.id));
    about.risk = *risk;
    about.side = json.value("side"_L1).toString() == u"ai" ? SpeakerSide::Ai : SpeakerSide::Caller;
    rule->isAlone = json.value("alone"_L1).toBool();
    rule->wait = std::clamp(json.value("wait"_L1).toInt(0), 0, 12);
    if (json.contains("unless"_L1)) {
        QJsonObject unless = json.value("unless"_L1).toObject();
        for (const auto reach : {"reach"_L1, "after_reach"_L1}) {
            if (!unless.contains(reach))
                unless.insert(reach, 0);
        }
        unless.insert("id"_L1, u"exception"_s);
        auto exception = readContext(unless, expander);
        if (!exception)
            return fail(Error::Code::InvalidInput, u"Rule %1: %2"_s.arg(about.id, exception.error().message));
        rule->exception = std::move(*exception);
    }
    return rule;
}

Result<void> compileSide(RuleSide &side, const std::vector<std::string> &expressions, const QString &cacheName = {})
{
    std::vector<PatternSet::Pattern> patterns;
    for (size_t i = 0; i < expressions.size(); ++i)
        patterns.push_back({expressions[i], side.patterns[i].rule->isLiteral});
    auto set = PatternSet::compile(patterns, cacheName);
    if (!set) {
        const auto at = set.error().context.toULongLong();
        const QString rule = at < side.patterns.size() ? side.patterns[at].rule->description.id : QString();
        const QString text = at < expressions.size() ? QString::fromStdString(expressions[at]) : QString();
        return fail(Error::Code::InvalidInput, u"Rule %1: %2 ('%3')"_s.arg(rule, set.error().message, text));
    }
    side.set = *set;
    return {};
}

/// \a expression with gaps that hold none of \a excluded: in "have no chest pain" the words between are not just any words. The
/// automaton knows no such exception, so it stands in the second look alone.
QString withStrictGaps(QString expression, const QString &excluded)
{
    return excluded.isEmpty() ? expression : expression.replace("([^ ]+ ){"_L1, u"((?!(?:%1) )[^ ]+ ){"_s.arg(excluded));
}

Result<void> addPatterns(RuleSide &side, const Rule &rule, const Expander &expander, const QString &excluded,
                         std::vector<std::string> &expressions)
{
    for (const QString &pattern : rule.description.patterns) {
        const auto expanded = expander.expand(pattern);
        if (!expanded)
            return fail(Error::Code::InvalidInput, u"Rule %1: %2"_s.arg(rule.description.id, expanded.error().message));
        const auto start = PlainExpression::compile(u" (?:"_s + withStrictGaps(*expanded, excluded) + u") $"_s);
        if (!start)
            return fail(Error::Code::InvalidInput, u"Rule %1: %2"_s.arg(rule.description.id, start.error().message));
        side.patterns.push_back({&rule, *start, 0, false});
        expressions.push_back(expanded->toStdString());
    }
    return {};
}

// So many words behind a phrase can still make it harmless ("years ago"); the end of the sentence is soon enough.
constexpr int phraseWait = 2;

void addPhrases(RuleLayer &layer, const QStringList &phrases, const QString &id, Risk risk, std::vector<std::string> &expressions)
{
    auto rule = std::make_unique<Rule>();
    rule->description.id = id;
    rule->description.category = u"organization"_s;
    rule->description.risk = risk;
    rule->description.patterns = phrases;
    rule->isLiteral = true;
    rule->wait = phraseWait;
    for (const auto &language : layer.languages) {
        RuleContexts contexts{language.get(), {}};
        for (const auto &context : language->contexts) {
            if (context->categories.isEmpty())
                contexts.list.push_back(context.get());
        }
        if (!contexts.list.empty())
            rule->contexts.push_back(std::move(contexts));
    }
    for (const QString &phrase : phrases) {
        const std::string plain = plainForm(phrase);
        if (plain.empty())
            continue;
        const bool isShort = plain.size() < 8 && plain.find(' ') == std::string::npos;
        layer.caller.patterns.push_back({rule.get(), {}, static_cast<std::uint32_t>(plain.size()), isShort});
        expressions.push_back(plain);
    }
    layer.rules.push_back(std::move(rule));
}

} // namespace

Result<std::shared_ptr<const RuleLayer>> RuleLayer::fromJson(const QByteArray &json, bool isBuiltIn)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Code::InvalidInput, u"The rules are no JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    auto layer = std::make_shared<RuleLayer>();
    layer->language = root.value("language"_L1).toString().toStdString();
    for (const QString &word : texts(root.value("fillers"_L1)))
        layer->fillers.insert(plainForm(word));
    for (const QString &word : texts(root.value("open_words"_L1)))
        layer->openWords.insert(plainForm(word));

    QJsonObject words = root.value("words"_L1).toObject();
    if (!words.contains("gap"_L1))
        words.insert("gap"_L1, u"([^ ]+ ){0,3}"_s);
    const Expander expander(words);
    const auto excluded = expander.expand(texts(root.value("gap_excludes"_L1)).join(u'|'));
    if (!excluded)
        return std::unexpected(excluded.error());
    const auto clauseEnd = joined(expander, texts(root.value("clause_ends"_L1)), u"^.* "_s, u" "_s);
    if (!clauseEnd)
        return std::unexpected(clauseEnd.error());
    layer->clauseEnd = *clauseEnd;
    const auto holdOn = joined(expander, texts(root.value("hold_on"_L1)), u" "_s, u" $"_s);
    if (!holdOn)
        return std::unexpected(holdOn.error());
    layer->holdOn = *holdOn;
    for (const QJsonValue &entry : root.value("contexts"_L1).toArray()) {
        auto context = readContext(entry.toObject(), expander);
        if (!context)
            return std::unexpected(context.error());
        layer->contexts.push_back(std::move(*context));
    }

    std::vector<std::string> callerExpressions, aiExpressions;
    QSet<QString> ids;
    for (const QJsonValue &entry : root.value("rules"_L1).toArray()) {
        auto rule = readRule(entry.toObject(), expander);
        if (!rule)
            return std::unexpected(rule.error());
        const QString id = (*rule)->description.id;
        if (ids.contains(id))
            return fail(Error::Code::InvalidInput, u"Two rules have the id '%1'."_s.arg(id));
        ids.insert(id);
        const QStringList ignored = texts(entry.toObject().value("ignore"_L1));
        RuleContexts contexts{layer.get(), {}};
        if ((*rule)->exception)
            contexts.list.push_back((*rule)->exception.get());
        for (const auto &context : layer->contexts) {
            const bool isMeant = context->categories.isEmpty() || context->categories.contains((*rule)->description.category);
            if (isMeant && !ignored.contains(context->id) && !ignored.contains(u"*"_s))
                contexts.list.push_back(context.get());
        }
        (*rule)->contexts.push_back(std::move(contexts));
        const bool isAi = (*rule)->description.side == SpeakerSide::Ai;
        if (const auto added = addPatterns(isAi ? layer->ai : layer->caller, **rule, expander, *excluded, isAi ? aiExpressions : callerExpressions); !added)
            return std::unexpected(added.error());
        layer->rules.push_back(std::move(*rule));
    }
    const auto cacheName = [&](QLatin1StringView side) { return isBuiltIn ? QString::fromStdString(layer->language) + u'-' + side : QString(); };
    for (const auto &compiledSide : {compileSide(layer->caller, callerExpressions, cacheName("caller"_L1)), compileSide(layer->ai, aiExpressions, cacheName("ai"_L1))}) {
        if (!compiledSide)
            return std::unexpected(compiledSide.error());
    }
    return layer;
}

std::shared_ptr<const RuleLayer> RuleLayer::fromPhrases(const QStringList &emergencyPhrases, const QStringList &priorityPhrases,
                                                        const std::vector<std::shared_ptr<const RuleLayer>> &languages)
{
    auto layer = std::make_shared<RuleLayer>();
    layer->languages = languages;
    std::vector<std::string> expressions;
    addPhrases(*layer, emergencyPhrases, u"org.emergency"_s, Risk::Emergency, expressions);
    addPhrases(*layer, priorityPhrases, u"org.priority"_s, Risk::High, expressions);
    const auto caller = compileSide(layer->caller, expressions);
    const auto ai = compileSide(layer->ai, {});
    if (caller && ai)
        return layer;
    // Literals always compile; only memory can be short.
    qCCritical(lcSafety, "An organization's phrases could not be compiled.");
    return nullptr;
}

} // namespace Attendant
