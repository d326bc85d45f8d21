// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/callevent.h"

#include "domain/jsonread.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array eventNames{"call.started"_L1,       "call.updated"_L1,      "speech.partial"_L1,  "transcript.completed"_L1, "phase.changed"_L1,
                                "intake.updated"_L1,     "tool.called"_L1,       "escalation.raised"_L1, "escalation.updated"_L1,
                                "mode.changed"_L1,       "participant.joined"_L1, "participant.left"_L1, "call.ended"_L1,
                                "handback.proposed"_L1,  "handback.closed"_L1};

} // namespace

QString Names::toString(EventType type)
{
    return eventNames[static_cast<size_t>(type)];
}

std::optional<EventType> eventTypeFrom(QStringView text)
{
    for (size_t i = 0; i < eventNames.size(); ++i) {
        if (text == eventNames[i])
            return static_cast<EventType>(i);
    }
    return std::nullopt;
}

QJsonObject CallEvent::toJson() const
{
    QJsonObject json{{u"call_id"_s, callId.text()}, {u"org_id"_s, orgId.text()}, {u"type"_s, toString(type)}, {u"at"_s, toIso(at)}, {u"data"_s, data}};
    if (seq > 0) {
        json.insert(u"cursor"_s, QString::number(cursor));
        json.insert(u"seq"_s, seq);
    }
    return json;
}

Result<CallEvent> CallEvent::fromJson(const QJsonObject &json)
{
    const JsonReader reader(json);
    const auto callId = reader.text("call_id"_L1);
    if (!callId)
        return std::unexpected(callId.error());
    const auto typeName = reader.text("type"_L1);
    if (!typeName)
        return std::unexpected(typeName.error());
    const auto type = eventTypeFrom(*typeName);
    if (!type)
        return failField(u"type"_s, u"'%1' is no event type."_s.arg(*typeName));
    const auto at = reader.time("at"_L1);
    if (!at)
        return std::unexpected(at.error());
    CallEvent event;
    event.cursor = json.value("cursor"_L1).toString().toLongLong();
    event.callId = CallId(*callId);
    event.orgId = OrgId(json.value("org_id"_L1).toString());
    event.seq = json.value("seq"_L1).toInteger();
    event.type = *type;
    event.at = *at;
    event.data = json.value("data"_L1).toObject();
    return event;
}

} // namespace Attendant
