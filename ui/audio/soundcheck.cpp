// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/soundcheck.h"

#include "audio/level.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr double nothingBelow = -55; // dBFS, peak: the noise of an open microphone is above
constexpr double quietBelow = -38;   // dBFS, RMS of the loudest third of a second; good speech has -15 to -30
constexpr auto loudPart = 300ms;
constexpr int atTheEdge = 32'500;
constexpr size_t flatRun = 3, clippedRuns = 3; // one or two full samples are no distortion
constexpr size_t decimation = 12;              // 2 kHz are enough to find a voice again
constexpr auto longestTrip = 500ms;
constexpr double likeEnough = 0.3;

bool isClipped(SampleView samples)
{
    size_t run = 0, runs = 0;
    for (const int16_t sample : samples) {
        run = std::abs(int(sample)) >= atTheEdge ? run + 1 : 0;
        runs += run == flatRun ? 1 : 0;
    }
    return runs >= clippedRuns;
}

double loudest(SampleView samples)
{
    double level = AudioLevel::silence;
    const size_t part = samplesIn(loudPart);
    for (size_t at = 0; at + part <= samples.size(); at += part / 3)
        level = std::max(level, AudioLevel::of(samples.subspan(at, part)).rms);
    return samples.size() < part ? AudioLevel::of(samples).rms : level;
}

std::vector<float> thinned(SampleView samples)
{
    std::vector<float> thin;
    thin.reserve(samples.size() / decimation);
    for (size_t at = 0; at + decimation <= samples.size(); at += decimation) {
        int sum = 0;
        for (size_t i = 0; i < decimation; ++i)
            sum += samples[at + i];
        thin.push_back(float(sum) / float(decimation));
    }
    return thin;
}

} // namespace

SoundCheck::Verdict SoundCheck::judge(SampleView recording)
{
    if (AudioLevel::of(recording).peak < nothingBelow)
        return Verdict::NoSound;
    if (isClipped(recording))
        return Verdict::Clipping;
    return loudest(recording) < quietBelow ? Verdict::TooQuiet : Verdict::Ok;
}

std::optional<std::chrono::milliseconds> SoundCheck::roundTrip(SampleView played, SampleView heard)
{
    const std::vector<float> one = thinned(played), other = thinned(heard);
    const size_t most = samplesIn(longestTrip) / decimation;
    if (AudioLevel::of(heard).peak < nothingBelow || one.size() <= most || other.size() <= most)
        return std::nullopt;
    double best = 0;
    size_t found = 0;
    for (size_t lag = 0; lag <= most; ++lag) {
        const size_t length = std::min(one.size(), other.size() - lag);
        float product = 0, first = 0, second = 0;
        for (size_t i = 0; i < length; ++i) {
            product += one[i] * other[i + lag];
            first += one[i] * one[i];
            second += other[i + lag] * other[i + lag];
        }
        const double energy = std::sqrt(double(first) * double(second));
        const double likeness = energy > 0 ? std::abs(double(product)) / energy : 0;
        if (likeness > best) {
            best = likeness;
            found = lag;
        }
    }
    if (best < likeEnough)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(durationOf(found * decimation));
}

SoundCheck SoundCheck::last()
{
    const QSettings settings;
    SoundCheck check;
    check.verdict = Verdict(std::clamp(settings.value("audio/check").toInt(), int(Verdict::NotDone), int(Verdict::NoSound)));
    check.input = settings.value("audio/checkInput").toString();
    check.output = settings.value("audio/checkOutput").toString();
    check.at = settings.value("audio/checkAt").toDateTime();
    return check;
}

void SoundCheck::remember() const
{
    QSettings settings;
    settings.setValue("audio/check", int(verdict));
    settings.setValue("audio/checkInput", input);
    settings.setValue("audio/checkOutput", output);
    settings.setValue("audio/checkAt", at);
}

bool SoundCheck::isRequired()
{
    return QSettings().value("audio/checkRequired", false).toBool();
}

void SoundCheck::setRequired(bool required)
{
    QSettings().setValue("audio/checkRequired", required);
}

} // namespace Attendant::Ui
