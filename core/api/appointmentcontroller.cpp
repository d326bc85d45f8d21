// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "storage/repositories.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> listAppointments(ApiParts &parts, const Request &request)
{
    const auto org = request.query.text("org_id"_L1);
    const auto limit = request.query.integer("limit"_L1, 1, 200, 200);
    if (!org || !limit)
        return respond(org ? limit.error() : org.error());
    if (org->isEmpty())
        return respond(failField(u"org_id"_s, u"The parameter 'org_id' is missing."_s).error());
    const auto organization = findOrganization(parts, request.principal, *org);
    if (!organization)
        return respond(organization.error());
    return respond(parts.appointments.list(organization->id, static_cast<int>(*limit)), [](const std::vector<Appointment> &appointments) {
        QJsonArray rows;
        for (const Appointment &appointment : appointments)
            rows << appointment.toJson();
        return Response::json({{u"appointments"_s, rows}, {u"total"_s, rows.size()}});
    });
}

Pending<Response> createAppointment(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto org = reader.text("org_id"_L1, 200);
    const auto call = reader.textOr("call_id"_L1, {}, 200);
    if (!org || !call)
        return respond(org ? call.error() : org.error());
    const auto organization = findOrganization(parts, request.principal, *org);
    if (!organization)
        return respond(organization.error());
    const auto hours = organization->hours();
    auto appointment = Appointment::fromRequest(*body, hours ? QString::fromLatin1(hours->timezone) : u"UTC"_s);
    if (!appointment)
        return respond(appointment.error());
    appointment->id = AppointmentId::generate();
    appointment->orgId = organization->id;
    appointment->callId = CallId(*call);
    appointment->createdAt = parts.clock.now();
    const auto store = [&parts, appointment = *appointment] {
        return respond(parts.appointments.create(appointment), [](const AppointmentRepository::Stored &stored) {
            QJsonObject json = stored.appointment.toJson();
            json.insert(u"is_duplicate"_s, stored.duplicate);
            return Response::json(json);
        });
    };
    if (call->isEmpty())
        return store();
    return findCall(parts, request.principal, appointment->callId)
        .then(QtFuture::Launch::Sync,
              [store, org = organization->id, id = *call](const Result<Call> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  return found->orgId == org ? store() : respond(noSuchCall(id));
              })
        .unwrap();
}

} // namespace

void addAppointmentRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Appointments"_s;
    for (const QString &path : {u"/api/appointments"_s, u"/api/v1/appointments"_s}) {
        const Access access = path.contains(u"/v1/") ? Access::Reader : Access::Frontend;
        const QString suffix = access == Access::Reader ? u"V1"_s : QString();
        table.add({"GET", path, access, [parts](const Request &request) { return listAppointments(*parts, request); },
                   {tag, u"An organization's appointments by start"_s, {}, u"AppointmentList"_s,
                    {{u"org_id"_s, u"the organization"_s}, {u"limit"_s, u"1 to 200, 200 unless given"_s}}, 200, u"listAppointments"_s + suffix}});
        table.add({"POST", path, access, [parts](const Request &request) { return createAppointment(*parts, request); },
                   {tag, u"Make an appointment; the same again answers the stored one"_s, u"AppointmentRequest"_s, u"Appointment"_s, {}, 200,
                    u"createAppointment"_s + suffix}});
    }
}

} // namespace Attendant
