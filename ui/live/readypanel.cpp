// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/readypanel.h"

#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/organizations/openstate.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr size_t rowsAtMost = 8;

QString lastCallSentence(std::optional<Time> last, Time now)
{
    if (!last)
        return ReadyPanel::tr("No call yet");
    const auto ago = secondsBetween(*last, now);
    if (ago < 1min)
        return ReadyPanel::tr("Last call just now");
    if (ago < 24h)
        return ReadyPanel::tr("Last call %1 ago").arg(coarseTime(ago));
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(last->time_since_epoch()).count();
    return ReadyPanel::tr("Last call %1").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat));
}

} // namespace

QString openSentence(const Organization &organization, Time now)
{
    if (!organization.hours())
        return organization.businessHours.section(u'\n', 0, 0);
    return openState(organization, now);
}

ReadyPanel::ReadyPanel(ConsoleStore &store, QWidget *parent)
    : Panel(tr("Ready to answer"), Icon::Check, parent)
    , m_store(store)
{
    setMaximumWidth(px(820));
    setBodyMargins(0, 0, 0, 0);
    connect(&m_store, &ConsoleStore::organizationsChanged, this, &ReadyPanel::rebuild);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &ReadyPanel::rebuild);
    rebuild();
}

void ReadyPanel::rebuild()
{
    delete m_list;
    m_rows.clear();
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    size_t more = 0;
    for (const Organization &organization : m_store.organizations()) {
        if (!m_store.organizationFilter().isEmpty() && organization.id != m_store.organizationFilter())
            continue;
        if (m_rows.size() >= rowsAtMost) {
            ++more;
            continue;
        }
        if (!m_rows.empty())
            layout->addWidget(new HairLine);
        auto *row = new QWidget;
        row->setFixedHeight(px(40));
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(px(15), 0, px(15), 0);
        line->setSpacing(px(12));
        auto *name = new Label(organization.name, 13, QFont::Medium);
        name->setElided(true);
        name->setFixedWidth(px(220));
        line->addWidget(name);
        const QString number = organization.phrases("numbers"_L1).value(0);
        auto *way = new QWidget;
        way->setFixedWidth(px(200));
        auto *wayLine = new QHBoxLayout(way);
        wayLine->setContentsMargins(0, 0, 0, 0);
        wayLine->setSpacing(px(8));
        wayLine->addWidget(new IconView(number.isEmpty() ? Icon::Web : Icon::Phone, 14, &Theme::text2));
        auto *wayName = new Label(number.isEmpty() ? channelName(u"browser"_s) : number, 13, QFont::Normal, &Theme::text2);
        wayName->setTabular(true);
        wayName->setElided(true);
        wayLine->addWidget(wayName, 1);
        line->addWidget(way);
        auto *hours = new Label({}, 13, QFont::Normal, &Theme::text2);
        hours->setTabular(true);
        hours->setElided(true);
        line->addWidget(hours, 1);
        auto *last = new Label({}, 13, QFont::Normal, &Theme::text3);
        last->setTabular(true);
        line->addWidget(last);
        layout->addWidget(row);
        m_rows.push_back({organization.id, hours, last});
    }
    if (more > 0) {
        layout->addWidget(new HairLine);
        auto *rest = new Label(tr("and %n more", nullptr, int(more)), 12, QFont::Normal, &Theme::text3);
        rest->setContentsMargins(px(15), px(8), px(15), px(8));
        layout->addWidget(rest);
    }
    body()->addWidget(m_list);
    setVisible(!m_rows.empty());
    refresh();
}

void ReadyPanel::refresh()
{
    for (const Row &row : m_rows) {
        if (const Organization *organization = m_store.organization(row.org)) {
            row.hours->setText(openSentence(*organization, m_store.now()));
            row.last->setText(lastCallSentence(m_store.lastCallAt(row.org), m_store.now()));
        }
    }
}

} // namespace Attendant::Ui
