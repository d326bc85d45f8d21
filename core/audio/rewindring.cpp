// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/rewindring.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace Attendant {

namespace {

// The best two steps for what is left of speech, in units of its deviation, and the border between them.
constexpr float smallStep = 0.4528F, largeStep = 1.51F, border = 0.9816F;
constexpr float shrink = 0.82F, grow = 1.6F, leastUnit = 6, mostUnit = 9'000;
constexpr float pace = 0.05F, forgetting = 0.9995F;
constexpr float loudest = 32'767;

// Low pass at 3.3 kHz for every third sample of 24 kHz (windowed sinc, 15 taps, Q15).
constexpr std::array<int, 15> lowPass{-31, -259, -595, -395, 1'235, 4'351, 7'589, 8'978, 7'589, 4'351, 1'235, -395, -595, -259, -31};

constexpr RewindRing::Microseconds jitter{100'000};
constexpr RewindRing::Microseconds mostAhead{1'000'000};
// The caller's line comes late at times; what is packed cannot be added to.
constexpr RewindRing::Microseconds settles{60'000};

} // namespace

// --- the coder -----------------------------------------------------------------------------------------------------------------------

float TwoBitSpeech::prediction() const
{
    float sum = 0;
    for (size_t i = 0; i < order; ++i)
        sum += m_weights[i] * m_past[i];
    return std::clamp(sum, -loudest, loudest);
}

float TwoBitSpeech::learn(uint8_t code, float predicted)
{
    const bool isLarge = (code & 1) != 0;
    float missed = m_unit * (isLarge ? largeStep : smallStep);
    if ((code & 2) != 0)
        missed = -missed;
    m_unit = std::clamp(m_unit * (isLarge ? grow : shrink), leastUnit, mostUnit);
    float energy = 1'000;
    for (const float past : m_past)
        energy += past * past;
    const float step = pace * missed / energy;
    for (size_t i = 0; i < order; ++i)
        m_weights[i] = m_weights[i] * forgetting + step * m_past[i];
    const float sample = std::clamp(predicted + missed, -loudest, loudest);
    std::shift_right(m_past.begin(), m_past.end(), 1);
    m_past[0] = sample;
    return sample;
}

uint8_t TwoBitSpeech::encode(int16_t sample)
{
    const float predicted = prediction();
    const float missed = sample - predicted;
    const auto code = static_cast<uint8_t>((std::fabs(missed) > border * m_unit ? 1 : 0) | (missed < 0 ? 2 : 0));
    (void)learn(code, predicted);
    return code;
}

int16_t TwoBitSpeech::decode(uint8_t code)
{
    return static_cast<int16_t>(learn(code, prediction()));
}

// --- the ring ------------------------------------------------------------------------------------------------------------------------

size_t RewindRing::Page::bytes() const
{
    return static_cast<size_t>(std::popcount(spoken)) * pieceBytes;
}

SampleView RewindRing::toTelephone(Voice &voice, SampleView samples)
{
    // Shared by all rings of a thread: it is empty between two calls.
    static thread_local Samples line, made;
    line.assign(voice.past.begin(), voice.past.end());
    line.insert(line.end(), samples.begin(), samples.end());
    made.clear();
    size_t at = voice.skip;
    for (; at + taps <= line.size(); at += 3) {
        int sum = 1 << 14;
        for (size_t i = 0; i < taps; ++i)
            sum += lowPass[i] * line[at + i];
        made.push_back(static_cast<int16_t>(std::clamp(sum >> 15, -32'768, 32'767)));
    }
    const size_t kept = line.size() - (taps - 1);
    voice.skip = at - kept;
    std::copy(line.end() - qsizetype(taps - 1), line.end(), voice.past.begin());
    return made;
}

void RewindRing::add(AudioSource source, SampleView samples, int from, Microseconds at)
{
    if (!m_hasBegun) {
        m_begin = at;
        m_hasBegun = true;
    }
    Voice &voice = m_voices[static_cast<size_t>(source)];
    if (from != rate)
        samples = toTelephone(voice, samples);
    const int64_t wanted = frameAt(at), end = std::max(voice.end, m_at);
    const Microseconds tolerance = source == AudioSource::Caller ? jitter : Microseconds(2'000);
    const int64_t begin = voice.end > 0 && wanted <= end + tolerance.count() * rate / 1'000'000 ? end : std::max(wanted, end);
    if (begin - wanted > mostAhead.count() * rate / 1'000'000 || begin - m_at > rate * 2)
        return;
    const auto offset = static_cast<size_t>(begin - m_at);
    if (m_waiting.size() < offset + samples.size())
        m_waiting.resize(offset + samples.size(), 0);
    for (size_t i = 0; i < samples.size(); ++i) {
        int16_t &mixed = m_waiting[offset + i];
        mixed = static_cast<int16_t>(std::clamp(mixed + samples[i], -32'768, 32'767));
    }
    voice.end = begin + static_cast<int64_t>(samples.size());
}

void RewindRing::cut(Microseconds at)
{
    if (const int64_t keep = std::max<int64_t>(0, frameAt(at) - m_at); keep < static_cast<int64_t>(m_waiting.size()))
        m_waiting.resize(static_cast<size_t>(keep));
    for (Voice &voice : m_voices)
        voice.end = std::min(voice.end, std::max(m_at, frameAt(at)));
}

void RewindRing::tick(Microseconds now)
{
    if (!m_hasBegun)
        return;
    const int64_t settled = frameAt(now - settles);
    // After a long time without anybody on the line there is nothing to pack but silence.
    if (settled - m_at > int64_t(rate) * 60) {
        const auto beginning = m_begin;
        clear();
        m_begin = beginning;
        m_hasBegun = true;
        m_at = settled;
        return;
    }
    while (m_at + static_cast<int64_t>(pieceSamples) <= settled)
        packPiece();
}

void RewindRing::packPiece()
{
    const size_t count = std::min(pieceSamples, m_waiting.size());
    const bool isSpoken = std::any_of(m_waiting.begin(), m_waiting.begin() + qsizetype(count), [](int16_t sample) { return std::abs(int(sample)) > quietPeak; });
    if (m_open.pieces == 0)
        m_open.begin = m_coder;
    if (isSpoken) {
        m_open.spoken = static_cast<uint16_t>(m_open.spoken | (1U << m_open.pieces));
        for (size_t at = 0; at < pieceSamples; at += 4) {
            uint8_t four = 0;
            for (size_t i = at; i < at + 4; ++i)
                four = static_cast<uint8_t>((four << 2) | m_coder.encode(i < count ? m_waiting[i] : int16_t(0)));
            m_openSound.push_back(four);
        }
    } else {
        m_coder.quiet();
    }
    ++m_open.pieces;
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + qsizetype(count));
    m_at += static_cast<int64_t>(pieceSamples);
    if (m_open.pieces == pagePieces)
        closePage();
}

void RewindRing::closePage()
{
    if (!m_openSound.empty()) {
        m_open.sound = std::make_unique<uint8_t[]>(m_openSound.size());
        std::ranges::copy(m_openSound, m_open.sound.get());
    }
    m_bytes += m_openSound.size();
    m_openSound.clear();
    m_pages.push_back(std::exchange(m_open, {}));
    while (!m_pages.empty() && (m_pages.size() > static_cast<size_t>(longest / std::chrono::seconds(1)) || m_bytes > mostBytes)) {
        m_bytes -= m_pages.front().bytes();
        m_pages.pop_front();
    }
}

void RewindRing::clear()
{
    *this = RewindRing();
}

Samples RewindRing::last(Microseconds time, Microseconds now) const
{
    Samples all;
    const auto unpack = [&all](const Page &page, const uint8_t *sound) {
        TwoBitSpeech coder = page.begin;
        for (uint16_t piece = 0; piece < page.pieces; ++piece) {
            if ((page.spoken & (1U << piece)) == 0) {
                coder.quiet();
                all.resize(all.size() + pieceSamples, 0);
                continue;
            }
            for (size_t i = 0; i < pieceBytes; ++i, ++sound) {
                for (int shift = 6; shift >= 0; shift -= 2)
                    all.push_back(coder.decode(static_cast<uint8_t>((*sound >> shift) & 3)));
            }
        }
    };
    const auto wanted = static_cast<size_t>(std::max<Microseconds::rep>(0, time.count()) * rate / 1'000'000);
    // A page more than is wanted: it is cut to size in the end.
    const size_t pages = std::min(m_pages.size(), wanted / (pieceSamples * pagePieces) + 1);
    for (size_t i = m_pages.size() - pages; i < m_pages.size(); ++i)
        unpack(m_pages[i], m_pages[i].sound.get());
    unpack(m_open, m_openSound.data());
    // What waits: up to now, and silence where nothing came.
    const auto waits = static_cast<size_t>(std::max<int64_t>(0, m_hasBegun ? frameAt(now) - m_at : 0));
    const size_t there = std::min(waits, m_waiting.size());
    all.insert(all.end(), m_waiting.begin(), m_waiting.begin() + qsizetype(there));
    all.resize(all.size() + std::min<size_t>(waits - there, rate), 0);
    if (all.size() > wanted)
        all.erase(all.begin(), all.end() - qsizetype(wanted));
    return all;
}

size_t RewindRing::bytes() const
{
    return m_bytes + m_pages.size() * sizeof(Page) + m_openSound.capacity() + m_waiting.capacity() * sizeof(int16_t);
}

} // namespace Attendant
