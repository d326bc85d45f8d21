// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

#include <QTimer>

class QMenu;
class QStackedWidget;

namespace Attendant::Ui {

class Button;
class EmptyState;
class Label;
class Notice;
class ProblemList;
class PromptFacts;
class PromptPane;
class SearchField;

/// Prompts: the template beside what the AI receives for one organization, rendered by the server as one types. Changes to the template are a
/// trial: the server stores no templates of one's own, so nothing here is saved, and the page says so. The store and the client must outlive it.
class PromptsPage : public Page
{
    Q_OBJECT

public:
    PromptsPage(ConsoleStore &store, ApiClient &api, QWidget *parent = nullptr);

    void activated() override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;

    void open(const OrgId &id);
    [[nodiscard]] QString templateText() const;
    [[nodiscard]] const PromptRendering &rendering() const { return m_rendering; }
    [[nodiscard]] bool isEdited() const;
    [[nodiscard]] QString unsavedChanges() const override;

Q_SIGNALS:
    void openOrganizationRequested(const Attendant::OrgId &id);

private:
    void buildHead();
    void followOrganizations();
    void chooseOrganization(const OrgId &id);
    void readStored();
    void preview();
    void onTemplateChanged();
    void showRendering(const PromptRendering &rendering);
    void showFault(const Error &error);
    void refreshTags();
    void search(const QString &text);
    void goToMatch(bool forward);
    void save(const QString &title, const QString &name, const QString &text);

    ConsoleStore &m_store;
    ApiClient &m_api;
    OrgId m_org;
    PromptRendering m_stored;    ///< what calls get now
    PromptRendering m_rendering; ///< what is shown
    quint64 m_generation = 0;    ///< answers to earlier questions are dropped
    bool m_busy = false, m_settingText = false;
    QTimer m_pause;

    Button *m_choose, *m_reset;
    QMenu *m_organizations;
    Label *m_hits;
    SearchField *m_search;
    Notice *m_notice;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QWidget *m_content;
    PromptPane *m_template, *m_result;
    PromptFacts *m_facts;
    ProblemList *m_problems;
};

} // namespace Attendant::Ui
