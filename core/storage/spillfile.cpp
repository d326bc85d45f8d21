// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/spillfile_p.h"

#include "base/logging.h"
#include "storage/privatefolder_p.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <cerrno>
#include <unistd.h>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype headSize = 8;
constexpr quint32 longestRecord = 64 * 1024 * 1024;

quint32 checksum(const QByteArray &payload)
{
    return quint32(::crc32(::crc32(0, nullptr, 0), reinterpret_cast<const Bytef *>(payload.constData()), uInt(payload.size())));
}

QByteArray record(const QByteArray &payload)
{
    QByteArray head(headSize, Qt::Uninitialized);
    qToLittleEndian(quint32(payload.size()), head.data());
    qToLittleEndian(checksum(payload), head.data() + 4);
    return head + payload;
}

QByteArray encodeUnit(const std::vector<CallEvent> &unit)
{
    QJsonArray array;
    for (const CallEvent &event : unit)
        array.append(event.toJson());
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

// nullopt: not a unit that we wrote.
std::optional<std::vector<CallEvent>> decodeUnit(const QByteArray &payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isArray())
        return std::nullopt;
    std::vector<CallEvent> unit;
    for (const QJsonValue &value : document.array()) {
        const auto event = CallEvent::fromJson(value.toObject());
        if (!event || event->cursor <= 0)
            return std::nullopt;
        unit.push_back(*event);
    }
    return unit;
}

} // namespace

Result<std::unique_ptr<SpillFile>> SpillFile::open(const QString &path, const QString &databaseId, qint64 bound)
{
    if (!makePrivateFolder(QFileInfo(path).absolutePath()))
        return fail(Error::Code::Unavailable, u"The folder of the spill file %1 cannot be made."_s.arg(path));
    auto lock = FileLock::take(path, u"the spill file %1"_s.arg(path));
    if (!lock)
        return std::unexpected(lock.error());
    std::unique_ptr<SpillFile> spill(new SpillFile(std::move(*lock), bound));
    spill->m_file.setFileName(path);
    if (!spill->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return fail(Error::Code::Unavailable, u"The spill file %1 cannot be opened: %2."_s.arg(path, spill->m_file.errorString()));
    if (const auto loaded = spill->load(databaseId); !loaded)
        return std::unexpected(loaded.error());
    return spill;
}

Result<void> SpillFile::load(const QString &databaseId)
{
    m_databaseId = databaseId;
    const auto header = readRecord(0);
    if (!header)
        return std::unexpected(header.error());
    if (!*header) { // new, or torn before it held anything
        m_file.resize(0);
        return writeHeader();
    }
    const QString owner = QJsonDocument::fromJson(**header).object().value("database"_L1).toString();
    m_size = headSize + (*header)->size();
    while (m_size < m_file.size()) {
        const auto payload = readRecord(m_size);
        if (!payload)
            return std::unexpected(payload.error());
        const auto unit = *payload ? decodeUnit(**payload) : std::nullopt;
        if (!unit) {
            qCWarning(lcJournal) << "the spill file ends with an incomplete record, which was never acknowledged; dropping" << m_file.size() - m_size << "bytes";
            break;
        }
        index(*unit, m_size, quint32((*payload)->size()));
        m_size += headSize + (*payload)->size();
    }
    if (owner != databaseId) {
        if (m_entries.empty()) {
            m_file.resize(0);
            m_size = 0;
            return writeHeader();
        }
        return fail(Error::Code::Unavailable, u"The spill file %1 holds %2 events of another database. Start once with that database so that they are stored, or move the file away."_s
                                                  .arg(m_file.fileName()).arg(m_entries.size()));
    }
    if (m_size < m_file.size() && !m_file.resize(m_size))
        return fail(Error::Code::Unavailable, u"The spill file %1 cannot be written: %2."_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

Result<void> SpillFile::writeHeader()
{
    return writeAndSync(record(QJsonDocument(QJsonObject{{u"database"_s, m_databaseId}}).toJson(QJsonDocument::Compact)));
}

// At the end. On failure the file is as before.
Result<void> SpillFile::writeAndSync(const QByteArray &bytes)
{
    QString reason;
    if (!m_file.seek(m_size) || m_file.write(bytes) != bytes.size())
        reason = m_file.errorString();
    else if (::fdatasync(m_file.handle()) != 0)
        reason = qt_error_string(errno);
    if (!reason.isEmpty()) {
        m_file.resize(m_size);
        return fail(Error::Code::Unavailable, u"The database is away and the spill file cannot be written, so nothing can be promised now."_s,
                    u"%1: %2"_s.arg(m_file.fileName(), reason));
    }
    m_size += bytes.size();
    return {};
}

// nullopt: the file ends here, or the record is damaged.
Result<std::optional<QByteArray>> SpillFile::readRecord(qint64 offset) const
{
    if (!m_file.seek(offset))
        return fail(Error::Code::Unavailable, u"The spill file %1 cannot be read: %2."_s.arg(m_file.fileName(), m_file.errorString()));
    const QByteArray head = m_file.read(headSize);
    if (head.size() < headSize)
        return std::optional<QByteArray>();
    const auto length = qFromLittleEndian<quint32>(head.constData());
    if (length == 0 || length > longestRecord)
        return std::optional<QByteArray>();
    QByteArray payload = m_file.read(length);
    if (payload.size() != length || checksum(payload) != qFromLittleEndian<quint32>(head.constData() + 4))
        return std::optional<QByteArray>();
    return std::optional(std::move(payload));
}

void SpillFile::index(const std::vector<CallEvent> &unit, qint64 offset, quint32 length)
{
    quint32 position = 0;
    for (const CallEvent &event : unit) {
        m_calls[event.callId.text()].push_back(m_entries.size());
        m_entries.push_back({event.cursor, event.seq, offset, length, position++});
    }
}

Result<void> SpillFile::append(const std::vector<std::vector<CallEvent>> &units)
{
    QByteArray bytes;
    std::vector<std::pair<qint64, quint32>> places;
    const std::lock_guard lock(m_mutex);
    for (const auto &unit : units) {
        const QByteArray payload = encodeUnit(unit);
        if (payload.size() > longestRecord)
            return fail(Error::Code::TooLarge, u"These events are too large to be stored."_s);
        places.emplace_back(m_size + bytes.size(), quint32(payload.size()));
        bytes += record(payload);
    }
    // Emptied on a full disk, it may have lost its header with the rest.
    if (m_size == 0) {
        if (auto written = writeHeader(); !written)
            return written;
        for (auto &[offset, length] : places)
            offset += m_size;
    }
    if (m_size + bytes.size() > m_bound)
        return fail(Error::Code::Unavailable, u"The database has been away for so long that no more events can be kept for it."_s, m_file.fileName());
    if (auto written = writeAndSync(bytes); !written)
        return written;
    for (size_t i = 0; i < units.size(); ++i)
        index(units[i], places[i].first, places[i].second);
    return {};
}

Result<void> SpillFile::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_entries.shrink_to_fit();
    m_calls.clear();
    m_size = 0;
    if (!m_file.resize(0))
        return fail(Error::Code::Unavailable, u"The spill file %1 cannot be emptied: %2."_s.arg(m_file.fileName(), m_file.errorString()));
    return writeHeader();
}

qsizetype SpillFile::count() const
{
    const std::lock_guard lock(m_mutex);
    return qsizetype(m_entries.size());
}

std::optional<qint64> SpillFile::firstCursor() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.front().cursor);
}

qint64 SpillFile::lastCursor() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.empty() ? 0 : m_entries.back().cursor;
}

std::optional<qint64> SpillFile::firstSeq(const CallId &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto call = m_calls.constFind(id.text());
    return call == m_calls.constEnd() ? std::nullopt : std::optional(m_entries[call->front()].seq);
}

bool SpillFile::holds(const CallId &id, qint64 seq) const
{
    const std::lock_guard lock(m_mutex);
    const auto call = m_calls.constFind(id.text());
    return call != m_calls.constEnd() && std::ranges::any_of(*call, [&](size_t i) { return m_entries[i].seq == seq; });
}

Result<std::vector<CallEvent>> SpillFile::readAfter(qint64 cursor, int limit) const
{
    const std::lock_guard lock(m_mutex);
    const auto first = std::ranges::upper_bound(m_entries, cursor, {}, &Entry::cursor);
    const auto last = first + std::min<ptrdiff_t>(limit, m_entries.end() - first);
    return read({first, last});
}

Result<std::vector<CallEvent>> SpillFile::readCall(const CallId &id, qint64 afterSeq, int limit) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Entry> entries;
    for (const size_t i : m_calls.value(id.text())) {
        if (m_entries[i].seq > afterSeq && entries.size() < size_t(limit))
            entries.push_back(m_entries[i]);
    }
    return read(entries);
}

Result<std::vector<CallEvent>> SpillFile::read(const std::vector<Entry> &entries) const
{
    std::vector<CallEvent> events;
    qint64 offset = -1;
    std::vector<CallEvent> unit;
    for (const Entry &entry : entries) {
        if (entry.offset != offset) {
            const auto payload = readRecord(entry.offset);
            if (!payload)
                return std::unexpected(payload.error());
            const auto decoded = *payload ? decodeUnit(**payload) : std::nullopt;
            if (!decoded)
                return fail(Error::Code::Unavailable, u"The spill file %1 was damaged while it was in use."_s.arg(m_file.fileName()));
            unit = *decoded;
            offset = entry.offset;
        }
        events.push_back(unit[entry.position]);
    }
    return events;
}

} // namespace Attendant
