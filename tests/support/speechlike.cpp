// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/speechlike.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

using namespace std::chrono_literals;

namespace Attendant {

namespace {

// std::uniform_real_distribution may differ between standard libraries; mt19937 may not.
class Random
{
public:
    explicit Random(unsigned seed)
        : m_engine(seed)
    {}
    double uniform(double from, double to) { return from + (to - from) * (double(m_engine()) / 4294967295.0); }
    /// Near enough to a normal distribution of variance 1.
    double normal() { return uniform(-1, 1) + uniform(-1, 1) + uniform(-1, 1); }

private:
    std::mt19937 m_engine;
};

/// One formant.
class Resonator
{
public:
    void tune(double hertz, double width)
    {
        const double r = std::exp(-std::numbers::pi * width / audioRate);
        m_a = 2 * r * std::cos(2 * std::numbers::pi * hertz / audioRate);
        m_b = -r * r;
        m_gain = 1 - m_a - m_b;
    }
    double next(double input)
    {
        const double output = m_gain * input + m_a * m_y1 + m_b * m_y2;
        m_y2 = std::exchange(m_y1, output);
        return output;
    }

private:
    double m_a = 0, m_b = 0, m_gain = 1, m_y1 = 0, m_y2 = 0;
};

constexpr std::array<std::array<double, 3>, 5> vowels{{{730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}}};

Samples levelled(const std::vector<double> &wave, const std::vector<bool> &counted, double level)
{
    double squares = 0;
    size_t count = 0;
    for (size_t i = 0; i < wave.size(); ++i) {
        if (counted[i]) {
            squares += wave[i] * wave[i];
            ++count;
        }
    }
    const double gain = squares > 0 ? 32'768 * std::pow(10, level / 20) / std::sqrt(squares / double(count)) : 0;
    Samples samples(wave.size());
    std::ranges::transform(wave, samples.begin(), [gain](double value) { return int16_t(std::lround(std::clamp(value * gain, -32'767.0, 32'767.0))); });
    return samples;
}

} // namespace

Samples speechLike(std::chrono::milliseconds length, unsigned seed, double pitch, double level)
{
    Random random(seed);
    const size_t total = samplesIn(length);
    std::vector<double> wave(total, 0);
    std::vector<bool> isPhrase(total, false);
    std::array<Resonator, 3> formants;
    double phase = 0, hertz = pitch, envelope = 0;
    size_t at = 0;
    while (at < total) {
        const int sounds = 5 + int(random.uniform(0, 6));
        for (int sound = 0; sound <= sounds && at < total; ++sound) {
            const bool isPause = sound == sounds;
            const bool isHiss = !isPause && random.uniform(0, 1) < 0.2;
            const size_t end = std::min(total, at + samplesIn(std::chrono::milliseconds(isPause ? 350 : isHiss ? 70 : int(random.uniform(90, 220)))));
            const auto &vowel = vowels[size_t(random.uniform(0, 4.999))];
            for (size_t i = 0; i < formants.size(); ++i)
                formants[i].tune(vowel[i], 60 + 30 * double(i));
            const double goal = pitch * random.uniform(0.85, 1.2), loudness = isPause ? 0 : isHiss ? 0.25 : random.uniform(0.6, 1);
            for (; at < end; ++at) {
                hertz += (goal - hertz) * 0.0005;
                envelope += (loudness - envelope) * 0.004;
                phase += hertz / audioRate;
                const double pulse = phase >= 1 ? 1 : 0;
                phase -= std::floor(phase);
                double voice = isHiss ? random.normal() * 0.1 : pulse * 10 + random.normal() * 0.02;
                if (!isHiss) {
                    for (Resonator &formant : formants)
                        voice = formant.next(voice);
                }
                wave[at] = voice * envelope;
                isPhrase[at] = !isPause;
            }
        }
    }
    return levelled(wave, isPhrase, level);
}

Samples throughRoom(SampleView far, std::chrono::milliseconds delay, double loss, std::chrono::milliseconds reverberation, unsigned seed)
{
    struct Path { size_t late; double gain; };
    Random random(seed);
    std::vector<Path> paths{{0, 1}};
    // Sparse, as the first reflections of a real room are; and a dense one would cost minutes under a sanitizer.
    const double longest = double(samplesIn(reverberation));
    for (int i = 0; i < 120; ++i) {
        const double late = random.uniform(0.005, 1) * longest;
        paths.push_back({size_t(late), random.normal() * 0.35 * std::pow(10, -3 * late / longest)});
    }
    const size_t direct = samplesIn(delay);
    const double gain = std::pow(10, -loss / 20);
    Samples heard(far.size(), 0);
    std::vector<double> sum(far.size(), 0);
    for (const Path &path : paths) {
        const size_t first = direct + path.late;
        for (size_t i = first; i < sum.size(); ++i)
            sum[i] += path.gain * far[i - first];
    }
    std::ranges::transform(sum, heard.begin(), [gain](double value) { return int16_t(std::lround(std::clamp(value * gain, -32'767.0, 32'767.0))); });
    return heard;
}

Samples noise(std::chrono::milliseconds length, unsigned seed, double level)
{
    Random random(seed);
    std::vector<double> wave(samplesIn(length));
    std::ranges::generate(wave, [&random] { return random.normal(); });
    return levelled(wave, std::vector<bool>(wave.size(), true), level);
}

} // namespace Attendant
