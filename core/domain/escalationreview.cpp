// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalationreview.h"

using namespace Qt::StringLiterals;

namespace Attendant {

QJsonObject EscalationReview::toJson() const
{
    return {{u"verdict"_s, isRight ? u"right"_s : u"false_alarm"_s}, {u"note"_s, note}, {u"by"_s, by}, {u"at"_s, toIso(at)}};
}

EscalationReview EscalationReview::fromJson(const QJsonObject &json)
{
    return {json.value("verdict"_L1).toString() != "false_alarm"_L1, json.value("note"_L1).toString(), json.value("by"_L1).toString(),
            timeFromIso(json.value("at"_L1).toString()).value_or(Time{})};
}

QJsonObject EscalationRecord::toJson() const
{
    QJsonObject json = escalation.toJson();
    json.insert(u"review"_s, review ? QJsonValue(review->toJson()) : QJsonValue());
    return json;
}

EscalationRecord EscalationRecord::fromJson(const QJsonObject &json)
{
    EscalationRecord record{Escalation::fromJson(json), std::nullopt};
    if (json.value("review"_L1).isObject())
        record.review = EscalationReview::fromJson(json.value("review"_L1).toObject());
    return record;
}

std::optional<double> RuleStatistics::precision() const
{
    const int reviewed = right + falseAlarms;
    return reviewed > 0 ? std::optional(double(right) / reviewed) : std::nullopt;
}

QJsonObject RuleStatistics::toJson() const
{
    const auto share = precision();
    return {{u"rule"_s, rule},
            {u"raised"_s, raised},
            {u"right"_s, right},
            {u"false_alarms"_s, falseAlarms},
            {u"unreviewed"_s, raised - right - falseAlarms},
            {u"precision"_s, share ? QJsonValue(*share) : QJsonValue()}};
}

RuleStatistics RuleStatistics::fromJson(const QJsonObject &json)
{
    return {json.value("rule"_L1).toString(), json.value("raised"_L1).toInt(), json.value("right"_L1).toInt(), json.value("false_alarms"_L1).toInt()};
}

} // namespace Attendant
