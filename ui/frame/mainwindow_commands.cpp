// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands: shortcuts, the menu behind the person's name, and the palette.
#include "ui/frame/mainwindow.h"

#include "ui/common/format.h"
#include "ui/common/risk.h"
#include "ui/frame/commandpalette.h"
#include "ui/frame/healthview.h"
#include "ui/queue/queuepage.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int longestHealth = 72; // letters of a menu's entry

} // namespace

void MainWindow::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, Icon icon, auto run) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_commands.emplace_back(action, icon);
        return action;
    };
    // The palette itself is no entry of the palette.
    auto *palette = new QAction(tr("Search or run a command"), this);
    palette->setShortcut(Qt::CTRL | Qt::Key_K);
    connect(palette, &QAction::triggered, this, &MainWindow::openPalette);
    addAction(palette);
    QAction *accept = add(tr("Accept the most urgent call"), QKeySequence(Qt::CTRL | Qt::Key_Return), Icon::Headset, [this] { m_queue->acceptMostUrgent(); });
    accept->setAutoRepeat(false); // held down, it takes one call
    accept->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add(tr("Choose the organization"), {}, Icon::Organizations, [this] { m_top->openOrganizations(); });
    add(tr("Available"), {}, Icon::User, [this] { m_top->setPresence(Presence::Available); });
    add(tr("Busy"), {}, Icon::User, [this] { m_top->setPresence(Presence::Busy); });
    add(tr("Away"), {}, Icon::User, [this] { m_top->setPresence(Presence::Away); });
    add(tr("Light theme"), {}, Icon::Palette, [this] { m_theme.setMode(ThemeMode::Light); });
    add(tr("Dark theme"), {}, Icon::Palette, [this] { m_theme.setMode(ThemeMode::Dark); });
    add(tr("Theme of the system"), {}, Icon::Palette, [this] { m_theme.setMode(ThemeMode::System); });
    add(tr("Help"), QKeySequence(Qt::Key_F1), Icon::Help, [this] { Q_EMIT helpRequested(); });
    add(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), Icon::Close, [this] { close(); });
    for (int i = 0; i < 9; ++i) {
        auto *go = new QAction(this);
        go->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        connect(go, &QAction::triggered, this, [this, i] {
            int visible = 0;
            for (const Registered &entry : m_pages) {
                if (entry.place != Place::Hidden && visible++ == i)
                    showPage(entry.page->id());
            }
        });
        addAction(go);
    }
    connect(m_top->menu(), &QMenu::aboutToShow, this, &MainWindow::fillMenu);
    fillMenu();
}

void MainWindow::fillMenu()
{
    QMenu *menu = m_top->menu();
    menu->clear();
    fillHealth(menu);
    auto *themes = menu->addMenu(icon(Icon::Palette), tr("Theme"));
    const std::array<std::pair<QString, ThemeMode>, 3> modes{
        {{tr("System"), ThemeMode::System}, {tr("Light"), ThemeMode::Light}, {tr("Dark"), ThemeMode::Dark}}};
    for (const auto &[text, mode] : modes) {
        QAction *action = themes->addAction(text, this, [this, chosen = mode] { m_theme.setMode(chosen); });
        action->setCheckable(true);
        action->setChecked(mode == m_theme.mode());
    }
    if (page(u"settings"_s))
        menu->addAction(icon(Icon::Settings), tr("Settings"), this, [this] { showPage(u"settings"_s); });
    menu->addSeparator();
    menu->addAction(icon(Icon::Help), tr("Help\tF1"), this, &MainWindow::helpRequested);
    menu->addAction(icon(Icon::Info), tr("About Attendant"), this, &MainWindow::aboutRequested);
    menu->addSeparator();
    menu->addAction(icon(Icon::Close), tr("Quit\tCtrl+Q"), this, &QWidget::close);
}

// What does not work, with its reason: a small window has no room for it in the top bar.
void MainWindow::fillHealth(QMenu *menu)
{
    using State = ConsoleStore::Health::State;
    menu->setToolTipsVisible(true);
    bool any = false;
    for (const ConsoleStore::Part part : HealthView::parts()) {
        const ConsoleStore::Health health = m_store.health(part);
        if (health.state != State::Degraded && health.state != State::Down)
            continue;
        const QString state = health.state == State::Down ? tr("is down") : tr("has trouble");
        QString text = tr("%1: %2", "part of the system: why it does not work").arg(HealthView::partName(part), health.reason.isEmpty() ? state : health.reason);
        if (text.size() > longestHealth)
            text = text.left(longestHealth - 1).trimmed() + u'…';
        QAction *action = menu->addAction(icon(Icon::Info), text.replace(u'&', u"&&"_s), this, [this, part] { Q_EMIT healthRequested(part); });
        action->setToolTip(health.reason);
        any = true;
    }
    if (any)
        menu->addSeparator();
}

void MainWindow::addCommand(QAction *action, Icon icon)
{
    m_commands.emplace_back(action, icon);
    connect(action, &QObject::destroyed, this, [this, action] { std::erase_if(m_commands, [action](const auto &entry) { return entry.first == action; }); });
}

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    int number = 0;
    for (const Registered &entry : m_pages) {
        if (entry.place == Place::Hidden)
            continue;
        ++number;
        const QString key = number <= 9 ? keyHint(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number))) : QString();
        entries.push_back({tr("Pages"), entry.page->title(), {}, key, entry.page->pageIcon(), {}, [this, id = entry.page->id()] { showPage(id); }});
    }
    std::vector<const Call *> calls;
    for (const CallId &id : m_store.activeCalls())
        calls.push_back(m_store.call(id));
    std::ranges::sort(calls, [](const Call *a, const Call *b) { return moreUrgent(*a, *b); });
    for (const Call *call : calls)
        entries.push_back({tr("Calls"), callerName(call->caller, call->channel), m_store.organizationName(call->orgId), {}, Icon::Phone, riskOf(*call),
                           [this, id = call->id] { Q_EMIT openCallRequested(id); }});
    if (m_store.organizations().size() > 1) {
        entries.push_back({tr("Organizations"), tr("All organizations"), {}, {}, Icon::Organizations, {}, [this] { m_store.setOrganizationFilter({}); }});
        for (const Organization &organization : m_store.organizations())
            entries.push_back({tr("Organizations"), organization.name, tr("show only its calls"), {}, Icon::Organizations, {},
                               [this, id = organization.id] { m_store.setOrganizationFilter(id); }});
    }
    for (const auto &[action, icon] : m_commands) {
        // What belongs to a page acts on what that page shows: it is offered while that can be seen.
        const auto owners = action->associatedObjects();
        const bool inSight = std::ranges::none_of(owners, [this](QObject *owner) {
            const auto *widget = qobject_cast<QWidget *>(owner);
            return widget && widget != this && !widget->isVisibleTo(this);
        });
        if (action->isEnabled() && inSight)
            entries.push_back({tr("Actions"), action->text(), {}, keyHint(action->shortcut()), icon, {},
                               [target = QPointer<QAction>(action)] {
                                   if (target)
                                       target->trigger();
                               }});
    }
    return entries;
}

void MainWindow::openPalette()
{
    if (findChild<CommandPalette *>())
        return;
    auto *palette = new CommandPalette(paletteEntries(), this);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, px(56))));
    palette->open();
}

} // namespace Attendant::Ui
