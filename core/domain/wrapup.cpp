// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/wrapup.h"

#include "domain/jsonread.h"
#include "domain/organization.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array stateNames{"open"_L1, "finished"_L1, "timed_out"_L1, "closed"_L1};
constexpr qsizetype mostOutcomes = 50;
constexpr qsizetype mostCorrections = 50;
constexpr qsizetype longestCorrection = 4'000;

Result<QJsonObject> corrected(QJsonObject intake, const QJsonValue &changes)
{
    if (!changes.isObject())
        return failField(u"intake"_s, u"The field 'intake' must be an object."_s);
    const QJsonObject fields = changes.toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString place = u"intake."_s + field.key().left(100);
        if (field.key().trimmed().isEmpty() || field.key().size() > 100)
            return failField(u"intake"_s, u"The field 'intake' has an entry without a name of 1 to 100 characters."_s);
        if (field.value().isNull()) {
            intake.remove(field.key());
            continue;
        }
        if (!field.value().isString() && !field.value().isDouble() && !field.value().isBool())
            return failField(place, u"The field '%1' must be a text, a number, or true or false."_s.arg(place));
        const QString value = field.value().toString();
        if (value.size() > longestCorrection || value.contains(QChar::Null) || !value.isValidUtf16() || field.key().contains(QChar::Null) || !field.key().isValidUtf16())
            return failField(place, u"The field '%1' has more than %2 characters, or some that cannot be stored."_s.arg(place).arg(longestCorrection));
        intake.insert(field.key(), field.value());
    }
    if (intake.size() > mostCorrections)
        return failField(u"intake"_s, u"The field 'intake' has more than %1 entries."_s.arg(mostCorrections));
    return intake;
}

} // namespace

QString Names::toString(Wrapup::State state)
{
    return stateNames[static_cast<size_t>(state)];
}

std::optional<Wrapup::State> wrapupStateFrom(QStringView text)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (text == stateNames[i])
            return static_cast<Wrapup::State>(i);
    }
    return std::nullopt;
}

Result<std::vector<Outcome>> outcomesFromJson(const QJsonValue &json)
{
    const QString field = u"config.outcomes"_s;
    if (!json.isArray() || json.toArray().isEmpty() || json.toArray().size() > mostOutcomes)
        return failField(field, u"%1 must be a list of 1 to %2 outcomes."_s.arg(field).arg(mostOutcomes));
    static const QRegularExpression pattern(u"^[a-z0-9_]{1,60}\\z"_s);
    std::vector<Outcome> outcomes;
    const QJsonArray list = json.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString place = u"%1[%2]"_s.arg(field).arg(i);
        const QJsonObject entry = list.at(i).toObject();
        const Outcome outcome{entry.value("code"_L1).toString(), entry.value("label"_L1).toString().trimmed()};
        if (!pattern.match(outcome.code).hasMatch())
            return failField(place + u".code"_s, u"%1.code must be 1 to 60 small letters, digits and '_'."_s.arg(place));
        if (outcome.label.isEmpty() || outcome.label.size() > 100)
            return failField(place + u".label"_s, u"%1.label must be a text of 1 to 100 characters."_s.arg(place));
        if (std::ranges::find(outcomes, outcome.code, &Outcome::code) != outcomes.end())
            return failField(place + u".code"_s, u"%1.code is there twice: '%2'."_s.arg(place, outcome.code));
        outcomes.push_back(outcome);
    }
    return outcomes;
}

std::vector<Outcome> outcomesOf(const Organization &organization)
{
    if (const QJsonValue configured = organization.config.value("outcomes"_L1); configured.isArray()) {
        if (auto outcomes = outcomesFromJson(configured))
            return *std::move(outcomes);
    }
    return {{u"resolved"_s, u"Resolved"_s},
            {u"appointment_made"_s, u"Appointment made"_s},
            {u"callback_arranged"_s, u"Call back arranged"_s},
            {u"emergency_services"_s, u"Emergency services called"_s},
            {u"transferred"_s, u"Passed on to somebody else"_s},
            {u"no_action"_s, u"Nothing to do"_s},
            {u"caller_gone"_s, u"Caller hung up"_s}};
}

std::chrono::seconds wrapupTime(const Organization &organization)
{
    return std::chrono::seconds(organization.config.value("wrapup_s"_L1).toInt(120));
}

QJsonObject Wrapup::toJson() const
{
    return {{u"id"_s, id.text()},
            {u"call_id"_s, callId.text()},
            {u"org_id"_s, orgId.text()},
            {u"escalation_id"_s, escalationId.text()},
            {u"user_id"_s, userId.text()},
            {u"user_name"_s, userName},
            {u"caller"_s, caller},
            {u"state"_s, toString(state)},
            {u"outcome"_s, outcome},
            {u"notes"_s, notes},
            {u"follow_up"_s, followUp.isValid() ? QJsonValue(followUp.toString(Qt::ISODate)) : QJsonValue()},
            {u"intake"_s, intake},
            {u"opened_at"_s, toIso(openedAt)},
            {u"ends_at"_s, toIso(endsAt)},
            {u"closed_at"_s, closedAt ? QJsonValue(toIso(*closedAt)) : QJsonValue()},
            {u"closed_by"_s, closedBy},
            {u"close_reason"_s, closeReason},
            {u"revision"_s, revision}};
}

Wrapup Wrapup::fromJson(const QJsonObject &json)
{
    const auto text = [&](QLatin1StringView key) { return json.value(key).toString(); };
    Wrapup wrapup;
    wrapup.id = WrapupId(text("id"_L1));
    wrapup.callId = CallId(text("call_id"_L1));
    wrapup.orgId = OrgId(text("org_id"_L1));
    wrapup.escalationId = EscalationId(text("escalation_id"_L1));
    wrapup.userId = UserId(text("user_id"_L1));
    wrapup.userName = text("user_name"_L1);
    wrapup.caller = text("caller"_L1);
    wrapup.state = wrapupStateFrom(text("state"_L1)).value_or(State::Open);
    wrapup.outcome = text("outcome"_L1);
    wrapup.notes = text("notes"_L1);
    wrapup.followUp = QDate::fromString(text("follow_up"_L1), Qt::ISODate);
    wrapup.intake = json.value("intake"_L1).toObject();
    wrapup.openedAt = timeFromIso(text("opened_at"_L1)).value_or(Time{});
    wrapup.endsAt = timeFromIso(text("ends_at"_L1)).value_or(Time{});
    if (const auto closed = timeFromIso(text("closed_at"_L1)))
        wrapup.closedAt = *closed;
    wrapup.closedBy = text("closed_by"_L1);
    wrapup.closeReason = text("close_reason"_L1);
    wrapup.revision = json.value("revision"_L1).toInteger();
    return wrapup;
}

Result<Wrapup> Wrapup::patched(const QJsonObject &changes, const std::vector<Outcome> &outcomes) const
{
    const JsonReader reader(changes);
    Wrapup next = *this;
    const auto chosen = reader.textOr("outcome"_L1, outcome, 60);
    if (!chosen)
        return std::unexpected(chosen.error());
    if (reader.has("outcome"_L1) && !chosen->isEmpty() && std::ranges::find(outcomes, *chosen, &Outcome::code) == outcomes.end())
        return failField(u"outcome"_s, u"The field 'outcome' is '%1', which is none of the organization's outcomes."_s.arg(*chosen));
    next.outcome = changes.value("outcome"_L1).isNull() ? QString() : *chosen;
    const auto written = reader.textOr("notes"_L1, changes.value("notes"_L1).isNull() ? QString() : notes, 20'000);
    if (!written)
        return std::unexpected(written.error());
    next.notes = *written;
    if (changes.contains("follow_up"_L1)) {
        const auto date = reader.textOr("follow_up"_L1, {}, 10);
        next.followUp = date ? QDate::fromString(*date, Qt::ISODate) : QDate();
        if (!date || (!date->isEmpty() && !next.followUp.isValid()))
            return failField(u"follow_up"_s, u"The field 'follow_up' must be a date such as 2026-12-01, or null."_s);
    }
    if (changes.contains("intake"_L1)) {
        auto fields = corrected(intake, changes.value("intake"_L1));
        if (!fields)
            return std::unexpected(fields.error());
        next.intake = *std::move(fields);
    }
    return next;
}

} // namespace Attendant
