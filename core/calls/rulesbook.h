// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "safety/rules.h"

#include <QHash>
#include <QMutex>

#include <memory>

namespace Attendant {

class SpokenClips;

/// The compiled safety rules of each office, made once per revision, on a worker: compiling takes up to seconds, in which no call may
/// stand still. Any thread.
class RulesBook
{
public:
    /// \a workers compiles what is prepared.
    explicit RulesBook(SpokenClips &workers) : m_workers(workers) {}

    /// Compiles in the background unless it is done.
    void prepare(const Organization &organization);
    /// The rules, at once: of the office as it was until those of its change are compiled; of one that nobody prepared, the built-in ones
    /// without its own phrases until they are (which compiles here only what no other office of that language has needed yet).
    [[nodiscard]] std::shared_ptr<const Rules> get(const Organization &organization);

private:
    struct Entry
    {
        qint64 revision = 0, asked = -1; ///< of the rules; the newest one that the worker has been asked for
        std::shared_ptr<const Rules> rules;
    };
    void compile(const Organization &organization);

    SpokenClips &m_workers;
    mutable QMutex m_mutex;
    QHash<OrgId, Entry> m_entries;
};

} // namespace Attendant
