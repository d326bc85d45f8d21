// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/appointment.h"

#include "domain/jsonread.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Result<Time> readMoment(const JsonReader &reader, QLatin1StringView field, const QTimeZone &zone)
{
    const auto text = reader.text(field, 64);
    if (!text)
        return std::unexpected(text.error());
    static const QRegularExpression withoutZone(u"^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}([.]\\d+)?)?$"_s);
    if (withoutZone.match(*text).hasMatch()) {
        QDateTime local = QDateTime::fromString(QString(*text).replace(u' ', u'T'), Qt::ISODate);
        if (!local.isValid())
            return failField(field, u"The field '%1' is not a moment that exists."_s.arg(field));
        local.setTimeZone(zone);
        return Time(std::chrono::milliseconds(local.toMSecsSinceEpoch()));
    }
    return reader.time(field);
}

} // namespace

Result<Appointment> Appointment::fromRequest(const QJsonObject &json, const QString &orgTimezone)
{
    const JsonReader reader(json);
    Appointment appointment;

    const auto title = reader.text("title"_L1, 300);
    if (!title)
        return std::unexpected(title.error());
    appointment.title = title->trimmed();

    const auto timezone = reader.textOr("timezone"_L1, orgTimezone, 64);
    if (!timezone)
        return std::unexpected(timezone.error());
    const QTimeZone zone(timezone->isEmpty() ? QByteArray("UTC") : timezone->toUtf8());
    if (!zone.isValid())
        return failField(u"timezone"_s, u"'%1' is no known time zone; write one such as America/Chicago."_s.arg(*timezone));
    appointment.timezone = *timezone;

    const auto start = readMoment(reader, "start_time"_L1, zone);
    if (!start)
        return std::unexpected(start.error());
    const auto end = readMoment(reader, "end_time"_L1, zone);
    if (!end)
        return std::unexpected(end.error());
    if (*end <= *start)
        return failField(u"end_time"_s, u"The field 'end_time' must be later than 'start_time'."_s);
    appointment.start = *start;
    appointment.end = *end;

    const auto email = reader.text("attendee_email"_L1, 254);
    if (!email)
        return std::unexpected(email.error());
    static const QRegularExpression address(
        u"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$"_s);
    if (!address.match(email->trimmed()).hasMatch())
        return failField(u"attendee_email"_s, u"'%1' is not an e-mail address."_s.arg(email->left(60)));
    appointment.attendeeEmail = email->trimmed();

    const auto name = reader.textOr("attendee_name"_L1, {}, 200);
    if (!name)
        return std::unexpected(name.error());
    appointment.attendeeName = *name;
    const auto description = reader.textOr("description"_L1, {});
    if (!description)
        return std::unexpected(description.error());
    appointment.description = *description;
    return appointment;
}

QJsonObject Appointment::toJson() const
{
    return {{u"id"_s, id.text()},
            {u"org_id"_s, orgId.text()},
            {u"call_id"_s, callId.isEmpty() ? QJsonValue() : QJsonValue(callId.text())},
            {u"title"_s, title},
            {u"start_time"_s, toIso(start)},
            {u"end_time"_s, toIso(end)},
            {u"attendee_email"_s, attendeeEmail},
            {u"attendee_name"_s, attendeeName},
            {u"description"_s, description},
            {u"timezone"_s, timezone},
            {u"created_at"_s, toIso(createdAt)}};
}

} // namespace Attendant
