// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalationplan.h"

#include "domain/jsonread.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array targetNames{"agents"_L1, "person"_L1, "phone"_L1, "webhook"_L1, "voicemail"_L1};
constexpr std::array endNames{"wait"_L1, "voicemail"_L1};
constexpr qsizetype mostSteps = 20;
constexpr int mostRepeats = 10;
constexpr int longestTimer = 3'600;

QString at(const QString &path, QLatin1StringView field)
{
    return path.isEmpty() ? QString(field) : path + u'.' + field;
}

std::unexpected<Error> wrong(const QString &field, const QString &what)
{
    return failField(field, u"%1 %2"_s.arg(field, what));
}

// A whole number of a field that may be absent.
Result<int> wholeNumber(const QJsonObject &json, const QString &path, QLatin1StringView field, int lowest, int highest, int standard)
{
    const QJsonValue value = json.value(field);
    if (value.isUndefined() || value.isNull())
        return standard;
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number != double(qint64(number)) || number < lowest || number > highest)
        return wrong(at(path, field), u"must be a whole number from %1 to %2."_s.arg(lowest).arg(highest));
    return int(number);
}

Result<QString> oneText(const QJsonObject &json, const QString &path, QLatin1StringView field, qsizetype longest)
{
    const auto text = JsonReader(json).textOr(field, {}, longest);
    if (!text || text->trimmed().isEmpty())
        return wrong(at(path, field), u"must be a text of 1 to %1 characters."_s.arg(longest));
    return text->trimmed();
}

Result<void> readTarget(EscalationStep &step, const QJsonObject &json, const QString &path)
{
    switch (step.target) {
    case EscalationStep::Target::Agents: {
        if (JsonReader(json).has("group"_L1)) {
            const auto group = oneText(json, path, "group"_L1, 100);
            if (!group)
                return std::unexpected(group.error());
            step.group = *group;
        }
        const QString order = json.value("order"_L1).toString(u"all"_s);
        if (order != "all"_L1 && order != "one_by_one"_L1)
            return wrong(at(path, "order"_L1), u"must be all or one_by_one."_s);
        step.order = order == "all"_L1 ? EscalationStep::Order::All : EscalationStep::Order::OneByOne;
        return {};
    }
    case EscalationStep::Target::Person: {
        const auto user = oneText(json, path, "user"_L1, 100);
        if (!user)
            return std::unexpected(user.error());
        step.user = *user;
        return {};
    }
    case EscalationStep::Target::Phone: {
        static const QRegularExpression pattern(u"^\\+?[0-9][0-9 ().\\-/]{4,30}$"_s);
        const auto number = oneText(json, path, "number"_L1, 40);
        if (!number || !pattern.match(*number).hasMatch())
            return wrong(at(path, "number"_L1), u"must be a telephone number such as +1 608 555 0100."_s);
        step.number = *number;
        return {};
    }
    case EscalationStep::Target::Webhook: {
        const auto text = oneText(json, path, "url"_L1, 2'000);
        const QUrl url = text ? QUrl(*text, QUrl::StrictMode) : QUrl();
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || !url.userInfo().isEmpty())
            return wrong(at(path, "url"_L1), u"must be an http or https address without a user name in it."_s);
        step.url = url.toString(QUrl::FullyEncoded);
        return {};
    }
    case EscalationStep::Target::Voicemail:
        break;
    }
    return {};
}

} // namespace

QString Names::toString(EscalationStep::Target target)
{
    return targetNames[static_cast<size_t>(target)];
}

QString Names::toString(EscalationPlan::End end)
{
    return endNames[static_cast<size_t>(end)];
}

QString EscalationStep::describe() const
{
    switch (target) {
    case Target::Agents: {
        const QString whom = group.isEmpty() ? u"available agents"_s : u"available agents of %1"_s.arg(group);
        return order == Order::All ? u"Offered to all %1"_s.arg(whom) : u"Offered to the %1, one after the other"_s.arg(whom);
    }
    case Target::Person:
        return u"Offered to %1"_s.arg(user);
    case Target::Phone:
        return u"Telephone %1"_s.arg(number);
    case Target::Webhook:
        return u"Webhook to %1"_s.arg(QUrl(url).host());
    case Target::Voicemail:
        return u"The caller is asked to leave a message"_s;
    }
    return {};
}

QString EscalationStep::whom() const
{
    switch (target) {
    case Target::Agents: return group;
    case Target::Person: return user;
    case Target::Phone: return number;
    case Target::Webhook: return QUrl(url).host();
    case Target::Voicemail: break;
    }
    return {};
}

QJsonObject EscalationStep::toJson() const
{
    QJsonObject json{{u"target"_s, toString(target)}};
    switch (target) {
    case Target::Agents:
        if (!group.isEmpty())
            json.insert(u"group"_s, group);
        json.insert(u"order"_s, order == Order::All ? u"all"_s : u"one_by_one"_s);
        break;
    case Target::Person: json.insert(u"user"_s, user); break;
    case Target::Phone: json.insert(u"number"_s, number); break;
    case Target::Webhook: json.insert(u"url"_s, url); break;
    case Target::Voicemail: return json;
    }
    json.insert(u"timer_s"_s, qint64(timer.count()));
    if (target == Target::Agents || target == Target::Person)
        json.insert(u"skip_if_nobody"_s, skipsIfNobody);
    return json;
}

Result<EscalationStep> EscalationStep::fromJson(const QJsonObject &json, const QString &path)
{
    const QString wanted = json.value("target"_L1).toString();
    const auto name = std::ranges::find_if(targetNames, [&](QLatin1StringView known) { return wanted == known; });
    if (name == targetNames.end())
        return wrong(at(path, "target"_L1), u"must be agents, person, phone, webhook or voicemail."_s);
    EscalationStep step;
    step.target = static_cast<Target>(name - targetNames.begin());
    if (auto read = readTarget(step, json, path); !read)
        return std::unexpected(read.error());
    const auto timer = wholeNumber(json, path, "timer_s"_L1, 1, longestTimer, 20);
    if (!timer)
        return std::unexpected(timer.error());
    step.timer = std::chrono::seconds(*timer);
    const auto skips = JsonReader(json).boolOr("skip_if_nobody"_L1, true);
    if (!skips)
        return wrong(at(path, "skip_if_nobody"_L1), u"must be true or false."_s);
    step.skipsIfNobody = *skips;
    return step;
}

QJsonObject EscalationPlan::toJson() const
{
    QJsonArray list;
    for (const EscalationStep &step : steps)
        list.append(step.toJson());
    return {{u"name"_s, name}, {u"when"_s, when}, {u"steps"_s, list}, {u"repeat"_s, repeat}, {u"end"_s, toString(end)}};
}

Result<EscalationPlan> EscalationPlan::fromJson(const QJsonObject &json, const QString &path)
{
    EscalationPlan plan;
    const auto name = JsonReader(json).textOr("name"_L1, {}, 100);
    if (!name)
        return wrong(at(path, "name"_L1), u"must be a text of at most 100 characters."_s);
    plan.name = *name;
    if (json.value("when"_L1).isString())
        plan.when = json.value("when"_L1).toString();
    const QJsonArray steps = json.value("steps"_L1).toArray();
    if (steps.isEmpty() || steps.size() > mostSteps)
        return wrong(at(path, "steps"_L1), u"must be a list of 1 to %1 steps."_s.arg(mostSteps));
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString place = u"%1[%2]"_s.arg(at(path, "steps"_L1)).arg(i);
        if (!steps.at(i).isObject())
            return wrong(place, u"must be an object."_s);
        const auto step = EscalationStep::fromJson(steps.at(i).toObject(), place);
        if (!step)
            return std::unexpected(step.error());
        if (step->target == EscalationStep::Target::Voicemail && i + 1 < steps.size())
            return wrong(place, u"is voicemail, which ends a plan, so it must be the last step."_s);
        plan.steps.push_back(*step);
    }
    const auto repeat = wholeNumber(json, path, "repeat"_L1, 1, mostRepeats, 1);
    if (!repeat)
        return std::unexpected(repeat.error());
    plan.repeat = *repeat;
    const QString end = JsonReader(json).has("end"_L1) ? json.value("end"_L1).toString() : u"wait"_s;
    const auto known = std::ranges::find_if(endNames, [&](QLatin1StringView candidate) { return end == candidate; });
    if (known == endNames.end())
        return wrong(at(path, "end"_L1), u"must be wait or voicemail."_s);
    plan.end = static_cast<End>(known - endNames.begin());
    return plan;
}

} // namespace Attendant
