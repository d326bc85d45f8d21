// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/openinghours.h"

#include <QWidget>

#include <optional>

namespace Attendant::Ui {

/// A week of opening hours: one row per day, painted by dragging in steps of 15 minutes (over several days at once), or by keys: arrows move
/// (Ctrl: by hours), Shift selects, Space opens or closes what is selected, Delete closes it. Minutes finer than a step survive where
/// nothing was painted. The row of today and the minute that it is now in the office's zone are marked.
class HoursGrid : public QWidget
{
    Q_OBJECT

public:
    using Days = std::array<std::vector<OpeningHours::Span>, 7>;

    explicit HoursGrid(QWidget *parent = nullptr);

    /// \a saved: rows that differ from it are tagged "changed".
    void setDays(const Days &days, const Days &saved);
    [[nodiscard]] const Days &days() const { return m_days; }
    /// 0 = Monday; nothing: no mark.
    void setNow(std::optional<int> day, int minute);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where the quarter that begins at \a minute of \a day is painted; for tests.
    [[nodiscard]] QRect cellRect(int day, int minute) const;

Q_SIGNALS:
    /// After a stroke of the mouse or a key.
    void daysEdited(const Attendant::Ui::HoursGrid::Days &days);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Cell { int day = 0, minute = 8 * 60; bool operator==(const Cell &) const = default; };
    struct Area { int firstDay, lastDay, from, to; };

    [[nodiscard]] QRect trackRect(int day) const;
    [[nodiscard]] Cell cellAt(const QPoint &position) const;
    [[nodiscard]] bool isOpen(const Cell &cell) const;
    [[nodiscard]] Area selection() const;
    [[nodiscard]] Days painted(const Area &area, bool open) const;
    void paintRow(QPainter *painter, int day);
    void commit(const Days &days);
    void measureSummaries();
    void describe();

    Days m_days, m_saved, m_beforeStroke;
    std::optional<int> m_today;
    int m_nowMinute = 0, m_summaryWidth = 0;
    Cell m_cursor, m_anchor;
    std::optional<bool> m_stroke; ///< while the button is down: what the stroke paints
};

/// \a spans with [from, to) opened or closed; neighbours that touch become one.
[[nodiscard]] std::vector<OpeningHours::Span> spansWith(const std::vector<OpeningHours::Span> &spans, int from, int to, bool open);

} // namespace Attendant::Ui
