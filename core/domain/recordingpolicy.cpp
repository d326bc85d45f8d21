// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recordingpolicy.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr qsizetype longestNotice = 400;
constexpr int mostDays = 36'500;
}

RecordingPolicy RecordingPolicy::of(const QJsonObject &config)
{
    const QJsonObject recording = config.value("recording"_L1).toObject();
    RecordingPolicy policy;
    policy.isEnabled = recording.value("enabled"_L1).toBool();
    policy.isAnnounced = recording.value("consent"_L1).toString() != "none"_L1;
    policy.notice = recording.value("notice"_L1).toString().trimmed();
    if (const int days = config.value("retention_days"_L1).toInt(); days > 0)
        policy.retentionDays = days;
    return policy;
}

Result<void> RecordingPolicy::check(const QJsonObject &config)
{
    const QJsonValue recording = config.value("recording"_L1);
    if (!recording.isUndefined() && !recording.isNull()) {
        if (!recording.isObject())
            return failField(u"config.recording"_s, u"config.recording must be an object."_s);
        const QJsonValue enabled = recording.toObject().value("enabled"_L1), notice = recording.toObject().value("notice"_L1),
                         consent = recording.toObject().value("consent"_L1);
        if (!enabled.isUndefined() && !enabled.isBool())
            return failField(u"config.recording.enabled"_s, u"config.recording.enabled must be true or false."_s);
        if (!consent.isUndefined() && consent.toString() != "notice"_L1 && consent.toString() != "none"_L1)
            return failField(u"config.recording.consent"_s, u"config.recording.consent must be notice or none."_s);
        if (!notice.isUndefined() && !notice.isNull() && (!notice.isString() || notice.toString().size() > longestNotice))
            return failField(u"config.recording.notice"_s, u"config.recording.notice must be a text of at most %1 characters."_s.arg(longestNotice));
    }
    const QJsonValue days = config.value("retention_days"_L1);
    if (days.isUndefined() || days.isNull())
        return {};
    if (!days.isDouble() || days.toDouble() != days.toInt() || days.toInt() < 1 || days.toInt() > mostDays)
        return failField(u"config.retention_days"_s, u"config.retention_days must be a whole number of days from 1 to %1, or null."_s.arg(mostDays));
    return {};
}

} // namespace Attendant
