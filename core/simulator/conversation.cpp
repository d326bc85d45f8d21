// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/conversation_p.h"

namespace Attendant {

static constexpr size_t largestCount = 2'000;
static constexpr qsizetype audioKept = 20; ///< items whose audio can still be retrieved

QString Conversation::insert(ConversationItem item, const QString &previousId)
{
    auto at = m_items.end();
    if (previousId == QLatin1StringView("root")) {
        at = m_items.begin();
    } else if (!previousId.isEmpty()) {
        at = std::ranges::find(m_items, previousId, &ConversationItem::id);
        if (at != m_items.end())
            ++at;
    }
    const QString previous = at == m_items.begin() ? QString() : std::prev(at)->id;
    m_items.insert(at, std::move(item));
    if (m_items.size() > largestCount)
        m_items.erase(m_items.begin());
    if (std::ssize(m_items) > audioKept)
        m_items[m_items.size() - static_cast<size_t>(audioKept) - 1].audio.clear();
    return previous;
}

ConversationItem *Conversation::find(const QString &id)
{
    // What is asked for is nearly always new.
    for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
        if (item->id == id)
            return &*item;
    }
    return nullptr;
}

bool Conversation::remove(const QString &id)
{
    return std::erase_if(m_items, [&](const ConversationItem &item) { return item.id == id; }) > 0;
}

} // namespace Attendant
