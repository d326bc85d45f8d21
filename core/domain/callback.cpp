// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/callback.h"

#include "domain/organization.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array results{"reached"_L1, "no_answer"_L1, "busy"_L1, "wrong_number"_L1, "message_left"_L1};

QJsonValue timeOrNull(const std::optional<Time> &time)
{
    return time ? QJsonValue(toIso(*time)) : QJsonValue();
}

std::optional<Time> optionalTime(const QJsonValue &value)
{
    const auto time = timeFromIso(value.toString());
    return time ? std::optional(*time) : std::nullopt;
}

bool looksLikeNumber(const QString &text)
{
    static const QRegularExpression pattern(u"^\\+?[0-9][0-9 ().\\-/]{4,30}$"_s);
    return pattern.match(text.trimmed()).hasMatch();
}

} // namespace

bool Callback::isResult(QStringView text)
{
    return std::ranges::any_of(results, [&](QLatin1StringView result) { return text == result; });
}

void Callback::takeDetails(const QJsonObject &intake, const QString &callCaller)
{
    caller = callCaller;
    for (const auto key : {"callback_number"_L1, "phone"_L1, "phone_number"_L1, "telephone"_L1, "number"_L1, "contact"_L1}) {
        if (const QString value = intake.value(key).toVariant().toString().trimmed(); !value.isEmpty() && number.isEmpty())
            number = value;
    }
    // Offices name their fields as they like; a number is known by its look.
    for (auto field = intake.begin(); field != intake.end() && number.isEmpty(); ++field) {
        const bool isDate = field.key().contains("date"_L1) || field.key().contains("birth"_L1);
        if (!isDate && field.value().isString() && looksLikeNumber(field.value().toString()))
            number = field.value().toString().trimmed();
    }
    if (number.isEmpty() && looksLikeNumber(callCaller))
        number = callCaller.trimmed();
    for (const auto key : {"name"_L1, "full_name"_L1, "caller_name"_L1, "caller"_L1, "patient"_L1, "client"_L1}) {
        if (name.isEmpty())
            name = intake.value(key).toString().trimmed();
    }
    if (name.isEmpty() && !looksLikeNumber(callCaller))
        name = callCaller.trimmed();
}

Callback::Window Callback::windowOf(const Organization &organization, Time now)
{
    const auto hours = organization.hours();
    const QTimeZone zone(hours ? hours->timezone : QByteArray("UTC"));
    Window window;
    window.timezone = QString::fromUtf8(zone.id());
    window.localTime = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count(), zone).toString(u"HH:mm"_s);
    if (!hours)
        return window;
    window.isOpen = hours->isOpenAt(now);
    if (window.isOpen) {
        window.from = now;
        window.to = hours->nextChange(now);
    } else if (const auto opens = hours->nextChange(now)) {
        window.from = opens;
        window.to = hours->nextChange(*opens);
    }
    return window;
}

QJsonObject Callback::toJson() const
{
    QJsonArray tries;
    for (const Attempt &attempt : attempts)
        tries.append(QJsonObject{{u"at"_s, toIso(attempt.at)}, {u"by"_s, attempt.by}, {u"result"_s, attempt.result}, {u"note"_s, attempt.note}});
    const QJsonObject windowJson{{u"timezone"_s, window.timezone}, {u"local_time"_s, window.localTime}, {u"open"_s, window.isOpen},
                                 {u"from"_s, timeOrNull(window.from)}, {u"to"_s, timeOrNull(window.to)}};
    return {{u"id"_s, id.text()},
            {u"call_id"_s, callId.text()},
            {u"org_id"_s, orgId.text()},
            {u"escalation_id"_s, escalationId.text()},
            {u"reason"_s, reason},
            {u"urgency"_s, toString(urgency)},
            {u"name"_s, name},
            {u"number"_s, number},
            {u"caller"_s, caller},
            {u"created_at"_s, toIso(createdAt)},
            {u"state"_s, isOpen() ? u"open"_s : u"done"_s},
            {u"done_at"_s, timeOrNull(doneAt)},
            {u"done_by"_s, doneBy},
            {u"done_note"_s, doneNote},
            {u"attempts"_s, tries},
            {u"window"_s, windowJson}};
}

Callback Callback::fromJson(const QJsonObject &json)
{
    const auto text = [&](QLatin1StringView key) { return json.value(key).toString(); };
    Callback callback;
    callback.id = CallbackId(text("id"_L1));
    callback.callId = CallId(text("call_id"_L1));
    callback.orgId = OrgId(text("org_id"_L1));
    callback.escalationId = EscalationId(text("escalation_id"_L1));
    callback.reason = text("reason"_L1);
    callback.urgency = urgencyFrom(text("urgency"_L1)).value_or(Urgency::Medium);
    callback.name = text("name"_L1);
    callback.number = text("number"_L1);
    callback.caller = text("caller"_L1);
    callback.createdAt = optionalTime(json.value("created_at"_L1)).value_or(Time{});
    callback.doneAt = optionalTime(json.value("done_at"_L1));
    callback.doneBy = text("done_by"_L1);
    callback.doneNote = text("done_note"_L1);
    for (const QJsonValue &value : json.value("attempts"_L1).toArray()) {
        const QJsonObject attempt = value.toObject();
        callback.attempts.push_back({optionalTime(attempt.value("at"_L1)).value_or(Time{}), attempt.value("by"_L1).toString(),
                                     attempt.value("result"_L1).toString(), attempt.value("note"_L1).toString()});
    }
    const QJsonObject window = json.value("window"_L1).toObject();
    callback.window = {window.value("timezone"_L1).toString(), window.value("local_time"_L1).toString(), window.value("open"_L1).toBool(),
                       optionalTime(window.value("from"_L1)), optionalTime(window.value("to"_L1))};
    return callback;
}

} // namespace Attendant
