// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/recordingmark.h"

#include "ui/common/announce.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {
constexpr int dot = 10;
}

RecordingMark::RecordingMark(QWidget *parent)
    : QWidget(parent)
    , m_label(new Label({}, 12, QFont::Medium, &Theme::text2))
{
    setObjectName(u"recordingMark"_s);
    m_label->setObjectName(u"recordingLabel"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(dot + 6), 0, 0, 0); // room for the dot
    layout->addWidget(m_label);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    hide();
}

void RecordingMark::setCall(const Call &call)
{
    State state = State::None;
    if (call.recording && call.status == CallStatus::InProgress)
        state = call.recording->state == u"paused"      ? State::Paused
                : call.recording->state == u"stopped"   ? State::Stopped
                : call.recording->state == u"recording" ? State::Recording
                                                        : State::None;
    if (state == m_state)
        return;
    m_state = state;
    m_label->setText(state == State::Recording ? tr("Recording") : state == State::Paused ? tr("Recording paused") : tr("Recording has stopped"));
    m_label->setColor(state == State::Stopped ? &Theme::amberText : &Theme::text2);
    setToolTip(state == State::Recording ? tr("This call is recorded.")
               : state == State::Paused  ? tr("Nothing is recorded until somebody goes on.")
                                         : tr("The recording could not go on. The call does."));
    setAccessibleName(m_label->text());
    setVisible(state != State::None);
    update();
    if (state != State::None)
        announce(this, m_label->text());
}

void RecordingMark::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF place(0, 0, px(dot), px(dot));
    place.moveCenter(QPointF(px(dot) / 2.0, height() / 2.0));
    if (m_state == State::Stopped) {
        paintRisk(&painter, place.adjusted(-px(2), -px(2), px(2), px(2)), Risk::Look);
        return;
    }
    const bool runs = m_state == State::Recording;
    painter.setPen(runs ? QPen(Qt::NoPen) : QPen(theme.text2, 1.5));
    painter.setBrush(runs ? QBrush(theme.redG) : QBrush(Qt::NoBrush));
    painter.drawEllipse(runs ? place : place.adjusted(1, 1, -1, -1));
}

} // namespace Attendant::Ui
