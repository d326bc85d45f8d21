// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/recordingblock.h"

#include <sndfile.h>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// A file of libsndfile's that is a byte array.
struct Memory
{
    QByteArray bytes;
    sf_count_t at = 0;

    static Memory &of(void *user) { return *static_cast<Memory *>(user); }
    static sf_count_t length(void *user) { return of(user).bytes.size(); }
    static sf_count_t tell(void *user) { return of(user).at; }
    static sf_count_t seek(sf_count_t offset, int whence, void *user)
    {
        Memory &memory = of(user);
        const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.at : memory.bytes.size();
        memory.at = std::clamp<sf_count_t>(from + offset, 0, memory.bytes.size());
        return memory.at;
    }
    static sf_count_t read(void *to, sf_count_t count, void *user)
    {
        Memory &memory = of(user);
        count = std::min<sf_count_t>(count, memory.bytes.size() - memory.at);
        std::memcpy(to, memory.bytes.constData() + memory.at, static_cast<size_t>(count));
        memory.at += count;
        return count;
    }
    static sf_count_t write(const void *from, sf_count_t count, void *user)
    {
        Memory &memory = of(user);
        if (memory.at + count > memory.bytes.size())
            memory.bytes.resize(memory.at + count);
        std::memcpy(memory.bytes.data() + memory.at, from, static_cast<size_t>(count));
        memory.at += count;
        return count;
    }
};

using File = std::unique_ptr<SNDFILE, int (*)(SNDFILE *)>;

File open(Memory &memory, int mode, SF_INFO &info)
{
    static SF_VIRTUAL_IO access{&Memory::length, &Memory::seek, &Memory::read, &Memory::write, &Memory::tell};
    return {sf_open_virtual(&access, mode, &info, &memory), &sf_close};
}

} // namespace

RecordingBlock::Peaks RecordingBlock::peaks() const
{
    Peaks peaks{};
    const size_t count = static_cast<size_t>(frames());
    for (size_t frame = 0; frame < count; ++frame) {
        const size_t part = frame * peaksPerBlock / count;
        for (size_t channel = 0; channel < recordingChannels; ++channel) {
            const int loud = std::min(255, std::abs(int(samples[frame * recordingChannels + channel])) / 128);
            peaks[channel][part] = std::max(peaks[channel][part], static_cast<quint8>(loud));
        }
    }
    return peaks;
}

Result<QByteArray> Flac::encode(SampleView interleaved, int channels, int rate, double level)
{
    Memory memory;
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    File file = open(memory, SFM_WRITE, info);
    if (!file)
        return fail(Error::Code::Internal, u"The sound could not be packed."_s, QString::fromLocal8Bit(sf_strerror(nullptr)));
    sf_command(file.get(), SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / channels;
    if (sf_writef_short(file.get(), interleaved.data(), frames) != frames)
        return fail(Error::Code::Internal, u"The sound could not be packed."_s, QString::fromLocal8Bit(sf_strerror(file.get())));
    file.reset();
    return memory.bytes;
}

Result<Flac::Audio> Flac::decode(const QByteArray &bytes)
{
    Memory memory{bytes};
    SF_INFO info{};
    const File file = open(memory, SFM_READ, info);
    if (!file || (info.format & SF_FORMAT_TYPEMASK) != SF_FORMAT_FLAC || info.channels < 1 || info.frames < 0 || info.frames > 10'000'000)
        return fail(Error::Code::InvalidInput, u"A piece of the recording is damaged."_s, QString::fromLocal8Bit(sf_strerror(file.get())));
    Audio audio{info.samplerate, info.channels, Samples(static_cast<size_t>(info.frames * info.channels))};
    if (sf_readf_short(file.get(), audio.samples.data(), info.frames) != info.frames)
        return fail(Error::Code::InvalidInput, u"A piece of the recording is damaged."_s, QString::fromLocal8Bit(sf_strerror(file.get())));
    return audio;
}

} // namespace Attendant
