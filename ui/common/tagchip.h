// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

namespace Attendant::Ui {

/// A short word in a tinted box: a language, a state, a count ("6 of 8").
class TagChip : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Neutral, Accent, Red, Amber, Green };

    explicit TagChip(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setTone(Tone tone);
    [[nodiscard]] QSize sizeHint() const override;

    /// For delegates: paints the chip at the left of \a rect, centred vertically; returns its width.
    static int paint(QPainter *painter, const QRect &rect, const QString &text, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace Attendant::Ui
