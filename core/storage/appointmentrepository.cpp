// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories.h"

#include "base/clock.h"
#include "storage/database.h"
#include "storage/sql_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Result<std::vector<Appointment>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values)
{
    const auto dialect = Sql::dialectOf(db);
    auto query = Sql::execute(db, u"SELECT id, org_id, call_id, title, attendee_email, attendee_name, description, timezone, %1, %2, %3 FROM appointments "_s
                                          .arg(Sql::timeColumn(dialect, "start_time"_L1), Sql::timeColumn(dialect, "end_time"_L1),
                                               Sql::timeColumn(dialect, "created_at"_L1)) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<Appointment> appointments;
    while (query->next()) {
        const auto text = [&](int column) { return query->value(column).toString(); };
        Appointment appointment;
        appointment.id = AppointmentId(text(0));
        appointment.orgId = OrgId(text(1));
        appointment.callId = CallId(text(2));
        appointment.title = text(3);
        appointment.attendeeEmail = text(4);
        appointment.attendeeName = text(5);
        appointment.description = text(6);
        appointment.timezone = text(7);
        appointment.start = Sql::time(query->value(8));
        appointment.end = Sql::time(query->value(9));
        appointment.createdAt = Sql::time(query->value(10));
        appointments.push_back(std::move(appointment));
    }
    return appointments;
}

QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

} // namespace

Pending<std::vector<Appointment>> AppointmentRepository::list(OrgId org, int limit) const
{
    return m_database.run([org, limit](QSqlDatabase &db) {
        return select(db, u"WHERE org_id = ? ORDER BY start_time, attendee_email, title LIMIT ?"_s, {org.text(), std::clamp(limit, 1, 1'000)});
    });
}

Pending<AppointmentRepository::Stored> AppointmentRepository::create(Appointment appointment) const
{
    if (appointment.id.isEmpty())
        appointment.id = AppointmentId::generate();
    if (appointment.createdAt == Time{})
        appointment.createdAt = SystemClock().now();
    return m_database.run([appointment](QSqlDatabase &db) -> Result<Stored> {
        const auto stored = Sql::execute(db, u"INSERT INTO appointments (id, org_id, call_id, title, start_time, end_time, attendee_email, attendee_name, description, "
                                             "timezone, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                             "ON CONFLICT (org_id, start_time, attendee_email, title) DO NOTHING"_s,
                                         {appointment.id.text(), appointment.orgId.text(), text(appointment.callId.text()), text(appointment.title),
                                          Sql::value(appointment.start), Sql::value(appointment.end), text(appointment.attendeeEmail), text(appointment.attendeeName),
                                          text(appointment.description), text(appointment.timezone), Sql::value(appointment.createdAt)});
        if (!stored)
            return std::unexpected(stored.error());
        if (stored->numRowsAffected() == 1)
            return Stored{appointment, false};
        const auto same = select(db, u"WHERE org_id = ? AND start_time = ? AND attendee_email = ? AND title = ?"_s,
                                 {appointment.orgId.text(), Sql::value(appointment.start), text(appointment.attendeeEmail), text(appointment.title)});
        if (!same)
            return std::unexpected(same.error());
        if (same->empty())
            return fail(Error::Code::Conflict, u"The same appointment was just removed. Try again."_s);
        return Stored{same->front(), true};
    });
}

Pending<void> AuditLog::record(QString who, QString action, QString subject, QJsonObject details, Time at) const
{
    return m_database.run([=](QSqlDatabase &db) -> Result<void> {
        const auto stored = Sql::execute(db, u"INSERT INTO audit_log (at, who, action, subject, details) VALUES (?, ?, ?, ?, ?)"_s,
                                         {Sql::value(at), text(who), text(action), text(subject), Sql::value(details)});
        if (!stored)
            return std::unexpected(stored.error());
        return {};
    });
}

} // namespace Attendant
