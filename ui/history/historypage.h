// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

class QListView;
class QStackedWidget;

namespace Attendant::Ui {

class AudioDevices;
class EmptyState;
class HistoryDetail;
class HistoryFilters;
class HistoryModel;
class Notice;

/// History: search over all calls at the left, the chosen one for reading at the right. The store and the client must outlive it.
class HistoryPage : public Page
{
    Q_OBJECT

public:
    HistoryPage(ConsoleStore &store, ApiClient &api, QWidget *parent = nullptr);

    void activated() override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;

    /// Shows this call at the right, whether it is among the found ones or not.
    void showCall(const CallId &id);
    /// Supervisors may say whether an escalation was right.
    void setMayReview(bool may);
    /// What recordings are heard on; must outlive the page.
    void setDevices(AudioDevices &devices);
    /// What is searched for and shown, for a page that takes this one's place; empty while nothing was searched.
    [[nodiscard]] QVariantMap searchState() const;
    void restoreSearch(const QVariantMap &state);

Q_SIGNALS:
    /// Enter, a double click or the button: on a page of its own.
    void openCallRequested(const Attendant::CallId &id);

private:
    void search();
    void onStateChanged();

    ConsoleStore &m_store;
    HistoryModel *m_model;
    HistoryFilters *m_filters;
    HistoryDetail *m_detail;
    QListView *m_view;
    QStackedWidget *m_stack;
    QWidget *m_left;
    EmptyState *m_empty;
    Notice *m_notice;
};

} // namespace Attendant::Ui
