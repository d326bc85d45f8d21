// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"
#include "ui/common/consolestore.h"

#include <vector>

class QVBoxLayout;

namespace Attendant::Ui {

class EmptyState;
class Label;
class LastTakenPanel;
class Notice;
class QueueItem;

/// The calls that wait for a person, the most urgent first. Items keep their places while the pointer is over them; new ones then come last. The store
/// must outlive it.
class QueuePage : public Page
{
    Q_OBJECT

public:
    explicit QueuePage(ConsoleStore &store, QWidget *parent = nullptr);

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

private:
    void rebuild();
    void refreshTimes();
    void updateSummary();
    [[nodiscard]] QueueItem *itemFor(const CallId &id) const;
    [[nodiscard]] QueueItem *makeItem(const CallId &id);
    [[nodiscard]] bool pointerIsOverItems() const;

    ConsoleStore &m_store;
    std::vector<QueueItem *> m_items;
    Label *m_summary;
    Notice *m_notice;
    QWidget *m_column;
    QVBoxLayout *m_columnLayout, *m_itemsLayout;
    EmptyState *m_empty;
    LastTakenPanel *m_taken;
    bool m_stale = false;
};

} // namespace Attendant::Ui
