// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wrapup/wrapupbanner.h"

#include "ui/common/button.h"
#include "ui/common/format.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

WrapupBanner::WrapupBanner(DeskStore &desk, ConsoleStore &console, QWidget *parent)
    : Notice(parent)
    , m_desk(desk)
    , m_open(new QAction(tr("Open the wrap-up"), this))
{
    m_open->setObjectName(u"openWrapupAction"_s);
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    m_open->setShortcutContext(Qt::WindowShortcut);
    QWidget::addAction(m_open);
    connect(m_open, &QAction::triggered, this, [this] {
        if (const Wrapup *wrapup = m_desk.wrapup(m_announced))
            Q_EMIT openRequested(wrapup->callId);
    });
    setObjectName(u"wrapupBanner"_s);
    setTopGap(px(12));
    connect(&m_desk, &DeskStore::wrapupsChanged, this, &WrapupBanner::refresh);
    connect(&console, &ConsoleStore::ticked, this, &WrapupBanner::refreshTime);
    refresh();
}

void WrapupBanner::setShownCall(const CallId &id)
{
    m_shown = id;
    refresh();
}

void WrapupBanner::refresh()
{
    const auto mine = m_desk.myWrapups();
    if (mine.empty() || mine.front().callId == m_shown) {
        m_announced = {};
        m_open->setEnabled(false);
        dismiss();
        return;
    }
    const Wrapup &first = mine.front();
    if (first.id == m_announced && mine.size() == m_count)
        return; // it stands there already; every keystroke comes by here
    m_announced = first.id;
    m_count = mine.size();
    const QString more = m_count > 1 ? u' ' + tr("And %n more.", nullptr, int(m_count) - 1) : QString();
    showMessage(Kind::Info, tr("You have an open wrap-up"), tr("The call of %1.").arg(callerName(first.caller, {})) + more);
    m_open->setEnabled(true);
    Button *open = Notice::addAction(m_open->text());
    open->setObjectName(u"openWrapupButton"_s);
    open->setFollowedAction(m_open);
    refreshTime();
}

void WrapupBanner::refreshTime()
{
    const Wrapup *wrapup = m_desk.wrapup(m_announced);
    if (!wrapup)
        return;
    setHint(wrapup->endsAt > m_desk.now() ? tr("%1 left").arg(shortTime(secondsBetween(m_desk.now(), wrapup->endsAt))) : tr("time is up"));
}

} // namespace Attendant::Ui
