// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/apitypes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

std::unexpected<Error> misunderstood(const QString &field, const QString &context = {})
{
    return std::unexpected(Error{Error::Code::Internal, u"The server's answer cannot be understood: '%1' is missing or wrong."_s.arg(field),
                                 context, field});
}

} // namespace

bool SafetyVerdict::isEmergency() const
{
    return std::ranges::any_of(matches, [](const Match &match) { return match.urgency == u"emergency" && !match.negated; });
}

Result<Organization> organizationFromJson(const QJsonObject &json)
{
    Organization organization;
    organization.id = OrgId(json.value("id"_L1).toString());
    if (organization.id.isEmpty())
        return misunderstood(u"id"_s);
    organization.name = json.value("name"_L1).toString();
    organization.businessHours = json.value("business_hours"_L1).toString();
    organization.afterHoursPolicy =
        afterHoursPolicyFrom(json.value("after_hours_policy"_L1).toString()).value_or(AfterHoursPolicy::Voicemail);
    organization.servicesOffered = json.value("services_offered"_L1).toString();
    organization.escalationPhone = json.value("escalation_phone"_L1).toString();
    organization.config = json.value("config"_L1).toObject();
    organization.revision = json.value("revision"_L1).toInteger();
    organization.updatedAt = timeFromIso(json.value("updated_at"_L1).toString()).value_or(Time{});
    return organization;
}

Result<Appointment> appointmentFromJson(const QJsonObject &json)
{
    Appointment appointment;
    // The contract writes "id"; tool answers call the same thing appointment_id.
    appointment.id = AppointmentId(json.value("id"_L1).toString(json.value("appointment_id"_L1).toString()));
    if (appointment.id.isEmpty())
        return misunderstood(u"id"_s);
    appointment.orgId = OrgId(json.value("org_id"_L1).toString());
    appointment.callId = CallId(json.value("call_id"_L1).toString());
    appointment.title = json.value("title"_L1).toString();
    appointment.attendeeEmail = json.value("attendee_email"_L1).toString();
    appointment.attendeeName = json.value("attendee_name"_L1).toString();
    appointment.description = json.value("description"_L1).toString();
    appointment.timezone = json.value("timezone"_L1).toString();
    const auto start = timeFromIso(json.value("start_time"_L1).toString());
    const auto end = timeFromIso(json.value("end_time"_L1).toString());
    if (!start || !end)
        return misunderstood(start ? u"end_time"_s : u"start_time"_s);
    appointment.start = *start;
    appointment.end = *end;
    appointment.createdAt = timeFromIso(json.value("created_at"_L1).toString()).value_or(Time{});
    return appointment;
}

Result<CallListing> callListingFromJson(const QJsonObject &json)
{
    if (!json.value("calls"_L1).isArray())
        return misunderstood(u"calls"_s);
    CallListing listing;
    for (const QJsonValue &entry : json.value("calls"_L1).toArray()) {
        auto call = Call::fromJson(entry.toObject());
        if (!call)
            return misunderstood(u"calls"_s, call.error().message);
        listing.calls.push_back(std::move(*call));
        listing.excerpts << entry.toObject().value("excerpt"_L1).toString();
    }
    listing.next = json.value("next"_L1).toVariant().toString();
    return listing;
}

Result<EventListing> eventListingFromJson(const QJsonObject &json)
{
    if (!json.value("events"_L1).isArray())
        return misunderstood(u"events"_s);
    EventListing listing;
    for (const QJsonValue &entry : json.value("events"_L1).toArray()) {
        auto event = CallEvent::fromJson(entry.toObject());
        if (!event)
            return misunderstood(u"events"_s, event.error().message);
        listing.events.push_back(std::move(*event));
    }
    listing.more = !json.value("next"_L1).toVariant().toString().isEmpty();
    return listing;
}

Result<PromptRendering> promptFromJson(const QJsonObject &json)
{
    if (!json.value("instructions"_L1).isString())
        return misunderstood(u"instructions"_s);
    PromptRendering rendering;
    rendering.instructions = json.value("instructions"_L1).toString();
    rendering.tools = json.value("tools"_L1).toArray();
    rendering.tokens = json.value("tokens"_L1).toInt();
    for (const QJsonValue &value : json.value("warnings"_L1).toArray()) {
        if (value.isString()) {
            rendering.warnings.push_back({{}, value.toString(), {}, 0});
            continue;
        }
        const QJsonObject warning = value.toObject();
        rendering.warnings.push_back({warning.value("code"_L1).toString(), warning.value("message"_L1).toString(),
                                      warning.value("fix"_L1).toString(), warning.value("line"_L1).toInt()});
    }
    rendering.version = json.value("version"_L1).toVariant().toString();
    rendering.templateText = json.value("template"_L1).toString();
    rendering.safetySection = json.value("safety_section"_L1).toString();
    rendering.raw = json;
    return rendering;
}

SafetyVerdict safetyVerdictFromJson(const QJsonObject &json)
{
    SafetyVerdict verdict;
    const auto text = [&json](QLatin1StringView key) { return json.value(key).toString(); };
    verdict.risk = text("risk"_L1);
    verdict.rule = text("rule"_L1);
    verdict.phrase = text("phrase"_L1);
    verdict.category = text("category"_L1);
    verdict.spoken = text("spoken"_L1);
    verdict.categoryTitle = text("category_title"_L1);
    verdict.secondOpinion = json.value("disagreement"_L1).toObject().value("text"_L1).toString();
    for (const QJsonValue &value : json.value("matches"_L1).toArray()) {
        const QJsonObject match = value.toObject();
        verdict.matches.push_back({match.value("rule"_L1).toString(), match.value("phrase"_L1).toString(), match.value("urgency"_L1).toString(),
                                   match.value("start"_L1).toInt(-1), match.value("length"_L1).toInt(), match.value("negated"_L1).toBool(),
                                   match.value("dismissed_by"_L1).toString()});
    }
    return verdict;
}

Readiness readinessFromJson(const QJsonObject &json)
{
    Readiness readiness;
    readiness.ready = json.value("status"_L1).toString() == u"ready" || json.value("ready"_L1).toBool();
    // {"checks": {"database": {"status": "ok", "reason": ""}}}, or the state alone as a text.
    const QJsonObject checks = json.value("checks"_L1).toObject();
    for (auto check = checks.begin(); check != checks.end(); ++check) {
        const QJsonObject part = check.value().toObject();
        readiness.parts.push_back({check.key(), check.value().isString() ? check.value().toString() : part.value("status"_L1).toString(),
                                   part.value("reason"_L1).toString(), part.value("code"_L1).toString()});
    }
    return readiness;
}

} // namespace Attendant
