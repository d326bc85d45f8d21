// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/phaseline.h"

#include "ui/common/format.h"
#include "ui/common/paint.h"

#include <QPainter>

namespace Attendant::Ui {

PhaseLine::PhaseLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateName();
}

void PhaseLine::setPhase(Phase phase, Tone tone)
{
    if (phase == m_phase && tone == m_tone)
        return;
    m_phase = phase;
    m_tone = tone;
    updateName();
    update();
}

void PhaseLine::setDetail(Phase phase, const QString &detail)
{
    m_details[size_t(phase)] = detail;
    update();
}

void PhaseLine::updateName()
{
    setAccessibleName(tr("Phase of the call: %1, %2 of %3").arg(phaseName(m_phase)).arg(int(m_phase) + 1).arg(phaseCount));
}

QSize PhaseLine::sizeHint() const
{
    return {px(560), px(24)};
}

QSize PhaseLine::minimumSizeHint() const
{
    return {px(240), px(24)};
}

void PhaseLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const int gap = px(4);
    const double each = double(width() - gap * (phaseCount - 1)) / phaseCount;
    const QColor bar = m_tone == Tone::Red ? theme.redG : m_tone == Tone::Amber ? theme.amber : m_tone == Tone::Green ? theme.greenG : theme.accentG;
    const QColor ink = m_tone == Tone::Red     ? theme.redText
                       : m_tone == Tone::Amber ? theme.amberText
                       : m_tone == Tone::Green ? theme.greenText
                                               : theme.accentText;
    for (int i = 0; i < phaseCount; ++i) {
        const int left = qRound(i * (each + gap)), right = qRound(i * (each + gap) + each);
        const bool past = i < int(m_phase), current = i == int(m_phase);
        painter.fillRect(left, 0, right - left, px(4), current ? bar : past ? theme.control : theme.shade2);
        QRect rest(left, px(8), right - left, px(16));
        const QColor nameInk = current ? ink : past ? theme.text2 : theme.text3;
        const int used = paintText(&painter, rest, phaseName(Phase(i)), Theme::font(12, current ? QFont::DemiBold : QFont::Medium), nameInk);
        rest.setLeft(rest.left() + used + px(6));
        paintText(&painter, rest, m_details[size_t(i)], Theme::font(12, QFont::Normal, true), theme.text3);
    }
}

} // namespace Attendant::Ui
