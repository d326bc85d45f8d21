// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/presence.h"
#include "ui/common/button.h"
#include "ui/common/consolestore.h"

#include <QWidget>

class QMenu;

namespace Attendant::Ui {

/// What a person can choose to be; decides what rings. What they are is the server's to say (PersonPresence).
enum class Presence { Available, Busy, Away };

class HealthView;

/// Over the pages: the organization switcher, the field that opens the command palette, health, presence, who is signed in, and the menu.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(ConsoleStore &store, QWidget *parent = nullptr);

    [[nodiscard]] Presence presence() const { return m_presence; }
    void setPresence(Presence presence);
    /// What the server says of this person.
    void showPerson(const PersonPresence &person);
    /// The menu at the right; the window fills it.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void setNarrow(bool narrow);
    void openOrganizations();

Q_SIGNALS:
    void paletteRequested();
    void presenceChanged(Attendant::Ui::Presence presence);
    void healthClicked(Attendant::Ui::ConsoleStore::Part part);
    void profileRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Wide;
    class PresenceButton;
    void refreshOrganization();
    void fillOrganizations(QMenu *menu);
    void refreshPresence();
    void choosePresence(Presence presence);

    ConsoleStore &m_store;
    Wide *m_organization, *m_search;
    HealthView *m_health;
    PresenceButton *m_presenceButton;
    QAbstractButton *m_avatar;
    Button *m_menuButton;
    QMenu *m_menu;
    Presence m_presence = Presence::Available;
    std::optional<PersonPresence> m_person; ///< as the server has it; nothing before it said so
};

} // namespace Attendant::Ui
