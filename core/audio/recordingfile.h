// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/recordingblock.h"
#include "base/times.h"

#include <QFile>
#include <QString>

#include <array>
#include <memory>
#include <optional>

namespace Attendant {

/// What recordings are encrypted with: 32 bytes. A value.
class RecordingKey
{
public:
    static constexpr size_t size = 32;
    /// Any text of at least 16 characters; the same text is the same key. Errors: InvalidInput.
    [[nodiscard]] static Result<RecordingKey> fromText(const QString &text);
    /// The key of the file of one name: files cannot be exchanged for each other.
    [[nodiscard]] std::array<unsigned char, size> forFile(const QString &name) const;
    /// Eight bytes that tell keys apart and say nothing about them.
    [[nodiscard]] QByteArray fingerprint() const;

private:
    std::array<unsigned char, size> m_bytes{};
};

/// A recording of one call, or a part of one, on disk. After a head (magic, the key's fingerprint, libsodium's secretstream header) come messages:
/// u32 length and that many bytes of secretstream ciphertext. The first message says what it is (RecordingFacts); each one after it holds a
/// block: u64 at, u32 frames, the peaks (RecordingBlock::Peaks), then FLAC with three channels. The last one carries the tag FINAL. Numbers are
/// little endian. Each message is written with one system call, so a program that is killed loses what it had not written yet, and nothing else:
/// a half message at the end is left out by the reader.
struct RecordingFacts
{
    QString call;
    int rate = 24'000;
    Time startedAt{}; ///< of frame 0
};

/// Writes one. One thread at a time.
class RecordingWriter
{
public:
    /// A new file, mode 0600; its name is part of its key. Errors: Unavailable with the reason (also when it exists).
    [[nodiscard]] static Result<RecordingWriter> create(const QString &path, const RecordingKey &key, const RecordingFacts &facts);
    RecordingWriter(RecordingWriter &&) noexcept;
    RecordingWriter &operator=(RecordingWriter &&) noexcept;
    ~RecordingWriter(); ///< without finish() the file counts as interrupted

    /// Errors: Unavailable (the disk is full, …); the file then ends with the block before.
    [[nodiscard]] Result<void> append(const RecordingBlock &block);
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] qint64 bytes() const { return m_size; }

private:
    struct State;
    RecordingWriter(std::unique_ptr<QFile> file, std::unique_ptr<State> state, int rate);
    [[nodiscard]] Result<void> put(const QByteArray &bytes);
    [[nodiscard]] Result<void> putMessage(const QByteArray &plain, unsigned char tag);

    std::unique_ptr<QFile> m_file;
    std::unique_ptr<State> m_state;
    int m_rate;
    qint64 m_size = 0;
};

/// Reads one, also while it is being written: then up to what is there. One thread at a time.
class RecordingReader
{
public:
    /// Errors: NotFound, Unavailable (another key, or it cannot be read), InvalidInput (no recording).
    [[nodiscard]] static Result<RecordingReader> open(const QString &path, const RecordingKey &key);
    RecordingReader(RecordingReader &&) noexcept;
    RecordingReader &operator=(RecordingReader &&) noexcept;
    ~RecordingReader();

    struct Packed
    {
        qint64 at = 0, frames = 0;
        RecordingBlock::Peaks peaks{};
        QByteArray flac;
        [[nodiscard]] Result<RecordingBlock> unpacked() const;
    };
    [[nodiscard]] const RecordingFacts &facts() const { return m_facts; }
    /// The next block; none at the end. Errors: InvalidInput (damaged, or changed by somebody).
    [[nodiscard]] Result<std::optional<Packed>> next();
    /// Its writer finished it, and everything was read.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

private:
    struct State;
    RecordingReader(std::unique_ptr<QFile> file, std::unique_ptr<State> state);
    [[nodiscard]] Result<std::optional<QByteArray>> message();

    std::unique_ptr<QFile> m_file;
    std::unique_ptr<State> m_state;
    RecordingFacts m_facts;
    bool m_isComplete = false;
};

} // namespace Attendant
