// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace Attendant {

/// A sound server of the test's own with a speaker and a microphone, both 24 kHz mono, that belong to no hardware: what is played to
/// "micfeed" is what the microphone hears, and "speaker_tap" records what the speaker plays. Its sinks render in blocks of at most 50 ms
/// (norewinds): by default a capture gets nothing for up to two seconds. Ended in the destructor, by pid.
class PulseServer
{
public:
    /// Sets PULSE_SERVER for this process and its children. Before the first use of QtMultimedia. Errors: Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<PulseServer>> start();
    ~PulseServer();

    /// Raw PCM16 at 24 kHz to the microphone; returns at once, the process ends with the last sample.
    [[nodiscard]] std::unique_ptr<QProcess> feedMicrophone(const QString &rawFile) const;
    /// Records the speaker from now on; what it has read is on its standard output. End it by deleting it.
    [[nodiscard]] std::unique_ptr<QProcess> recordSpeaker() const;

private:
    PulseServer() = default;

    QTemporaryDir m_folder;
    QProcess m_server;
};

} // namespace Attendant
