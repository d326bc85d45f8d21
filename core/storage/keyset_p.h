// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What lists need: a condition that grows, and a place in a list ordered by time and id.

#include "base/id.h"
#include "base/times.h"

#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace Attendant::Sql {

/// A WHERE clause that grows; every value is bound.
struct Condition
{
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &bound = {})
    {
        parts << part;
        values += bound;
    }
    /// \a column is one of \a ids; none: no restriction.
    template<typename IdType>
    void addOneOf(const QString &column, const std::vector<IdType> &ids)
    {
        if (ids.empty())
            return;
        QStringList places;
        for (const IdType &id : ids) {
            places << QStringLiteral("?");
            values << id.text();
        }
        parts << QStringLiteral("%1 IN (%2)").arg(column, places.join(QStringLiteral(", ")));
    }
    [[nodiscard]] QString where() const { return parts.isEmpty() ? QStringLiteral(" ") : QStringLiteral(" WHERE %1 ").arg(parts.join(QStringLiteral(" AND "))); }
};

/// Behind which row a page begins.
struct Position
{
    Time at{};
    QString id;

    [[nodiscard]] QString encode() const;
    /// Empty text: from the beginning. Errors: InvalidInput.
    [[nodiscard]] static Result<std::optional<Position>> decode(const QString &after);
};

/// A null QString as the empty text; QSqlQuery would bind it as NULL.
[[nodiscard]] inline QVariant text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

} // namespace Attendant::Sql
