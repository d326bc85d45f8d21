// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/recordingwav.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace Attendant {

namespace {

template<typename Number>
void append(QByteArray &to, Number number)
{
    const Number little = qToLittleEndian(number);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

QByteArray recordingWavHead(int channels, int rate, qint64 frames)
{
    QByteArray note = channels == 1 ? QByteArray("Caller, AI and person of the office, mixed") : QByteArray("Channel 1: caller, channel 2: AI, channel 3: person of the office");
    note.append('\0');
    if (note.size() % 2 != 0)
        note.append('\0');
    // A file of four gigabytes or more says so by the largest number, as streams do.
    const auto bounded = [](qint64 size) { return static_cast<quint32>(std::min<qint64>(size, std::numeric_limits<quint32>::max())); };
    const qint64 data = frames * channels * 2;
    QByteArray list("INFOICMT");
    append(list, static_cast<quint32>(note.size()));
    list += note;

    QByteArray head("RIFF");
    append(head, bounded(4 + 8 + 16 + 8 + list.size() + 8 + data));
    head += "WAVEfmt ";
    append(head, quint32(16));
    append(head, quint16(1)); // PCM
    append(head, static_cast<quint16>(channels));
    append(head, static_cast<quint32>(rate));
    append(head, static_cast<quint32>(rate * channels * 2));
    append(head, static_cast<quint16>(channels * 2));
    append(head, quint16(16));
    head += "LIST";
    append(head, static_cast<quint32>(list.size()));
    head += list;
    head += "data";
    append(head, bounded(data));
    return head;
}

Samples mixedRecording(SampleView interleaved)
{
    Samples mixed(interleaved.size() / recordingChannels);
    for (size_t i = 0; i < mixed.size(); ++i) {
        int sum = 0;
        for (size_t channel = 0; channel < recordingChannels; ++channel)
            sum += interleaved[i * recordingChannels + channel];
        mixed[i] = static_cast<int16_t>(std::clamp(sum, -32'768, 32'767));
    }
    return mixed;
}

} // namespace Attendant
