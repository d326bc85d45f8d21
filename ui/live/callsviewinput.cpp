// SPDX-License-Identifier: GPL-3.0-or-later
// What people do in CallsView: pointer, keys and the menu of a call. What it shows and where is in callsview.cpp.
#include "ui/common/announce.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/risk.h"
#include "ui/live/callsview.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using Part = CallsDelegate::Part;

constexpr int gap = CallsDelegate::cardGap;

} // namespace

void CallsView::setHover(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    const CallId id = m_model.idAt(index.row());
    Part part = Part::Card;
    if (const Call *call = index.isValid() && m_mode == Mode::Cards ? m_model.callAt(index.row()) : nullptr)
        part = CallsDelegate::partAt(visualRect(index), *call, m_wide[size_t(index.row())], point);
    m_model.setPointedRow(index.row());
    if (id == m_hovered && part == m_hoveredPart)
        return;
    m_hovered = id;
    m_hoveredPart = part;
    viewport()->update();
}

bool CallsView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::HoverEnter:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        m_model.setPlacesHeld(true);
        m_rest.start();
        if (event->type() == QEvent::MouseMove)
            setHover(static_cast<QMouseEvent *>(event)->position().toPoint());
        break;
    case QEvent::Leave:
    case QEvent::HoverLeave:
    case QEvent::Hide:
        m_rest.stop();
        m_model.setPointedRow(-1);
        m_model.setPlacesHeld(false);
        m_hovered = {};
        invalidateLayout();
        break;
    default: break;
    }
    return QAbstractItemView::viewportEvent(event);
}

void CallsView::trigger(const CallId &id, Part part)
{
    const Call *call = m_model.store().call(id);
    if (!call || call->status != CallStatus::InProgress || (m_stale && part != Part::Card))
        return;
    if (part == Part::TakeOver)
        Q_EMIT takeOverRequested(id);
    else if (part == Part::Listen)
        Q_EMIT listenRequested(id);
    else
        Q_EMIT openRequested(id);
}

void CallsView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    setHover(event->position().toPoint());
    m_focusedPart = Part::Card;
    if (index.isValid())
        setCurrentIndex(index);
    m_pressed = event->button() == Qt::LeftButton ? m_model.idAt(index.row()) : CallId();
    m_pressedPart = m_hoveredPart;
    viewport()->update();
    event->accept();
}

void CallsView::mouseReleaseEvent(QMouseEvent *event)
{
    setHover(event->position().toPoint());
    // The same call and the same part must be under the pointer still.
    const CallId pressed = std::exchange(m_pressed, {});
    if (event->button() == Qt::LeftButton && !pressed.isEmpty() && pressed == m_hovered && m_pressedPart == m_hoveredPart && m_pressedPart != Part::Card)
        trigger(pressed, m_pressedPart);
    viewport()->update();
}

void CallsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    setHover(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && m_hoveredPart == Part::Card)
        trigger(m_model.idAt(index.row()), Part::Card);
}

void CallsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
            trigger(currentCall(), m_focusedPart);
            return;
        }
        break;
    case Qt::Key_Menu:
        break;
    default: break;
    }
    QAbstractItemView::keyPressEvent(event);
}

void CallsView::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint point = event->reason() == QContextMenuEvent::Keyboard ? visualRect(currentIndex()).center() : event->pos();
    const QModelIndex index = indexAt(point);
    const CallId id = m_model.idAt(index.row());
    const Call *call = m_model.callAt(index.row());
    if (!call)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, Icon glyph, Part part, bool enabled) {
        QAction *action = menu->addAction(icon(glyph), text, this, [this, id, part] { trigger(id, part); });
        action->setEnabled(enabled);
    };
    const bool going = call->status == CallStatus::InProgress && !m_stale;
    add(tr("Open"), Icon::Right, Part::Card, call->status == CallStatus::InProgress);
    menu->addSeparator();
    add(tr("Take over\tF5"), Icon::Headset, Part::TakeOver, going && riskOf(*call) != Risk::Human);
    add(tr("Listen\tF2"), Icon::Listen, Part::Listen, going);
    menu->popup(viewport()->mapToGlobal(point));
}

bool CallsView::focusNextPrevChild(bool next)
{
    // Tab visits the buttons of the current card before it leaves the view.
    const Call *call = m_model.callAt(currentIndex().row());
    const bool buttons = call && m_mode == Mode::Cards && CallsDelegate::hasButtons(*call);
    const auto tell = [&] {
        const QString who = callerName(call->caller, call->channel);
        announce(this, m_focusedPart == Part::TakeOver ? tr("Take over the call of %1").arg(who)
                       : m_focusedPart == Part::Listen ? tr("Listen to the call of %1").arg(who)
                                                       : currentIndex().data(Qt::AccessibleTextRole).toString(), true);
    };
    if (buttons && next && m_focusedPart != Part::Listen) {
        m_focusedPart = m_focusedPart == Part::Card ? Part::TakeOver : Part::Listen;
        tell(); // painted, so that nothing else speaks of them
        viewport()->update();
        return true;
    }
    if (buttons && !next && m_focusedPart != Part::Card) {
        m_focusedPart = m_focusedPart == Part::Listen ? Part::TakeOver : Part::Card;
        tell();
        viewport()->update();
        return true;
    }
    return QAbstractItemView::focusNextPrevChild(next);
}

int CallsView::besideInDirection(int row, CursorAction action) const
{
    // The nearest card above or below by where it stands, since emergencies are wider than others.
    const QRect from = contentRect(row);
    int best = -1, bestDistance = 0;
    for (int other = 0; other < int(m_rects.size()); ++other) {
        const QRect to = m_rects[size_t(other)];
        const int dy = action == MoveDown ? to.top() - from.bottom() : from.top() - to.bottom();
        if (dy <= 0)
            continue;
        const int dx = std::max({0, to.left() - from.center().x(), from.center().x() - to.right()});
        const int distance = dy * 4 + dx;
        if (best < 0 || distance < bestDistance) {
            best = other;
            bestDistance = distance;
        }
    }
    return best < 0 ? row : best;
}

QModelIndex CallsView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_model.rowCount(), row = currentIndex().row();
    if (count == 0)
        return {};
    layOut();
    if (row < 0)
        return m_model.index(0);
    const int perPage = std::max(1, viewport()->height() / px(m_mode == Mode::Table ? CallsDelegate::rowHeight : CallsDelegate::cardHeight + gap)) * columns();
    switch (action) {
    case MoveUp:
    case MoveDown: return m_model.index(besideInDirection(row, action));
    case MoveLeft:
    case MovePrevious: return m_model.index(std::max(0, row - 1));
    case MoveRight:
    case MoveNext: return m_model.index(std::min(count - 1, row + 1));
    case MoveHome: return m_model.index(0);
    case MoveEnd: return m_model.index(count - 1);
    case MovePageUp: return m_model.index(std::max(0, row - perPage));
    case MovePageDown: return m_model.index(std::min(count - 1, row + perPage));
    }
    return m_model.index(row);
}

} // namespace Attendant::Ui
