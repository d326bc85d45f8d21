// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "domain/openinghours.h"

#include <QJsonObject>
#include <QStringList>

namespace Attendant {

enum class AfterHoursPolicy { Voicemail, Forward, Message, Closed };
namespace Names {
[[nodiscard]] QString toString(AfterHoursPolicy policy);
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<AfterHoursPolicy> afterHoursPolicyFrom(QStringView text);

/// An office whose calls the AI answers. The flat fields are the frontend's (contract.md, section 1); everything structured lives
/// in `config`, whose known keys are read by the accessors below; unknown keys are kept as they are.
struct Organization
{
    OrgId id;
    QString name;
    QString businessHours;    ///< free text; generated from config.hours when that exists
    AfterHoursPolicy afterHoursPolicy = AfterHoursPolicy::Voicemail;
    QString servicesOffered;  ///< one per line; generated from config.services when that exists
    QString escalationPhone;  ///< E.164 or empty
    QJsonObject config;
    qint64 revision = 0;      ///< grows by one with every stored change; the ETag
    Time updatedAt{};

    bool operator==(const Organization &) const = default;

    // What `config` says. Keys: role, hours {…}, services [{name, minutes, bookable}], intake [{key, label}], style, greeting,
    // language ("en"), voice ("marin"), model ("gpt-realtime-2.1"), transcription_model ("gpt-transcribe"), turn_detection {…},
    // emergency_phrases […], priority_phrases […], emergency_number ("911"), emergency_target_s (15), after_hours_message,
    // numbers ["+1608…"]: the dialled numbers that select this organization; escalation_policy {…} (escalationpolicy.h),
    // answer_targets_s {high, medium, low}, outcomes [{code, label}] and wrapup_s (wrapup.h),
    // recording {…} and retention_days (recordingpolicy.h).
    [[nodiscard]] std::optional<OpeningHours> hours() const; ///< nullopt: only the free text is known
    [[nodiscard]] QString language() const;                  ///< two letters, "en" unless configured
    [[nodiscard]] QString greeting() const;                  ///< the first sentence; a plain one from the name unless configured
    [[nodiscard]] QStringList phrases(QLatin1StringView key) const;
    struct IntakeField { QString key, label; };
    /// What the AI should find out, in order; a general list (name, callback number, reason, preferred time) unless configured.
    [[nodiscard]] std::vector<IntakeField> intakeFields() const;

    /// {"id","name","business_hours","after_hours_policy","services_offered","escalation_phone","config","revision","updated_at"}
    [[nodiscard]] QJsonObject toJson() const;

    /// Applies any subset of the fields; unknown keys are ignored; `config` is merged at its top level (a null removes the key).
    /// Everything is checked before anything changes. Errors: InvalidInput naming the field.
    [[nodiscard]] Result<Organization> patched(const QJsonObject &changes) const;

    /// The organization a fresh installation holds.
    [[nodiscard]] static Organization demo();
};

} // namespace Attendant
