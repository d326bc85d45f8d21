// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/rulesbook.h"

#include "calls/spokenclips.h"

using namespace Qt::StringLiterals;

namespace Attendant {

std::shared_ptr<const Rules> RulesBook::find(const Organization &organization) const
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_entries.constFind(organization.id);
    return entry != m_entries.cend() && entry->revision == organization.revision ? entry->rules : nullptr;
}

void RulesBook::prepare(const Organization &organization)
{
    if (!find(organization))
        m_workers.runLater([this, organization] { (void)get(organization); });
}

std::shared_ptr<const Rules> RulesBook::get(const Organization &organization)
{
    if (auto rules = find(organization))
        return rules;
    auto rules = Rules::builtIn(organization.language());
    const QStringList emergency = organization.phrases("emergency_phrases"_L1);
    const QStringList priority = organization.phrases("priority_phrases"_L1);
    if (rules && !(emergency.isEmpty() && priority.isEmpty()))
        rules = rules->extended(emergency, priority);
    const QMutexLocker lock(&m_mutex);
    m_entries.insert(organization.id, {organization.revision, organization.language(), rules});
    return rules;
}

} // namespace Attendant
