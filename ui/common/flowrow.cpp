// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flowrow.h"

#include <QWidget>

namespace Attendant::Ui {

FlowRow::FlowRow(QWidget *parent)
    : QLayout(parent)
{}

FlowRow::~FlowRow()
{
    qDeleteAll(m_items);
}

void FlowRow::addStretch()
{
    m_stretchAt = int(m_items.size());
}

void FlowRow::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowRow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowRow::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowRow::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + spacing();
        size.rheight() = std::max(size.height(), item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowRow::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

void FlowRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowRow::place(const QRect &rect, bool apply) const
{
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int x = inside.left(), y = inside.top(), rowHeight = 0;
    for (int i = 0; i < m_items.size(); ++i) {
        QLayoutItem *item = m_items[i];
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > inside.left() && x + size.width() > inside.right() + 1) {
            x = inside.left();
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        rowHeight = std::max(rowHeight, size.height());
        if (i == m_stretchAt) {
            int rest = -spacing();
            for (int j = i; j < m_items.size(); ++j)
                rest += m_items[j]->isEmpty() ? 0 : m_items[j]->sizeHint().width() + spacing();
            x = std::max(x, inside.right() + 1 - rest);
        }
        if (apply) // lines lower than the row stand in its middle
            item->setGeometry(QRect(QPoint(x, y + (rowHeight - size.height()) / 2), size));
        x += size.width() + spacing();
    }
    return y + rowHeight + contentsMargins().bottom() - rect.top();
}

} // namespace Attendant::Ui
