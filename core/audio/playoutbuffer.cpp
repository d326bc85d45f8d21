// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playoutbuffer.h"

#include "audio/mixer.h"

namespace Attendant {

namespace {
constexpr size_t fadeSamples = samplesIn(std::chrono::milliseconds(5));
constexpr size_t smallCut = samplesIn(std::chrono::milliseconds(10));
constexpr int pullsPerSecond = 50;
constexpr int calmSecondsToLower = 10;
} // namespace

PlayoutBuffer::PlayoutBuffer()
    : m_target(samplesIn(startThreshold))
{
    for (Slot &slot : m_slots)
        slot.samples.reserve(frameSamples);
}

void PlayoutBuffer::reset()
{
    restartAt(-1);
}

void PlayoutBuffer::restartAt(qint64 sequence)
{
    for (Slot &slot : m_slots)
        freeSlot(slot);
    m_next = sequence;
    m_offset = 0;
    m_buffered = 0;
    m_playing = false;
    m_lowest = 0;
    m_pulls = 0;
}

void PlayoutBuffer::freeSlot(Slot &slot)
{
    slot.full = false;
    slot.samples.clear();
}

// The number of turns of the 16-bit counter that brings the packet nearest to the one that is played next.
qint64 PlayoutBuffer::unwrapped(quint16 sequence) const
{
    if (m_next < 0)
        return 0x10000 + sequence;
    const auto distance = static_cast<qint16>(static_cast<quint16>(sequence - static_cast<quint16>(m_next)));
    return m_next + distance;
}

void PlayoutBuffer::push(quint16 sequence, SampleView samples)
{
    ++m_counters.received;
    if (samples.empty())
        return;
    const qint64 number = unwrapped(sequence);
    if (m_next < 0) {
        m_next = number;
    } else if (number < m_next && !m_playing && m_offset == 0 && m_next - number < static_cast<qint64>(slotCount) / 2 && m_counters.concealed == 0) {
        m_next = number; // still before the start: an early packet that was overtaken is in time
    } else if (number >= m_next + static_cast<qint64>(slotCount) || number < m_next - static_cast<qint64>(slotCount)) {
        restartAt(number); // the sender began anew
    } else if (number < m_next) {
        ++m_counters.late;
        return;
    }
    Slot &place = slot(number);
    if (place.full && place.sequence == number) {
        ++m_counters.late;
        return;
    }
    if (place.full) {
        m_buffered -= std::min(m_buffered, place.samples.size());
        freeSlot(place);
    }
    place.full = true;
    place.sequence = number;
    place.samples.assign(samples.begin(), samples.end());
    m_buffered += samples.size();
}

// Moves on to the next packet that is there. False when there is none.
bool PlayoutBuffer::skipHole()
{
    for (qint64 number = m_next; number < m_next + static_cast<qint64>(slotCount); ++number) {
        const Slot &place = slot(number);
        if (place.full && place.sequence == number) {
            m_counters.lost += static_cast<quint64>(number - m_next);
            m_next = number;
            m_offset = 0;
            return true;
        }
    }
    return false;
}

// Copies up to out.size() samples and returns how many; stops at a hole and at the end.
size_t PlayoutBuffer::take(std::span<int16_t> out)
{
    size_t done = 0;
    while (done < out.size()) {
        Slot &place = slot(m_next);
        if (!place.full || place.sequence != m_next)
            break;
        const size_t count = std::min(out.size() - done, place.samples.size() - m_offset);
        std::copy_n(place.samples.begin() + static_cast<std::ptrdiff_t>(m_offset), count, out.begin() + static_cast<std::ptrdiff_t>(done));
        done += count;
        m_offset += count;
        m_buffered -= count;
        if (m_offset == place.samples.size()) {
            freeSlot(place);
            ++m_next;
            m_offset = 0;
        }
    }
    return done;
}

size_t PlayoutBuffer::discard(size_t count)
{
    size_t done = 0;
    while (done < count && m_buffered > 0) {
        const size_t part = take(std::span(m_scratch).first(std::min(m_scratch.size(), count - done)));
        done += part;
        if (part == 0 && !skipHole())
            break;
    }
    m_counters.dropped += done;
    return done;
}

// Leaves out the \a count samples that follow \a frame: its end fades into what comes after them.
void PlayoutBuffer::cut(std::span<int16_t> frame, size_t count)
{
    discard(count);
    const size_t fade = std::min(frame.size(), fadeSamples * 2);
    std::array<int16_t, fadeSamples * 2> after{};
    const size_t got = take(std::span(after).first(fade));
    const auto tail = frame.last(got);
    crossFade(tail, std::span<const int16_t>(after).first(got), tail);
    m_counters.dropped += got;
}

// The last frame once more, fading to silence within the piece.
void PlayoutBuffer::conceal(std::span<int16_t> out)
{
    const size_t skipped = m_last.size() - std::min(m_last.size(), out.size());
    for (size_t i = 0; i < out.size(); ++i) {
        const float gain = 1.0F - (static_cast<float>(i) + 1) / static_cast<float>(out.size());
        out[i] = static_cast<int16_t>(static_cast<float>(m_last[skipped + i]) * gain);
    }
    ++m_counters.concealed;
    m_last.fill(0);
}

void PlayoutBuffer::catchUp(std::span<int16_t, frameSamples> out)
{
    if (m_buffered > samplesIn(bound)) {
        cut(out, m_buffered - m_target);
        m_lowest = std::min(m_lowest, m_buffered);
    } else if (m_pulls % 10 == 9 && m_lowest > m_target + frameSamples && m_buffered > m_target + frameSamples) {
        // Five times a second at most, and only when the whole last while there was more than is needed.
        cut(out, smallCut);
    }
}

void PlayoutBuffer::adapt()
{
    m_lowest = m_pulls == 0 ? m_buffered : std::min(m_lowest, m_buffered);
    if (++m_pulls < pullsPerSecond)
        return;
    m_pulls = 0;
    if (++m_calmSeconds >= calmSecondsToLower && m_target > samplesIn(startThreshold)) {
        m_target -= frameSamples;
        m_calmSeconds = 0;
    }
}

bool PlayoutBuffer::pull(std::span<int16_t, frameSamples> out)
{
    if (!m_playing) {
        if (m_next < 0 || m_buffered < m_target) {
            std::ranges::fill(out, int16_t{0});
            return false;
        }
        m_playing = true;
        m_fadeIn = true;
    }
    size_t done = take(out);
    if (done < frameSamples) {
        auto rest = out.subspan(done);
        if (m_buffered > 0) {
            // A hole with audio behind it: made up for this frame, then played on from behind it.
            conceal(rest);
            skipHole();
        } else {
            if (done > 0)
                std::copy_n(out.begin(), done, m_last.end() - static_cast<std::ptrdiff_t>(done));
            conceal(rest);
            ++m_counters.underruns;
            m_playing = false;
            m_calmSeconds = 0;
            m_target = std::min(m_target + frameSamples, samplesIn(largestTarget));
            return true;
        }
    } else {
        std::ranges::copy(out, m_last.begin());
    }
    if (m_fadeIn) {
        for (size_t i = 0; i < fadeSamples; ++i)
            out[i] = static_cast<int16_t>(out[i] * static_cast<int>(i) / static_cast<int>(fadeSamples));
        m_fadeIn = false;
    }
    catchUp(out);
    adapt();
    return true;
}

} // namespace Attendant
