// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secrets.h"

#include <QHashFunctions>
#include <QString>

namespace Attendant {

/// An opaque identifier with a type of its own, so that a call's id cannot be passed where an organization's is wanted. The text is
/// what the API shows. Values; any thread.
template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {}

    /// A fresh id: the tag's prefix and 120 random bits in Crockford's base 32, lower case.
    [[nodiscard]] static Id generate() { return Id(QLatin1StringView(Tag::prefix) + randomId()); }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    auto operator<=>(const Id &other) const { return QString::compare(m_text, other.m_text) <=> 0; }
    bool operator==(const Id &other) const { return m_text == other.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

struct CallTag { static constexpr char prefix[] = "call_"; };
struct OrgTag { static constexpr char prefix[] = "org_"; };
struct EscalationTag { static constexpr char prefix[] = "esc_"; };
struct TranscriptTag { static constexpr char prefix[] = "tr_"; };
struct AppointmentTag { static constexpr char prefix[] = "apt_"; };
struct UserTag { static constexpr char prefix[] = "user_"; };
struct SessionTag { static constexpr char prefix[] = "sess_"; };

using CallId = Id<CallTag>;
using OrgId = Id<OrgTag>;
using EscalationId = Id<EscalationTag>;
using TranscriptId = Id<TranscriptTag>;
using AppointmentId = Id<AppointmentTag>;
using UserId = Id<UserTag>;
using SessionId = Id<SessionTag>;

} // namespace Attendant

template<typename Tag>
struct std::hash<Attendant::Id<Tag>>
{
    size_t operator()(const Attendant::Id<Tag> &id) const { return qHash(id); }
};
