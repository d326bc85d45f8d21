// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace Attendant::Ui {

class Label;

/// A card with a title line of 40 px, room for controls at its right, and a body. Without a title it is only the card.
class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(const QString &title = {}, Icon icon = Icon::None, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Behind the title, right-aligned: links, counts, small buttons.
    void addToTitle(QWidget *widget);
    /// The body; its margins are 16 px unless setBodyMargins() says otherwise.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setBodyMargins(int left, int top, int right, int bottom);
    /// A hairline over the next row; for bodies that are lists.
    void addRow(QWidget *row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_titleLine = nullptr;
    Label *m_title = nullptr;
    QHBoxLayout *m_titleLayout = nullptr;
    QVBoxLayout *m_body = nullptr;
    bool m_hasRows = false;
};

/// A horizontal hairline.
class HairLine : public QWidget
{
    Q_OBJECT

public:
    explicit HairLine(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Shows one icon in a role's colour; for labels and titles. Not focusable; silent for screen readers.
class IconView : public QWidget
{
    Q_OBJECT

public:
    explicit IconView(Icon icon, int size = 16, ColorRole color = &Theme::text3, QWidget *parent = nullptr);
    void setIcon(Icon icon);
    void setRisk(Risk risk);
    void setColor(ColorRole color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    std::optional<Risk> m_risk;
    ColorRole m_color;
};

} // namespace Attendant::Ui
