// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <QFuture>
#include <QHash>
#include <QMutex>
#include <QString>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>

namespace Attendant {

/// The program's own texts as audio, rendered beforehand on a worker thread, so that they are there at once and with the voice provider
/// dead. Kept sentence by sentence, because many texts end alike: the latest few hundred in memory and, with a folder, on disk, so that
/// they are there right after a start. Any thread.
class SpokenClips
{
public:
    using Clip = std::shared_ptr<const Samples>;
    /// Renders one sentence; runs on the worker. Null: it cannot be spoken on this machine.
    using Renderer = std::function<Clip(const QString &text, const QString &language)>;

    explicit SpokenClips(Renderer renderer = &SpokenClips::render);
    /// Where sentences are stored; made when missing. At once after construction.
    void setFolder(const QString &path);
    ~SpokenClips();

    /// Renders in the background unless it is there.
    void prepare(const QString &text, const QString &language);
    /// At once when it is there; null when it is not yet.
    [[nodiscard]] Clip find(const QString &text, const QString &language) const;
    /// When it is there; null when it cannot be spoken.
    [[nodiscard]] QFuture<Clip> get(const QString &text, const QString &language);

    /// Work beside the calls' threads, such as compiling an office's phrases.
    void runLater(std::function<void()> work);

private:
    static Clip render(const QString &text, const QString &language);
    [[nodiscard]] static QStringList sentencesOf(const QString &text);
    [[nodiscard]] Clip sentence(const QString &sentence, const QString &language); ///< on the worker
    [[nodiscard]] Clip load(const QString &path) const;
    void prune() const;
    void store(const QString &key, const Clip &clip);

    Renderer m_renderer;
    QString m_folder;
    QThreadPool m_pool;
    mutable QMutex m_mutex;
    QHash<QString, Clip> m_clips;
    std::deque<QString> m_order;
};

} // namespace Attendant
