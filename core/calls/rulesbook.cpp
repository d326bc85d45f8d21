// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/rulesbook.h"

#include "calls/spokenclips.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void RulesBook::prepare(const Organization &organization)
{
    {
        const QMutexLocker lock(&m_mutex);
        Entry &entry = m_entries[organization.id];
        if ((entry.rules && entry.revision == organization.revision) || entry.asked == organization.revision)
            return;
        entry.asked = organization.revision;
    }
    m_workers.runLater([this, organization] { compile(organization); });
}

void RulesBook::compile(const Organization &organization)
{
    auto rules = Rules::builtIn(organization.language());
    const QStringList emergency = organization.phrases("emergency_phrases"_L1);
    const QStringList priority = organization.phrases("priority_phrases"_L1);
    if (rules && !(emergency.isEmpty() && priority.isEmpty()))
        rules = rules->extended(emergency, priority);
    const QMutexLocker lock(&m_mutex);
    Entry &entry = m_entries[organization.id];
    if (entry.asked != organization.revision)
        return; // changed again meanwhile
    entry.revision = organization.revision;
    entry.rules = std::move(rules);
}

std::shared_ptr<const Rules> RulesBook::get(const Organization &organization)
{
    std::shared_ptr<const Rules> known;
    {
        const QMutexLocker lock(&m_mutex);
        const auto entry = m_entries.constFind(organization.id);
        if (entry != m_entries.cend() && entry->rules) {
            if (entry->revision == organization.revision)
                return entry->rules;
            known = entry->rules;
        }
    }
    prepare(organization);
    return known ? known : Rules::builtIn(organization.language());
}

} // namespace Attendant
