// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/organizationchanges.h"

#include "domain/escalationpolicy.h"
#include "domain/recordingpolicy.h"
#include "ui/common/format.h"
#include "ui/organizations/openstate.h"
#include "ui/policy/steptext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <set>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr std::array dayKeys{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};

QString words(const char *text)
{
    return QCoreApplication::translate("OrganizationChanges", text);
}

struct Known { QLatin1StringView key; const char *label; };
constexpr Known knownKeys[]{
    {"services"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Services")},
    {"greeting"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Greeting")},
    {"role"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Role")},
    {"style"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Speaking style")},
    {"language"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Language")},
    {"voice"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Voice")},
    {"model"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Model")},
    {"transcription_model"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Transcription model")},
    {"intake"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "What to find out")},
    {"emergency_phrases"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Emergency phrases")},
    {"priority_phrases"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Priority phrases")},
    {"emergency_number"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Emergency number")},
    {"emergency_target_s"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Emergency target")},
    {"after_hours_message"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Message when closed")},
    {"escalation_policy"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Escalation policy")},
    {"outcomes"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Outcomes")},
    {"recording"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Recording")},
    {"retention_days"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Calls are kept")},
    {"numbers"_L1, QT_TRANSLATE_NOOP("OrganizationChanges", "Dialled numbers")},
};

QString policyName(AfterHoursPolicy policy)
{
    switch (policy) {
    case AfterHoursPolicy::Voicemail: return words(QT_TRANSLATE_NOOP("OrganizationChanges", "Voicemail"));
    case AfterHoursPolicy::Forward: return words(QT_TRANSLATE_NOOP("OrganizationChanges", "Ring the escalation phone"));
    case AfterHoursPolicy::Message: return words(QT_TRANSLATE_NOOP("OrganizationChanges", "Take a message"));
    case AfterHoursPolicy::Closed: break;
    }
    return words(QT_TRANSLATE_NOOP("OrganizationChanges", "Say that it is closed"));
}

QString serviceText(const QJsonObject &service)
{
    const QString name = service.value("name"_L1).toString();
    if (!service.value("bookable"_L1).toBool(true))
        return words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1 (takes a message)")).arg(name);
    const int minutes = service.value("minutes"_L1).toInt();
    return minutes > 0 ? words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1 (%2 min)")).arg(name).arg(minutes) : name;
}

QString listText(QLatin1StringView key, const QJsonArray &list)
{
    QStringList parts;
    for (const QJsonValue &entry : list) {
        if (key == "services"_L1)
            parts << serviceText(entry.toObject());
        else if (key == "intake"_L1 || key == "outcomes"_L1)
            parts << entry.toObject().value("label"_L1).toString(entry.toObject().value("key"_L1).toString());
        else
            parts << (entry.isString() ? entry.toString() : QString::fromUtf8(QJsonDocument(entry.toObject()).toJson(QJsonDocument::Compact)));
    }
    return parts.join(u", "_s);
}

// "Nights: Offered to …, 20 s, then …": each rule on its own line, as people read it; what cannot be read as it is written.
QString escalationPolicyText(const QJsonObject &json)
{
    const auto policy = EscalationPolicy::fromJson(json);
    if (!policy)
        return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    QStringList lines;
    for (const auto &rule : policy->rules) {
        QStringList steps;
        for (const EscalationStep &step : rule.plan.steps)
            steps << (step.target == EscalationStep::Target::Voicemail ? stepText(step)
                                                                       : words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1, %2 s")).arg(stepText(step)).arg(step.timer.count()));
        lines << words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1: %2")).arg(rule.plan.name, steps.join(words(QT_TRANSLATE_NOOP("OrganizationChanges", ", then "))));
    }
    for (const auto &[name, members] : policy->groups)
        lines << words(QT_TRANSLATE_NOOP("OrganizationChanges", "Group %1: %2 people")).arg(name).arg(members.size());
    return lines.join(u'\n');
}

QString recordingText(const QJsonObject &recording)
{
    const RecordingPolicy policy = RecordingPolicy::of({{u"recording"_s, recording}});
    const QString mode = !policy.isEnabled    ? words(QT_TRANSLATE_NOOP("OrganizationChanges", "Not recorded"))
                         : policy.isAnnounced ? words(QT_TRANSLATE_NOOP("OrganizationChanges", "Recorded, and callers are told"))
                                              : words(QT_TRANSLATE_NOOP("OrganizationChanges", "Recorded; callers have agreed already"));
    return policy.notice.isEmpty() ? mode : words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1: %2")).arg(mode, policy.notice);
}

QString valueText(QLatin1StringView key, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (key == "emergency_target_s"_L1)
        return words(QT_TRANSLATE_NOOP("OrganizationChanges", "%1 s")).arg(value.toInt());
    if (key == "retention_days"_L1)
        return QCoreApplication::translate("OrganizationChanges", "%n day(s)", nullptr, value.toInt());
    if (key == "recording"_L1)
        return recordingText(value.toObject());
    if (key == "language"_L1)
        return languageName(value.toString());
    if (key == "escalation_policy"_L1)
        return escalationPolicyText(value.toObject());
    if (value.isArray())
        return listText(key, value.toArray());
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

QString holidayText(const OpeningHours &hours)
{
    QStringList parts;
    for (const auto &holiday : hours.holidays)
        parts << (QLocale().toString(holiday.date, u"d MMM yyyy"_s) + u' ' + holiday.name).trimmed();
    return parts.join(u", "_s);
}

void addHours(std::vector<FieldChange> &changes, const Organization &before, const Organization &after)
{
    const auto was = before.hours(), is = after.hours();
    if (was == is)
        return;
    const OpeningHours none;
    const OpeningHours &from = was ? *was : none;
    const OpeningHours &to = is ? *is : none;
    for (size_t day = 0; day < 7; ++day) {
        if (from.days[day] != to.days[day]) {
            changes.push_back({u"hours."_s + dayKeys[day],
                               words(QT_TRANSLATE_NOOP("OrganizationChanges", "Opening hours, %1")).arg(QLocale().dayName(int(day) + 1)),
                               daySummary(from.days[day]), daySummary(to.days[day])});
        }
    }
    if (from.timezone != to.timezone) {
        changes.push_back({u"hours.timezone"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "Time zone")), QString::fromUtf8(from.timezone),
                           QString::fromUtf8(to.timezone)});
    }
    if (from.holidays != to.holidays) {
        changes.push_back({u"hours.holidays"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "Closed on")), holidayText(from), holidayText(to)});
    }
}

} // namespace

std::vector<FieldChange> organizationChanges(const Organization &before, const Organization &after)
{
    std::vector<FieldChange> changes;
    const auto add = [&](const QString &field, const QString &label, const QString &from, const QString &to) {
        if (from != to)
            changes.push_back({field, label, from, to});
    };
    add(u"name"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "Name")), before.name, after.name);
    addHours(changes, before, after);
    if (!after.hours() && !before.hours())
        add(u"business_hours"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "Opening hours")), before.businessHours, after.businessHours);
    std::set<QString> seen{u"hours"_s};
    for (const Known &known : knownKeys) {
        seen.insert(QString(known.key));
        const QJsonValue from = before.config.value(known.key), to = after.config.value(known.key);
        if (from != to)
            changes.push_back({u"config."_s + known.key, words(known.label), valueText(known.key, from), valueText(known.key, to)});
    }
    add(u"escalation_phone"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "Escalation phone")), before.escalationPhone, after.escalationPhone);
    if (before.afterHoursPolicy != after.afterHoursPolicy) {
        changes.push_back({u"after_hours_policy"_s, words(QT_TRANSLATE_NOOP("OrganizationChanges", "When closed")),
                           policyName(before.afterHoursPolicy), policyName(after.afterHoursPolicy)});
    }
    QStringList keys = before.config.keys() + after.config.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue from = before.config.value(key), to = after.config.value(key);
        if (!seen.contains(key) && from != to)
            changes.push_back({u"config."_s + key, key, valueText({}, from), valueText({}, to)});
    }
    return changes;
}

Organization mergedChanges(const Organization &base, const Organization &mine, const Organization &theirs)
{
    Organization merged = theirs;
    if (mine.name != base.name)
        merged.name = mine.name;
    if (mine.escalationPhone != base.escalationPhone)
        merged.escalationPhone = mine.escalationPhone;
    if (mine.afterHoursPolicy != base.afterHoursPolicy)
        merged.afterHoursPolicy = mine.afterHoursPolicy;
    if (mine.businessHours != base.businessHours)
        merged.businessHours = mine.businessHours;
    if (mine.servicesOffered != base.servicesOffered)
        merged.servicesOffered = mine.servicesOffered;
    QStringList keys = base.config.keys() + mine.config.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        if (mine.config.value(key) == base.config.value(key))
            continue;
        if (key != u"hours" || !theirs.config.value(key).isObject() || !mine.config.value(key).isObject()) {
            if (mine.config.contains(key))
                merged.config.insert(key, mine.config.value(key));
            else
                merged.config.remove(key);
            continue;
        }
        // Days are fields of their own: two people may have changed different ones.
        const QJsonObject was = base.config.value(key).toObject(), my = mine.config.value(key).toObject();
        QJsonObject hours = theirs.config.value(key).toObject();
        for (auto entry = my.begin(); entry != my.end(); ++entry) {
            if (entry.value() != was.value(entry.key()))
                hours.insert(entry.key(), entry.value());
        }
        merged.config.insert(key, hours);
    }
    return merged;
}

} // namespace Attendant::Ui
