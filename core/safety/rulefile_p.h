// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "safety/phrasematcher_p.h"
#include "safety/plainexpression_p.h"
#include "safety/rules.h"
#include "safety/utterance_p.h"

#include <QSet>

namespace Attendant {

/// What makes a match harmless: words before it in its sentence or words after it.
struct RuleContext
{
    QString id;
    PlainExpression before; ///< over " words before "; empty: never
    PlainExpression after;  ///< over " words after "
    QStringList categories;    ///< of the rules that it is for; empty: all
    PlainExpression except; ///< over " words before ~ words after ", ~ being the match: the context does not count
};

class RuleLayer;

/// Contexts that go together, and the language that they and their clauses are of.
struct RuleContexts
{
    const RuleLayer *layer = nullptr;
    std::vector<const RuleContext *> list;
};

struct Rule
{
    Rules::Description description;
    int wait = 0; ///< words to hear behind a match before it counts; the sentence's end is soon enough
    std::vector<RuleContexts> contexts; ///< one of the rule's own language; an organization's phrases have those of all that are listened to
    std::unique_ptr<RuleContext> exception; ///< a context of this rule's own
    bool isLiteral = false;
    bool isAlone = false; ///< counts only when hardly anything else is said in the sentence
};

/// One pattern of one rule, as the automaton numbers them.
struct RulePattern
{
    const Rule *rule = nullptr;
    PlainExpression start; ///< finds where a match began, given its end; stricter than the automaton about gaps; unused for literals
    std::uint32_t literalSize = 0;
    bool waitsForWordEnd = false; ///< a literal so short that it may be the beginning of a longer word
};

/// The patterns that one side's words are held against.
struct RuleSide
{
    std::vector<RulePattern> patterns;
    std::shared_ptr<const PatternSet> set;
};

/// One file of rules, or one organization's phrases, compiled. Immutable.
class RuleLayer
{
public:
    std::string language;
    Utterance::Fillers fillers;
    std::unordered_set<std::string> openWords; ///< may be the beginning of a harmless word ("fire" of "fireworks")
    PlainExpression clauseEnd;              ///< "but" and its like: negations and times before it do not reach beyond
    PlainExpression holdOn;                 ///< over " words after ": a time seems to follow, so more words are heard
    std::vector<std::unique_ptr<RuleContext>> contexts;
    std::vector<std::unique_ptr<Rule>> rules;
    std::vector<std::shared_ptr<const RuleLayer>> languages; ///< of an organization's phrases: whose contexts they have
    RuleSide caller, ai;

    [[nodiscard]] const RuleSide &side(SpeakerSide which) const { return which == SpeakerSide::Caller ? caller : ai; }

    /// \a isBuiltIn: the automaton is worth keeping on disk. Errors: InvalidInput naming the rule and the fault.
    [[nodiscard]] static Result<std::shared_ptr<const RuleLayer>> fromJson(const QByteArray &json, bool isBuiltIn);
    /// Phrases have the contexts of \a languages that are for rules of all categories: a negated phrase is as harmless as a negated rule.
    [[nodiscard]] static std::shared_ptr<const RuleLayer> fromPhrases(const QStringList &emergencyPhrases, const QStringList &priorityPhrases,
                                                                      const std::vector<std::shared_ptr<const RuleLayer>> &languages);
};

} // namespace Attendant
