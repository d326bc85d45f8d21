// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <memory>
#include <optional>

namespace Attendant {

/// What is done to a voice between the microphone and the line. A value.
struct VoiceStages
{
    bool echoCancellation = true;
    bool noiseSuppression = true;
    bool automaticGain = true; ///< quiet voices louder, towards about -20 dBFS; never by more than 30 dB

    static constexpr VoiceStages none() { return {false, false, false}; }
    [[nodiscard]] bool any() const { return echoCancellation || noiseSuppression || automaticGain; }
    bool operator==(const VoiceStages &) const = default;
};

/// Cleans what a microphone hears: takes away the echo of what the speaker plays, steady noise, and differences in loudness
/// (webrtc-audio-processing, 10 ms inside). Give playing() all that goes to the speaker, in the order in which it is handed to the device, and
/// captured() all that comes back; the echo's delay is found by itself, up to about half a second. It takes one to two seconds of far
/// voice to learn a room.
///
/// With a stage on, a voice comes out a few milliseconds later than it went in; with all off, it passes unaltered. About 12 ms of computing
/// for a second of sound. One microphone per object; one thread at a time.
class VoiceProcessor
{
public:
    explicit VoiceProcessor(const VoiceStages &stages = {});
    ~VoiceProcessor();
    VoiceProcessor(VoiceProcessor &&) noexcept;
    VoiceProcessor &operator=(VoiceProcessor &&) noexcept;

    /// Takes effect with the next frame; what was learnt about the room stays while its stage stays on.
    void setStages(const VoiceStages &stages);
    [[nodiscard]] VoiceStages stages() const { return m_stages; }

    /// What the device's buffers add between playing() and captured(). A hint: the canceller starts to look there.
    void setDelay(std::chrono::milliseconds delay);

    /// What the speaker is given; pieces of any length.
    void playing(SampleView samples);

    /// One frame of the microphone, cleaned into \a out (which may be the same memory).
    void captured(std::span<const int16_t, frameSamples> frame, std::span<int16_t, frameSamples> out);

    /// Another microphone, speaker or room: forgets what was learnt.
    void reset();

    /// Where the canceller sees the echo, as time between playing() and captured(). Nothing while it does not know, or is off.
    /// At most two seconds old.
    [[nodiscard]] std::optional<std::chrono::milliseconds> echoDelay() const { return m_echoDelay; }

private:
    struct Engine;
    void readStatistics();

    std::unique_ptr<Engine> m_engine; ///< made when a stage is first on
    VoiceStages m_stages;
    std::chrono::milliseconds m_delay{60};
    std::optional<std::chrono::milliseconds> m_echoDelay;
    int m_frames = 0; ///< since the library was last asked for it
    Samples m_far;    ///< less than 10 ms that wait for the rest
};

} // namespace Attendant
