// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "domain/organization.h"
#include "prompt/prompttools.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace Attendant {

class PromptTemplate;

/// Something in a prompt that a person should look at. Codes: no_greeting, no_hours, no_services, no_escalation_phone,
/// no_emergency_number, contradictory_hours, too_long, unknown_variable, safety_imitation.
struct PromptWarning
{
    QString code;
    QString message; ///< an English sentence
    int line = 0;    ///< 1-based line of the instructions; 0 means the whole
    bool operator==(const PromptWarning &) const = default;
};

/// A part of the instructions that came from the organization (or the caller), for tinting.
struct ValueSpan
{
    qsizetype from = 0, length = 0; ///< UTF-16 units in the instructions
    QString name;                   ///< "organization.name", "services.minutes", …
    bool operator==(const ValueSpan &) const = default;
};

struct Prompt
{
    QString instructions;
    QJsonArray tools;
    int tokens = 0;     ///< estimate for the instructions
    int toolTokens = 0; ///< estimate for the tools
    QList<PromptWarning> warnings;
    QString version;    ///< "p-" and 12 hexadecimal digits; the same for the same template, organization and tools at any time of day
    int safetyFirstLine = 0, safetyLastLine = 0; ///< 1-based, both included
    QList<ValueSpan> values;                     ///< in the order of the text

    /// {instructions, tools, tokens, tool_tokens, warnings: [{code, message, line}], version, safety: {first_line, last_line},
    /// values: [{from, length, name}]}: the answer of GET /api/v1/organizations/{id}/prompt.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Writes the instructions for an organization's AI from a template. The template is KTextTemplate's language with a small set of tags;
/// its variables are listed in prompttemplate_p.h. Behind it the safety section is added by code, so that no template and no
/// configuration can leave it out. The template is parsed once; building is thread-safe.
class PromptBuilder
{
public:
    PromptBuilder();
    /// With a template of one's own. A bad one makes every build() fail; ask check() first.
    explicit PromptBuilder(const QString &templateText);

    [[nodiscard]] static QString builtInTemplate();

    /// Errors: InvalidInput when \a templateText cannot be used; the sentence names the 1-based line.
    [[nodiscard]] static Result<void> check(const QString &templateText);

    /// The prompt as of \a now. \a caller may hold what is known about the caller beforehand: {"name"}.
    /// Errors: InvalidInput (the template; see check()).
    [[nodiscard]] Result<Prompt> build(const Organization &organization, Time now, const QJsonObject &caller = {}) const;

private:
    std::shared_ptr<const PromptTemplate> m_template;
};

} // namespace Attendant
