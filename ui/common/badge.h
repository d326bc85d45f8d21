// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace Attendant::Ui {

/// A count in a small rounded box: neutral, amber (needs a look) or red (an emergency among them). Hidden at 0.
class Badge : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Neutral, Amber, Red };

    explicit Badge(QWidget *parent = nullptr);

    void setCount(int count, Kind kind = Kind::Neutral);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

    /// For delegates: paints the badge right-aligned in \a rect and returns its width; without a painter it only measures.
    static int paint(QPainter *painter, const QRect &rect, int count, Kind kind, bool small = false);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    Kind m_kind = Kind::Neutral;
};

} // namespace Attendant::Ui
