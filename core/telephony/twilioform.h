// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace Attendant {

/// What a webhook posted (application/x-www-form-urlencoded), decoded, in the order in which it came. A value; any thread.
class TwilioForm
{
public:
    using Values = std::vector<std::pair<QByteArray, QByteArray>>;

    TwilioForm() = default;
    explicit TwilioForm(Values values) : m_values(std::move(values)) {}

    /// Nothing for broken escapes, and for more than 200 fields.
    [[nodiscard]] static std::optional<TwilioForm> parse(QByteArrayView body);

    /// As UTF-8 text; the last one of that name; empty when there is none.
    [[nodiscard]] QString text(QByteArrayView name) const;
    [[nodiscard]] const Values &values() const { return m_values; }

    /// The other way round, for requests of ours.
    [[nodiscard]] QByteArray encoded() const;

private:
    Values m_values;
};

/// "CA", "AC", … and 32 hexadecimal digits.
[[nodiscard]] bool isTwilioSid(QStringView sid, QLatin1StringView prefix);

/// "+" and 7 to 15 digits, the first not 0. Source: ITU-T E.164.
[[nodiscard]] bool isE164(QStringView number);

} // namespace Attendant
