// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"

#include <QFile>

#include <sndfile.h>

using namespace Qt::StringLiterals;

namespace Attendant {

static QString reason(SNDFILE *file)
{
    return QString::fromLocal8Bit(sf_strerror(file));
}

void WavWriter::Closer::operator()(sf_private_tag *file) const
{
    sf_close(file);
}

WavWriter::WavWriter(File file, QString path)
    : m_file(std::move(file))
    , m_path(std::move(path))
{}

Result<WavWriter> WavWriter::open(const QString &path, int rate)
{
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    File file(sf_open(QFile::encodeName(path).constData(), SFM_WRITE, &info));
    if (!file)
        return fail(Error::Code::Unavailable, u"The recording %1 cannot be written: %2"_s.arg(path, reason(nullptr)));
    return WavWriter(std::move(file), path);
}

Result<void> WavWriter::append(SampleView samples)
{
    if (!m_file)
        return fail(Error::Code::Unavailable, u"The recording %1 is closed."_s.arg(m_path));
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_short(m_file.get(), samples.data(), count) != count)
        return fail(Error::Code::Unavailable, u"The recording %1 cannot be written: %2"_s.arg(m_path, reason(m_file.get())));
    return {};
}

Result<void> writeWav(const QString &path, SampleView samples, int rate)
{
    auto writer = WavWriter::open(path, rate);
    if (!writer)
        return std::unexpected(writer.error());
    return writer->append(samples);
}

Result<WavAudio> readWav(const QString &path)
{
    if (!QFile::exists(path))
        return fail(Error::Code::NotFound, u"There is no file %1."_s.arg(path));
    SF_INFO info{};
    const auto close = [](SNDFILE *file) { sf_close(file); };
    const std::unique_ptr<SNDFILE, decltype(close)> file(sf_open(QFile::encodeName(path).constData(), SFM_READ, &info), close);
    if (!file)
        return fail(Error::Code::InvalidInput, u"%1 is not an audio file that can be read: %2"_s.arg(path, reason(nullptr)));
    if (info.frames > static_cast<sf_count_t>(info.samplerate) * 3'600)
        return fail(Error::Code::TooLarge, u"%1 is longer than an hour."_s.arg(path));

    const auto channels = static_cast<size_t>(info.channels);
    Samples interleaved(static_cast<size_t>(info.frames) * channels);
    const auto frames = static_cast<size_t>(std::max<sf_count_t>(0, sf_readf_short(file.get(), interleaved.data(), info.frames)));
    WavAudio audio{info.samplerate, Samples(frames)};
    for (size_t i = 0; i < frames; ++i) {
        int sum = 0;
        for (size_t channel = 0; channel < channels; ++channel)
            sum += interleaved[i * channels + channel];
        audio.samples[i] = static_cast<int16_t>(sum / info.channels);
    }
    return audio;
}

} // namespace Attendant
