// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioDevice>
#include <QObject>
#include <QTimer>

#include <functional>

namespace Attendant::Ui {

/// Finds out whether a sound device can be opened, without being held up by it.
///
/// A device that has gone may still stand in Qt's list. Opening it then blocks inside Qt for ever (6.8 on PulseAudio, measured: it waits for
/// a stream to become ready that has failed), and with it the thread: the window, or the voices of a call. So whoever is about to open one has a
/// thread of no importance do it first, and goes on when that came back in time. A thread that did not is given up; while one hangs on a
/// device the same device is refused at once for a while, so that they do not pile up.
///
/// On the thread it lives on; moves along with its parent. One question at a time: a new one takes the place of the one before.
class DeviceProbe : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds limit{1'500};      ///< a device that takes longer to open is of no use in a call
    static constexpr std::chrono::milliseconds askAgainAfter{10'000}; ///< the device may have come back under its old name

    using QObject::QObject;

    /// \a answered is called later, from the event loop, with whether \a device was opened (and closed again).
    void ask(const QAudioDevice &device, std::function<void(bool opens)> answered);
    void cancel(); ///< no answer comes
    [[nodiscard]] bool isAsking() const { return m_answered != nullptr; }

private:
    void answer(quint64 question, bool opens);

    quint64 m_question = 0;
    std::function<void(bool)> m_answered;
    QTimer m_limit{this};
};

} // namespace Attendant::Ui
