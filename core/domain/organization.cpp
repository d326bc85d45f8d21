// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/organization.h"

#include "domain/escalationpolicy.h"
#include "domain/jsonread.h"
#include "domain/recordingpolicy.h"
#include "domain/wrapup.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array policyNames{"voicemail"_L1, "forward"_L1, "message"_L1, "closed"_L1};

Result<void> checkStringList(const QJsonObject &config, QLatin1StringView key)
{
    const QJsonValue value = config.value(key);
    if (value.isUndefined() || value.isNull())
        return {};
    const QString field = u"config."_s + key;
    if (!value.isArray() || value.toArray().size() > 500)
        return failField(field, u"%1 must be a list of at most 500 texts."_s.arg(field));
    for (const QJsonValue &entry : value.toArray()) {
        if (!entry.isString() || entry.toString().trimmed().isEmpty() || entry.toString().size() > 200)
            return failField(field, u"%1 has an entry that is not a text of 1 to 200 characters."_s.arg(field));
    }
    return {};
}

// Everything inside a value can be written to either database: PostgreSQL's jsonb refuses U+0000, and lone surrogates have no UTF-8.
bool isStorable(const QJsonValue &value, int depth = 0)
{
    static constexpr int deepest = 32;
    const auto isText = [](const QString &text) { return !text.contains(QChar::Null) && text.isValidUtf16(); };
    if (depth > deepest)
        return false;
    if (value.isString())
        return isText(value.toString());
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return std::ranges::all_of(list, [&](const QJsonValue &entry) { return isStorable(entry, depth + 1); });
    }
    if (!value.isObject())
        return true;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!isText(entry.key()) || !isStorable(entry.value(), depth + 1))
            return false;
    }
    return true;
}

// What people at the desk go by: how somebody is found, in which time, and how a call is written up.
Result<void> checkDesk(const QJsonObject &config)
{
    const auto isGiven = [&](QLatin1StringView key) { return config.contains(key) && !config.value(key).isNull(); };
    if (isGiven("escalation_policy"_L1)) {
        if (!config.value("escalation_policy"_L1).isObject())
            return failField(u"config.escalation_policy"_s, u"config.escalation_policy must be an object."_s);
        if (const auto policy = EscalationPolicy::fromJson(config.value("escalation_policy"_L1).toObject()); !policy)
            return std::unexpected(policy.error());
    }
    if (isGiven("outcomes"_L1)) {
        if (const auto outcomes = outcomesFromJson(config.value("outcomes"_L1)); !outcomes)
            return std::unexpected(outcomes.error());
    }
    const QJsonValue wrapup = config.value("wrapup_s"_L1);
    if (isGiven("wrapup_s"_L1) && (!wrapup.isDouble() || wrapup.toDouble() < 10 || wrapup.toDouble() > 3'600))
        return failField(u"config.wrapup_s"_s, u"config.wrapup_s must be a number of seconds from 10 to 3600."_s);
    if (isGiven("answer_targets_s"_L1) && !config.value("answer_targets_s"_L1).isObject())
        return failField(u"config.answer_targets_s"_s, u"config.answer_targets_s must be an object."_s);
    const QJsonObject targets = config.value("answer_targets_s"_L1).toObject();
    for (auto target = targets.begin(); target != targets.end(); ++target) {
        const QString field = u"config.answer_targets_s."_s + target.key();
        if (!urgencyFrom(target.key()))
            return failField(field, u"%1 is no urgency; write low, medium or high."_s.arg(field));
        if (!target.value().isDouble() || target.value().toDouble() < 1 || target.value().toDouble() > 3'600)
            return failField(field, u"%1 must be a number of seconds from 1 to 3600."_s.arg(field));
    }
    return {};
}

/// What the provider would refuse when a caller rings, is refused when it is typed. Source: reference notes, turn detection.
Result<void> checkTurnDetection(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject())
        return failField(u"config.turn_detection"_s, u"config.turn_detection must be an object."_s);
    const QJsonObject detection = value.toObject();
    const auto wrong = [](QLatin1StringView key, const QString &what) {
        return failField(u"config.turn_detection."_s + key, u"config.turn_detection.%1 must be %2."_s.arg(key, what));
    };
    const auto isOneOf = [&](QLatin1StringView key, std::initializer_list<QLatin1StringView> choices) {
        return !detection.contains(key) || std::ranges::find(choices, detection.value(key).toString()) != choices.end();
    };
    if (!isOneOf("type"_L1, {"server_vad"_L1, "semantic_vad"_L1}))
        return wrong("type"_L1, u"server_vad or semantic_vad"_s);
    if (!isOneOf("eagerness"_L1, {"low"_L1, "medium"_L1, "high"_L1, "auto"_L1}))
        return wrong("eagerness"_L1, u"low, medium, high or auto"_s);
    const QJsonValue threshold = detection.value("threshold"_L1);
    if (!threshold.isUndefined() && !threshold.isNull() && !(threshold.toDouble(-1) >= 0 && threshold.toDouble(-1) <= 1))
        return wrong("threshold"_L1, u"a number from 0 to 1"_s);
    for (const auto key : {"prefix_padding_ms"_L1, "silence_duration_ms"_L1, "idle_timeout_ms"_L1}) {
        const QJsonValue time = detection.value(key);
        if (time.isUndefined() || time.isNull())
            continue;
        if (const int whole = time.toInt(-1); whole < 0 || whole > 60'000)
            return wrong(key, u"a whole number of milliseconds up to 60000"_s);
    }
    return {};
}

// The keys that the program reads; others pass through unread.
Result<void> checkConfig(const QJsonObject &config)
{
    for (const auto key : {"role"_L1, "style"_L1, "greeting"_L1, "language"_L1, "voice"_L1, "model"_L1, "transcription_model"_L1,
                           "emergency_number"_L1, "after_hours_message"_L1}) {
        const auto text = JsonReader(config).textOr(key, {}, 4'000);
        if (!text)
            return failField(u"config."_s + key, u"config: "_s + text.error().message);
    }
    static const QRegularExpression languagePattern(u"^[a-z]{2}\\z"_s);
    const QString language = config.value("language"_L1).toString();
    if (!language.isEmpty() && !languagePattern.match(language).hasMatch())
        return failField(u"config.language"_s, u"config.language must be two letters such as en, de, es or fr."_s);
    for (const auto key : {"emergency_phrases"_L1, "priority_phrases"_L1, "numbers"_L1}) {
        const auto list = checkStringList(config, key);
        if (!list)
            return list;
    }
    if (config.contains("hours"_L1) && !config.value("hours"_L1).isNull()) {
        if (!config.value("hours"_L1).isObject())
            return failField(u"config.hours"_s, u"config.hours must be an object."_s);
        const auto hours = OpeningHours::fromJson(config.value("hours"_L1).toObject());
        if (!hours)
            return std::unexpected(hours.error());
    }
    for (const auto key : {"services"_L1, "intake"_L1}) {
        const QJsonValue value = config.value(key);
        if (value.isUndefined() || value.isNull())
            continue;
        const QString field = u"config."_s + key;
        const auto named = key == "services"_L1 ? "name"_L1 : "key"_L1;
        if (!value.isArray() || value.toArray().size() > 200)
            return failField(field, u"%1 must be a list of at most 200 entries."_s.arg(field));
        for (const QJsonValue &entry : value.toArray()) {
            if (!entry.isObject() || entry.toObject().value(named).toString().trimmed().isEmpty())
                return failField(field, u"%1 has an entry without a '%2'."_s.arg(field, named));
        }
    }
    if (const auto detection = checkTurnDetection(config.value("turn_detection"_L1)); !detection)
        return detection;
    const QJsonValue target = config.value("emergency_target_s"_L1);
    if (!target.isUndefined() && !target.isNull() && (!target.isDouble() || target.toDouble() < 1 || target.toDouble() > 600))
        return failField(u"config.emergency_target_s"_s, u"config.emergency_target_s must be a number of seconds from 1 to 600."_s);
    if (const auto recording = RecordingPolicy::check(config); !recording)
        return recording;
    return checkDesk(config);
}

QString servicesText(const QJsonArray &services)
{
    QStringList lines;
    for (const QJsonValue &service : services)
        lines << service.toObject().value("name"_L1).toString();
    return lines.join(u'\n');
}

} // namespace

QString Names::toString(AfterHoursPolicy policy)
{
    return policyNames[static_cast<size_t>(policy)];
}

std::optional<AfterHoursPolicy> afterHoursPolicyFrom(QStringView text)
{
    for (size_t i = 0; i < policyNames.size(); ++i) {
        if (text == policyNames[i])
            return static_cast<AfterHoursPolicy>(i);
    }
    return std::nullopt;
}

std::optional<OpeningHours> Organization::hours() const
{
    if (!config.value("hours"_L1).isObject())
        return std::nullopt;
    const auto hours = OpeningHours::fromJson(config.value("hours"_L1).toObject());
    return hours ? std::optional(*hours) : std::nullopt;
}

QString Organization::language() const
{
    return config.value("language"_L1).toString(u"en"_s);
}

QString Organization::greeting() const
{
    const QString configured = config.value("greeting"_L1).toString().trimmed();
    return configured.isEmpty() ? u"%1, you are speaking with the automated assistant. How can I help?"_s.arg(name) : configured;
}

QStringList Organization::phrases(QLatin1StringView key) const
{
    QStringList phrases;
    for (const QJsonValue &phrase : config.value(key).toArray())
        phrases << phrase.toString();
    return phrases;
}

std::vector<Organization::IntakeField> Organization::intakeFields() const
{
    std::vector<IntakeField> fields;
    for (const QJsonValue &entry : config.value("intake"_L1).toArray()) {
        const QString key = entry.toObject().value("key"_L1).toString();
        fields.push_back({key, entry.toObject().value("label"_L1).toString(key)});
    }
    if (fields.empty()) {
        fields = {{u"name"_s, u"Full name"_s}, {u"callback_number"_s, u"Call back on"_s}, {u"reason"_s, u"Reason for the call"_s},
                  {u"preferred_time"_s, u"Preferred time"_s}};
    }
    return fields;
}

QJsonObject Organization::toJson() const
{
    return {{u"id"_s, id.text()},
            {u"name"_s, name},
            {u"business_hours"_s, businessHours},
            {u"after_hours_policy"_s, toString(afterHoursPolicy)},
            {u"services_offered"_s, servicesOffered},
            {u"escalation_phone"_s, escalationPhone},
            {u"config"_s, config},
            {u"revision"_s, revision},
            {u"updated_at"_s, toIso(updatedAt)}};
}

Result<Organization> Organization::patched(const QJsonObject &changes) const
{
    const JsonReader reader(changes);
    Organization next = *this;

    if (changes.contains("name"_L1)) {
        const auto text = reader.text("name"_L1, 200);
        if (!text)
            return std::unexpected(text.error());
        next.name = text->trimmed();
    }
    const auto hoursText = reader.textOr("business_hours"_L1, next.businessHours, 4'000);
    if (!hoursText)
        return std::unexpected(hoursText.error());
    next.businessHours = *hoursText;
    const auto services = reader.textOr("services_offered"_L1, next.servicesOffered, 20'000);
    if (!services)
        return std::unexpected(services.error());
    next.servicesOffered = *services;

    const auto policy = reader.textOr("after_hours_policy"_L1, toString(next.afterHoursPolicy), 20);
    if (!policy)
        return std::unexpected(policy.error());
    const auto known = afterHoursPolicyFrom(*policy);
    if (!known)
        return failField(u"after_hours_policy"_s, u"The field 'after_hours_policy' must be voicemail, forward, message or closed, not '%1'."_s.arg(*policy));
    next.afterHoursPolicy = *known;

    const auto phone = reader.textOr("escalation_phone"_L1, next.escalationPhone, 40);
    if (!phone)
        return std::unexpected(phone.error());
    if (reader.has("escalation_phone"_L1)) {
        // What people type; whether the number exists only the network knows.
        static const QRegularExpression pattern(u"^\\+?[0-9][0-9 ().\\-/]{4,30}$"_s);
        if (!phone->trimmed().isEmpty() && !pattern.match(phone->trimmed()).hasMatch())
            return failField(u"escalation_phone"_s, u"The field 'escalation_phone' must be a telephone number such as +1 608 555 0100."_s);
    }
    next.escalationPhone = phone->trimmed();

    const auto config = reader.objectOr("config"_L1);
    if (!config)
        return std::unexpected(config.error());
    if (!isStorable(*config))
        return failField(u"config"_s, u"The field 'config' contains characters that cannot be stored, or is nested too deeply."_s);
    for (auto entry = config->begin(); entry != config->end(); ++entry) {
        if (entry.value().isNull())
            next.config.remove(entry.key());
        else
            next.config.insert(entry.key(), entry.value());
    }
    if (const auto checked = checkConfig(next.config); !checked)
        return std::unexpected(checked.error());

    // The structured form rules (contract.md, section 3).
    if (const auto hours = next.hours())
        next.businessHours = hours->describe();
    if (next.config.value("services"_L1).isArray())
        next.servicesOffered = servicesText(next.config.value("services"_L1).toArray());
    return next;
}

Organization Organization::demo()
{
    Organization demo;
    demo.id = OrgId(u"org_demo_001"_s);
    const QJsonObject changes{
        {u"name"_s, u"Lakeside Family Clinic"_s},
        {u"after_hours_policy"_s, u"voicemail"_s},
        {u"escalation_phone"_s, u"+1 608 555 0100"_s},
        {u"config"_s,
         QJsonObject{
             {u"role"_s, u"the automated assistant of a family medical clinic"_s},
             {u"language"_s, u"en"_s},
             {u"hours"_s, QJsonObject{{u"timezone"_s, u"America/Chicago"_s},
                                      {u"mon"_s, QJsonArray{QJsonArray{u"08:00"_s, u"12:00"_s}, QJsonArray{u"13:00"_s, u"17:00"_s}}},
                                      {u"tue"_s, QJsonArray{QJsonArray{u"08:00"_s, u"12:00"_s}, QJsonArray{u"13:00"_s, u"17:00"_s}}},
                                      {u"wed"_s, QJsonArray{QJsonArray{u"08:00"_s, u"13:00"_s}}},
                                      {u"thu"_s, QJsonArray{QJsonArray{u"08:00"_s, u"12:00"_s}, QJsonArray{u"13:00"_s, u"19:00"_s}}},
                                      {u"fri"_s, QJsonArray{QJsonArray{u"08:00"_s, u"12:00"_s}, QJsonArray{u"13:00"_s, u"16:00"_s}}},
                                      {u"sat"_s, QJsonArray()},
                                      {u"sun"_s, QJsonArray()},
                                      {u"holidays"_s, QJsonArray{QJsonObject{{u"date"_s, u"2026-12-25"_s}, {u"name"_s, u"Christmas"_s}}}}}},
             {u"services"_s, QJsonArray{QJsonObject{{u"name"_s, u"Check-up"_s}, {u"minutes"_s, 30}, {u"bookable"_s, true}},
                                        QJsonObject{{u"name"_s, u"Child check-up"_s}, {u"minutes"_s, 30}, {u"bookable"_s, true}},
                                        QJsonObject{{u"name"_s, u"Flu shot"_s}, {u"minutes"_s, 10}, {u"bookable"_s, true}},
                                        QJsonObject{{u"name"_s, u"Blood test"_s}, {u"minutes"_s, 15}, {u"bookable"_s, true}},
                                        QJsonObject{{u"name"_s, u"Prescription renewal"_s}, {u"bookable"_s, false}}}},
             {u"intake"_s, QJsonArray{QJsonObject{{u"key"_s, u"patient"_s}, {u"label"_s, u"Patient"_s}},
                                      QJsonObject{{u"key"_s, u"date_of_birth"_s}, {u"label"_s, u"Date of birth"_s}},
                                      QJsonObject{{u"key"_s, u"callback_number"_s}, {u"label"_s, u"Call back on"_s}},
                                      QJsonObject{{u"key"_s, u"reason"_s}, {u"label"_s, u"Reason"_s}},
                                      QJsonObject{{u"key"_s, u"preferred_time"_s}, {u"label"_s, u"Preferred time"_s}}}},
             {u"emergency_number"_s, u"911"_s},
             {u"emergency_target_s"_s, 15}}}};
    return demo.patched(changes).value_or(demo);
}

} // namespace Attendant
