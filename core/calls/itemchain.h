// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <deque>

namespace Attendant {

/// The order of a conversation's items as the provider tells it (previous_item_id), with those that are hidden from the client and
/// those that carry no speech. Remembers the last few hundred. One thread.
class ItemChain
{
public:
    enum class Kind { Spoken, Other };

    /// An item was told of, by item.added or by committed; a later word about the same item adds to what is known.
    void add(const QString &id, const QString &previousId, Kind kind);
    /// What we inserted for the AI alone.
    void hide(const QString &id);
    [[nodiscard]] bool isHidden(const QString &id) const;

    /// \a id, or its nearest predecessor that the client knows. Empty: the beginning.
    [[nodiscard]] QString shown(QString id) const;
    /// The nearest item before \a id in which somebody speaks. Empty: the beginning.
    [[nodiscard]] QString spokenBefore(const QString &id) const;

    void clear();

private:
    struct Item { QString previous; Kind kind = Kind::Spoken; bool hidden = false; };
    Item &item(const QString &id);

    QHash<QString, Item> m_items;
    std::deque<QString> m_order; ///< oldest first, for forgetting
};

} // namespace Attendant
