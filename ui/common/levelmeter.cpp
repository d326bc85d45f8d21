// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/levelmeter.h"

#include "ui/common/paint.h"

#include <QPainter>

#include <cmath>

namespace Attendant::Ui {

namespace {

constexpr int frameMs = 33, peakHoldMs = 1500;

// 0 at -60 dB and below, 1 at full scale.
double onScale(double amplitude)
{
    return amplitude <= 0.001 ? 0 : std::clamp(1 + 20 * std::log10(amplitude) / 60, 0.0, 1.0);
}

} // namespace

LevelMeter::LevelMeter(Kind kind, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_sincePaint.start();
    m_sincePeak.start();
}

void LevelMeter::setSegments(int count)
{
    m_segments = std::max(4, count);
    updateGeometry();
}

void LevelMeter::setFillsWidth()
{
    m_fills = true;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LevelMeter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fills)
        m_segments = std::max(4, (width() + 1) / (px(4) + 1));
}

QSize LevelMeter::sizeHint() const
{
    return {m_segments * px(4) + m_segments - 1, px(8)};
}

void LevelMeter::setLevel(double rms, double peak)
{
    m_lit = int(std::lround(onScale(rms) * m_segments));
    const int peakAt = peak > 0.001 ? std::min(m_segments - 1, int(onScale(peak) * m_segments)) : -1;
    if (peakAt >= m_peak || m_sincePeak.elapsed() > peakHoldMs) {
        m_peak = peakAt;
        m_sincePeak.restart();
    }
    if ((m_lit == m_shownLit && m_peak == m_shownPeak) || m_sincePaint.elapsed() < frameMs)
        return;
    m_sincePaint.restart();
    update();
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const int width = px(4), hotFrom = int(m_segments * 0.86);
    for (int i = 0; i < m_segments; ++i) {
        QColor color = theme.shade2;
        if (i < m_lit)
            color = i > hotFrom ? theme.amber : m_kind == Kind::You ? theme.greenG : theme.accentG;
        else if (i == m_peak)
            color = theme.text3;
        painter.fillRect(i * (width + 1), 0, width, height(), color);
    }
    m_shownLit = m_lit;
    m_shownPeak = m_peak;
}

} // namespace Attendant::Ui
