// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/formatbridge.h"

#include "audio/mixer.h"
#include "ui/audio/audiodevice.h"

#include <algorithm>
#include <cmath>

namespace Attendant::Ui {

namespace {

constexpr size_t mostKept = 10 * frameSamples; // 200 ms; more would be heard as delay

int16_t scaled(int sample, double gain)
{
    return int16_t(std::clamp(std::lround(sample * gain), -32768L, 32767L));
}

} // namespace

QAudioFormat formatFor(const QAudioDevice &device, bool apart)
{
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    // A sound server takes two channels for a device with one as well, and would mix them as it likes.
    const int first = apart && device.preferredFormat().channelCount() >= 2 ? 2 : 1;
    for (const auto &[rate, channels] : {std::pair(audioRate, first), std::pair(48'000, first), std::pair(48'000, 3 - first)}) {
        format.setSampleRate(rate);
        format.setChannelCount(channels);
        if (device.isFormatSupported(format))
            return format;
    }
    format = device.preferredFormat();
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

FormatBridge::FormatBridge(const QAudioFormat &device, bool capturing)
    : m_channels(std::max(1, device.channelCount()))
    , m_resampler(capturing ? device.sampleRate() : audioRate, capturing ? audioRate : device.sampleRate())
    , m_besideResampler(audioRate, device.sampleRate())
{}

void FormatBridge::take(QByteArrayView bytes, double gain)
{
    m_odd.append(bytes);
    const qsizetype each = 2 * m_channels;
    const qsizetype whole = m_odd.size() / each * each;
    const Samples all = toSamples(QByteArrayView(m_odd).first(whole));
    m_odd.remove(0, whole);
    m_mono.clear();
    for (size_t at = 0; at + size_t(m_channels) <= all.size(); at += size_t(m_channels)) {
        int sum = 0;
        for (int channel = 0; channel < m_channels; ++channel)
            sum += all[at + size_t(channel)];
        m_mono.push_back(scaled(sum / m_channels, gain));
    }
    m_resampler.process(m_mono, m_kept);
    if (m_kept.size() > mostKept)
        m_kept.erase(m_kept.begin(), m_kept.end() - qsizetype(mostKept));
}

bool FormatBridge::nextFrame(std::span<int16_t, frameSamples> frame)
{
    if (m_kept.size() < frameSamples)
        return false;
    std::copy_n(m_kept.begin(), frameSamples, frame.begin());
    m_kept.erase(m_kept.begin(), m_kept.begin() + qsizetype(frameSamples));
    return true;
}

QByteArray FormatBridge::give(std::span<const int16_t, frameSamples> frame, double gain)
{
    return give(frame, frame, gain);
}

// Both sides are resampled all the time: a filter that began later would be out of step with the other's.
QByteArray FormatBridge::give(std::span<const int16_t, frameSamples> frame, std::span<const int16_t, frameSamples> beside, double gain)
{
    m_mono.clear();
    m_left.clear();
    if (m_channels < 2 && beside.data() != frame.data()) {
        std::array<int16_t, frameSamples> mixed{};
        std::ranges::copy(frame, mixed.begin());
        mixInto(mixed, beside, float(AudioDevice::besideGain));
        m_resampler.process(mixed, m_mono);
    } else {
        m_resampler.process(frame, m_mono);
    }
    if (m_channels >= 2)
        m_besideResampler.process(beside, m_left);
    const Samples &left = m_channels >= 2 ? m_left : m_mono;
    Samples all;
    all.reserve(m_mono.size() * size_t(m_channels));
    for (size_t i = 0; i < m_mono.size(); ++i) {
        for (int channel = 0; channel < m_channels; ++channel)
            all.push_back(scaled(channel % 2 == 0 ? left[i] : m_mono[i], gain));
    }
    return toBytes(all);
}

} // namespace Attendant::Ui
