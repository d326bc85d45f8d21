// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/prompttools.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QJsonObject text(const QString &description)
{
    return {{u"type"_s, u"string"_s}, {u"description"_s, description}};
}

QJsonObject choice(const QString &description, const QJsonArray &values)
{
    return {{u"type"_s, u"string"_s}, {u"description"_s, description}, {u"enum"_s, values}};
}

QJsonObject tool(const QString &name, const QString &description, const QJsonObject &properties, const QJsonArray &required)
{
    return {{u"type"_s, u"function"_s},
            {u"name"_s, name},
            {u"description"_s, description},
            {u"parameters"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"required"_s, required}}}};
}

QJsonObject escalateCall()
{
    return tool(u"escalate_call"_s, u"Brings a person into the call. Call it at once in an emergency, and whenever the caller asks for a person."_s,
                {{u"reason"_s, text(u"Why a person is needed, in one sentence."_s)},
                 {u"urgency"_s, choice(u"emergency: danger to life, health or safety now."_s, {u"low"_s, u"medium"_s, u"high"_s, u"emergency"_s})},
                 {u"summary"_s, text(u"What the person should know before speaking, in two or three sentences."_s)}},
                {u"reason"_s, u"urgency"_s, u"summary"_s});
}

QJsonObject completeIntake()
{
    const QJsonObject data{{u"type"_s, u"object"_s},
                           {u"description"_s, u"What was found out: the keys of the intake list and the caller's answers."_s},
                           {u"additionalProperties"_s, true}};
    return tool(u"complete_intake"_s, u"Stores what was found out from the caller. Call it once, when the intake is complete."_s,
                {{u"structured_data"_s, data},
                 {u"urgency_level"_s, choice(u"How soon the office should act."_s, {u"low"_s, u"medium"_s, u"high"_s})}},
                {u"structured_data"_s, u"urgency_level"_s});
}

QJsonObject endCall()
{
    return tool(u"end_call"_s, u"Ends the call. Say goodbye first."_s, {{u"reason"_s, text(u"Why the call ends, in a few words."_s)}}, {u"reason"_s});
}

QJsonObject createAppointment()
{
    return tool(u"create_appointment"_s, u"Books an appointment. Confirm day and time with the caller first."_s,
                {{u"title"_s, text(u"What the appointment is for."_s)},
                 {u"start_time"_s, text(u"Start, ISO 8601, for example 2026-11-22T09:30:00."_s)},
                 {u"end_time"_s, text(u"End, ISO 8601, after the start."_s)},
                 {u"attendee_email"_s, text(u"The caller's e-mail address."_s)},
                 {u"attendee_name"_s, text(u"The caller's name."_s)},
                 {u"description"_s, text(u"Anything that the office should know beforehand."_s)},
                 {u"timezone"_s, text(u"IANA time zone of the times, for example America/Chicago. Leave out for the office's own."_s)}},
                {u"title"_s, u"start_time"_s, u"end_time"_s, u"attendee_email"_s});
}

} // namespace

QJsonArray standardTools()
{
    return {escalateCall(), completeIntake(), endCall(), createAppointment()};
}

} // namespace Attendant
