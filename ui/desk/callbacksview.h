// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/desk/deskstore.h"

#include <QWidget>

class QVBoxLayout;

namespace Attendant::Ui {

class CallbackRow;
class EmptyState;
class InlineAsk;
class Panel;

/// Whom to call back: after a message, or when somebody hung up while they waited. The oldest first, with what was tried, when the office is
/// open, and Done. Below it what is done. Rows stay in their places while one works in them. The stores must outlive it.
class CallbacksView : public QWidget
{
    Q_OBJECT

public:
    CallbacksView(ConsoleStore &console, DeskStore &desk, QWidget *parent = nullptr);

    /// Those of the organization that is shown.
    [[nodiscard]] int openCount() const { return int(m_shown.size()); }
    void refreshTimes();
    void setStale(bool stale);

Q_SIGNALS:
    void attemptRequested(const Attendant::CallbackId &id, const QString &result, const QString &note);
    void doneRequested(const Attendant::CallbackId &id, const QString &note);
    void openCallRequested(const Attendant::CallId &id);
    void retryRequested();
    void openCountChanged();

private:
    void rebuild();
    void rebuildDone();
    void askAttempt(const CallbackId &id, const QString &result);
    void askDone(const CallbackId &id);
    void ask(const CallbackId &id, const QString &question, const QString &title, const QString &placeholder, const QString &confirm);
    [[nodiscard]] bool isShown(const Callback &callback) const;

    ConsoleStore &m_console;
    DeskStore &m_desk;
    Panel *m_open, *m_done;
    EmptyState *m_empty;
    QVBoxLayout *m_rowsLayout;
    QWidget *m_doneList = nullptr;
    std::vector<CallbackRow *> m_shown;
    InlineAsk *m_ask;
    CallbackId m_asked;
    bool m_stale = false;

    friend class CallbackRow;
};

/// How a try to reach somebody went, in words; something unknown as it is.
[[nodiscard]] QString callbackResultName(const QString &result);
/// When the office is open, in its own time: "Open there until 17:00, now 14:05".
[[nodiscard]] QString callbackWindowText(const Callback::Window &window, Time now);

} // namespace Attendant::Ui
