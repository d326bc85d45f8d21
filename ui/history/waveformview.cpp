// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/waveformview.h"

#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr int barWidth = 2, barStep = 3, edge = 4;
constexpr auto keyStep = 5s;

QColor faded(QColor color)
{
    color.setAlphaF(0.4F);
    return color;
}

} // namespace

WaveformView::WaveformView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("waveformView"));
    setAccessibleName(tr("Recording"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WaveformView::sizeHint() const
{
    return {px(200), px(48)};
}

void WaveformView::setPeaks(RecordingPeaks peaks)
{
    m_peaks = std::move(peaks);
    m_position = {};
    update();
}

void WaveformView::setPosition(std::chrono::milliseconds position)
{
    position = std::clamp(position, 0ms, m_peaks.length);
    if (position == m_position)
        return;
    m_position = position;
    update();
}

double WaveformView::loudness(size_t channel, int bar, int bars) const
{
    const auto &peaks = m_peaks.channels[channel];
    if (peaks.empty())
        return 0;
    const size_t from = peaks.size() * size_t(bar) / size_t(bars);
    const size_t to = std::max(from + 1, peaks.size() * size_t(bar + 1) / size_t(bars));
    quint8 peak = 0;
    for (size_t i = from; i < std::min(to, peaks.size()); ++i)
        peak = std::max(peak, peaks[i]);
    // Quiet voices are voices too: the root lifts them.
    return std::sqrt(peak / 255.0);
}

void WaveformView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const int left = px(edge), room = std::max(1, width() - 2 * left), bars = std::max(1, room / px(barStep));
    const int middle = height() / 2, reach = middle - px(3);
    const double played = m_peaks.length.count() > 0 ? double(m_position.count()) / double(m_peaks.length.count()) : 0;
    painter.fillRect(QRect(left, middle, room, 1), theme.line);
    const std::array<QColor, 3> colors{theme.text3, theme.accentG, theme.greenG};
    for (int bar = 0; bar < bars; ++bar) {
        const bool isPlayed = bar < played * bars;
        const int x = left + bar * px(barStep);
        for (size_t channel = 0; channel < colors.size(); ++channel) {
            const int size = int(std::lround(loudness(channel, bar, bars) * reach));
            if (size <= 0)
                continue;
            const QRect rect = channel == 0 ? QRect(x, middle - size, px(barWidth), size) : QRect(x, middle + 1, px(barWidth), size);
            painter.fillRect(rect, isPlayed ? colors[channel] : faded(colors[channel]));
        }
    }
    const int cursor = left + int(played * room);
    painter.fillRect(QRect(cursor, px(2), std::max(1, px(1)), height() - 2 * px(2)), theme.text);
    if (hasFocus())
        paintBox(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(Radius::control), Qt::transparent, theme.accentText, 2);
}

void WaveformView::chooseAt(double x)
{
    if (m_peaks.length.count() <= 0)
        return;
    const double part = std::clamp((x - px(edge)) / std::max(1, width() - 2 * px(edge)), 0.0, 1.0);
    Q_EMIT chosen(std::chrono::milliseconds(qint64(part * double(m_peaks.length.count()))));
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        chooseAt(event->position().x());
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        chooseAt(event->position().x());
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        Q_EMIT chosen(std::max(0ms, m_position - keyStep));
    else if (event->key() == Qt::Key_Right)
        Q_EMIT chosen(std::min<std::chrono::milliseconds>(m_peaks.length, m_position + keyStep));
    else if (event->key() == Qt::Key_Home)
        Q_EMIT chosen(0ms);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Attendant::Ui
