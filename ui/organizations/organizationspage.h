// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

#include <QLocale>

class QStackedWidget;

namespace Attendant::Ui {

class EmptyState;
class Notice;
class OrganizationEditor;
class OrganizationList;

/// Where an ambulance is called there; 112 reaches it in Europe, and from mobile telephones nearly everywhere.
[[nodiscard]] QString emergencyNumberOf(QLocale::Territory region);

/// Organizations: the list, and the editor of the chosen one. Reads and writes over the API; hands what it read to the store, so that every
/// page knows the same. The store and the client must outlive it.
class OrganizationsPage : public Page
{
    Q_OBJECT

public:
    OrganizationsPage(ConsoleStore &store, ApiClient &api, QWidget *parent = nullptr);

    void activated() override;
    [[nodiscard]] QString unsavedChanges() const override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;

    /// Shows this one, unless another is being changed.
    void open(const OrgId &id);
    /// A file's contents as a new organization that is not saved yet. Errors: InvalidInput with a sentence for people.
    [[nodiscard]] Result<void> importJson(const QByteArray &json);
    [[nodiscard]] QByteArray exportJson() const;

Q_SIGNALS:
    /// Something was stored: made, changed or removed.
    void organizationsChanged();

private:
    void read();
    void showList(const std::vector<Organization> &organizations);
    void onChosen(const OrgId &id);
    void onSaved(const Organization &organization);
    void onRemoved(const OrgId &id);
    void create(const Organization &fresh);
    void duplicate();
    void importFile();
    void exportFile();
    void publish();

    ConsoleStore &m_store;
    ApiClient &m_api;
    std::vector<Organization> m_organizations;
    bool m_loaded = false, m_reading = false;
    OrgId m_wanted; ///< to show once the list is here
    OrganizationList *m_list;
    OrganizationEditor *m_editor;
    EmptyState *m_empty;
    Notice *m_notice;
    QStackedWidget *m_stack;
};

} // namespace Attendant::Ui
