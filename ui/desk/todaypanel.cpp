// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/todaypanel.h"

#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/desk/deskstore.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

TodayPanel::TodayPanel(DeskStore &store, QWidget *parent)
    : Panel(tr("Today"), Icon::None, parent)
    , m_store(store)
    , m_line(new QHBoxLayout)
{
    setObjectName(u"todayPanel"_s);
    m_line->setSpacing(px(16));
    body()->addLayout(m_line);
    m_raised = addFigure(u"todayRaisedLabel"_s, tr("Asked for a person"));
    m_taken = addFigure(u"todayTakenLabel"_s, tr("Taken"));
    m_wait = addFigure(u"todayWaitLabel"_s, tr("Median wait"));
    m_wait->setToolTip(tr("Half of those that a person took waited no longer than this."));
    m_missed = addFigure(u"todayMissedLabel"_s, tr("Nobody came"));
    connect(&m_store, &DeskStore::todayChanged, this, &TodayPanel::refresh);
    refresh();
}

Label *TodayPanel::addFigure(const QString &objectName, const QString &caption)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(px(2));
    auto *figure = new Label({}, 18, QFont::DemiBold);
    figure->setTabular(true);
    figure->setObjectName(objectName);
    auto *name = new Label(caption, 12, QFont::Normal, &Theme::text3);
    name->setWordWrap(true);
    column->addWidget(figure);
    column->addWidget(name, 0, Qt::AlignTop);
    column->addStretch(1); // captions of different lengths leave the figures on one line
    m_line->addLayout(column, 1);
    return figure;
}

void TodayPanel::refresh()
{
    const auto &today = m_store.today();
    const auto show = [&](Label *label, int count) { label->setText(today ? QString::number(count) : u"–"_s); };
    const DeskStore::Today known = today.value_or(DeskStore::Today());
    show(m_raised, known.raised);
    show(m_taken, known.taken);
    show(m_missed, known.missed);
    m_wait->setText(known.medianWait ? shortTime(*known.medianWait) : u"–"_s);
    m_missed->setColor(known.missed > 0 ? &Theme::amberText : &Theme::text);
    setAccessibleName(today ? tr("Today: %1 calls asked for a person, %2 were taken, for %3 nobody came").arg(known.raised).arg(known.taken).arg(known.missed)
                            : tr("Today: not known yet"));
}

} // namespace Attendant::Ui
