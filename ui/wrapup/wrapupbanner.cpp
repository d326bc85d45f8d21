// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wrapup/wrapupbanner.h"

#include "ui/common/button.h"
#include "ui/common/format.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

WrapupBanner::WrapupBanner(DeskStore &desk, ConsoleStore &console, QWidget *parent)
    : Notice(parent)
    , m_desk(desk)
{
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
    Button *open = addAction(tr("Open"));
    open->setObjectName(u"openWrapupButton"_s);
    open->setAccessibleName(tr("Open the wrap-up"));
    connect(open, &QPushButton::clicked, this, [this, call = first.callId] { Q_EMIT openRequested(call); });
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
