// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array statusNames{"waiting"_L1, "accepted"_L1, "declined"_L1, "resolved"_L1, "ended"_L1};

std::vector<OfferedPerson> offeredFrom(const QJsonArray &array)
{
    std::vector<OfferedPerson> people;
    for (const QJsonValue &value : array)
        people.push_back({UserId(value.toObject().value("id"_L1).toString()), value.toObject().value("name"_L1).toString()});
    return people;
}

}

QString Names::toString(EscalationStatus status)
{
    return statusNames[static_cast<size_t>(status)];
}

std::optional<EscalationStatus> escalationStatusFrom(QStringView text)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (text == statusNames[i])
            return static_cast<EscalationStatus>(i);
    }
    return std::nullopt;
}

QJsonArray offeredToJson(const std::vector<OfferedPerson> &people)
{
    QJsonArray array;
    for (const OfferedPerson &person : people)
        array.append(QJsonObject{{u"id"_s, person.id.text()}, {u"name"_s, person.name}});
    return array;
}

QJsonObject EscalationProgress::toJson() const
{
    return {{u"round"_s, round}, {u"index"_s, index}, {u"of"_s, of},
            {u"target"_s, target}, {u"text"_s, text}, {u"until"_s, until ? QJsonValue(toIso(*until)) : QJsonValue()},
            {u"ended"_s, ended}, {u"delivered"_s, delivered},
            {u"whom"_s, whom}, {u"outcome"_s, outcome}};
}

EscalationProgress EscalationProgress::fromJson(const QJsonObject &json)
{
    EscalationProgress progress{json.value("round"_L1).toInt(1), json.value("index"_L1).toInt(1), json.value("of"_L1).toInt(), json.value("target"_L1).toString(),
                                json.value("text"_L1).toString(), std::nullopt, json.value("ended"_L1).toBool(),
                                json.value("delivered"_L1).toBool(), json.value("whom"_L1).toString(), json.value("outcome"_L1).toString()};
    if (const auto until = timeFromIso(json.value("until"_L1).toString()))
        progress.until = *until;
    return progress;
}

QJsonObject Escalation::toJson() const
{
    return {{u"escalation_id"_s, id.text()}, {u"call_id"_s, callId.text()},   {u"org_id"_s, orgId.text()},
            {u"urgency"_s, toString(urgency)}, {u"trigger"_s, trigger},       {u"reason"_s, reason},
            {u"phrase"_s, phrase},           {u"rule"_s, rule},               {u"summary"_s, summary},
            {u"status"_s, toString(status)}, {u"waiting_since"_s, toIso(raisedAt)}, {u"offered_to"_s, offeredToJson(offeredTo)},
            {u"handled_by"_s, handledBy},    {u"outcome"_s, outcome},         {u"notes"_s, notes},
            {u"step"_s, step ? QJsonValue(step->toJson()) : QJsonValue()}, {u"voicemail"_s, voicemail}};
}

Escalation Escalation::fromJson(const QJsonObject &json)
{
    Escalation escalation;
    escalation.id = EscalationId(json.value("escalation_id"_L1).toString());
    escalation.callId = CallId(json.value("call_id"_L1).toString());
    escalation.orgId = OrgId(json.value("org_id"_L1).toString());
    escalation.urgency = urgencyFrom(json.value("urgency"_L1).toString()).value_or(Urgency::Medium);
    escalation.trigger = json.value("trigger"_L1).toString();
    escalation.reason = json.value("reason"_L1).toString();
    escalation.phrase = json.value("phrase"_L1).toString();
    escalation.rule = json.value("rule"_L1).toString();
    escalation.summary = json.value("summary"_L1).toString();
    escalation.status = escalationStatusFrom(json.value("status"_L1).toString()).value_or(EscalationStatus::Waiting);
    escalation.raisedAt = timeFromIso(json.value("waiting_since"_L1).toString()).value_or(Time{});
    escalation.handledBy = json.value("handled_by"_L1).toString();
    escalation.outcome = json.value("outcome"_L1).toString();
    escalation.notes = json.value("notes"_L1).toString();
    if (json.value("step"_L1).isObject())
        escalation.step = EscalationProgress::fromJson(json.value("step"_L1).toObject());
    escalation.offeredTo = offeredFrom(json.value("offered_to"_L1).toArray());
    escalation.voicemail = json.value("voicemail"_L1).toBool();
    return escalation;
}

void Escalation::update(const QJsonObject &data)
{
    status = escalationStatusFrom(data.value("status"_L1).toString()).value_or(status);
    if (data.contains("by"_L1))
        handledBy = data.value("by"_L1).toString();
    if (data.contains("outcome"_L1))
        outcome = data.value("outcome"_L1).toString();
    if (data.contains("notes"_L1))
        notes = data.value("notes"_L1).toString();
    if (data.value("plan"_L1).isObject()) {
        if (auto recorded = EscalationPlan::fromJson(data.value("plan"_L1).toObject()))
            plan = *std::move(recorded);
        voicemail = false;
        step.reset(); // from its beginning
        tried.clear();
    }
    if (data.value("step"_L1).isObject()) {
        EscalationProgress next = EscalationProgress::fromJson(data.value("step"_L1).toObject());
        if (!step || step->round != next.round || step->index != next.index)
            tried.clear();
        step = std::move(next);
    }
    if (data.contains("offered_to"_L1)) {
        offeredTo = offeredFrom(data.value("offered_to"_L1).toArray());
        for (const OfferedPerson &person : offeredTo) {
            if (!tried.contains(person.id.text()))
                tried << person.id.text();
        }
    }
    if (data.value("voicemail"_L1).toBool())
        voicemail = true;
    if (data.value("callback"_L1).isObject())
        callbackId = data.value("callback"_L1).toObject().value("id"_L1).toString();
    if (status != EscalationStatus::Waiting)
        offeredTo.clear();
}

bool Escalation::isOfferedTo(const UserId &user) const
{
    return std::ranges::find(offeredTo, user, &OfferedPerson::id) != offeredTo.end();
}

} // namespace Attendant
