// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/humanvoice.h"

#include <algorithm>

namespace Attendant {

namespace {

constexpr int soundFrom = 160; ///< peak; about -46 dBFS, above a room's noise after suppression, far below speech
constexpr size_t pause = samplesIn(std::chrono::milliseconds(700));
constexpr size_t preRoll = samplesIn(std::chrono::milliseconds(40));
constexpr std::chrono::milliseconds reserve{20}; ///< for packets that come a little late
constexpr std::chrono::milliseconds overdue{60};

bool isQuiet(SampleView samples)
{
    return std::ranges::none_of(samples, [](int sample) { return sample >= soundFrom || sample <= -soundFrom; });
}

} // namespace

HumanVoice::HumanVoice(std::chrono::milliseconds pieceLength)
    : m_pieceSamples(std::max(frameSamples, samplesIn(pieceLength)))
{}

HumanVoice::Step HumanVoice::feed(SampleView packet, Microseconds now, Microseconds ahead)
{
    m_lastPacket = now;
    const bool quiet = isQuiet(packet);
    if (!m_speaking && quiet) {
        m_preRoll.insert(m_preRoll.end(), packet.begin(), packet.end());
        if (m_preRoll.size() > preRoll)
            m_preRoll.erase(m_preRoll.begin(), m_preRoll.end() - preRoll);
        return {};
    }
    if (!m_speaking) {
        m_speaking = true;
        m_quiet = 0;
        const size_t have = m_preRoll.size() + packet.size() + samplesIn(ahead);
        const size_t need = m_pieceSamples == frameSamples ? 0 : m_pieceSamples + samplesIn(reserve);
        Samples piece(need > have ? need - have : 0, 0);
        piece.insert(piece.end(), m_preRoll.begin(), m_preRoll.end());
        piece.insert(piece.end(), packet.begin(), packet.end());
        m_preRoll.clear();
        return {true, std::move(piece), false};
    }
    m_buffer.insert(m_buffer.end(), packet.begin(), packet.end());
    m_quiet = quiet ? m_quiet + packet.size() : 0;
    if (m_quiet >= pause)
        return finish();
    if (m_buffer.size() < m_pieceSamples)
        return {};
    return {false, std::exchange(m_buffer, {}), false};
}

HumanVoice::Step HumanVoice::advance(Microseconds now)
{
    if (!m_speaking)
        return {};
    if (now - m_lastPacket >= durationOf(pause))
        return finish();
    if (!m_buffer.empty() && now - m_lastPacket >= overdue)
        return {false, std::exchange(m_buffer, {}), false};
    return {};
}

HumanVoice::Step HumanVoice::finish()
{
    if (!m_speaking)
        return {};
    m_speaking = false;
    m_quiet = 0;
    return {false, std::exchange(m_buffer, {}), true};
}

} // namespace Attendant
