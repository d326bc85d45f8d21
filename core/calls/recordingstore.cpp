// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/recordingstore.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Ids are ours, but a request's path is not.
bool isFileName(const QString &id)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-]{4,80}$"_s);
    return pattern.match(id).hasMatch();
}

int partNumber(const QString &name)
{
    return name.section(u'.', 1, 1).toInt();
}

} // namespace

QString RecordingStore::folderOf(const CallId &id) const
{
    return m_folder + u'/' + id.text().right(2).toLower();
}

QStringList RecordingStore::parts(const CallId &id) const
{
    if (!isFileName(id.text()))
        return {};
    const QDir folder(folderOf(id));
    QStringList names = folder.entryList({id.text() + u".*.rec"_s}, QDir::Files | QDir::System);
    std::ranges::sort(names, {}, partNumber);
    for (QString &name : names)
        name = folder.filePath(name);
    return names;
}

Result<QString> RecordingStore::nextPart(const CallId &id) const
{
    if (!isFileName(id.text()))
        return fail(Error::Code::InvalidInput, u"The id '%1' cannot name a recording."_s.arg(id.text().left(80)));
    const QString folder = folderOf(id);
    if (!QDir().mkpath(folder))
        return fail(Error::Code::Unavailable, u"The folder for recordings cannot be made."_s, folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QStringList known = parts(id);
    const int number = known.isEmpty() ? 0 : partNumber(known.last().section(u'/', -1)) + 1;
    return u"%1/%2.%3.rec"_s.arg(folder, id.text()).arg(number);
}

Result<bool> RecordingStore::remove(const CallId &id) const
{
    const QStringList known = parts(id);
    for (const QString &path : known) {
        if (QFile file(path); !file.remove())
            return fail(Error::Code::Unavailable, u"The recording cannot be deleted: %1."_s.arg(file.errorString()), path);
    }
    return !known.isEmpty();
}

template<typename Take>
Result<void> RecordingStore::visit(const Layout &layout, Take take) const
{
    for (const Part &part : layout.parts) {
        auto reader = RecordingReader::open(part.path, m_key);
        if (!reader)
            return std::unexpected(reader.error());
        for (;;) {
            const auto packed = reader->next();
            if (!packed)
                return std::unexpected(packed.error());
            if (!*packed)
                break;
            if (const Result<void> taken = take(part.offset + (*packed)->at, **packed); !taken)
                return taken;
        }
    }
    return {};
}

Result<RecordingStore::Layout> RecordingStore::layout(const CallId &id) const
{
    Layout layout;
    layout.overview.isComplete = true;
    for (const QString &path : parts(id)) {
        auto reader = RecordingReader::open(path, m_key);
        if (!reader && reader.error().code == Error::Code::InvalidInput && QFile(path).size() < 1'024) {
            layout.overview.isComplete = false; // the server was killed while it began the part
            continue;
        }
        if (!reader)
            return std::unexpected(reader.error());
        if (layout.parts.empty()) {
            layout.overview.startedAt = reader->facts().startedAt;
            layout.overview.rate = reader->facts().rate;
        }
        const auto later = reader->facts().startedAt - layout.overview.startedAt;
        const qint64 offset = std::max<qint64>(layout.overview.frames, later.count() * layout.overview.rate / 1'000'000);
        layout.parts.push_back({path, offset});
        for (;;) {
            const auto packed = reader->next();
            if (!packed)
                return std::unexpected(packed.error());
            if (!*packed)
                break;
            layout.overview.frames = std::max(layout.overview.frames, offset + (*packed)->at + (*packed)->frames);
        }
        layout.overview.isComplete = layout.overview.isComplete && reader->isComplete();
    }
    if (layout.parts.empty())
        return fail(Error::Code::NotFound, u"There is no recording of this call."_s);
    return layout;
}

Result<RecordingStore::Overview> RecordingStore::overview(const CallId &id) const
{
    auto found = layout(id);
    if (!found)
        return std::unexpected(found.error());
    return found->overview;
}

Result<RecordingStore::Waveform> RecordingStore::waveform(const CallId &id, int points) const
{
    auto found = layout(id);
    if (!found)
        return std::unexpected(found.error());
    Waveform wave{found->overview, {}};
    for (auto &channel : wave.channels)
        channel.resize(static_cast<size_t>(points));
    const qint64 frames = std::max<qint64>(1, wave.overview.frames);
    const auto visited = visit(*found, [&](qint64 at, const RecordingReader::Packed &packed) -> Result<void> {
        constexpr auto pieces = qint64(RecordingBlock::peaksPerBlock);
        for (qint64 piece = 0; piece < pieces; ++piece) {
            const qint64 from = std::min(frames - 1, at + packed.frames * piece / pieces), to = std::min(frames - 1, at + packed.frames * (piece + 1) / pieces - 1);
            for (size_t channel = 0; channel < recordingChannels; ++channel) {
                for (qint64 point = from * points / frames; point <= to * points / frames; ++point) {
                    quint8 &peak = wave.channels[channel][static_cast<size_t>(point)];
                    peak = std::max(peak, packed.peaks[channel][static_cast<size_t>(piece)]);
                }
            }
        }
        return {};
    });
    if (!visited)
        return std::unexpected(visited.error());
    return wave;
}

Result<Samples> RecordingStore::read(const CallId &id, qint64 from, qint64 count) const
{
    auto found = layout(id);
    if (!found)
        return std::unexpected(found.error());
    from = std::clamp<qint64>(from, 0, found->overview.frames);
    const qint64 to = std::min(found->overview.frames, from + std::max<qint64>(0, count));
    Samples samples(static_cast<size_t>(to - from) * recordingChannels);
    const auto visited = visit(*found, [&](qint64 at, const RecordingReader::Packed &packed) -> Result<void> {
        if (at + packed.frames <= from || at >= to)
            return {};
        const auto block = packed.unpacked();
        if (!block)
            return std::unexpected(block.error());
        const qint64 begin = std::max(from, at), end = std::min(to, at + packed.frames);
        std::copy_n(block->samples.begin() + (begin - at) * qint64(recordingChannels), (end - begin) * qint64(recordingChannels),
                    samples.begin() + (begin - from) * qint64(recordingChannels));
        return {};
    });
    if (!visited)
        return std::unexpected(visited.error());
    return samples;
}

} // namespace Attendant
