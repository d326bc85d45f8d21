// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queueitem.h"

#include "domain/escalationpolicy.h"
#include "domain/organization.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr size_t mostLines = 3;
}

QueueItem QueueItem::of(const Call &call, const Organization &organization)
{
    QueueItem item;
    item.escalation = *call.escalation;
    item.targetSeconds = answerTarget(organization, item.escalation.urgency);
    item.deadline = item.escalation.raisedAt + std::chrono::seconds(item.targetSeconds);
    item.caller = call.caller;
    item.orgName = organization.name;
    const size_t from = call.transcript.size() > mostLines ? call.transcript.size() - mostLines : 0;
    for (size_t i = from; i < call.transcript.size(); ++i)
        item.lastLines.push_back({call.transcript[i].speaker, call.transcript[i].text, call.transcript[i].at});
    return item;
}

QJsonObject QueueItem::toJson() const
{
    QJsonObject json = escalation.toJson();
    QJsonArray lines;
    for (const Line &line : lastLines)
        lines.append(QJsonObject{{u"speaker"_s, toString(line.speaker)}, {u"text"_s, line.text}, {u"at"_s, toIso(line.at)}});
    json.insert(u"target_s"_s, targetSeconds);
    json.insert(u"deadline_at"_s, toIso(deadline));
    json.insert(u"caller"_s, caller);
    json.insert(u"org_name"_s, orgName);
    json.insert(u"last_lines"_s, lines);
    return json;
}

QueueItem QueueItem::fromJson(const QJsonObject &json)
{
    QueueItem item;
    item.escalation = Escalation::fromJson(json);
    item.targetSeconds = json.value("target_s"_L1).toInt();
    item.deadline = timeFromIso(json.value("deadline_at"_L1).toString()).value_or(item.escalation.raisedAt);
    item.caller = json.value("caller"_L1).toString();
    item.orgName = json.value("org_name"_L1).toString();
    for (const QJsonValue &value : json.value("last_lines"_L1).toArray()) {
        const QJsonObject line = value.toObject();
        item.lastLines.push_back({speakerFrom(line.value("speaker"_L1).toString()).value_or(Speaker::System), line.value("text"_L1).toString(),
                                  timeFromIso(line.value("at"_L1).toString()).value_or(Time{})});
    }
    return item;
}

} // namespace Attendant
