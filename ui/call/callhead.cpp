// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callhead.h"

#include "ui/call/recordingmark.h"
#include "ui/common/button.h"
#include "ui/common/copytext.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/numberorchannel.h"
#include "ui/common/panel.h"
#include "ui/common/tagchip.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

CallHead::CallHead(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_name(new Label({}, 18, QFont::DemiBold))
    , m_organization(new Label({}, 13, QFont::Normal, &Theme::text3))
    , m_channel(new Label({}, 13, QFont::Normal, &Theme::text3))
    , m_duration(new Label({}, 18, QFont::DemiBold))
    , m_channelIcon(new IconView(Icon::Phone, 14))
    , m_language(new TagChip)
    , m_earlier(new TagChip)
    , m_more(Button::iconOnly(Icon::More, tr("More for this call")))
    , m_recording(new RecordingMark)
{
    setFixedHeight(px(56));
    m_name->setObjectName(u"callerNameLabel"_s);
    m_name->setElided(true);
    m_organization->setElided(true);
    m_duration->setTabular(true);
    m_duration->setObjectName(u"durationLabel"_s);
    m_channel->setTabular(true);
    auto *back = Button::iconOnly(Icon::Left, tr("Back"));
    back->setObjectName(u"backButton"_s);
    back->setKind(Button::Kind::Flat);
    m_more->setObjectName(u"moreButton"_s);
    auto *clock = new IconView(Icon::Clock, 16, &Theme::text2);
    m_layout->setSpacing(px(12));
    m_layout->addWidget(back);
    m_layout->addWidget(m_name);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(px(8));
    facts->addWidget(m_organization);
    facts->addWidget(m_channelIcon);
    facts->addWidget(m_channel);
    facts->addWidget(m_language);
    facts->addWidget(m_earlier);
    m_layout->addLayout(facts);
    m_layout->addStretch(1);
    m_layout->addWidget(m_recording);
    auto *time = new QHBoxLayout;
    time->setSpacing(px(8));
    time->addWidget(clock);
    time->addWidget(m_duration);
    m_layout->addLayout(time);
    m_layout->addWidget(m_more);
    m_earlier->hide();
    connect(back, &QPushButton::clicked, this, &CallHead::backRequested);
    connect(m_more, &QPushButton::clicked, this, &CallHead::openMenu);
    setNarrow(false);
}

void CallHead::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_layout->setContentsMargins(px((narrow ? 16 : 24) - 8), 0, px(narrow ? 16 : 24), 0);
    m_language->setVisible(!narrow && !m_language->text().isEmpty());
    m_earlier->setVisible(!narrow && !m_earlier->text().isEmpty());
}

void CallHead::setCall(const Call &call, const Organization *organization, const QString &organizationName)
{
    m_callId = call.id.text();
    m_recording->setCall(call);
    m_name->setText(callerName(call.caller, call.channel));
    m_organization->setText(organizationName);
    m_channelIcon->setIcon(call.channel == u"phone" ? Icon::Phone : call.channel == u"api" ? Icon::Code : Icon::Web);
    // A name stands in the title; the number, where there is one, behind it.
    m_channel->setText(numberOrChannel(call));
    m_language->setText(organization ? languageName(organization->language()) : QString());
    setNarrow(m_narrow);
}

void CallHead::setEarlierCalls(int count)
{
    m_earlier->setText(count > 0 ? tr("%n earlier call(s)", nullptr, count) : QString());
    setNarrow(m_narrow);
}

void CallHead::setDuration(std::chrono::seconds duration)
{
    m_duration->setText(callTime(duration));
    m_duration->setAccessibleName(tr("Duration %1").arg(callTime(duration)));
}

void CallHead::setMayEscalate(bool may)
{
    m_mayEscalate = may;
}

void CallHead::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *escalate = menu->addAction(icon(Icon::Flag), tr("Ask for a person…"), this, &CallHead::escalateRequested);
    escalate->setEnabled(m_mayEscalate);
    menu->addSeparator();
    menu->addAction(icon(Icon::Copy), tr("Copy the conversation"), this, &CallHead::copyConversationRequested);
    menu->addAction(icon(Icon::Copy), tr("Copy the call's id"), this, [this, id = m_callId] { copyText(id, this); });
    menu->popup(m_more->mapToGlobal(QPoint(m_more->width() - menu->sizeHint().width(), m_more->height() + px(4))));
}

} // namespace Attendant::Ui
