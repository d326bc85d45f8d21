// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/itemchain.h"

namespace Attendant {

namespace {
constexpr size_t rememberedItems = 500;
}

ItemChain::Item &ItemChain::item(const QString &id)
{
    if (!m_items.contains(id)) {
        m_order.push_back(id);
        if (m_order.size() > rememberedItems) {
            m_items.remove(m_order.front());
            m_order.pop_front();
        }
    }
    return m_items[id];
}

void ItemChain::add(const QString &id, const QString &previousId, Kind kind)
{
    if (id.isEmpty() || id == previousId)
        return;
    Item &entry = item(id);
    entry.kind = kind;
    if (!previousId.isEmpty())
        entry.previous = previousId;
}

void ItemChain::hide(const QString &id)
{
    Item &entry = item(id);
    entry.hidden = true;
    entry.kind = Kind::Other;
}

bool ItemChain::isHidden(const QString &id) const
{
    const auto found = m_items.constFind(id);
    return found != m_items.cend() && found->hidden;
}

QString ItemChain::shown(QString id) const
{
    // The step limit guards against a provider that tells of a circle.
    for (size_t step = 0; step < rememberedItems && isHidden(id); ++step)
        id = m_items.value(id).previous;
    return id;
}

QString ItemChain::spokenBefore(const QString &id) const
{
    QString previous = m_items.value(id).previous;
    for (size_t step = 0; step < rememberedItems && !previous.isEmpty(); ++step) {
        const auto found = m_items.constFind(previous);
        if (found == m_items.cend() || found->kind == Kind::Spoken)
            return previous;
        previous = found->previous;
    }
    return {};
}

void ItemChain::clear()
{
    m_items.clear();
    m_order.clear();
}

} // namespace Attendant
