// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace Attendant::Ui {

/// What a sentence, spoken into the microphone outside of a call, says of the devices: whether callers will hear this person. A value; the
/// latest one is remembered on this computer with the names of its devices (QSettings: audio/check…).
struct SoundCheck
{
    enum class Verdict { NotDone, Ok, TooQuiet, Clipping, NoSound };

    Verdict verdict = Verdict::NotDone;
    QString input, output; ///< names of the devices that were checked
    QDateTime at;

    /// Of \a recording, as callers get it.
    [[nodiscard]] static Verdict judge(SampleView recording);
    /// How much later than it was \a played the microphone \a heard it: through the speaker, the room and both devices. At most half a
    /// second; nothing where the microphone does not hear the speaker, as with a headset. Takes under 16 ms for 3 s.
    [[nodiscard]] static std::optional<std::chrono::milliseconds> roundTrip(SampleView played, SampleView heard);

    [[nodiscard]] static SoundCheck last();
    void remember() const;
    /// It was fine, with these very devices.
    [[nodiscard]] bool isPassedWith(const QString &inputName, const QString &outputName) const
    {
        return verdict == Verdict::Ok && input == inputName && output == outputName;
    }

    /// Whether a person has to have passed before they are offered calls; off unless chosen.
    [[nodiscard]] static bool isRequired();
    static void setRequired(bool required);
};

} // namespace Attendant::Ui
