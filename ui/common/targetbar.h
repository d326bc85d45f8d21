// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/participants.h"

#include <QWidget>

#include <chrono>

namespace Attendant::Ui {

/// How much of the time in which a caller should get a person has passed: a figure ("0:06"), "left of 0:15", and a bar; past the target a
/// clock and "0:12 past 1:00" in amber. Red for emergencies, amber otherwise.
class TargetBar : public QWidget
{
    Q_OBJECT

public:
    /// Large stacks the figure over its words (28 px, the queue); Small puts them in one line (13 px).
    enum class Size { Small, Large };

    explicit TargetBar(Size size, QWidget *parent = nullptr);

    void setTimes(std::chrono::seconds waited, std::chrono::seconds target, Urgency urgency);
    [[nodiscard]] bool isPast() const { return m_waited > m_target; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Size m_size;
    std::chrono::seconds m_waited{0}, m_target{60};
    Urgency m_urgency = Urgency::Medium;
};

} // namespace Attendant::Ui
