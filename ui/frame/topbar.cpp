// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/topbar.h"

#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/paint.h"
#include "ui/desk/presencelook.h"
#include "ui/frame/healthview.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int organizationWidth = 216, searchWidth = 336, searchAtLeast = 140;

constexpr int presenceAtMost = 240;

PresenceState stateOf(Presence presence)
{
    return presence == Presence::Available ? PresenceState::Available : presence == Presence::Busy ? PresenceState::Busy : PresenceState::Away;
}

Presence choiceOf(PresenceState state)
{
    return state == PresenceState::Available ? Presence::Available : state == PresenceState::Away ? Presence::Away : Presence::Busy;
}

class Divider : public QWidget
{
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(1, px(20));
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Theme::current().edge); }
};

// Initials in a rounded square.
class Avatar : public QAbstractButton
{
public:
    explicit Avatar(QWidget *parent)
        : QAbstractButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setFixedSize(px(32), px(32));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        if (underMouse())
            paintBox(&painter, rect(), px(Radius::control), theme.hover, {});
        const QRect box = rect().adjusted(px(4), px(4), -px(4), -px(4));
        paintBox(&painter, box, px(Radius::control), theme.shade2, {});
        if (text().isEmpty())
            paintIcon(&painter, box.adjusted(px(4), px(4), -px(4), -px(4)), Icon::User, theme.text2);
        else
            paintText(&painter, box, text(), Theme::font(11, QFont::DemiBold), theme.text, Qt::AlignHCenter);
    }
};

} // namespace

// A button as wide as a field: icon, text, and something at the right.
class TopBar::Wide : public QAbstractButton
{
public:
    Wide(Icon icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(icon)
    {
        setAttribute(Qt::WA_Hover);
        setFixedHeight(px(32));
    }
    QSize sizeHint() const override { return {px(searchWidth), px(32)}; }

    QString count, key;
    bool quiet = false, opens = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        paintBox(&painter, rect(), px(Radius::control), isDown() ? theme.line : underMouse() ? theme.hover : theme.surface, theme.edge);
        QRect rest = rect().adjusted(px(11), 0, -px(11), 0);
        paintIcon(&painter, QRect(rest.left(), (height() - px(16)) / 2, px(16), px(16)), m_icon, theme.text2);
        rest.setLeft(rest.left() + px(24));
        if (opens) {
            paintIcon(&painter, QRect(rest.right() - px(13), (height() - px(14)) / 2, px(14), px(14)), Icon::UpDown, theme.text2);
            rest.setRight(rest.right() - px(22));
        }
        if (!key.isEmpty())
            rest.setRight(rest.right() - paintKeyHint(&painter, rest, key, true) - px(8));
        if (!count.isEmpty()) {
            const QFont font = Theme::font(13, QFont::Normal, true);
            paintText(&painter, rest, count, font, theme.text3, Qt::AlignRight);
            rest.setRight(rest.right() - textWidth(count, font) - px(8));
        }
        paintText(&painter, rest, text(), Theme::font(13, quiet ? QFont::Normal : QFont::Medium), quiet ? theme.text3 : theme.text);
    }

private:
    Icon m_icon;
};

class TopBar::PresenceButton : public QAbstractButton
{
public:
    explicit PresenceButton(QWidget *parent)
        : QAbstractButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {std::min(px(10 + 16 + 6 + 8 + 14 + 10) + textWidth(text(), Theme::font(13, QFont::Medium)), px(presenceAtMost)), px(32)};
    }

    PresenceState presence = PresenceState::Available;
    bool onCall = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const QColor ink = onCall ? theme.greenText : theme.text;
        paintBox(&painter, rect(), px(Radius::control), onCall ? theme.greenTint : isDown() ? theme.line : underMouse() ? theme.hover : theme.surface,
                 onCall ? theme.greenLine : theme.edge);
        paintPresence(&painter, QRect(px(8), (height() - px(16)) / 2, px(16), px(16)), presence, onCall);
        paintText(&painter, rect().adjusted(px(30), 0, -px(28), 0), text(), Theme::font(13, QFont::Medium), ink);
        paintIcon(&painter, QRect(width() - px(10 + 14), (height() - px(14)) / 2, px(14), px(14)), Icon::Down, onCall ? ink : theme.text2);
    }
};

TopBar::TopBar(ConsoleStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_organization(new Wide(Icon::Organizations, this))
    , m_search(new Wide(Icon::Search, this))
    , m_health(new HealthView(store, this))
    , m_presenceButton(new PresenceButton(this))
    , m_avatar(new Avatar(this))
    , m_menuButton(Button::iconOnly(Icon::Menu, tr("Menu"), this))
    , m_menu(new QMenu(this))
{
    setFixedHeight(px(48));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, px(12), 0);
    layout->setSpacing(px(8));
    m_organization->setObjectName(u"organizationButton"_s);
    m_organization->setFixedWidth(px(organizationWidth));
    m_organization->opens = true;
    layout->addWidget(m_organization);
    m_search->setObjectName(u"paletteButton"_s);
    m_search->setText(tr("Search or run a command"));
    m_search->setAccessibleName(tr("Search or run a command"));
    m_search->key = keyHint(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_search->quiet = true;
    m_search->setMinimumWidth(px(searchAtLeast));
    m_search->setMaximumWidth(px(searchWidth));
    layout->addWidget(m_search, 4);
    layout->addStretch(1);
    layout->addWidget(m_health);
    layout->addWidget(new Divider(this));
    m_presenceButton->setObjectName(u"presenceButton"_s);
    layout->addWidget(m_presenceButton);
    m_avatar->setObjectName(u"profileButton"_s);
    layout->addWidget(m_avatar);
    m_menuButton->setKind(Button::Kind::Flat);
    m_menuButton->setObjectName(u"menuButton"_s);
    layout->addWidget(m_menuButton);

    connect(m_organization, &QAbstractButton::clicked, this, &TopBar::openOrganizations);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::paletteRequested);
    connect(m_health, &HealthView::partClicked, this, &TopBar::healthClicked);
    connect(m_avatar, &QAbstractButton::clicked, this, &TopBar::profileRequested);
    connect(m_menuButton, &QPushButton::clicked, this, [this] {
        m_menu->popup(m_menuButton->mapToGlobal(QPoint(m_menuButton->width() - m_menu->sizeHint().width(), m_menuButton->height() + px(4))));
    });
    connect(m_presenceButton, &QAbstractButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (m_person && !m_person->reason.isEmpty()) {
            menu->addAction(presenceSentence(*m_person))->setEnabled(false);
            menu->addSeparator();
        }
        for (const Presence presence : {Presence::Available, Presence::Busy, Presence::Away}) {
            const PresenceState state = stateOf(presence);
            QAction *action = menu->addAction(presenceIcon(state), presenceName(state), this, [this, presence] { choosePresence(presence); });
            action->setCheckable(true);
            action->setChecked(m_person ? m_person->state == state : presence == m_presence);
        }
        menu->popup(m_presenceButton->mapToGlobal(QPoint(0, m_presenceButton->height() + px(4))));
    });
    connect(&m_store, &ConsoleStore::organizationsChanged, this, &TopBar::refreshOrganization);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &TopBar::refreshOrganization);
    connect(&m_store, &ConsoleStore::callInHandChanged, this, &TopBar::refreshPresence);
    const auto showUser = [this] {
        const QString name = m_store.userName();
        m_avatar->setText(initials(name));
        m_avatar->setAccessibleName(name.isEmpty() ? tr("Not signed in yet") : tr("Signed in as %1").arg(name));
        m_avatar->setToolTip(m_avatar->accessibleName());
        m_avatar->update();
    };
    connect(&m_store, &ConsoleStore::userNameChanged, this, showUser);
    showUser();
    refreshOrganization();
    refreshPresence();
}

void TopBar::refreshOrganization()
{
    const OrgId chosen = m_store.organizationFilter();
    m_organization->setText(chosen.isEmpty() ? tr("All organizations") : m_store.organizationName(chosen));
    m_organization->count = chosen.isEmpty() && !m_store.organizations().empty() ? QString::number(m_store.organizations().size()) : QString();
    m_organization->setAccessibleName(tr("Organization shown: %1").arg(m_organization->text()));
    m_organization->setToolTip(m_organization->text());
    m_organization->update();
}

void TopBar::fillOrganizations(QMenu *menu)
{
    // A filter on top, useful from a handful of organizations on, and typed into at once.
    auto *search = new SearchField(tr("Filter organizations"));
    auto *holder = new QWidget;
    auto *padding = new QVBoxLayout(holder);
    padding->setContentsMargins(px(4), px(4), px(4), px(4));
    padding->addWidget(search);
    auto *searchAction = new QWidgetAction(menu);
    searchAction->setDefaultWidget(holder);
    menu->addAction(searchAction);
    QList<QAction *> entries;
    const auto add = [&](const QString &text, const OrgId &id) {
        QAction *action = menu->addAction(text, this, [this, id] { m_store.setOrganizationFilter(id); });
        action->setCheckable(true);
        action->setChecked(id == m_store.organizationFilter());
        entries << action;
    };
    add(tr("All organizations"), {});
    menu->addSeparator();
    for (const Organization &organization : m_store.organizations())
        add(organization.name, organization.id);
    connect(search, &QLineEdit::textChanged, menu, [entries](const QString &text) {
        for (QAction *action : entries)
            action->setVisible(action->text().contains(text, Qt::CaseInsensitive));
    });
    connect(search, &QLineEdit::returnPressed, menu, [menu, entries] {
        const auto first = std::ranges::find_if(entries, &QAction::isVisible);
        if (first != entries.end())
            (*first)->trigger();
        menu->close();
    });
    connect(menu, &QMenu::aboutToShow, search, [search] { search->setFocus(); }, Qt::QueuedConnection);
}

void TopBar::openOrganizations()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setMinimumWidth(px(organizationWidth));
    menu->setMaximumHeight(px(480));
    fillOrganizations(menu);
    menu->popup(m_organization->mapToGlobal(QPoint(0, m_organization->height() + px(4))));
}

void TopBar::setPresence(Presence presence)
{
    if (m_presence != presence)
        choosePresence(presence);
}

// The same once more says something too: it ends an "Away" that the server decided, and counts after a call.
void TopBar::choosePresence(Presence presence)
{
    m_presence = presence;
    refreshPresence();
    Q_EMIT presenceChanged(presence);
}

void TopBar::showPerson(const PersonPresence &person)
{
    m_person = person;
    m_presence = choiceOf(person.state);
    refreshPresence();
}

void TopBar::refreshPresence()
{
    const bool onCall = !m_store.callInHand().isEmpty() || (m_person && isOnCall(*m_person));
    const PresenceState state = m_person ? m_person->state : stateOf(m_presence);
    const QString sentence = m_person && !onCall ? presenceSentence(*m_person) : presenceName(state);
    m_presenceButton->onCall = onCall;
    m_presenceButton->presence = state;
    // Why one is away is said at once: somebody who does not know it waits for calls that never come.
    m_presenceButton->setText(onCall ? tr("On a call") : state == PresenceState::Away ? sentence : presenceName(state));
    m_presenceButton->setAccessibleName(tr("Your presence: %1").arg(onCall ? m_presenceButton->text() : sentence));
    m_presenceButton->setToolTip(m_presenceButton->accessibleName());
    m_presenceButton->updateGeometry();
    m_presenceButton->update();
}

void TopBar::setNarrow(bool)
{
    resizeEvent(nullptr);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    // Health gives way first where a window is too small for everything; its trouble also stands first in the menu.
    const int needed = px(organizationWidth + searchAtLeast + 8 * 7 + 12) + m_health->sizeHint().width() + m_presenceButton->sizeHint().width() + px(32 + 32);
    m_health->setVisible(width() >= needed);
    if (event)
        QWidget::resizeEvent(event);
}

} // namespace Attendant::Ui
