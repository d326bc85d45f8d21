// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "safety/rules.h"

#include <QHash>
#include <QMutex>

#include <memory>

namespace Attendant {

class SpokenClips;

/// The compiled safety rules of each office, made once per revision. Any thread.
class RulesBook
{
public:
    /// \a workers compiles what is prepared.
    explicit RulesBook(SpokenClips &workers) : m_workers(workers) {}

    /// Compiles in the background unless it is done.
    void prepare(const Organization &organization);
    /// The rules; compiles here and now when nobody has yet.
    [[nodiscard]] std::shared_ptr<const Rules> get(const Organization &organization);

private:
    struct Entry { qint64 revision = 0; QString language; std::shared_ptr<const Rules> rules; };
    [[nodiscard]] std::shared_ptr<const Rules> find(const Organization &organization) const;

    SpokenClips &m_workers;
    mutable QMutex m_mutex;
    QHash<OrgId, Entry> m_entries;
};

} // namespace Attendant
