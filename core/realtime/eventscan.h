// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <optional>

namespace Attendant {

/// The top-level members of one Realtime event, found in place: audio frames are tens of kilobytes and come hundreds of times a second,
/// and all that is needed of most of them is their type. Checks that the text is one JSON object (structure, strings, numbers, nesting up
/// to 64), without building a document and without copying. Of a repeated key the last counts, as in QJsonDocument. A view into the text,
/// which must outlive it; any thread.
class EventScan
{
public:
    /// Nothing when \a json is not exactly one JSON object.
    [[nodiscard]] static std::optional<EventScan> scan(QByteArrayView json);

    /// The event's "type"; empty when it has none or it is no string.
    [[nodiscard]] QByteArrayView type() const { return m_type; }

    /// The string member \a key as it stands between its quotes, escapes and all. Empty when there is none.
    [[nodiscard]] QByteArrayView raw(QByteArrayView key) const;
    /// The string member \a key, decoded.
    [[nodiscard]] QString text(QByteArrayView key) const;
    /// The value of member \a key as it is written: an object, a number, a string with its quotes. Empty when there is none.
    [[nodiscard]] QByteArrayView value(QByteArrayView key) const;
    [[nodiscard]] bool has(QByteArrayView key) const { return !value(key).isEmpty(); }

private:
    struct Member
    {
        QByteArrayView key;   ///< between the quotes
        QByteArrayView value; ///< with quotes
        bool escapedKey;
    };

    QVarLengthArray<Member, 12> m_members;
    QByteArrayView m_type;
    QByteArray m_decodedType; ///< holds m_type when it was written with escapes

    friend class EventScanner;
};

} // namespace Attendant
