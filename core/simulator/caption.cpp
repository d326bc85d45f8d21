// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/caption.h"

namespace Attendant {

namespace {

constexpr quint32 syncWord = 0xE25B91;
constexpr int headBytes = 2;
constexpr int crcBytes = 2;
constexpr qsizetype longestPayload = 60;
constexpr std::chrono::milliseconds carrierSpacing{40};

enum Kind : quint8 { Carrier = 0, Word = 1, WordPart = 2 };

QByteArray frameOf(Kind kind, CaptionSpeaker speaker, const QByteArray &payload)
{
    QByteArray body;
    body += static_cast<char>(kind << 4 | static_cast<quint8>(speaker));
    body += static_cast<char>(payload.size());
    body += payload;
    const quint16 crc = qChecksum(body);
    QByteArray frame;
    for (const quint32 byte : {syncWord >> 16, syncWord >> 8 & 0xff, syncWord & 0xff})
        frame += static_cast<char>(byte);
    frame += body;
    frame += static_cast<char>(crc >> 8);
    frame += static_cast<char>(crc & 0xff);
    return frame;
}

QByteArray framesOf(const QString &word, CaptionSpeaker speaker)
{
    QByteArray utf8 = word.toUtf8();
    QByteArray frames;
    while (utf8.size() > longestPayload) {
        frames += frameOf(WordPart, speaker, utf8.first(longestPayload));
        utf8.remove(0, longestPayload);
    }
    return frames + frameOf(Word, speaker, utf8);
}

/// Places frames on a line of \a size bits and hands each to \a put(position, frame). Returns the size that is needed.
template<typename Put>
size_t layOut(size_t size, const std::vector<SpokenWord> &words, CaptionSpeaker speaker, int rate, Put put)
{
    const size_t spacing = samplesIn(carrierSpacing, rate);
    const QByteArray carrier = frameOf(Carrier, speaker, {});
    const auto bits = [](const QByteArray &frame) { return static_cast<size_t>(frame.size()) * 8; };
    size_t at = 0;
    const auto carry = [&](size_t until) {
        for (; at + bits(carrier) <= until; at += spacing)
            put(at, carrier);
    };
    for (const SpokenWord &word : words) {
        const QByteArray frames = framesOf(word.text, speaker);
        const size_t from = word.from * static_cast<size_t>(rate) / audioRate;
        const size_t to = word.to * static_cast<size_t>(rate) / audioRate;
        // Late in the word, so that an interrupted word was not heard, but before the pause that may follow it.
        const size_t wished = from + (to - from) * 6 / 10;
        const size_t last = to > bits(frames) ? to - bits(frames) : 0;
        const size_t start = std::max(at, std::min(wished, std::max(from, last)));
        carry(start);
        put(start, frames);
        at = start + bits(frames);
    }
    const size_t end = std::max(size, at);
    carry(end);
    return end;
}

template<typename Units>
void write(Units &units, size_t needed, typename Units::value_type silence, const std::vector<std::pair<size_t, QByteArray>> &frames)
{
    if (static_cast<size_t>(units.size()) < needed)
        units.resize(static_cast<decltype(units.size())>(needed), silence);
    for (const auto &[position, frame] : frames) {
        for (size_t bit = 0; bit < static_cast<size_t>(frame.size()) * 8; ++bit) {
            const bool set = frame[static_cast<qsizetype>(bit / 8)] >> (7 - bit % 8) & 1;
            auto &unit = units[static_cast<decltype(units.size())>(position + bit)];
            unit = static_cast<typename Units::value_type>((unit & ~1) | (set ? 1 : 0));
        }
    }
}

} // namespace

void writeCaption(Samples &samples, const std::vector<SpokenWord> &words, CaptionSpeaker speaker)
{
    std::vector<std::pair<size_t, QByteArray>> frames;
    const size_t needed = layOut(samples.size(), words, speaker, audioRate, [&](size_t at, const QByteArray &frame) { frames.emplace_back(at, frame); });
    write(samples, needed, 0, frames);
}

void writeCaption(QByteArray &codes, const std::vector<SpokenWord> &words, CaptionSpeaker speaker, char silence)
{
    std::vector<std::pair<size_t, QByteArray>> frames;
    const size_t needed = layOut(static_cast<size_t>(codes.size()), words, speaker, 8'000,
                                 [&](size_t at, const QByteArray &frame) { frames.emplace_back(at, frame); });
    write(codes, needed, silence, frames);
}

void CaptionReader::read(SampleView samples)
{
    for (const int16_t sample : samples)
        push(sample & 1);
}

void CaptionReader::readCodes(QByteArrayView codes)
{
    for (const char code : codes)
        push(code & 1);
}

void CaptionReader::push(bool bit)
{
    ++m_sinceFrame;
    if (!scan(bit))
        return;
    // Not a frame after all: the true one may begin among its bits. Each round looks at fewer of them.
    while (!m_again.empty()) {
        const std::vector<bool> again = std::exchange(m_again, {});
        for (size_t i = 0; i < again.size(); ++i) {
            if (scan(again[i])) {
                m_again.insert(m_again.end(), again.begin() + static_cast<std::ptrdiff_t>(i) + 1, again.end());
                break;
            }
        }
    }
}

// True when a frame had to be given up: its bits are in m_again.
bool CaptionReader::scan(bool bit)
{
    if (m_bits < 0) {
        m_sync = (m_sync << 1 | (bit ? 1 : 0)) & 0xffffff;
        if (m_sync == syncWord) {
            m_bits = 0;
            m_frame.clear();
        }
        return false;
    }
    if (m_bits % 8 == 0)
        m_frame += '\0';
    if (bit)
        m_frame.back() = static_cast<char>(m_frame.back() | 1 << (7 - m_bits % 8));
    ++m_bits;
    if (m_bits % 8 != 0 || m_frame.size() < headBytes)
        return false;
    const auto length = static_cast<quint8>(m_frame[1]);
    if (length <= longestPayload && m_frame.size() < headBytes + length + crcBytes)
        return false;
    const bool good = length <= longestPayload && complete();
    m_bits = -1;
    m_sync = 0;
    if (good)
        return false;
    m_again.clear();
    for (qsizetype i = 0; i < m_frame.size() * 8; ++i)
        m_again.push_back(m_frame[i / 8] >> (7 - i % 8) & 1);
    return true;
}

bool CaptionReader::complete()
{
    const QByteArrayView body = QByteArrayView(m_frame).chopped(crcBytes);
    const quint16 crc = qChecksum(body);
    if (static_cast<quint8>(m_frame[m_frame.size() - 2]) != crc >> 8 || static_cast<quint8>(m_frame.back()) != (crc & 0xff))
        return false;
    const int kind = static_cast<quint8>(m_frame[0]) >> 4;
    m_sinceFrame = 0;
    m_seen = true;
    if (kind == Carrier)
        return true;
    m_partial += body.sliced(headBytes).toByteArray();
    if (kind == Word)
        m_words.push_back({static_cast<CaptionSpeaker>(m_frame[0] & 0x0f), QString::fromUtf8(std::exchange(m_partial, {}))});
    if (m_partial.size() > 4'096)
        m_partial.clear();
    return true;
}

} // namespace Attendant
