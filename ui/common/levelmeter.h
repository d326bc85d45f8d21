// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

namespace Attendant::Ui {

/// A level in small segments with a peak mark: the caller's in the accent, yours in green, amber near the top. Fed as often as the audio
/// comes, repaints at most 30 times a second and only when a segment changes.
class LevelMeter : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Caller, You };

    explicit LevelMeter(Kind kind, const QString &accessibleName, QWidget *parent = nullptr);

    /// \a rms and \a peak from 0 (silence) to 1 (full scale), linear amplitude; shown on a scale of 60 dB.
    void setLevel(double rms, double peak);
    void setSegments(int count);
    /// As many segments as there is room for.
    void setFillsWidth();
    [[nodiscard]] int litSegments() const { return m_lit; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Kind m_kind;
    bool m_fills = false;
    int m_segments = 26, m_lit = 0, m_peak = -1;
    int m_shownLit = -1, m_shownPeak = -1;
    QElapsedTimer m_sincePaint, m_sincePeak;
};

} // namespace Attendant::Ui
