// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace Attendant::Ui {

class Label;

/// A page of the main window: a head of 56 px (title, what stands beside it, controls at the right) over a body. The window owns its pages
/// and calls activated() each time one comes to the front. GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// \a id is a word for settings and links ("live", "queue", …); \a title is what people read.
    Page(const QString &id, const QString &title, Icon icon, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] Icon pageIcon() const { return m_icon; }

    /// The page comes to the front, or leaves it.
    virtual void activated() {}
    virtual void deactivated() {}
    /// A sentence naming what would be lost when the page is left or the window closed; empty: nothing.
    [[nodiscard]] virtual QString unsavedChanges() const { return {}; }
    /// Narrow windows (under 1360 px) have 16 px margins instead of 24.
    virtual void setNarrow(bool narrow);
    /// The server is away: everything is shown grey until it is back.
    virtual void setStale(bool stale) { Q_UNUSED(stale) }

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// Left of the stretch: behind the title. Right: the page's controls.
    void addToHead(QWidget *widget);
    void addToHeadRight(QWidget *widget);
    /// A page that draws its own head (Call) hides ours.
    void setHeadVisible(bool visible);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] int margin() const { return px(m_narrow ? 16 : 24); }

private:
    QString m_id, m_title;
    Icon m_icon;
    bool m_narrow = false;
    /// Puts what the head has no room for into a second row: first the controls at the right, then all but the title.
    void foldHead();
    void moveHead(const std::vector<QWidget *> &widgets, bool down);

    QWidget *m_head, *m_second;
    QHBoxLayout *m_headLayout;
    QVBoxLayout *m_body;
    Label *m_heading;
    std::vector<QWidget *> m_left, m_right;
    bool m_leftIsDown = false, m_rightIsDown = false, m_headIsShown = true;
};

} // namespace Attendant::Ui
