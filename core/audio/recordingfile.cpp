// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/recordingfile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <sodium.h>

#include <cstring>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr QByteArrayView magic("ATTREC1\n");
constexpr qsizetype fingerprintBytes = 8;
constexpr qsizetype streamHead = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype largestMessage = 4 * 1024 * 1024;
constexpr qsizetype blockHead = 8 + 4 + qsizetype(recordingChannels * RecordingBlock::peaksPerBlock);
constexpr unsigned char more = 0;
constexpr unsigned char final = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

struct Stream
{
    crypto_secretstream_xchacha20poly1305_state stream{};
    ~Stream() { sodium_memzero(&stream, sizeof stream); }
};

std::unexpected<Error> damaged(const QString &path)
{
    return fail(Error::Code::InvalidInput, u"The recording is damaged."_s, path);
}

} // namespace

Result<RecordingKey> RecordingKey::fromText(const QString &text)
{
    if (sodium_init() < 0)
        return fail(Error::Code::Internal, u"libsodium cannot be used on this machine."_s);
    if (text.size() < 16)
        return failField(u"ATTENDANT_KEY"_s, u"ATTENDANT_KEY is too short: it needs 16 characters or more. 'openssl rand -base64 32' makes a good one."_s);
    static constexpr char purpose[] = "attendant recordings";
    const QByteArray bytes = text.toUtf8();
    RecordingKey key;
    crypto_generichash(key.m_bytes.data(), key.m_bytes.size(), reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<size_t>(bytes.size()),
                       reinterpret_cast<const unsigned char *>(purpose), sizeof purpose - 1);
    return key;
}

std::array<unsigned char, RecordingKey::size> RecordingKey::forFile(const QString &name) const
{
    const QByteArray bytes = name.toUtf8();
    std::array<unsigned char, size> key{};
    crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<size_t>(bytes.size()), m_bytes.data(),
                       m_bytes.size());
    return key;
}

QByteArray RecordingKey::fingerprint() const
{
    const auto derived = forFile(u"fingerprint"_s);
    return {reinterpret_cast<const char *>(derived.data()), fingerprintBytes};
}

// --- writing -----------------------------------------------------------------------------------------------------------------------

struct RecordingWriter::State : Stream
{};

RecordingWriter::RecordingWriter(std::unique_ptr<QFile> file, std::unique_ptr<State> state, int rate)
    : m_file(std::move(file))
    , m_state(std::move(state))
    , m_rate(rate)
{}

RecordingWriter::RecordingWriter(RecordingWriter &&) noexcept = default;
RecordingWriter &RecordingWriter::operator=(RecordingWriter &&) noexcept = default;
RecordingWriter::~RecordingWriter() = default;

Result<RecordingWriter> RecordingWriter::create(const QString &path, const RecordingKey &key, const RecordingFacts &facts)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Error::Code::Unavailable, u"The recording cannot be written: %1."_s.arg(file->errorString()), path);
    auto state = std::make_unique<State>();
    QByteArray head(streamHead, Qt::Uninitialized);
    const auto fileKey = key.forFile(QFileInfo(path).fileName());
    crypto_secretstream_xchacha20poly1305_init_push(&state->stream, reinterpret_cast<unsigned char *>(head.data()), fileKey.data());
    RecordingWriter writer(std::move(file), std::move(state), facts.rate);
    if (const auto put = writer.put(magic.toByteArray() + key.fingerprint() + head); !put)
        return std::unexpected(put.error());
    const QJsonObject json{{u"call"_s, facts.call}, {u"rate"_s, facts.rate}, {u"started_at"_s, toIso(facts.startedAt)}};
    if (const auto put = writer.putMessage(QJsonDocument(json).toJson(QJsonDocument::Compact), more); !put)
        return std::unexpected(put.error());
    return writer;
}

Result<void> RecordingWriter::put(const QByteArray &bytes)
{
    if (!m_file)
        return fail(Error::Code::Unavailable, u"The recording is closed."_s);
    if (m_file->write(bytes) != bytes.size()) {
        const QString reason = m_file->errorString();
        const QString path = m_file->fileName();
        m_file->resize(m_size); // a half message is no message
        m_file.reset();
        return fail(Error::Code::Unavailable, u"The recording cannot be written: %1."_s.arg(reason), path);
    }
    m_size += bytes.size();
    return {};
}

Result<void> RecordingWriter::putMessage(const QByteArray &plain, unsigned char tag)
{
    QByteArray bytes(4 + plain.size() + overhead, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(plain.size() + overhead), bytes.data());
    crypto_secretstream_xchacha20poly1305_push(&m_state->stream, reinterpret_cast<unsigned char *>(bytes.data() + 4), nullptr,
                                               reinterpret_cast<const unsigned char *>(plain.constData()), static_cast<unsigned long long>(plain.size()), nullptr,
                                               0, tag);
    return put(bytes);
}

Result<void> RecordingWriter::append(const RecordingBlock &block)
{
    const auto flac = Flac::encode(block.samples, static_cast<int>(recordingChannels), m_rate);
    if (!flac)
        return std::unexpected(flac.error());
    QByteArray plain(blockHead, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint64>(block.at), plain.data());
    qToLittleEndian(static_cast<quint32>(block.frames()), plain.data() + 8);
    const RecordingBlock::Peaks peaks = block.peaks();
    std::memcpy(plain.data() + 12, peaks.data(), recordingChannels * RecordingBlock::peaksPerBlock);
    return putMessage(plain + *flac, more);
}

Result<void> RecordingWriter::finish()
{
    auto finished = putMessage({}, final);
    m_file.reset();
    return finished;
}

// --- reading -----------------------------------------------------------------------------------------------------------------------

struct RecordingReader::State : Stream
{};

RecordingReader::RecordingReader(std::unique_ptr<QFile> file, std::unique_ptr<State> state)
    : m_file(std::move(file))
    , m_state(std::move(state))
{}

RecordingReader::RecordingReader(RecordingReader &&) noexcept = default;
RecordingReader &RecordingReader::operator=(RecordingReader &&) noexcept = default;
RecordingReader::~RecordingReader() = default;

Result<RecordingReader> RecordingReader::open(const QString &path, const RecordingKey &key)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return fail(Error::Code::NotFound, u"There is no recording."_s, path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(Error::Code::Unavailable, u"The recording cannot be read: %1."_s.arg(file->errorString()), path);
    const QByteArray head = file->read(magic.size() + fingerprintBytes + streamHead);
    if (head.size() < magic.size() + fingerprintBytes + streamHead || !head.startsWith(magic))
        return damaged(path);
    if (head.sliced(magic.size(), fingerprintBytes) != key.fingerprint())
        return fail(Error::Code::Unavailable, u"The recording was encrypted with another key. Start the server with the ATTENDANT_KEY of that time."_s, path);
    auto state = std::make_unique<State>();
    const auto fileKey = key.forFile(QFileInfo(path).fileName());
    const auto *stream = reinterpret_cast<const unsigned char *>(head.constData() + magic.size() + fingerprintBytes);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state->stream, stream, fileKey.data()) != 0)
        return damaged(path);
    RecordingReader reader(std::move(file), std::move(state));
    const auto first = reader.message();
    if (!first)
        return std::unexpected(first.error());
    const QJsonObject json = QJsonDocument::fromJson(first->value_or(QByteArray())).object();
    reader.m_facts = {json.value("call"_L1).toString(), json.value("rate"_L1).toInt(), timeFromIso(json.value("started_at"_L1).toString()).value_or(Time{})};
    if (reader.m_facts.rate < 8'000 || reader.m_facts.rate > 48'000)
        return damaged(path);
    return reader;
}

Result<std::optional<QByteArray>> RecordingReader::message()
{
    const QByteArray length = m_file->read(4);
    if (length.size() < 4)
        return std::optional<QByteArray>();
    const auto size = qsizetype(qFromLittleEndian<quint32>(length.constData()));
    if (size < overhead || size > largestMessage)
        return damaged(m_file->fileName());
    const QByteArray bytes = m_file->read(size);
    if (bytes.size() < size) // killed in the middle, or still being written
        return std::optional<QByteArray>();
    QByteArray plain(size - overhead, Qt::Uninitialized);
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&m_state->stream, reinterpret_cast<unsigned char *>(plain.data()), nullptr, &tag,
                                                   reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<unsigned long long>(size), nullptr, 0)
        != 0)
        return damaged(m_file->fileName());
    if (tag == final) {
        m_isComplete = true;
        return std::optional<QByteArray>();
    }
    return std::optional(plain);
}

Result<std::optional<RecordingReader::Packed>> RecordingReader::next()
{
    const auto read = message();
    if (!read)
        return std::unexpected(read.error());
    if (!*read)
        return std::optional<Packed>();
    const QByteArray &plain = **read;
    if (plain.size() < blockHead)
        return damaged(m_file->fileName());
    Packed packed{static_cast<qint64>(qFromLittleEndian<quint64>(plain.constData())), static_cast<qint64>(qFromLittleEndian<quint32>(plain.constData() + 8)),
                  {}, plain.sliced(blockHead)};
    std::memcpy(packed.peaks.data(), plain.constData() + 12, recordingChannels * RecordingBlock::peaksPerBlock);
    return std::optional(std::move(packed));
}

Result<RecordingBlock> RecordingReader::Packed::unpacked() const
{
    auto audio = Flac::decode(flac);
    if (!audio)
        return std::unexpected(audio.error());
    if (audio->channels != static_cast<int>(recordingChannels) || static_cast<qint64>(audio->samples.size()) != frames * qint64(recordingChannels))
        return fail(Error::Code::InvalidInput, u"A piece of the recording is damaged."_s);
    return RecordingBlock{at, std::move(audio->samples)};
}

} // namespace Attendant
