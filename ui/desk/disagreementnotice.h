// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"
#include "ui/common/notice.h"

#include <deque>

namespace Attendant::Ui {

class ConsoleStore;
class DeskStore;

/// Tells a supervisor, over every page and without taking the keyboard, that the safety rules and the second opinion judge a caller's words
/// differently: which, in which call, and a button to look. The newest first; each stays until it was looked at or put away. The stores must
/// outlive it.
class DisagreementNotice : public Notice
{
    Q_OBJECT

public:
    DisagreementNotice(DeskStore &desk, ConsoleStore &console, QWidget *parent = nullptr);

    void follow(const CallEvent &event);
    [[nodiscard]] size_t count() const { return m_open.size(); }

Q_SIGNALS:
    void openRequested(const Attendant::CallId &id);

private:
    struct Entry { CallId call; QString words; bool ruleSaysDanger = false; };
    void refresh();
    void putAway();

    DeskStore &m_desk;
    ConsoleStore &m_console;
    std::deque<Entry> m_open; ///< newest first
};

} // namespace Attendant::Ui
