// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "ui/audio/deviceprobe.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QAudioSink;

namespace Attendant::Ui {

/// Plays short sounds on a chosen device: the test tone, the ring. One sound at a time; GUI thread.
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    explicit SoundPlayer(QObject *parent = nullptr);
    ~SoundPlayer() override;

    /// False: there is no such device, nor any other. \a deviceId empty: the default. \a repeat: until stop(). It begins a moment later; a
    /// device that then turns out to be gone is reported by finished().
    virtual bool play(const QByteArray &deviceId, const Samples &sound, double volume, bool repeat = false);
    virtual void stop();
    [[nodiscard]] bool isPlaying() const { return m_sink || m_probe.isAsking(); }

    [[nodiscard]] static Samples testTone(); ///< 440 Hz, one second, softly begun and ended
    [[nodiscard]] static Samples ring();     ///< two short notes and a pause, 2 s

Q_SIGNALS:
    void finished(); ///< at the end, or because the device has gone; not after stop()

private:
    class Feed;
    void start(const QAudioDevice &device, const Samples &sound, double volume, bool repeat);
    void release();
    void giveUp();

    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_end, m_look;
    DeviceProbe m_probe;
};

} // namespace Attendant::Ui
