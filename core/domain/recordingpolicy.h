// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <optional>

namespace Attendant {

/// What an office wants kept of its calls: config.recording {enabled, consent: "notice" | "none", notice} and config.retention_days. A value.
struct RecordingPolicy
{
    bool isEnabled = false;
    bool isAnnounced = true;  ///< consent "notice": callers are told at the beginning; "none": the office has their consent from elsewhere
    QString notice;           ///< in the office's words; empty: ours
    std::optional<int> retentionDays; ///< after that many days audio and text are deleted; nullopt: never

    [[nodiscard]] static RecordingPolicy of(const QJsonObject &config);
    /// Errors: InvalidInput naming the field.
    [[nodiscard]] static Result<void> check(const QJsonObject &config);
};

} // namespace Attendant
