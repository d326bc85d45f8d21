// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "domain/participants.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace Attendant {

struct Organization;

struct CallbackTag { static constexpr char prefix[] = "cb_"; };
using CallbackId = Id<CallbackTag>;

/// Somebody to call back: they left a message, or hung up while they waited for a person. A value.
struct Callback
{
    struct Attempt
    {
        Time at{};
        QString by, result, note; ///< result: "reached", "no_answer", "busy", "wrong_number", "message_left"
        bool operator==(const Attempt &) const = default;
    };
    /// When the office is open, in its own time: from now on until `to`, or next from `from` until `to`.
    struct Window
    {
        QString timezone, localTime; ///< "America/Chicago", "14:05"
        bool isOpen = true;
        std::optional<Time> from, to; ///< empty: not known, or always
        bool operator==(const Window &) const = default;
    };
    CallbackId id;
    CallId callId;
    OrgId orgId;
    EscalationId escalationId;
    QString reason; ///< "voicemail" or "hung_up"
    Urgency urgency = Urgency::Medium;
    QString name, number; ///< as the caller's details have them; may be empty
    QString caller;       ///< what the call itself knew
    Time createdAt{};
    std::optional<Time> doneAt;
    QString doneBy, doneNote;
    std::vector<Attempt> attempts; ///< oldest first
    Window window;

    bool operator==(const Callback &) const = default;
    [[nodiscard]] bool isOpen() const { return !doneAt; }

    /// {"id","call_id","org_id","escalation_id","reason","urgency","name","number","caller","created_at","state","done_at","done_by","done_note",
    /// "attempts":[{"at","by","result","note"}],"window":{"timezone","local_time","open","from","to"}}
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Callback fromJson(const QJsonObject &json);

    /// Finds name and number in what is known: the intake first, then the call's own caller.
    void takeDetails(const QJsonObject &intake, const QString &callCaller);
    [[nodiscard]] static Window windowOf(const Organization &organization, Time now);
    [[nodiscard]] static bool isResult(QStringView text);
};

} // namespace Attendant
