// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/presence.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array stateNames{"available"_L1, "busy"_L1, "wrap_up"_L1, "away"_L1, "offline"_L1};

template<typename IdType>
QJsonArray idTexts(const std::vector<IdType> &ids)
{
    QJsonArray array;
    for (const IdType &id : ids)
        array.append(id.text());
    return array;
}

} // namespace

QString Names::toString(PresenceState state)
{
    return stateNames[static_cast<size_t>(state)];
}

std::optional<PresenceState> presenceStateFrom(QStringView text)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (text == stateNames[i])
            return static_cast<PresenceState>(i);
    }
    return std::nullopt;
}

bool PersonPresence::mayTake(const OrgId &org) const
{
    return orgs.empty() || std::ranges::find(orgs, org) != orgs.end();
}

QJsonObject PersonPresence::toJson() const
{
    return {{u"user_id"_s, id.text()},     {u"name"_s, name},
            {u"role"_s, role},             {u"state"_s, toString(state)},
            {u"reason"_s, reason},         {u"since"_s, toIso(since)},
            {u"call_ids"_s, idTexts(calls)}, {u"groups"_s, QJsonArray::fromStringList(groups)},
            {u"orgs"_s, idTexts(orgs)},    {u"missed"_s, missed}};
}

PersonPresence PersonPresence::fromJson(const QJsonObject &json)
{
    PersonPresence person;
    person.id = UserId(json.value("user_id"_L1).toString());
    person.name = json.value("name"_L1).toString();
    person.role = json.value("role"_L1).toString();
    person.state = presenceStateFrom(json.value("state"_L1).toString()).value_or(PresenceState::Offline);
    person.reason = json.value("reason"_L1).toString();
    person.since = timeFromIso(json.value("since"_L1).toString()).value_or(Time{});
    for (const QJsonValue &call : json.value("call_ids"_L1).toArray())
        person.calls.emplace_back(call.toString());
    for (const QJsonValue &group : json.value("groups"_L1).toArray())
        person.groups << group.toString();
    for (const QJsonValue &org : json.value("orgs"_L1).toArray())
        person.orgs.emplace_back(org.toString());
    person.missed = json.value("missed"_L1).toInt();
    return person;
}

} // namespace Attendant
