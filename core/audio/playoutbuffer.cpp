// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playoutbuffer.h"

#include "audio/mixer.h"

#include <cstring>

namespace Attendant {

namespace {
constexpr size_t fadeSamples = samplesIn(std::chrono::milliseconds(5));
constexpr int pullsPerSecond = 50;
constexpr int calmSecondsToLower = 10;
constexpr int pullsOfAPause = 25; // 500 ms without a packet
// Between two stretches. A voice may be 10 to 15 % faster without being noticed; with much to take back, twice that.
constexpr int pullsBetween = 4, pullsBetweenWhenLate = 2;
constexpr auto muchSurplus = static_cast<std::ptrdiff_t>(samplesIn(std::chrono::milliseconds(60)));
// What must be left after each pull. Packets are whole frames, so when the sender's clock slips past ours, one frame less is there from one pull
// to the next: less than a frame would then be a hole.
constexpr size_t tooLittle = frameSamples;
constexpr auto closeEnough = static_cast<std::ptrdiff_t>(frameSamples / 4);
// A joint of this likeness is not heard; without one in 200 ms of hisses the best there is is taken, whose joint is not heard either.
constexpr double goodLikeness = 0.8;
constexpr int refusalsToTakeAny = 10;
} // namespace

PlayoutBuffer::PlayoutBuffer()
    : m_target(samplesIn(startThreshold))
    , m_targetBefore(m_target)
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
    m_slotted = 0;
    m_readyCount = 0;
    m_playing = false;
    m_lowest = 0;
    m_pulls = 0;
    m_surplus = 0;
    m_emptyPulls = 0;
}

void PlayoutBuffer::freeSlot(Slot &slot)
{
    slot.full = false;
    slot.samples.clear();
}

// The number of turns of the 16-bit counter that brings the packet nearest to the one that is taken next.
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
    if (!m_playing && m_emptyPulls >= pullsOfAPause)
        m_target = std::min(m_target, m_targetBefore); // the sender had paused: that tells nothing about the network
    m_emptyPulls = 0;
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
        m_slotted -= std::min(m_slotted, place.samples.size());
        freeSlot(place);
    }
    place.full = true;
    place.sequence = number;
    place.samples.assign(samples.begin(), samples.end());
    m_slotted += samples.size();
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
        for (size_t i = 0; i < count && m_fadeLeft > 0; ++i, --m_fadeLeft)
            out[done + i] = static_cast<int16_t>(out[done + i] * static_cast<int>(fadeSamples - m_fadeLeft) / static_cast<int>(fadeSamples));
        done += count;
        m_offset += count;
        m_slotted -= count;
        if (m_offset == place.samples.size()) {
            freeSlot(place);
            ++m_next;
            m_offset = 0;
        }
    }
    return done;
}

// Leaves \a count samples of the slots out.
void PlayoutBuffer::discard(size_t count)
{
    size_t done = 0;
    while (done < count && m_slotted > 0) {
        const size_t part = take(std::span(m_scratch).first(std::min(m_scratch.size(), count - done)));
        done += part;
        if (part == 0 && !skipHole())
            break;
    }
    m_counters.dropped += done;
}

// Brings what is ready up to \a count samples, as far as they are there without a hole.
void PlayoutBuffer::takeUpTo(size_t count)
{
    if (m_readyCount < count)
        m_readyCount += take(std::span(m_ready).subspan(m_readyCount, count - m_readyCount));
}

// As takeUpTo() for one frame, but what is missing is made up.
void PlayoutBuffer::fill()
{
    while (m_playing && m_readyCount < frameSamples) {
        takeUpTo(frameSamples);
        if (m_readyCount >= frameSamples)
            return;
        conceal();
        if (!skipHole())
            runEmpty();
    }
}

// The last period of the voice once more and again, fading to nothing within a frame; what comes after it fades in.
void PlayoutBuffer::conceal()
{
    std::array<int16_t, historyLength> last{};
    const size_t fresh = std::min(m_readyCount, last.size());
    std::copy(m_history.begin() + static_cast<std::ptrdiff_t>(fresh), m_history.end(), last.begin());
    std::copy_n(m_ready.begin() + static_cast<std::ptrdiff_t>(m_readyCount - fresh), fresh, last.end() - static_cast<std::ptrdiff_t>(fresh));
    const size_t lag = TimeStretch::lagAtEndOf(last).samples;
    for (size_t i = 0; i < frameSamples; ++i) {
        const float gain = 1.0F - (static_cast<float>(i) + 1) / static_cast<float>(frameSamples);
        m_ready[m_readyCount + i] = static_cast<int16_t>(static_cast<float>(last[last.size() - lag + i % lag]) * gain);
    }
    m_readyCount += frameSamples;
    m_fadeLeft = fadeSamples;
    ++m_counters.concealed;
}

void PlayoutBuffer::runEmpty()
{
    ++m_counters.underruns;
    m_playing = false;
    m_calmSeconds = 0;
    m_emptyPulls = 0;
    m_surplus = 0;
    m_targetBefore = m_target;
    m_target = std::min(m_target + frameSamples, samplesIn(largestTarget));
}

// After a stall everything may come at once. What is too late is left out in one piece, joined where the wave goes on best.
void PlayoutBuffer::cutToBound()
{
    constexpr size_t most = samplesIn(bound) + frameSamples; // one frame leaves in this pull
    if (held() <= most)
        return;
    const size_t joint = m_readyCount - std::min(m_readyCount, TimeStretch::overlap);
    const size_t before = m_readyCount - joint;
    discard(held() - most);
    takeUpTo(joint + 2 * TimeStretch::overlap + TimeStretch::longestLag);
    const auto lag = TimeStretch::lagOf(ready(joint), TimeStretch::overlap);
    if (before == TimeStretch::overlap && lag.samples > 0) {
        m_readyCount = joint + TimeStretch::shorten(ready(joint), lag.samples);
        m_counters.dropped += lag.samples;
    } else { // another hole right behind: out and in again
        for (size_t i = joint; i < m_readyCount; ++i) {
            const size_t distance = i < joint + before ? joint + before - 1 - i : i - joint - before;
            m_ready[i] = static_cast<int16_t>(m_ready[i] * static_cast<int>(std::min(distance, fadeSamples)) / static_cast<int>(fadeSamples));
        }
    }
    m_surplus = static_cast<std::ptrdiff_t>(held()) - static_cast<std::ptrdiff_t>(m_target);
    m_lowest = std::min(m_lowest, held());
}

void PlayoutBuffer::stretch()
{
    if (m_pause > 0) {
        --m_pause;
        return;
    }
    if (m_surplus == 0)
        return;
    const bool anyway = m_refused >= refusalsToTakeAny;
    if (!(m_surplus > 0 ? shortenOnce(anyway) : lengthenOnce(anyway))) {
        ++m_refused;
        return;
    }
    m_refused = 0;
    m_pause = m_surplus > muchSurplus ? pullsBetweenWhenLate - 1 : pullsBetween - 1;
}

bool PlayoutBuffer::shortenOnce(bool anyway)
{
    takeUpTo(frameSamples + TimeStretch::longestLag);
    if (m_readyCount < frameSamples + TimeStretch::shortestLag)
        return false;
    // Of a lag that leaves a frame, and does not take back more than is wanted.
    const size_t longest = std::min(m_readyCount - frameSamples, static_cast<size_t>(m_surplus));
    const auto lag = TimeStretch::lagOf(ready().first(std::min(m_readyCount, longest + TimeStretch::overlap)));
    if (lag.samples == 0 || (lag.likeness < goodLikeness && !anyway))
        return false;
    m_readyCount = TimeStretch::shorten(ready(), lag.samples);
    m_counters.shortened += lag.samples;
    m_lowest -= std::min(m_lowest, lag.samples);
    m_surplus -= static_cast<std::ptrdiff_t>(lag.samples);
    if (m_surplus < closeEnough)
        m_surplus = 0;
    return true;
}

bool PlayoutBuffer::lengthenOnce(bool anyway)
{
    takeUpTo(TimeStretch::enough);
    const auto lag = TimeStretch::lagOf(ready());
    if (lag.samples == 0 || (lag.likeness < goodLikeness && !anyway))
        return false;
    m_readyCount = TimeStretch::lengthen(m_ready, m_readyCount, lag.samples);
    m_counters.lengthened += lag.samples;
    m_lowest += lag.samples;
    m_surplus = std::min<std::ptrdiff_t>(0, m_surplus + static_cast<std::ptrdiff_t>(lag.samples));
    return true;
}

void PlayoutBuffer::deliver(std::span<int16_t, frameSamples> out)
{
    const size_t count = std::min(m_readyCount, frameSamples);
    std::copy_n(m_ready.begin(), count, out.begin());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(count), out.end(), int16_t{0});
    std::memmove(m_ready.data(), m_ready.data() + count, (m_readyCount - count) * sizeof(int16_t));
    m_readyCount -= count;
    constexpr size_t kept = historyLength - frameSamples;
    std::memmove(m_history.data(), m_history.data() + frameSamples, kept * sizeof(int16_t));
    std::ranges::copy(out, m_history.begin() + kept);
}

// Looks back at each second: was there always more than is needed, or once nearly nothing?
void PlayoutBuffer::adapt()
{
    m_lowest = m_pulls == 0 ? held() : std::min(m_lowest, held());
    if (++m_pulls < pullsPerSecond)
        return;
    m_pulls = 0;
    if (++m_calmSeconds >= calmSecondsToLower && m_target > samplesIn(startThreshold)) {
        m_target -= frameSamples;
        m_calmSeconds = 0;
    }
    m_refused = 0;
    if (m_lowest > m_target)
        m_surplus = static_cast<std::ptrdiff_t>(m_lowest - m_target + frameSamples);
    else if (m_lowest < tooLittle)
        m_surplus = static_cast<std::ptrdiff_t>(m_lowest) - static_cast<std::ptrdiff_t>(tooLittle);
    else if (m_surplus < 0 || m_lowest < m_target - frameSamples / 2)
        m_surplus = 0;
}

bool PlayoutBuffer::pull(std::span<int16_t, frameSamples> out)
{
    if (!m_playing && m_next >= 0 && m_slotted > 0 && held() >= m_target) {
        m_playing = true;
        m_fadeLeft = fadeSamples;
        m_pulls = 0;
        skipHole(); // nothing to conceal: it was silent anyway
    }
    if (m_playing) {
        fill();
        cutToBound();
    } else {
        m_emptyPulls = std::min(m_emptyPulls + 1, pullsOfAPause);
    }
    if (m_playing)
        stretch();
    const bool isVoice = m_readyCount > 0;
    deliver(out);
    if (m_playing)
        adapt();
    return isVoice;
}

} // namespace Attendant
