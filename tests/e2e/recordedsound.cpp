// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedsound.h"

#include "audio/level.h"
#include "audio/tone.h"

#include <algorithm>

namespace Attendant {

HeardTone findTone(SampleView sound, double hertz)
{
    HeardTone tone;
    int run = 0;
    size_t runEnd = 0;
    for (size_t at = 0; at + frameSamples <= sound.size(); at += frameSamples) {
        const SampleView frame = sound.subspan(at, frameSamples);
        const double total = AudioLevel::of(frame).rms + 3; // as the peak of a sine
        const bool isTone = total > -40 && toneLevel(frame, hertz) > total - 0.5;
        run = isTone ? run + 1 : 0;
        if (!isTone)
            continue;
        if (tone.frames++ == 0)
            tone.firstAt = at;
        tone.endAt = at + frameSamples;
        if (run > tone.longestRun) {
            tone.longestRun = run;
            runEnd = tone.endAt;
        }
    }
    if (tone.longestRun > 0)
        tone.level = toneLevel(sound.subspan(runEnd - size_t(tone.longestRun) * frameSamples, size_t(tone.longestRun) * frameSamples), hertz);
    return tone;
}

int audibleFrames(SampleView sound)
{
    int frames = 0;
    for (size_t at = 0; at + frameSamples <= sound.size(); at += frameSamples)
        frames += AudioLevel::of(sound.subspan(at, frameSamples)).rms > -45 ? 1 : 0;
    return frames;
}

std::vector<size_t> findHoldSounds(SampleView sound)
{
    Samples notes(samplesIn(std::chrono::milliseconds(300)));
    HoldTone().pull(notes);
    std::vector<size_t> found;
    for (auto at = sound.begin(); (at = std::search(at, sound.end(), notes.begin(), notes.end())) != sound.end(); at += qsizetype(notes.size()))
        found.push_back(size_t(at - sound.begin()));
    return found;
}

} // namespace Attendant
