// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/recordingtypes.h"

#include <QWidget>

namespace Attendant::Ui {

/// A recording at a glance: the caller above the line, the AI and the person of the office below it in their colours. A click, a drag or an
/// arrow key chooses a moment.
class WaveformView : public QWidget
{
    Q_OBJECT

public:
    explicit WaveformView(QWidget *parent = nullptr);

    void setPeaks(RecordingPeaks peaks);
    void setPosition(std::chrono::milliseconds position);
    [[nodiscard]] std::chrono::milliseconds position() const { return m_position; }
    [[nodiscard]] std::chrono::milliseconds length() const { return m_peaks.length; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(std::chrono::milliseconds position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void chooseAt(double x);
    [[nodiscard]] double loudness(size_t channel, int bar, int bars) const; ///< 0 to 1

    RecordingPeaks m_peaks;
    std::chrono::milliseconds m_position{};
};

} // namespace Attendant::Ui
