// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"
#include "ui/live/callsmodel.h"

#include <QVariantMap>

class QStackedWidget;

namespace Attendant::Ui {

class Button;
class CallsView;
class EmptyState;
class ReadyPanel;
class SegmentedFilter;

/// All calls in progress, the most urgent first, as cards or as a table; filtered by risk, phase and channel (the organization is chosen in the top bar).
/// The store must outlive it.
class LivePage : public Page
{
    Q_OBJECT

public:
    explicit LivePage(ConsoleStore &store, QWidget *parent = nullptr);
    ~LivePage() override;

    void activated() override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;

    /// What the empty page's button does: "Start a practice call" where the server can make one, else look at the organizations.
    void setPracticePossible(bool possible);
    [[nodiscard]] CallsModel &model() { return m_model; }
    void rememberColumns();
    /// What is filtered, for a page that takes this one's place.
    [[nodiscard]] QVariantMap filterState() const;
    void restoreFilter(const QVariantMap &state);

Q_SIGNALS:
    void takeOverRequested(const Attendant::CallId &id);
    void listenRequested(const Attendant::CallId &id);
    void openCallRequested(const Attendant::CallId &id);
    void practiceCallRequested();
    void organizationsRequested();

private:
    void buildHead();
    void onCounts();
    void chooseState();
    void applyFilter();

    ConsoleStore &m_store;
    CallsModel m_model;
    CallsView *m_view;
    SegmentedFilter *m_risk = nullptr, *m_mode = nullptr;
    Button *m_phase = nullptr, *m_channel = nullptr;
    QStackedWidget *m_stack;
    QWidget *m_emptyPage;
    EmptyState *m_empty, *m_noMatch, *m_loading;
    ReadyPanel *m_ready;
    CallsModel::Filter m_filter;
    bool m_practice = false;
};

} // namespace Attendant::Ui
