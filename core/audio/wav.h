// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "base/result.h"

#include <QString>

#include <memory>

struct sf_private_tag;

namespace Attendant {

struct WavAudio
{
    int rate = audioRate;
    Samples samples;
};

/// A 16-bit mono WAV file. Errors: Unavailable with the path and the reason.
[[nodiscard]] Result<void> writeWav(const QString &path, SampleView samples, int rate = audioRate);

/// Any WAV file as 16-bit mono (channels are averaged), at the file's own rate. Errors: NotFound, InvalidInput (no audio file),
/// TooLarge (over an hour).
[[nodiscard]] Result<WavAudio> readWav(const QString &path);

/// A WAV file that grows while a call goes on; complete once closed or destroyed. One thread at a time.
class WavWriter
{
public:
    /// Errors: Unavailable with the path and the reason.
    [[nodiscard]] static Result<WavWriter> open(const QString &path, int rate = audioRate);

    /// Errors: Unavailable (the disk is full, …).
    [[nodiscard]] Result<void> append(SampleView samples);
    void close() { m_file.reset(); }

private:
    struct Closer { void operator()(sf_private_tag *file) const; };
    using File = std::unique_ptr<sf_private_tag, Closer>;
    WavWriter(File file, QString path);

    File m_file;
    QString m_path;
};

} // namespace Attendant
