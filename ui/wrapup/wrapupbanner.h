// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/common/notice.h"
#include "ui/desk/deskstore.h"

class QAction;

namespace Attendant::Ui {

/// "You have an open wrap-up", over every page but the one where it is written; also after the window was closed or crashed over it. The
/// stores must outlive it.
class WrapupBanner : public Notice
{
    Q_OBJECT

public:
    WrapupBanner(DeskStore &desk, ConsoleStore &console, QWidget *parent = nullptr);

    /// The call whose page is in front; empty: none is.
    void setShownCall(const CallId &id);
    [[nodiscard]] QAction *openAction() const { return m_open; } ///< enabled while there is one to open

Q_SIGNALS:
    void openRequested(const Attendant::CallId &id);

private:
    void refresh();
    void refreshTime();

    DeskStore &m_desk;
    CallId m_shown;
    QAction *m_open;
    WrapupId m_announced;
    size_t m_count = 0;
};

} // namespace Attendant::Ui
