// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/promptlint_p.h"

#include "prompt/promptvalues_p.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// A prompt beyond this costs noticeable time before the first word of every answer.
constexpr int longPrompt = 4'000;

constexpr std::array weekdays{"Monday"_L1, "Tuesday"_L1, "Wednesday"_L1, "Thursday"_L1, "Friday"_L1, "Saturday"_L1, "Sunday"_L1};

int lineOf(const QString &instructions, const QString &beginning)
{
    const QStringList lines = instructions.split(u'\n');
    const auto found = std::ranges::find_if(lines, [&](const QString &line) { return line.startsWith(beginning); });
    return found == lines.end() ? 0 : static_cast<int>(found - lines.begin()) + 1;
}

bool isClinicLike(const Organization &organization)
{
    static const QRegularExpression pattern(u"\\b(clinic|medical|medicine|doctor|physician|dental|dentist|hospital|health|p(a)?ediatric|urgent care|nursing|"
                                            "hospice|pharmacy|veterinar|therap|midwi|surgery|praxis|arzt|klinik|cl[ií]nica|m[eé]dic|cabinet)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(organization.name + u' ' + organization.config.value("role"_L1).toString() + u' ' + organization.servicesOffered).hasMatch();
}

/// What \a text claims about opening that \a hours deny, as the end of a sentence; empty when they agree.
QString contradiction(const QString &text, const OpeningHours &hours)
{
    static const QRegularExpression everyDay(u"\\b(every day|seven days|7 days|daily)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression always(u"(\\b24 ?/ ?7\\b|\\b24 hours\\b|\\baround the clock\\b)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression closed(u"\\b(closed|not open)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    if (closed.match(text).hasMatch())
        return {};
    QStringList closedDays;
    bool isAlways = true;
    for (size_t day = 0; day < hours.days.size(); ++day) {
        if (hours.days[day].empty())
            closedDays << weekdays[day];
        isAlways = isAlways && hours.days[day] == std::vector<OpeningHours::Span>{{0, 24 * 60}};
    }
    const auto around = always.match(text);
    if (around.hasMatch() && !isAlways)
        return u"says “%1”, the hours do not."_s.arg(around.captured());
    const auto daily = everyDay.match(text);
    if (daily.hasMatch() && !closedDays.isEmpty())
        return u"says “%1”, the hours say closed on %2."_s.arg(daily.captured(), closedDays.join(u" and "_s));
    for (const QString &day : closedDays) {
        const QRegularExpression named(u"\\bopen\\b[^.;]*\\b%1s?\\b"_s.arg(day), QRegularExpression::CaseInsensitiveOption);
        if (named.match(text).hasMatch())
            return u"says that you are open on %1, the hours say closed."_s.arg(day);
    }
    return {};
}

void lintHours(const Prompt &prompt, const Organization &organization, QList<PromptWarning> &warnings)
{
    const auto hours = organization.hours();
    if (!hours)
        return;
    const QString structured = hours->describe();
    if (!organization.businessHours.trimmed().isEmpty() && organization.businessHours.trimmed() != structured) {
        warnings.append({u"contradictory_hours"_s, u"The hours written as text (“%1”) differ from the weekly hours (“%2”); the weekly hours are used."_s
                                                       .arg(organization.businessHours.trimmed(), structured), lineOf(prompt.instructions, u"Hours: "_s)});
    }
    struct Text { QString what, text, beginning; };
    const std::array texts{Text{u"The greeting"_s, organization.greeting(), u"Greeting: "_s},
                           Text{u"The message outside opening hours"_s, organization.config.value("after_hours_message"_L1).toString(), u"Tell the caller: "_s},
                           Text{u"The speaking style"_s, organization.config.value("style"_L1).toString(), u"# Style"_s}};
    for (const Text &each : texts) {
        if (const QString claim = contradiction(each.text, *hours); !claim.isEmpty())
            warnings.append({u"contradictory_hours"_s, each.what + u' ' + claim, lineOf(prompt.instructions, each.beginning)});
    }
}

void lintMissing(const Organization &organization, QList<PromptWarning> &warnings)
{
    if (organization.config.value("greeting"_L1).toString().trimmed().isEmpty())
        warnings.append({u"no_greeting"_s, u"No greeting is set, so a plain one is made from the name."_s, 0});
    if (!organization.hours() && organization.businessHours.trimmed().isEmpty())
        warnings.append({u"no_hours"_s, u"No opening hours are set, so the AI cannot say when the office is open."_s, 0});
    if (organization.config.value("services"_L1).toArray().isEmpty() && organization.servicesOffered.trimmed().isEmpty())
        warnings.append({u"no_services"_s, u"No services are set, so the AI does not know what the office offers."_s, 0});
    if (organization.escalationPhone.trimmed().isEmpty())
        warnings.append({u"no_escalation_phone"_s, u"No escalation phone is set, so nobody can be reached when no agent is at a window."_s, 0});
    if (isClinicLike(organization) && organization.config.value("emergency_number"_L1).toString().trimmed().isEmpty())
        warnings.append({u"no_emergency_number"_s, u"No emergency number is set; callers in danger will be told to dial their local one."_s, 0});
}

} // namespace

QList<PromptTemplate::Use> unknownNames(const PromptTemplate &source)
{
    // Names that loops and 'with' make; which of their parts exist is not followed further.
    static const QRegularExpression made(uR"(\{%\s*(?:for\s+([A-Za-z0-9_]+)\s+in|with\s+.+\s+as\s+([A-Za-z0-9_]+)))"_s);
    static const QRegularExpression assigned(uR"(\{%\s*with\s+([A-Za-z0-9_]+)\s*=)"_s);
    QSet<QString> own{u"forloop"_s, u"True"_s, u"False"_s, u"true"_s, u"false"_s, u"None"_s};
    for (auto each = made.globalMatch(source.text()); each.hasNext();) {
        const auto match = each.next();
        own << match.captured(1) << match.captured(2);
    }
    for (auto each = assigned.globalMatch(source.text()); each.hasNext();)
        own << each.next().captured(1);
    QList<PromptTemplate::Use> unknown;
    QSet<QString> seen;
    for (const auto &use : source.uses()) {
        if (PromptValues::isKnown(use.name) || own.contains(use.name.section(u'.', 0, 0)) || seen.contains(use.name))
            continue;
        seen << use.name;
        unknown << use;
    }
    return unknown;
}

QList<PromptWarning> lint(const Prompt &prompt, const Organization &organization, const PromptTemplate &source, bool hadHeading)
{
    QList<PromptWarning> warnings;
    lintMissing(organization, warnings);
    lintHours(prompt, organization, warnings);
    for (const auto &use : unknownNames(source)) {
        const auto place = std::ranges::find_if(prompt.values, [&](const ValueSpan &span) { return span.length == 0 && span.name == use.name; });
        const int line = place == prompt.values.end() ? 0 : static_cast<int>(QStringView(prompt.instructions).first(place->from).count(u'\n')) + 1;
        warnings.append({u"unknown_variable"_s, u"%1 has no value (line %2 of the template), so the AI would read nothing there."_s.arg(use.name).arg(use.line), line});
    }
    if (hadHeading)
        warnings.append({u"safety_imitation"_s, u"A text of the organization has a line that looks like a section heading; its mark was removed."_s, 0});
    if (prompt.tokens > longPrompt) {
        warnings.append({u"too_long"_s, u"The prompt has about %1 tokens; beyond %2 answers become slower and rules are forgotten."_s
                                            .arg(prompt.tokens).arg(longPrompt), 0});
    }
    std::ranges::stable_sort(warnings, {}, &PromptWarning::line);
    return warnings;
}

} // namespace Attendant
