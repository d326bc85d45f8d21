// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/organizationdraft.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr size_t maximumSteps = 200;

} // namespace

OrganizationDraft::OrganizationDraft(QObject *parent)
    : QObject(parent)
{}

void OrganizationDraft::load(const Organization &saved)
{
    m_new = false;
    m_saved = m_current = saved;
    m_steps.clear();
    m_lastField.clear();
    m_problems.clear();
    Q_EMIT reset();
    Q_EMIT changed();
}

void OrganizationDraft::begin(const Organization &fresh)
{
    load({});
    m_new = true;
    set(fresh);
    Q_EMIT reset();
    Q_EMIT changed();
}

void OrganizationDraft::set(const Organization &next)
{
    // The free texts follow the structured values, as they do on the server.
    m_current = next.patched({}).value_or(next);
}

void OrganizationDraft::remember(const QString &field)
{
    if (!field.isEmpty() && field == m_lastField)
        return;
    m_lastField = field;
    if (m_steps.size() == maximumSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(m_current);
}

void OrganizationDraft::edit(const QString &field, const std::function<void(Organization &)> &change, bool ownStep)
{
    Organization next = m_current;
    change(next);
    if (next == m_current)
        return;
    remember(ownStep ? QString() : field);
    set(next);
    Q_EMIT changed();
}

void OrganizationDraft::undo()
{
    if (!canUndo())
        return;
    if (!m_steps.empty()) {
        m_current = m_steps.back();
        m_steps.pop_back();
    }
    m_lastField.clear();
    m_problems.clear();
    Q_EMIT reset();
    Q_EMIT changed();
}

void OrganizationDraft::discard()
{
    if (m_current != m_saved) {
        remember({});
        m_current = m_saved;
    }
    m_problems.clear();
    Q_EMIT reset();
    Q_EMIT changed();
}

void OrganizationDraft::rebase(const Organization &theirs, bool keepMine)
{
    const Organization mine = mergedChanges(m_saved, m_current, theirs);
    m_saved = theirs;
    m_steps.clear();
    m_lastField.clear();
    m_problems.clear();
    m_current = mine;
    if (!keepMine) {
        m_steps.push_back(mine);
        m_current = theirs;
    }
    Q_EMIT reset();
    Q_EMIT changed();
}

void OrganizationDraft::setProblem(const QString &field, const QString &sentence)
{
    if (sentence.isEmpty() ? m_problems.erase(field) == 0 : std::exchange(m_problems[field], sentence) == sentence)
        return;
    Q_EMIT changed();
}

Organization OrganizationDraft::forSaving() const
{
    Organization result = m_current;
    result.id = m_saved.id.isEmpty() ? m_current.id : m_saved.id;
    result.revision = m_saved.revision;
    const QStringList keys = m_saved.config.keys();
    for (const QString &key : keys) {
        if (!result.config.contains(key))
            result.config.insert(key, QJsonValue::Null);
    }
    return result;
}

void setConfigText(Organization &organization, QLatin1StringView key, const QString &text)
{
    if (text.trimmed().isEmpty())
        organization.config.remove(key);
    else
        organization.config.insert(key, text.trimmed());
}

} // namespace Attendant::Ui
