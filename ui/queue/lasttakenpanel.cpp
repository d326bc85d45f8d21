// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/lasttakenpanel.h"

#include "ui/common/button.h"
#include "ui/common/consolestore.h"
#include "ui/common/format.h"
#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int rowsShown = 5;

} // namespace

LastTakenPanel::LastTakenPanel(ConsoleStore &store, QWidget *parent)
    : Panel(tr("Last taken"), Icon::None, parent)
    , m_store(store)
{
    setBodyMargins(0, 0, 0, 0);
    auto *link = new Button(tr("All in History"));
    link->setKind(Button::Kind::Flat);
    link->setSize(Button::Size::Small);
    link->setObjectName(u"allInHistoryButton"_s);
    connect(link, &QPushButton::clicked, this, &LastTakenPanel::historyRequested);
    addToTitle(link);
    connect(&m_store, &ConsoleStore::lastTakenChanged, this, &LastTakenPanel::rebuild);
    connect(&m_store, &ConsoleStore::organizationsChanged, this, &LastTakenPanel::rebuild);
    rebuild();
}

QWidget *LastTakenPanel::makeRow(int number) const
{
    const ConsoleStore::Taken &taken = m_store.lastTaken()[size_t(number)];
    auto *row = new QWidget;
    row->setFixedHeight(px(36));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(px(15), 0, px(15), 0);
    line->setSpacing(px(12));
    const auto add = [line](const QString &text, QFont::Weight weight, ColorRole color, int width, int stretch = 0) {
        auto *label = new Label(text, 13, weight, color);
        label->setTabular(true);
        label->setElided(true);
        if (width > 0)
            label->setFixedWidth(px(width));
        line->addWidget(label, stretch);
        return label;
    };
    add(clockTime(taken.at), QFont::Normal, &Theme::text3, 40);
    add(taken.caller, QFont::DemiBold, &Theme::text, 136);
    add(m_store.organizationName(taken.org), QFont::Normal, &Theme::text2, 0, 2);
    add(taken.reason, QFont::Normal, &Theme::text2, 0, 2);
    line->addWidget(new IconView(Icon::Headset, 14, &Theme::greenText));
    add(taken.by.isEmpty() ? tr("A human") : taken.by, QFont::Normal, &Theme::greenText, 112);
    add(coarseTime(taken.waited), QFont::Normal, &Theme::text2, 44)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->setAccessibleName(tr("%1, %2, taken by %3 after %4").arg(clockTime(taken.at), taken.caller, taken.by, coarseTime(taken.waited)));
    return row;
}

void LastTakenPanel::rebuild()
{
    delete m_list;
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const int count = std::min(rowsShown, int(m_store.lastTaken().size()));
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            layout->addWidget(new HairLine);
        layout->addWidget(makeRow(i));
    }
    body()->addWidget(m_list);
    setVisible(count > 0);
}

} // namespace Attendant::Ui
