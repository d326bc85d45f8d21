// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/hoursgrid.h"

#include "ui/common/paint.h"
#include "ui/organizations/openstate.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int step = 15; // minutes
constexpr int minutesPerDay = 24 * 60;

int labelWidth() { return px(40); }
int headHeight() { return px(20); }
int rowHeight() { return px(24); }
int rowPitch() { return px(28); }

} // namespace

std::vector<OpeningHours::Span> spansWith(const std::vector<OpeningHours::Span> &spans, int from, int to, bool open)
{
    std::vector<OpeningHours::Span> next;
    for (const auto &span : spans) {
        if (span.from < from)
            next.push_back({span.from, std::min(span.to, from)});
        if (span.to > to)
            next.push_back({std::max(span.from, to), span.to});
    }
    if (open)
        next.push_back({from, to});
    std::ranges::sort(next, {}, &OpeningHours::Span::from);
    std::vector<OpeningHours::Span> merged;
    for (const auto &span : next) {
        if (!merged.empty() && merged.back().to >= span.from)
            merged.back().to = std::max(merged.back().to, span.to);
        else
            merged.push_back(span);
    }
    return merged;
}

HoursGrid::HoursGrid(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"hoursGrid"_s);
    setAccessibleName(tr("Opening hours"));
    setToolTip(tr("Drag to open or close. With keys: arrows move, Shift selects, Space opens or closes."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::CrossCursor);
}

QSize HoursGrid::sizeHint() const
{
    return {px(520), headHeight() + 7 * rowPitch() - px(4)};
}

QSize HoursGrid::minimumSizeHint() const
{
    return {px(360), sizeHint().height()};
}

void HoursGrid::setDays(const Days &days, const Days &saved)
{
    if (m_days == days && m_saved == saved)
        return;
    m_days = days;
    m_saved = saved;
    m_stroke.reset();
    measureSummaries();
    describe();
    update();
}

void HoursGrid::setNow(std::optional<int> day, int minute)
{
    m_today = day;
    m_nowMinute = minute;
    update();
}

void HoursGrid::measureSummaries()
{
    // As wide as the longest needs, so that none is cut, unless the day itself would get too little room.
    int widest = px(120);
    for (size_t day = 0; day < m_days.size(); ++day) {
        const int tag = m_days[day] != m_saved[day] ? textWidth(tr("changed"), Theme::font(11, QFont::Medium)) + px(12) : 0;
        widest = std::max(widest, textWidth(daySummary(m_days[day]), Theme::font(12, QFont::Normal, true)) + tag);
    }
    m_summaryWidth = std::min(widest + px(13), std::max(px(132), width() / 3));
}

void HoursGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    measureSummaries();
}

QRect HoursGrid::trackRect(int day) const
{
    return {labelWidth(), headHeight() + day * rowPitch(), width() - labelWidth() - m_summaryWidth, rowHeight()};
}

QRect HoursGrid::cellRect(int day, int minute) const
{
    const QRect track = trackRect(day);
    const int left = track.left() + track.width() * minute / minutesPerDay;
    const int right = track.left() + track.width() * (minute + step) / minutesPerDay;
    return {left, track.top(), right - left, track.height()};
}

HoursGrid::Cell HoursGrid::cellAt(const QPoint &position) const
{
    const QRect track = trackRect(0);
    const int day = std::clamp((position.y() - headHeight()) / rowPitch(), 0, 6);
    const int slot = (position.x() - track.left()) * (minutesPerDay / step) / std::max(1, track.width());
    return {day, std::clamp(slot, 0, minutesPerDay / step - 1) * step};
}

bool HoursGrid::isOpen(const Cell &cell) const
{
    return std::ranges::any_of(m_days[size_t(cell.day)],
                               [&](const auto &span) { return span.from < cell.minute + step && cell.minute < span.to; });
}

HoursGrid::Area HoursGrid::selection() const
{
    return {std::min(m_cursor.day, m_anchor.day), std::max(m_cursor.day, m_anchor.day), std::min(m_cursor.minute, m_anchor.minute),
            std::max(m_cursor.minute, m_anchor.minute) + step};
}

HoursGrid::Days HoursGrid::painted(const Area &area, bool open) const
{
    Days days = m_stroke ? m_beforeStroke : m_days;
    for (int day = area.firstDay; day <= area.lastDay; ++day)
        days[size_t(day)] = spansWith(days[size_t(day)], area.from, area.to, open);
    return days;
}

void HoursGrid::commit(const Days &days)
{
    const Days before = m_stroke ? m_beforeStroke : m_days;
    m_stroke.reset();
    m_days = days;
    measureSummaries();
    describe();
    update();
    if (days != before)
        Q_EMIT daysEdited(days);
}

void HoursGrid::describe()
{
    const QString day = QLocale().dayName(m_cursor.day + 1);
    const QString text = tr("%1: %2. Cursor at %3, %4.")
                             .arg(day, daySummary(m_days[size_t(m_cursor.day)]), QTime(m_cursor.minute / 60, m_cursor.minute % 60).toString(u"H:mm"_s),
                                  isOpen(m_cursor) ? tr("open") : tr("closed"));
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void HoursGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRect track = trackRect(0);
    for (int hour = 0; hour <= 24; hour += 3) {
        const int centre = track.left() + track.width() * hour / 24;
        paintText(&painter, QRect(centre - px(16), 0, px(32), px(16)), QString::number(hour), Theme::font(11, QFont::Normal, true), theme.text3,
                  Qt::AlignHCenter);
    }
    for (int day = 0; day < 7; ++day)
        paintRow(&painter, day);
    if (!hasFocus())
        return;
    const Area area = selection();
    const QRect box = cellRect(area.firstDay, area.from).united(cellRect(area.lastDay, area.to - step));
    paintFocusRing(&painter, QRectF(box).adjusted(0, 0, 0, 0), 1);
}

void HoursGrid::paintRow(QPainter *painter, int day)
{
    const Theme &theme = Theme::current();
    const QRect track = trackRect(day);
    const bool today = m_today == day;
    paintText(painter, QRect(0, track.top(), labelWidth() - px(4), track.height()), QLocale().dayName(day + 1, QLocale::ShortFormat),
              Theme::font(13, today ? QFont::DemiBold : QFont::Normal), theme.text);

    paintBox(painter, track, px(Radius::tag), theme.sunken, theme.line);
    painter->save();
    QPainterPath clip;
    clip.addRoundedRect(track, px(Radius::tag), px(Radius::tag));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(clip);
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (int hour = 1; hour < 24; ++hour)
        painter->fillRect(QRect(track.left() + track.width() * hour / 24, track.top(), 1, track.height()), theme.line);
    for (const auto &span : m_days[size_t(day)]) {
        const int from = track.left() + track.width() * span.from / minutesPerDay, to = track.left() + track.width() * span.to / minutesPerDay;
        painter->fillRect(QRect(from, track.top(), std::max(1, to - from), track.height()), theme.accentG);
    }
    if (today)
        painter->fillRect(QRect(track.left() + track.width() * m_nowMinute / minutesPerDay - 1, track.top(), 2, track.height()), theme.text);
    painter->restore();

    const auto &spans = m_days[size_t(day)];
    QRect rest(track.right() + 1 + px(12), track.top(), m_summaryWidth - px(12), track.height());
    const bool changed = spans != m_saved[size_t(day)];
    const QString tag = tr("changed");
    const QFont tagFont = Theme::font(11, QFont::Medium);
    const int tagWidth = changed ? textWidth(tag, tagFont) + px(12) : 0;
    const int used = paintText(painter, rest.adjusted(0, 0, -tagWidth, 0), daySummary(spans), Theme::font(12, QFont::Normal, true),
                               spans.empty() ? theme.text3 : theme.text2);
    if (changed) {
        const QRect box(rest.left() + used + px(6), track.center().y() - px(7), tagWidth - px(2), px(16));
        paintBox(painter, box, px(Radius::tag), theme.accentTint, {});
        paintText(painter, box, tag, tagFont, theme.accentText, Qt::AlignHCenter);
    }
}

void HoursGrid::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (event->button() != Qt::LeftButton || !QRect(trackRect(0).left(), headHeight(), trackRect(0).width(), 7 * rowPitch()).contains(position))
        return;
    m_cursor = m_anchor = cellAt(position);
    m_beforeStroke = m_days;
    m_stroke = !isOpen(m_cursor);
    m_days = painted(selection(), *m_stroke);
    update();
}

void HoursGrid::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_stroke)
        return;
    m_cursor = cellAt(event->position().toPoint());
    m_days = painted(selection(), *m_stroke);
    update();
}

void HoursGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_stroke || event->button() != Qt::LeftButton)
        return;
    const Days days = painted(selection(), *m_stroke);
    m_anchor = m_cursor;
    commit(days);
}

void HoursGrid::keyPressEvent(QKeyEvent *event)
{
    const bool byHours = event->modifiers().testFlag(Qt::ControlModifier), extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int stride = byHours ? 60 : step;
    Cell next = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left: next.minute = std::max(0, next.minute - stride); break;
    case Qt::Key_Right: next.minute = std::min(minutesPerDay - step, next.minute + stride); break;
    case Qt::Key_Up: next.day = std::max(0, next.day - 1); break;
    case Qt::Key_Down: next.day = std::min(6, next.day + 1); break;
    case Qt::Key_Home: next.minute = 0; break;
    case Qt::Key_End: next.minute = minutesPerDay - step; break;
    case Qt::Key_Space: commit(painted(selection(), !isOpen(m_anchor))); return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: commit(painted(selection(), false)); return;
    default: QWidget::keyPressEvent(event); return;
    }
    m_cursor = next;
    if (!extend)
        m_anchor = next;
    describe();
    update();
}

void HoursGrid::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    describe();
    update();
}

void HoursGrid::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace Attendant::Ui
