// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "ui/organizations/organizationchanges.h"

#include <QObject>

#include <functional>
#include <map>
#include <vector>

namespace Attendant::Ui {

/// An organization while it is edited: what is stored, what it has become, the way back, and which fields hold input that cannot be stored (for
/// those the stored value stays). The sections of the editor all work on one draft. GUI thread.
class OrganizationDraft : public QObject
{
    Q_OBJECT

public:
    explicit OrganizationDraft(QObject *parent = nullptr);

    [[nodiscard]] const Organization &saved() const { return m_saved; }
    [[nodiscard]] const Organization &current() const { return m_current; }
    [[nodiscard]] bool isNew() const { return m_new; }
    [[nodiscard]] std::vector<FieldChange> changes() const { return organizationChanges(m_saved, m_current); }
    /// New ones count as changed even before anything was typed.
    [[nodiscard]] bool isChanged() const { return m_new || !changes().empty() || !m_problems.empty(); }

    /// Starts over from what is stored.
    void load(const Organization &saved);
    /// Something that is not stored yet: created, duplicated or imported.
    void begin(const Organization &fresh);
    /// Applies \a change. Consecutive edits of the same \a field are one step back, unless \a ownStep.
    void edit(const QString &field, const std::function<void(Organization &)> &change, bool ownStep = false);
    [[nodiscard]] bool canUndo() const { return !m_steps.empty() || !m_problems.empty(); }
    void undo();
    /// Back to what is stored; undo() brings the changes back.
    void discard();
    /// \a theirs is what is stored now. With \a keepMine the changes are done to it again; else they are one undo() away.
    void rebase(const Organization &theirs, bool keepMine);

    /// An empty \a sentence: the field is right.
    void setProblem(const QString &field, const QString &sentence);
    [[nodiscard]] const std::map<QString, QString> &problems() const { return m_problems; }

    /// What goes to the server: a key that was taken out of the configuration is sent as null, which removes it.
    [[nodiscard]] Organization forSaving() const;

Q_SIGNALS:
    void changed();
    /// Input that was typed and not taken over is void: show current() again. changed() follows.
    void reset();

private:
    void remember(const QString &field);
    void set(const Organization &next);

    Organization m_saved, m_current;
    std::vector<Organization> m_steps; ///< at most 200
    QString m_lastField;
    std::map<QString, QString> m_problems;
    bool m_new = false;
};

/// Sets a text of the configuration; an empty one takes the key out.
void setConfigText(Organization &organization, QLatin1StringView key, const QString &text);

} // namespace Attendant::Ui
