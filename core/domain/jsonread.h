// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace Attendant {

/// Reads typed fields out of a JSON object from outside; every failure names the field. Used wherever JSON enters the program.
/// A field that is null counts as absent. Errors: InvalidInput with `field`.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object)
        : m_object(object)
    {}

    /// A JSON document that must be one object. Errors: InvalidInput with the place of the fault.
    [[nodiscard]] static Result<QJsonObject> parseObject(const QByteArray &json);

    [[nodiscard]] bool has(QLatin1StringView field) const { return !m_object.value(field).isNull() && m_object.contains(field); }

    /// Required, and at most \a maximum UTF-16 units; leading and trailing white space counts as content, but alone is "empty".
    [[nodiscard]] Result<QString> text(QLatin1StringView field, qsizetype maximum = 10'000) const;
    [[nodiscard]] Result<QString> textOr(QLatin1StringView field, const QString &standard, qsizetype maximum = 10'000) const;
    [[nodiscard]] Result<QJsonObject> objectOr(QLatin1StringView field, const QJsonObject &standard = {}) const;
    [[nodiscard]] Result<Time> time(QLatin1StringView field) const;
    [[nodiscard]] Result<bool> boolOr(QLatin1StringView field, bool standard) const;

private:
    const QJsonObject &m_object;
};

} // namespace Attendant
