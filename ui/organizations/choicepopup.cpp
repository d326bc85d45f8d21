// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/choicepopup.h"

#include "ui/common/announce.h"
#include "ui/common/field.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

ChoicePopup::ChoicePopup(const QString &placeholder, const QStringList &choices, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new SearchField(placeholder))
    , m_list(new QListView)
    , m_model(new QStringListModel(choices, this))
    , m_filter(new QSortFilterProxyModel(this))
{
    setFrameShape(QFrame::NoFrame);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filter);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(placeholder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(8), px(8), px(8), px(8));
    layout->setSpacing(px(8));
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    setFixedSize(px(280), px(320));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text.simplified().replace(u' ', u'_'));
        m_list->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(m_list, &QListView::clicked, this, &ChoicePopup::take);
}

void ChoicePopup::openUnder(QWidget *anchor, const QString &current)
{
    m_search->clear();
    const auto found = m_filter->match(m_filter->index(0, 0), Qt::DisplayRole, current, 1, Qt::MatchExactly);
    m_list->setCurrentIndex(found.isEmpty() ? m_filter->index(0, 0) : found.first());
    QPoint corner = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + px(4)));
    const QRect room = anchor->screen()->availableGeometry();
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(corner);
    show();
    m_search->setFocus();
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void ChoicePopup::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString choice = index.data().toString();
    close();
    Q_EMIT chosen(choice);
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        const auto go = [this](int to) {
            m_list->setCurrentIndex(m_filter->index(std::clamp(to, 0, std::max(0, m_filter->rowCount() - 1)), 0));
            announce(m_list, m_list->currentIndex().data().toString(), true); // the focus stays in the field
        };
        switch (key->key()) {
        case Qt::Key_Down: go(row + 1); return true;
        case Qt::Key_Up: go(row - 1); return true;
        case Qt::Key_PageDown: go(row + 8); return true;
        case Qt::Key_PageUp: go(row - 8); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: take(m_list->currentIndex()); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ChoicePopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    paintBox(&painter, rect(), 0, {}, Theme::current().edge);
}

} // namespace Attendant::Ui
