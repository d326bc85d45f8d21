// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/badge.h"
#include "ui/common/icons.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace Attendant::Ui {

/// The pages at the left of the window: icon, name, counter. 176 px wide; narrow: 88 px with the names under the icons, since names never disappear.
/// Exclusive buttons, so that the rail is one tab stop and the arrow keys go through it.
class NavigationRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// \a index is what chosen() reports. Bottom entries stand under the stretch.
    void addEntry(int index, const QString &text, Icon icon, bool bottom);
    /// An entry that is no page: it only asks.
    void addCommand(const QString &text, Icon icon, const QString &objectName, QObject *context, const std::function<void()> &run);
    void setCurrent(int index);
    /// \a meaning completes the accessible name: "Queue, 3 waiting".
    void setCount(int index, int count, Badge::Kind kind, const QString &meaning);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void chosen(int index);

private:
    class Item;

    QButtonGroup *m_group;
    QVBoxLayout *m_layout, *m_top, *m_bottom;
    QWidget *m_brand;
    std::vector<Item *> m_items;
    int m_bottomPages = 0;
    bool m_narrow = false;
};

} // namespace Attendant::Ui
