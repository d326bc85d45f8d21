// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/openwrapupspanel.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QString timeLeft(const Wrapup &wrapup, Time now)
{
    return wrapup.endsAt > now ? OpenWrapupsPanel::tr("%1 left").arg(shortTime(secondsBetween(now, wrapup.endsAt))) : OpenWrapupsPanel::tr("time is up");
}

} // namespace

OpenWrapupsPanel::OpenWrapupsPanel(DeskStore &store, QWidget *parent)
    : Panel(tr("Open wrap-ups"), Icon::None, parent)
    , m_store(store)
    , m_list(new QWidget)
    , m_question(new QWidget)
    , m_questionText(new Label({}, 13, QFont::DemiBold))
    , m_reason(new Field(tr("Why it is closed")))
    , m_confirm(new Button(tr("Close it")))
{
    setObjectName(u"openWrapupsPanel"_s);
    setBodyMargins(0, 0, 0, 0);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    body()->addWidget(m_list);
    auto *column = new QVBoxLayout(m_question);
    column->setContentsMargins(px(15), px(8), px(15), px(12));
    column->setSpacing(px(8));
    m_questionText->setWordWrap(true);
    m_reason->setPlaceholderText(tr("Why, for the person who was writing"));
    m_reason->setObjectName(u"closeReasonField"_s);
    m_confirm->setObjectName(u"confirmCloseButton"_s);
    auto *leave = new Button(tr("Keep it open"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(m_confirm);
    column->addWidget(m_questionText);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    body()->addWidget(m_question);
    m_question->hide();
    const auto check = [this] { m_confirm->setEnabled(!m_reason->text().trimmed().isEmpty()); };
    connect(m_reason, &QLineEdit::textChanged, this, check);
    check();
    connect(m_reason, &QLineEdit::returnPressed, this, &OpenWrapupsPanel::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &OpenWrapupsPanel::confirm);
    connect(leave, &QPushButton::clicked, m_question, &QWidget::hide);
    connect(&m_store, &DeskStore::wrapupsChanged, this, &OpenWrapupsPanel::rebuild);
    connect(&m_store, &DeskStore::wrapupEnded, this, [this](const Wrapup &ended) {
        if (ended.id == m_asked)
            m_question->hide();
    });
    rebuild();
}

void OpenWrapupsPanel::rebuild()
{
    // Every keystroke in a wrap-up comes by here: rows that are there stay, with the focus in them.
    std::vector<WrapupId> wanted, shown;
    for (const Wrapup &wrapup : m_store.openWrapups()) {
        if (wrapup.userId != m_store.me())
            wanted.push_back(wrapup.id);
    }
    std::ranges::transform(m_times, std::back_inserter(shown), &std::pair<WrapupId, Label *>::first);
    setVisible(m_store.isSupervisor() && !wanted.empty());
    if (wanted == shown)
        return refreshTimes();
    auto *layout = static_cast<QVBoxLayout *>(m_list->layout());
    while (QLayoutItem *item = layout->takeAt(0)) {
        item->widget()->deleteLater(); // one of its buttons may be why we are here
        delete item;
    }
    m_times.clear();
    for (const Wrapup &wrapup : m_store.openWrapups()) {
        if (wrapup.userId == m_store.me())
            continue;
        if (!m_times.empty())
            layout->addWidget(new HairLine);
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(px(15), px(8), px(15), px(8));
        line->setSpacing(px(8));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *who = new Label(wrapup.userName, 13, QFont::Medium);
        who->setElided(true);
        auto *what = new Label({}, 12, QFont::Normal, &Theme::text3);
        what->setTabular(true);
        what->setElided(true);
        words->addWidget(who);
        words->addWidget(what);
        line->addLayout(words, 1);
        auto *close = new Button(tr("Close…"));
        close->setSize(Button::Size::Small);
        close->setObjectName(u"closeWrapupButton"_s);
        close->setAccessibleName(tr("Close the wrap-up of %1").arg(wrapup.userName));
        connect(close, &QPushButton::clicked, this, [this, id = wrapup.id] { ask(id); });
        line->addWidget(close);
        layout->addWidget(row);
        m_times.emplace_back(wrapup.id, what);
    }
    refreshTimes();
}

void OpenWrapupsPanel::refreshTimes()
{
    for (const auto &[id, label] : m_times) {
        if (const Wrapup *wrapup = m_store.wrapup(id))
            label->setText(tr("%1, %2", "caller, time left").arg(callerName(wrapup->caller, {}), timeLeft(*wrapup, m_store.now())));
    }
}

void OpenWrapupsPanel::ask(const WrapupId &id)
{
    const Wrapup *wrapup = m_store.wrapup(id);
    if (!wrapup)
        return;
    m_asked = id;
    m_questionText->setText(tr("Close what %1 writes about %2? What is written is kept.").arg(wrapup->userName, callerName(wrapup->caller, {})));
    m_reason->clear();
    m_question->show();
    m_reason->setFocus();
}

void OpenWrapupsPanel::confirm()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return;
    m_question->hide();
    Q_EMIT closeRequested(m_asked, reason);
}

} // namespace Attendant::Ui
