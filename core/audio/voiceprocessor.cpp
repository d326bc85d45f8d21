// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/voiceprocessor.h"

#include <modules/audio_processing/include/audio_processing.h>

namespace Attendant {

namespace {

constexpr size_t blockSamples = samplesIn(std::chrono::milliseconds(10)); // the library's own step
constexpr int framesPerStatistics = 50;

webrtc::AudioProcessing::Config configFor(const VoiceStages &stages)
{
    webrtc::AudioProcessing::Config config;
    config.high_pass_filter.enabled = true; // rumble of tables and fans; the canceller wants it gone too
    config.echo_canceller.enabled = stages.echoCancellation;
    config.noise_suppression.enabled = stages.noiseSuppression;
    config.noise_suppression.level = webrtc::AudioProcessing::Config::NoiseSuppression::kHigh;
    // The digital controller alone: the system's microphone slider belongs to the person.
    config.gain_controller2.enabled = stages.automaticGain;
    config.gain_controller2.adaptive_digital.enabled = stages.automaticGain;
    config.residual_echo_detector.enabled = false; // measures only
    return config;
}

} // namespace

struct VoiceProcessor::Engine
{
    explicit Engine(const VoiceStages &stages)
        : processing(webrtc::AudioProcessingBuilder().Create())
    {
        processing->ApplyConfig(configFor(stages));
    }

    rtc::scoped_refptr<webrtc::AudioProcessing> processing;
    const webrtc::StreamConfig format{audioRate, 1};
};

VoiceProcessor::VoiceProcessor(const VoiceStages &stages)
{
    m_far.reserve(blockSamples + frameSamples);
    m_stages = VoiceStages::none();
    setStages(stages);
}

VoiceProcessor::~VoiceProcessor() = default;
VoiceProcessor::VoiceProcessor(VoiceProcessor &&) noexcept = default;
VoiceProcessor &VoiceProcessor::operator=(VoiceProcessor &&) noexcept = default;

void VoiceProcessor::setStages(const VoiceStages &stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    if (!stages.echoCancellation)
        m_echoDelay.reset();
    if (!stages.any())
        return;
    if (m_engine)
        m_engine->processing->ApplyConfig(configFor(stages));
    else
        m_engine = std::make_unique<Engine>(stages);
}

void VoiceProcessor::setDelay(std::chrono::milliseconds delay)
{
    m_delay = std::clamp(delay, std::chrono::milliseconds(0), std::chrono::milliseconds(500)); // the library's own limits
}

void VoiceProcessor::playing(SampleView samples)
{
    if (!m_engine || !m_stages.echoCancellation)
        return;
    m_far.insert(m_far.end(), samples.begin(), samples.end());
    size_t at = 0;
    std::array<int16_t, blockSamples> unused;
    for (; at + blockSamples <= m_far.size(); at += blockSamples)
        m_engine->processing->ProcessReverseStream(m_far.data() + at, m_engine->format, m_engine->format, unused.data());
    m_far.erase(m_far.begin(), m_far.begin() + static_cast<std::ptrdiff_t>(at));
}

void VoiceProcessor::captured(std::span<const int16_t, frameSamples> frame, std::span<int16_t, frameSamples> out)
{
    if (!m_engine || !m_stages.any()) {
        std::ranges::copy(frame, out.begin());
        return;
    }
    for (size_t at = 0; at < frameSamples; at += blockSamples) {
        m_engine->processing->set_stream_delay_ms(static_cast<int>(m_delay.count()));
        std::array<int16_t, blockSamples> cleaned{};
        const int error = m_engine->processing->ProcessStream(frame.data() + at, m_engine->format, m_engine->format, cleaned.data());
        // It refuses only formats, and ours never changes; a voice is rather sent as it is than not at all.
        if (error != webrtc::AudioProcessing::kNoError)
            std::copy_n(frame.data() + at, blockSamples, cleaned.begin());
        std::ranges::copy(cleaned, out.begin() + static_cast<std::ptrdiff_t>(at));
    }
    if (++m_frames >= framesPerStatistics)
        readStatistics();
}

void VoiceProcessor::reset()
{
    m_far.clear();
    m_echoDelay.reset();
    if (m_engine)
        m_engine->processing->Initialize();
}

// The library keeps the first statistics that nobody has read, so they must be read in turn to be of now.
void VoiceProcessor::readStatistics()
{
    m_frames = 0;
    const auto delay = m_engine->processing->GetStatistics().delay_ms;
    m_echoDelay = delay && m_stages.echoCancellation ? std::optional(std::chrono::milliseconds(*delay)) : std::nullopt;
}

} // namespace Attendant
