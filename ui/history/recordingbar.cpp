// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/recordingbar.h"

#include "ui/audio/recordingplayer.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/history/waveformview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {
constexpr int points = 1'000;
}

RecordingBar::RecordingBar(ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_player(new RecordingPlayer(api, this))
    , m_play(Button::iconOnly(Icon::Play, tr("Play")))
    , m_wave(new WaveformView)
    , m_time(new Label({}, 12, QFont::Normal, &Theme::text2))
{
    setObjectName(u"recordingBar"_s);
    m_play->setObjectName(u"playRecordingButton"_s);
    m_time->setTabular(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(24), px(8), px(24), px(8));
    row->setSpacing(px(12));
    row->addWidget(m_play);
    row->addWidget(m_wave, 1);
    row->addWidget(m_time);
    column->addLayout(row);
    column->addWidget(new HairLine);
    hide();
    connect(m_play, &QPushButton::clicked, this, [this] {
        if (m_player->isPlaying())
            m_player->pause();
        else
            m_player->play(m_wave->position());
    });
    connect(m_wave, &WaveformView::chosen, this, &RecordingBar::jump);
    connect(m_player, &RecordingPlayer::positionChanged, this, [this](std::chrono::milliseconds position) {
        m_wave->setPosition(position);
        showTime();
    });
    connect(m_player, &RecordingPlayer::playingChanged, this, [this](bool playing) {
        m_play->setIconName(playing ? Icon::Pause : Icon::Play);
        m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
        m_play->setToolTip(m_play->accessibleName());
    });
    connect(m_player, &RecordingPlayer::failed, this, [this](const Error &error) {
        m_time->setText(error.message.isEmpty() ? tr("No speaker") : errorSentence(error.code));
    });
}

bool RecordingBar::isPlaying() const
{
    return m_player->isPlaying();
}

void RecordingBar::hideEvent(QHideEvent *event)
{
    m_player->pause();
    QWidget::hideEvent(event);
}

void RecordingBar::setDevices(AudioDevices &devices)
{
    m_player->setDevices(devices);
}

void RecordingBar::clear()
{
    ++m_generation;
    m_player->setCall({}, {});
    m_id = {};
    hide();
    if (std::exchange(m_hasSound, false))
        Q_EMIT soundChanged(false);
}

void RecordingBar::showCall(const Call &call)
{
    clear();
    if (!call.recording || call.recording->state == u"deleted")
        return;
    m_id = call.id;
    m_api.recordingPeaks(call.id, points).then(this, [this, generation = m_generation](const Result<RecordingPeaks> &peaks) {
        if (generation != m_generation || !peaks || peaks->length <= 0ms)
            return;
        m_startedAt = peaks->startedAt;
        m_player->setCall(m_id, peaks->length);
        m_wave->setPeaks(*peaks);
        showTime();
        show();
        m_hasSound = true;
        Q_EMIT soundChanged(true);
    });
}

void RecordingBar::playFrom(Time at)
{
    if (!m_hasSound)
        return;
    jump(std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(at - m_startedAt)));
    if (!m_player->isPlaying())
        m_player->play(m_wave->position());
}

void RecordingBar::jump(std::chrono::milliseconds to)
{
    m_wave->setPosition(to);
    showTime();
    if (m_player->isPlaying())
        m_player->play(m_wave->position());
}

void RecordingBar::showTime()
{
    const auto seconds = [](std::chrono::milliseconds time) { return shortTime(std::chrono::floor<std::chrono::seconds>(time)); };
    m_time->setText(u"%1 / %2"_s.arg(seconds(m_wave->position()), seconds(m_wave->length())));
}

} // namespace Attendant::Ui
