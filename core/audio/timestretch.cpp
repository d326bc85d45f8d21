// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/timestretch.h"

#include "audio/mixer.h"

#include <cmath>

namespace Attendant::TimeStretch {

namespace {

constexpr double silentPower = 30.0 * 30.0; // mean square; below -61 dBFS no joint is heard

struct Likeness
{
    double correlation, power;
};

// \a step: every n-th sample is looked at.
Likeness compare(SampleView one, SampleView other, size_t step)
{
    int64_t product = 0, first = 0, second = 0;
    for (size_t i = 0; i < overlap; i += step) {
        product += static_cast<int64_t>(one[i]) * other[i];
        first += static_cast<int64_t>(one[i]) * one[i];
        second += static_cast<int64_t>(other[i]) * other[i];
    }
    const double energy = std::sqrt(static_cast<double>(first) * static_cast<double>(second));
    const double power = static_cast<double>(std::max(first, second)) / static_cast<double>(overlap / step);
    return {energy > 0 ? static_cast<double>(product) / energy : 1, power};
}

// \a other(lag) is the piece to compare with.
template<typename At>
Lag best(SampleView fixed, size_t shortest, size_t longest, At other)
{
    Lag found;
    if (longest < shortest)
        return found;
    // Coarse first, then each lag beside the best: an eighth of the work for the same result in nearly every case.
    std::array<double, (longestLag - shortestLag) / 2 + 1> likenesses{};
    const size_t steps = std::min(likenesses.size(), (longest - shortest) / 2 + 1);
    for (size_t i = 0; i < steps; ++i)
        likenesses[i] = compare(fixed, other(shortest + 2 * i), 4).correlation;
    const double highest = *std::max_element(likenesses.begin(), likenesses.begin() + static_cast<std::ptrdiff_t>(steps));
    // Of several periods that fit as well the most: one joint then does the work of several.
    for (size_t i = 0; i < steps; ++i) {
        if (likenesses[i] >= highest - 0.01)
            found.samples = shortest + 2 * i;
    }
    const size_t from = std::max(shortest, found.samples - 2), to = std::min(longest, found.samples + 2);
    found.likeness = -2;
    double power = 0;
    for (size_t lag = from; lag <= to; ++lag) {
        const Likeness likeness = compare(fixed, other(lag), 1);
        power = std::max(power, likeness.power);
        if (likeness.correlation > found.likeness)
            found = {lag, likeness.correlation};
    }
    if (power < silentPower)
        found.likeness = 1;
    return found;
}

} // namespace

Lag lagOf(SampleView piece, size_t shortest)
{
    if (piece.size() < overlap + shortest)
        return {};
    return best(piece.first(overlap), shortest, std::min(shortest - shortestLag + longestLag, piece.size() - overlap), [piece](size_t lag) { return piece.subspan(lag, overlap); });
}

Lag lagAtEndOf(SampleView piece)
{
    if (piece.size() < overlap + shortestLag)
        return {};
    const size_t last = piece.size() - overlap;
    return best(piece.subspan(last), shortestLag, std::min(longestLag, last), [piece, last](size_t lag) { return piece.subspan(last - lag, overlap); });
}

size_t shorten(std::span<int16_t> piece, size_t lag)
{
    crossFade(piece.first(overlap), piece.subspan(lag, overlap), piece.first(overlap));
    std::copy(piece.begin() + static_cast<std::ptrdiff_t>(lag + overlap), piece.end(), piece.begin() + static_cast<std::ptrdiff_t>(overlap));
    return piece.size() - lag;
}

size_t lengthen(std::span<int16_t> room, size_t length, size_t lag)
{
    // [0, lag) as it is, then what follows it fading back into the beginning, then everything from behind that once more.
    std::array<int16_t, overlap> joint{};
    crossFade(room.subspan(lag, overlap), room.first(overlap), joint);
    std::copy_backward(room.begin() + static_cast<std::ptrdiff_t>(overlap), room.begin() + static_cast<std::ptrdiff_t>(length),
                       room.begin() + static_cast<std::ptrdiff_t>(length + lag));
    std::ranges::copy(joint, room.begin() + static_cast<std::ptrdiff_t>(lag));
    return length + lag;
}

} // namespace Attendant::TimeStretch
