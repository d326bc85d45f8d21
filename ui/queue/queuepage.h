// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callback.h"
#include "domain/wrapup.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

#include <QTimer>

#include <vector>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace Attendant::Ui {

class CallbacksView;
class DeskStore;
class EmptyState;
class Label;
class LastTakenPanel;
class NextStepsPanel;
class Notice;
class OpenWrapupsPanel;
class PeoplePanel;
class QueueItem;
class SegmentedFilter;

/// The calls that wait for a person, the most urgent first, and those whose turn is this person's before others of their kind; beside them who can take
/// a call, and behind a second tab whom to call back. Items keep their places while the pointer is over them; new ones then come last,
/// until it has rested for two seconds: then emergencies go to the top. The store must outlive it.
class QueuePage : public Page
{
    Q_OBJECT

public:
    explicit QueuePage(ConsoleStore &store, QWidget *parent = nullptr);

    /// Who this person is, who else is there, whom to call back. Without it the page shows the waiting calls alone. \a desk must outlive the page.
    void setDesk(DeskStore &desk);
    void showCallbacks();
    void activated() override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;

    /// Somebody else was faster, or the server refused: said in place, with what can be done instead.
    void showRefusal(const QString &title, const QString &text);
    [[nodiscard]] const std::vector<QueueItem *> &items() const { return m_items; }

public Q_SLOTS:
    /// What Ctrl+Enter does, from any page.
    void acceptMostUrgent();

Q_SIGNALS:
    void acceptRequested(const Attendant::EscalationId &escalation, const Attendant::CallId &call);
    void declineRequested(const Attendant::EscalationId &escalation, const Attendant::CallId &call);
    void openCallRequested(const Attendant::CallId &id);
    void historyRequested();
    void closeWrapupRequested(const Attendant::WrapupId &id, const QString &reason);
    void attemptCallbackRequested(const Attendant::CallbackId &id, const QString &result, const QString &note);
    void finishCallbackRequested(const Attendant::CallbackId &id, const QString &note);
    void retryRequested(); ///< a list of the desk could not be read

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Tab { WaitingTab, CallbacksTab };
    [[nodiscard]] QScrollArea *makeScroll(QWidget *content) const;
    [[nodiscard]] std::vector<CallId> order() const;
    void refreshCounts();
    void placeSide();
    void rebuild();
    void refreshTimes();
    void updateSummary();
    [[nodiscard]] QueueItem *itemFor(const CallId &id) const;
    [[nodiscard]] QueueItem *makeItem(const CallId &id);
    [[nodiscard]] bool pointerIsOverItems() const;
    [[nodiscard]] std::vector<QueueItem *> arrange(const std::vector<CallId> &wanted);
    [[nodiscard]] bool isEmergency(const CallId &id) const;
    void onRested();

    ConsoleStore &m_store;
    std::vector<QueueItem *> m_items;
    Label *m_summary;
    Notice *m_notice;
    QWidget *m_column;
    QVBoxLayout *m_columnLayout, *m_itemsLayout;
    EmptyState *m_empty;
    LastTakenPanel *m_taken;
    DeskStore *m_desk = nullptr;
    SegmentedFilter *m_tabs;
    QStackedWidget *m_stack;
    QWidget *m_waiting, *m_side;
    QBoxLayout *m_waitingLayout;
    QVBoxLayout *m_sideLayout, *m_callbackLayout;
    PeoplePanel *m_people = nullptr;
    OpenWrapupsPanel *m_wrapups = nullptr;
    CallbacksView *m_callbacks = nullptr;
    NextStepsPanel *m_next = nullptr;
    QScrollArea *m_scroll = nullptr; ///< of the calls
    QTimer m_rest; ///< an emergency waits for the pointer to rest
    QPoint m_restsAt;
    bool m_stale = false, m_lifts = false;
};

} // namespace Attendant::Ui
