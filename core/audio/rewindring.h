// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"

#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace Attendant {

/// Speech at 2 bits a sample: a prediction that adapts itself (normalized LMS over the last eight samples), and the sign and size of what it
/// missed in units that grow and shrink with it. About 12 dB over its noise on speech at 8 kHz: rough, and every word is understood. Twenty
/// millionths of a second for a millisecond of sound, 68 bytes of memory. A value; coder and decoder run the same steps.
class TwoBitSpeech
{
public:
    [[nodiscard]] uint8_t encode(int16_t sample);
    [[nodiscard]] int16_t decode(uint8_t code);
    void quiet() { m_past = {}; }

private:
    [[nodiscard]] float prediction() const;
    float learn(uint8_t code, float predicted);

    static constexpr size_t order = 8;
    std::array<float, order> m_weights{}, m_past{};
    float m_unit = 40;
};

/// The last minute of a call for somebody who comes to it: all voices in one, at 8 kHz and 2 bits a sample, in at most 100 KB, because every
/// call has one. Quiet takes no room; somebody who speaks without any pause is kept for 42 s. Times are those of the steady clock. One thread.
///
/// Measured against it: Opus at 12 kbit/s is as small and 4 to 8 times the work (a quarter of what a relayed call costs in all), GSM 06.10 is
/// small too at 3 times the work, 4-bit ADPCM sounds better in twice the room.
class RewindRing
{
public:
    using Microseconds = std::chrono::microseconds;
    static constexpr int rate = 8'000;
    static constexpr Microseconds longest{60'000'000};
    static constexpr size_t mostBytes = 84'000; ///< of sound
    /// Louder than that is kept.
    static constexpr int quietPeak = 100;

    /// What \a source says, or is heard to say, from \a at on, at 24 kHz or 8 kHz (\a from).
    void add(AudioSource source, SampleView samples, int from, Microseconds at);
    /// Nothing that was to be heard behind \a at is.
    void cut(Microseconds at);
    /// Packs what is complete.
    void tick(Microseconds now);
    void clear();

    /// The last \a time before \a now, at 8 kHz; less when the call is younger.
    [[nodiscard]] Samples last(Microseconds time, Microseconds now) const;
    [[nodiscard]] size_t bytes() const; ///< that it holds

private:
    static constexpr size_t pieceSamples = 800, pieceBytes = pieceSamples / 4, pagePieces = 10;
    /// One second. What the coder knew at its beginning, which of its pieces hold sound, and that sound.
    struct Page
    {
        TwoBitSpeech begin;
        uint16_t spoken = 0;
        uint16_t pieces = 0;
        std::unique_ptr<uint8_t[]> sound;
        [[nodiscard]] size_t bytes() const;
    };
    static constexpr size_t taps = 15;
    struct Voice
    {
        int64_t end = 0;
        std::array<int16_t, taps - 1> past{};
        size_t skip = 0; ///< input samples until the next output
    };

    [[nodiscard]] int64_t frameAt(Microseconds at) const { return (at - m_begin).count() * rate / 1'000'000; }
    [[nodiscard]] SampleView toTelephone(Voice &voice, SampleView samples);
    void packPiece();
    void closePage();

    Microseconds m_begin{};
    bool m_hasBegun = false;
    int64_t m_at = 0;           ///< of the first sample that waits
    Samples m_waiting;          ///< mixed, to be packed
    std::array<Voice, 3> m_voices;
    TwoBitSpeech m_coder;
    Page m_open;                ///< its sound is in m_openSound
    std::vector<uint8_t> m_openSound;
    std::deque<Page> m_pages;
    size_t m_bytes = 0;         ///< of the pages' sound
};

} // namespace Attendant
