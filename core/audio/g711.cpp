// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/g711.h"

#include <array>
#include <bit>

namespace Attendant::G711 {

namespace {

// A code is a sign, three bits of segment (each twice as coarse as the one below) and four bits of step within it. Mu-law counts
// segments from a bias of 33 steps of the 14-bit scale (132 of 16 bits) and inverts all bits; A-law inverts every second one.
constexpr int muBias = 132;
constexpr int muClip = 32'635;

constexpr uint8_t muLawCode(int sample)
{
    const int sign = sample < 0 ? 0x80 : 0;
    const int magnitude = std::min(sample < 0 ? -sample : sample, muClip) + muBias;
    const int segment = std::bit_width(static_cast<unsigned>(magnitude)) - 8;
    const int step = (magnitude >> (segment + 3)) & 0x0f;
    return static_cast<uint8_t>(~(sign | segment << 4 | step));
}

constexpr int16_t muLawSample(uint8_t code)
{
    const int inverted = ~code & 0xff;
    const int segment = (inverted & 0x70) >> 4;
    const int magnitude = ((((inverted & 0x0f) << 3) + muBias) << segment) - muBias;
    return static_cast<int16_t>(inverted & 0x80 ? -magnitude : magnitude);
}

constexpr uint8_t aLawCode(int sample)
{
    const int sign = sample < 0 ? 0 : 0x80;
    // Negative values are mirrored around -1/2, so that -1 falls into the first negative step.
    const int magnitude = (sample < 0 ? -sample - 1 : sample) >> 4;
    const int segment = std::max(0, static_cast<int>(std::bit_width(static_cast<unsigned>(magnitude))) - 4);
    const int step = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
    return static_cast<uint8_t>((sign | segment << 4 | step) ^ 0x55);
}

constexpr int16_t aLawSample(uint8_t code)
{
    const int plain = code ^ 0x55;
    const int segment = (plain & 0x70) >> 4;
    const int step = plain & 0x0f;
    const int magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
    return static_cast<int16_t>(plain & 0x80 ? magnitude : -magnitude);
}

// Both codings ignore the lowest bits: 14 significant ones for mu-law, 13 for A-law, which keeps the tables small.
template<int shift>
using CodeTable = std::array<uint8_t, (1 << (16 - shift))>;

template<int shift, typename Code>
CodeTable<shift> codeTable(Code code)
{
    CodeTable<shift> table{};
    for (int i = 0; i < static_cast<int>(table.size()); ++i)
        table[static_cast<size_t>(i)] = code((i << shift) - 32'768);
    return table;
}

template<typename Decode>
constexpr std::array<int16_t, 256> sampleTable(Decode decode)
{
    std::array<int16_t, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<size_t>(i)] = decode(static_cast<uint8_t>(i));
    return table;
}

const CodeTable<2> &muCodes()
{
    // A table entry stands for four neighbouring samples; the one nearest to zero decides for all of them.
    static const auto table = codeTable<2>([](int sample) { return muLawCode(sample < 0 ? sample + 3 : sample); });
    return table;
}

const CodeTable<3> &aCodes()
{
    static const auto table = codeTable<3>(aLawCode);
    return table;
}

constexpr auto muSamples = sampleTable(muLawSample);
constexpr auto aSamples = sampleTable(aLawSample);

} // namespace

uint8_t encodeMuLaw(int16_t sample)
{
    return muCodes()[static_cast<size_t>((sample + 32'768) >> 2)];
}

int16_t decodeMuLaw(uint8_t code)
{
    return muSamples[code];
}

uint8_t encodeALaw(int16_t sample)
{
    return aCodes()[static_cast<size_t>((sample + 32'768) >> 3)];
}

int16_t decodeALaw(uint8_t code)
{
    return aSamples[code];
}

QByteArray encodeMuLaw(SampleView samples)
{
    QByteArray codes(static_cast<qsizetype>(samples.size()), Qt::Uninitialized);
    std::ranges::transform(samples, codes.begin(), [](int16_t sample) { return static_cast<char>(encodeMuLaw(sample)); });
    return codes;
}

Samples decodeMuLaw(QByteArrayView codes)
{
    Samples samples(static_cast<size_t>(codes.size()));
    std::ranges::transform(codes, samples.begin(), [](char code) { return decodeMuLaw(static_cast<uint8_t>(code)); });
    return samples;
}

QByteArray encodeALaw(SampleView samples)
{
    QByteArray codes(static_cast<qsizetype>(samples.size()), Qt::Uninitialized);
    std::ranges::transform(samples, codes.begin(), [](int16_t sample) { return static_cast<char>(encodeALaw(sample)); });
    return codes;
}

Samples decodeALaw(QByteArrayView codes)
{
    Samples samples(static_cast<size_t>(codes.size()));
    std::ranges::transform(codes, samples.begin(), [](char code) { return decodeALaw(static_cast<uint8_t>(code)); });
    return samples;
}

} // namespace Attendant::G711
