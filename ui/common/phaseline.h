// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "domain/participants.h"

#include <QWidget>

#include <array>
#include <optional>

namespace Attendant::Ui {

/// Where a call stands: its five phases side by side, past ones dark, the current one coloured, each with the time at which it began.
class PhaseLine : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Accent, Red, Amber, Green };
    static constexpr int phaseCount = 5;

    explicit PhaseLine(QWidget *parent = nullptr);

    void setPhase(Phase phase, Tone tone = Tone::Accent);
    /// Text under a phase besides its name, such as "00:31"; empty: none.
    void setDetail(Phase phase, const QString &detail);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateName();

    Phase m_phase = Phase::Greeting;
    Tone m_tone = Tone::Accent;
    std::array<QString, phaseCount> m_details;
};

} // namespace Attendant::Ui
