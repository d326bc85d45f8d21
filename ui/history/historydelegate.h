// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"

#include <QStyledItemDelegate>

namespace Attendant::Ui {

/// A found call in its list: who, when, which office, the words that matched, what became of it.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(const ConsoleStore &store, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ConsoleStore &m_store;
};

} // namespace Attendant::Ui
