// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalationpolicy.h"

#include "domain/organization.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype mostRules = 50;
constexpr qsizetype mostGroups = 50;
constexpr qsizetype mostMembers = 200;
constexpr std::array times{"open"_L1, "after_hours"_L1, "holiday"_L1};

std::unexpected<Error> wrong(const QString &field, const QString &what)
{
    return failField(field, u"%1 %2"_s.arg(field, what));
}

// A list of texts that may be absent.
Result<QStringList> texts(const QJsonObject &json, QLatin1StringView key, const QString &path)
{
    const QJsonValue value = json.value(key);
    if (value.isUndefined() || value.isNull())
        return QStringList();
    const QString field = path + u'.' + key;
    if (!value.isArray())
        return wrong(field, u"must be a list."_s);
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

Result<std::map<QString, QStringList>> readGroups(const QJsonObject &json, const QString &path)
{
    std::map<QString, QStringList> groups;
    const QJsonValue value = json.value("groups"_L1);
    const QString field = path + u".groups"_s;
    if (value.isUndefined() || value.isNull())
        return groups;
    if (!value.isObject() || value.toObject().size() > mostGroups)
        return wrong(field, u"must be an object of at most %1 groups."_s.arg(mostGroups));
    const QJsonObject object = value.toObject();
    for (auto group = object.begin(); group != object.end(); ++group) {
        const QString place = field + u'.' + group.key();
        if (group.key().trimmed().isEmpty() || group.key().size() > 100)
            return wrong(field, u"has a group without a name of 1 to 100 characters."_s);
        if (!group.value().isArray() || group.value().toArray().size() > mostMembers)
            return wrong(place, u"must be a list of at most %1 users."_s.arg(mostMembers));
        QStringList members;
        for (const QJsonValue &member : group.value().toArray()) {
            if (member.toString().trimmed().isEmpty() || member.toString().size() > 100)
                return wrong(place, u"has an entry that is no user's id."_s);
            members << member.toString();
        }
        groups.emplace(group.key(), members);
    }
    return groups;
}

Result<EscalationPolicy::Rule> readRule(const QJsonObject &json, const QString &path)
{
    EscalationPolicy::Rule rule;
    const auto urgencies = texts(json, "urgency"_L1, path);
    const auto when = texts(json, "when"_L1, path);
    if (!urgencies || !when)
        return std::unexpected(urgencies ? when.error() : urgencies.error());
    for (const QString &name : *urgencies) {
        const auto urgency = urgencyFrom(name);
        if (!urgency)
            return wrong(path + u".urgency"_s, u"must hold low, medium, high or emergency, not '%1'."_s.arg(name.left(40)));
        rule.urgencies.push_back(*urgency);
    }
    for (const QString &name : *when) {
        if (std::ranges::none_of(times, [&](QLatin1StringView time) { return name == time; }))
            return wrong(path + u".when"_s, u"must hold open, after_hours or holiday, not '%1'."_s.arg(name.left(40)));
        rule.when << name;
    }
    auto plan = EscalationPlan::fromJson(json, path);
    if (!plan)
        return std::unexpected(plan.error());
    rule.plan = *std::move(plan);
    return rule;
}

EscalationStep agentsFor(int seconds)
{
    EscalationStep step;
    step.timer = std::chrono::seconds(seconds);
    step.skipsIfNobody = false;
    return step;
}

EscalationStep voicemailStep()
{
    EscalationStep step;
    step.target = EscalationStep::Target::Voicemail;
    return step;
}

} // namespace

bool EscalationPolicy::Rule::fits(Urgency urgency, const QString &time) const
{
    return (urgencies.empty() || std::ranges::find(urgencies, urgency) != urgencies.end()) && (when.isEmpty() || when.contains(time));
}

QJsonObject EscalationPolicy::toJson() const
{
    QJsonObject groupsJson;
    for (const auto &[name, members] : groups)
        groupsJson.insert(name, QJsonArray::fromStringList(members));
    QJsonArray rulesJson;
    for (const Rule &rule : rules) {
        QJsonObject json = rule.plan.toJson();
        json.remove(u"when"_s);
        QJsonArray urgencyNames;
        for (const Urgency urgency : rule.urgencies)
            urgencyNames.append(toString(urgency));
        if (!urgencyNames.isEmpty())
            json.insert(u"urgency"_s, urgencyNames);
        if (!rule.when.isEmpty())
            json.insert(u"when"_s, QJsonArray::fromStringList(rule.when));
        rulesJson.append(json);
    }
    return {{u"groups"_s, groupsJson}, {u"rules"_s, rulesJson}};
}

Result<EscalationPolicy> EscalationPolicy::fromJson(const QJsonObject &json, const QString &path)
{
    EscalationPolicy policy;
    auto groups = readGroups(json, path);
    if (!groups)
        return std::unexpected(groups.error());
    policy.groups = *std::move(groups);
    const QJsonValue rules = json.value("rules"_L1);
    const QString field = path + u".rules"_s;
    if (!rules.isUndefined() && !rules.isNull() && (!rules.isArray() || rules.toArray().size() > mostRules))
        return wrong(field, u"must be a list of at most %1 rules."_s.arg(mostRules));
    const QJsonArray list = rules.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString place = u"%1[%2]"_s.arg(field).arg(i);
        if (!list.at(i).isObject())
            return wrong(place, u"must be an object."_s);
        auto rule = readRule(list.at(i).toObject(), place);
        if (!rule)
            return std::unexpected(rule.error());
        for (size_t s = 0; s < rule->plan.steps.size(); ++s) {
            const QString &group = rule->plan.steps[s].group;
            if (!group.isEmpty() && !policy.groups.contains(group))
                return wrong(u"%1.steps[%2].group"_s.arg(place).arg(s), u"names the group '%1', which is not among the groups."_s.arg(group.left(100)));
        }
        policy.rules.push_back(*std::move(rule));
    }
    return policy;
}

EscalationPolicy EscalationPolicy::builtIn(const Organization &organization)
{
    EscalationPolicy policy;
    const auto add = [&](const QString &name, std::vector<Urgency> urgencies, const QStringList &when, std::vector<EscalationStep> steps, int repeat, EscalationPlan::End end) {
        policy.rules.push_back({std::move(urgencies), when, {name, {}, std::move(steps), repeat, end}});
    };
    EscalationStep phone;
    phone.target = EscalationStep::Target::Phone;
    phone.number = organization.escalationPhone;
    phone.timer = std::chrono::seconds(30);
    const bool hasPhone = !phone.number.isEmpty();

    // An emergency is never sent to a machine: it is offered again and again, and then waits in everybody's sight.
    std::vector<EscalationStep> emergency{agentsFor(answerTarget(organization, Urgency::Emergency))};
    std::vector<EscalationStep> high{agentsFor(answerTarget(organization, Urgency::High)), agentsFor(30)};
    if (hasPhone) {
        emergency.push_back(phone);
        high.push_back(phone);
    }
    add(u"Built-in: emergency"_s, {Urgency::Emergency}, {}, std::move(emergency), 4, EscalationPlan::End::Wait);
    add(u"Built-in: high"_s, {Urgency::High}, {}, std::move(high), 2, EscalationPlan::End::Wait);
    add(u"Built-in: after hours"_s, {}, {u"after_hours"_s, u"holiday"_s}, {agentsFor(30), voicemailStep()}, 1, EscalationPlan::End::Voicemail);
    // While the office is open the caller is in the middle of talking with an AI that asked for help or was asked for a person. A machine that
    // takes messages would end what still works: the AI apologises, offers a call back and goes on, and whoever becomes free can still join.
    add(u"Built-in: medium"_s, {Urgency::Medium}, {}, {agentsFor(answerTarget(organization, Urgency::Medium))}, 1, EscalationPlan::End::Wait);
    add(u"Built-in: low"_s, {}, {}, {agentsFor(answerTarget(organization, Urgency::Low))}, 1, EscalationPlan::End::Wait);
    return policy;
}

EscalationPolicy EscalationPolicy::of(const Organization &organization)
{
    const QJsonValue configured = organization.config.value("escalation_policy"_L1);
    if (configured.isObject()) {
        if (auto policy = fromJson(configured.toObject()))
            return *std::move(policy);
    }
    return builtIn(organization);
}

EscalationPlan EscalationPolicy::planFor(const Organization &organization, Urgency urgency, Time at) const
{
    const QString time = officeTimeAt(organization, at);
    const auto find = [&](const std::vector<Rule> &from) {
        const auto rule = std::ranges::find_if(from, [&](const Rule &candidate) { return candidate.fits(urgency, time); });
        EscalationPlan plan = rule == from.end() ? EscalationPlan() : rule->plan;
        plan.when = time;
        return plan;
    };
    EscalationPlan plan = find(rules);
    return plan.steps.empty() ? find(builtIn(organization).rules) : plan;
}

QString officeTimeAt(const Organization &organization, Time at)
{
    const auto hours = organization.hours();
    if (!hours || hours->isOpenAt(at))
        return u"open"_s;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count(), QTimeZone(hours->timezone));
    const bool isHoliday = std::ranges::any_of(hours->holidays, [&](const auto &holiday) { return holiday.date == local.date(); });
    return isHoliday ? u"holiday"_s : u"after_hours"_s;
}

int answerTarget(const Organization &organization, Urgency urgency)
{
    if (urgency == Urgency::Emergency)
        return organization.config.value("emergency_target_s"_L1).toInt(15);
    const int standard = urgency == Urgency::High ? 20 : urgency == Urgency::Medium ? 60 : 120;
    return organization.config.value("answer_targets_s"_L1).toObject().value(toString(urgency)).toInt(standard);
}

// --- preview ---------------------------------------------------------------------------------------------------------------------

PolicyPreview PolicyPreview::of(const EscalationPlan &plan, Urgency urgency, Time at)
{
    PolicyPreview preview;
    preview.at = at;
    preview.urgency = urgency;
    preview.when = plan.when;
    preview.rule = plan.name;
    int second = 0;
    bool isRecorded = false; // a voicemail step is the end
    for (int round = 1; round <= plan.repeat && !isRecorded; ++round) {
        const int began = second;
        for (size_t i = 0; i < plan.steps.size(); ++i) {
            const EscalationStep &step = plan.steps[i];
            Entry entry{second, round, int(i) + 1, 0, toString(step.target), step.describe(), step.whom(), false, false};
            if (step.target == EscalationStep::Target::Voicemail) {
                isRecorded = true;
                break;
            }
            if (step.target == EscalationStep::Target::Phone) {
                entry.text = u"Cannot dial %1: no telephone line is configured. The next step follows at once"_s.arg(step.number);
            } else {
                entry.lastsSeconds = int(step.timer.count());
                entry.isOneByOne = step.target == EscalationStep::Target::Agents && step.order == EscalationStep::Order::OneByOne;
                entry.text += entry.isOneByOne ? u", %1 s each (shown for one)"_s.arg(entry.lastsSeconds) : u" for %1 s"_s.arg(entry.lastsSeconds);
                entry.skipsIfNobody = step.skipsIfNobody && (step.target == EscalationStep::Target::Agents || step.target == EscalationStep::Target::Person);
                if (entry.skipsIfNobody)
                    entry.text += u"; the next step follows at once when nobody is available"_s;
            }
            second += entry.lastsSeconds;
            preview.timeline.push_back(std::move(entry));
        }
        if (second == began)
            break; // a round that takes no time would be the same again
    }
    preview.endAtSeconds = second;
    const bool endsInVoicemail = isRecorded || plan.end == EscalationPlan::End::Voicemail;
    preview.endThen = endsInVoicemail ? u"voicemail"_s : u"wait"_s;
    preview.aiGoesOn = !endsInVoicemail && (urgency == Urgency::Medium || urgency == Urgency::Low);
    preview.endText = preview.aiGoesOn
        ? u"The AI apologises, offers a call back and goes on; the call stays in the queue and is offered to whoever becomes available"_s
        : endsInVoicemail ? u"The caller is told that nobody is free and asked for a name and number; the call gets a callback entry"_s
                                      : u"It stays in the queue and is offered to whoever becomes available"_s;
    return preview;
}

QJsonObject PolicyPreview::toJson() const
{
    QJsonArray entries;
    for (const Entry &entry : timeline) {
        entries.append(QJsonObject{{u"at_s"_s, entry.atSeconds}, {u"round"_s, entry.round}, {u"step"_s, entry.step}, {u"target"_s, entry.target},
                                   {u"text"_s, entry.text}, {u"lasts_s"_s, entry.lastsSeconds}, {u"whom"_s, entry.whom},
                                   {u"order"_s, entry.isOneByOne ? u"one_by_one"_s : u"all"_s}, {u"skip_if_nobody"_s, entry.skipsIfNobody}});
    }
    return {{u"at"_s, toIso(at)},   {u"urgency"_s, toString(urgency)}, {u"when"_s, when},
            {u"rule"_s, rule},      {u"timeline"_s, entries},
            {u"end"_s, QJsonObject{{u"at_s"_s, endAtSeconds}, {u"then"_s, endThen}, {u"text"_s, endText}, {u"ai_goes_on"_s, aiGoesOn}}}};
}

PolicyPreview PolicyPreview::fromJson(const QJsonObject &json)
{
    PolicyPreview preview;
    preview.at = timeFromIso(json.value("at"_L1).toString()).value_or(Time{});
    preview.urgency = urgencyFrom(json.value("urgency"_L1).toString()).value_or(Urgency::Medium);
    preview.when = json.value("when"_L1).toString();
    preview.rule = json.value("rule"_L1).toString();
    for (const QJsonValue &value : json.value("timeline"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        preview.timeline.push_back({entry.value("at_s"_L1).toInt(), entry.value("round"_L1).toInt(), entry.value("step"_L1).toInt(), entry.value("lasts_s"_L1).toInt(),
                                    entry.value("target"_L1).toString(), entry.value("text"_L1).toString(), entry.value("whom"_L1).toString(),
                                    entry.value("order"_L1).toString() == u"one_by_one", entry.value("skip_if_nobody"_L1).toBool()});
    }
    const QJsonObject end = json.value("end"_L1).toObject();
    preview.endAtSeconds = end.value("at_s"_L1).toInt();
    preview.endThen = end.value("then"_L1).toString();
    preview.endText = end.value("text"_L1).toString();
    preview.aiGoesOn = end.value("ai_goes_on"_L1).toBool();
    return preview;
}

} // namespace Attendant
