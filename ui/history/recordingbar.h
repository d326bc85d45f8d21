// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "domain/call.h"

#include <QWidget>

namespace Attendant::Ui {

class AudioDevices;
class Button;
class Label;
class RecordingPlayer;
class WaveformView;

/// The recording of a call above its conversation: its shape, play and pause, the moment. Hidden while there is none.
class RecordingBar : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingBar(ApiClient &api, QWidget *parent = nullptr);

    void setDevices(AudioDevices &devices);
    void showCall(const Call &call);
    void clear();
    [[nodiscard]] bool hasSound() const { return m_hasSound; }
    /// Plays from the moment \a at of the call on.
    void playFrom(Time at);

    [[nodiscard]] bool isPlaying() const;

Q_SIGNALS:
    void soundChanged(bool hasSound);

protected:
    /// Another page is in front, or a call was taken: nobody must search for the button that ends a voice from the past.
    void hideEvent(QHideEvent *event) override;

private:
    void jump(std::chrono::milliseconds to);
    void showTime();

    ApiClient &m_api;
    CallId m_id;
    Time m_startedAt{};
    bool m_hasSound = false;
    quint64 m_generation = 0;
    RecordingPlayer *m_player;
    Button *m_play;
    WaveformView *m_wave;
    Label *m_time;
};

} // namespace Attendant::Ui
