// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callback.h"
#include "domain/wrapup.h"
#include "ui/common/consolestore.h"
#include "ui/common/notice.h"
#include "ui/common/page.h"
#include "ui/frame/topbar.h"

#include <QWidget>

class QMenu;
class QScreen;
class QStackedWidget;
class QVBoxLayout;

namespace Attendant::Ui {

class DeskStore;
class LivePage;
class NavigationRail;
class QueuePage;
class ThemeController;
class TrayPresence;

/// The window: navigation rail, top bar, the pages, and what stands outside of it (tray, notifications). It makes Live and Queue itself and takes the
/// others from its owner; a page that is not registered has no entry. Requests of people go out as signals: the window changes no call. Remembers its
/// geometry. The store and the theme must outlive it. GUI thread.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    enum class Place {
        Top,    ///< an entry in the rail
        Bottom, ///< an entry at the rail's foot (Settings)
        Hidden, ///< no entry: the open call
    };

    MainWindow(ConsoleStore &store, ThemeController &theme);
    ~MainWindow() override;

    /// Takes ownership. Pages with the same id replace nothing: each id once.
    void addPage(Page *page, Place place);
    void showPage(const QString &id);
    [[nodiscard]] Page *page(const QString &id) const;
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] LivePage *livePage() const { return m_live; }
    [[nodiscard]] QueuePage *queuePage() const { return m_queue; }
    [[nodiscard]] Presence presence() const;
    /// What the desk knows shows in the queue and in the top bar. \a desk must outlive the window.
    void setDesk(DeskStore &desk);
    /// A message over every page. Takes ownership.
    void addNotice(QWidget *notice);
    /// Says over every page what did not happen, or a fact; until it is closed, or something else is said. Never a dialog: somebody may be on
    /// the line.
    void tell(Notice::Kind kind, const QString &title, const QString &text);

    /// An action that the command palette finds, besides pages, calls and organizations. The window does not own it.
    void addCommand(QAction *action, Icon icon);
    /// Asks before the window closes although a call is in hand; false in programs that have asked already.
    void setAsksBeforeQuit(bool asks) { m_asks = asks; }
    /// What would be lost with the window, in sentences; empty: nothing.
    [[nodiscard]] QString unsavedWork() const;
    /// Says over every page that something waits for what is unsaved.
    void showWaitingChange(const QString &title, const QString &text);
    void rememberGeometry() const;
    void setPresence(Presence presence);

public Q_SLOTS:
    void openPalette();
    void bringToFront();

Q_SIGNALS:
    void takeOverRequested(const Attendant::CallId &id);
    void listenRequested(const Attendant::CallId &id);
    void openCallRequested(const Attendant::CallId &id);
    void acceptRequested(const Attendant::EscalationId &escalation, const Attendant::CallId &call);
    void declineRequested(const Attendant::EscalationId &escalation, const Attendant::CallId &call);
    void closeWrapupRequested(const Attendant::WrapupId &id, const QString &reason);
    void attemptCallbackRequested(const Attendant::CallbackId &id, const QString &result, const QString &note);
    void finishCallbackRequested(const Attendant::CallbackId &id, const QString &note);
    void deskRetryRequested(); ///< a list of the desk could not be read
    void tryNowRequested();       ///< leave the pause between two tries to reach the server
    void practiceCallRequested();
    void helpRequested();
    void aboutRequested();
    void healthRequested(Attendant::Ui::ConsoleStore::Part part); ///< where it can be set right
    void presenceChanged(Attendant::Ui::Presence presence);
    void pageChanged(const QString &id);
    /// The window is closed for good; a call in hand has been asked about.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Content;
    void buildActions();
    void fillMenu();
    void fillHealth(QMenu *menu);
    void followScreen(QScreen *screen);
    void connectPages();
    void refreshCounts();
    void refreshConnection();
    void refreshRetry();
    void applyWidth();
    void restore();
    [[nodiscard]] bool mayQuit();
    [[nodiscard]] std::vector<struct PaletteEntry> paletteEntries();

    ConsoleStore &m_store;
    ThemeController &m_theme;
    NavigationRail *m_rail;
    TopBar *m_top;
    Content *m_content;
    Notice *m_notice, *m_question, *m_told, *m_waiting;
    QString m_connectionText;
    QStackedWidget *m_stack;
    QVBoxLayout *m_noticeLine = nullptr;
    LivePage *m_live;
    QueuePage *m_queue;
    TrayPresence *m_tray;
    struct Registered { Page *page; Place place; };
    std::vector<Registered> m_pages;
    std::vector<std::pair<QAction *, Icon>> m_commands;
    bool m_narrow = false, m_asks = true, m_stale = false;
};

} // namespace Attendant::Ui
