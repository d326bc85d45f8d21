// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sectionlist.h"

#include "ui/common/paint.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace Attendant::Ui {

namespace {

constexpr int iconRole = Qt::UserRole;

class SectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {px(120), px(34)}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const bool on = option.state.testFlag(QStyle::State_Selected), hover = option.state.testFlag(QStyle::State_MouseOver);
        const QRect rect = option.rect.adjusted(0, 1, 0, -1);
        painter->setRenderHint(QPainter::Antialiasing);
        if (on || hover)
            paintBox(painter, rect, px(Radius::control), on ? theme.selected : theme.hover, {});
        const QRect glyph(rect.left() + px(12), rect.center().y() - px(8) + 1, px(16), px(16));
        paintIcon(painter, glyph, Icon(index.data(iconRole).toInt()), on ? theme.accentText : theme.text2);
        paintText(painter, rect.adjusted(px(38), 0, -px(8), 0), index.data().toString(), Theme::font(13, on ? QFont::DemiBold : QFont::Normal),
                  on ? theme.text : theme.text2);
        if (option.state.testFlag(QStyle::State_HasFocus) && option.widget->hasFocus())
            paintFocusRing(painter, rect.adjusted(2, 2, -2, -2), px(Radius::control));
    }
};

} // namespace

SectionList::SectionList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("settingsList"));
    setAccessibleName(tr("Sections of the settings"));
    setFrameShape(QFrame::NoFrame);
    setFixedWidth(px(216));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setItemDelegate(new SectionDelegate(this));
    setViewportMargins(px(8), px(11), px(8), px(8));
    viewport()->setAutoFillBackground(false);
}

void SectionList::add(const QString &title, Icon icon)
{
    auto *item = new QListWidgetItem(title, this);
    item->setData(iconRole, int(icon));
}

void SectionList::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), Theme::current().surface);
    QListWidget::paintEvent(event);
}

} // namespace Attendant::Ui
