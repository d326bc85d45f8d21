// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>

#include <functional>

class QTextLine;

namespace Attendant::Ui {

/// A text in one size, weight and colour role; follows the theme. Plain text unless setTextFormat() says otherwise.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString &text = {}, int size = 13, QFont::Weight weight = QFont::Normal, ColorRole color = &Theme::text,
                   QWidget *parent = nullptr);

    void setColor(ColorRole color);
    void setTabular(bool tabular);

    /// Cuts the text at its end when there is no room, and then shows all of it as the tool tip, over the one it may have. A single line.
    void setElided(bool elided);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// The line height that belongs to the font's size: 20 for 13, 16 for 12…
    [[nodiscard]] int lineHeight() const;
    void applyTheme();
    [[nodiscard]] int fullWidth() const;
    [[nodiscard]] bool wrapsPlainly() const;
    /// Breaks the text at \a width and calls \a each with every line and its number; returns how many there are.
    int layOut(int width, const std::function<void(QTextLine &, int)> &each) const;
    void paintWrapped();

    int m_size;
    QFont::Weight m_weight;
    ColorRole m_color;
    bool m_tabular = false, m_elided = false;
};

} // namespace Attendant::Ui
