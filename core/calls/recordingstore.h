// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/recordingfile.h"
#include "base/id.h"

#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace Attendant {

/// The recordings on disk: `<folder>/<two characters>/<call>.<part>.rec`, one part for each time that the server took the call up. Blocks: not
/// for threads that serve sockets. Any other thread; a value.
class RecordingStore
{
public:
    RecordingStore(QString folder, RecordingKey key) : m_folder(std::move(folder)), m_key(key) {}

    [[nodiscard]] const RecordingKey &key() const { return m_key; }
    /// The parts of a call, oldest first. An id that is no file name has none.
    [[nodiscard]] QStringList parts(const CallId &id) const;
    /// Where the next part goes; its folder is made, mode 0700. Errors: InvalidInput (such an id names no file), Unavailable.
    [[nodiscard]] Result<QString> nextPart(const CallId &id) const;
    /// Deletes all parts. Answers whether there were any. Errors: Unavailable.
    [[nodiscard]] Result<bool> remove(const CallId &id) const;

    /// What there is of a call. \a startedAt is its first frame's moment.
    struct Overview
    {
        Time startedAt{};
        int rate = 24'000;
        qint64 frames = 0;
        bool isComplete = false; ///< every part was finished
        [[nodiscard]] std::chrono::milliseconds length() const { return std::chrono::milliseconds(frames * 1'000 / rate); }
    };
    /// Errors: NotFound, Unavailable, InvalidInput (damaged).
    [[nodiscard]] Result<Overview> overview(const CallId &id) const;

    /// How loud each channel is in \a points even pieces of the recording, 0 to 255.
    struct Waveform { Overview overview; std::array<std::vector<quint8>, recordingChannels> channels; };
    [[nodiscard]] Result<Waveform> waveform(const CallId &id, int points) const;

    /// \a count frames from \a from on, interleaved; what nobody said is silence. Fewer at the end.
    [[nodiscard]] Result<Samples> read(const CallId &id, qint64 from, qint64 count) const;

private:
    struct Part { QString path; qint64 offset = 0; };
    struct Layout { Overview overview; std::vector<Part> parts; };
    [[nodiscard]] QString folderOf(const CallId &id) const;
    [[nodiscard]] Result<Layout> layout(const CallId &id) const;
    /// Calls \a take(at, packed) for every block, in order; its error ends it.
    template<typename Take>
    [[nodiscard]] Result<void> visit(const Layout &layout, Take take) const;

    QString m_folder;
    RecordingKey m_key;
};

} // namespace Attendant
