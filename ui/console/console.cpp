// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/console.h"

#include "ui/audio/soundcheck.h"
#include "ui/call/callpage.h"
#include "ui/common/format.h"
#include "ui/common/language.h"
#include "ui/console/ringer.h"
#include "ui/desk/disagreementnotice.h"
#include "ui/frame/mainwindow.h"
#include "ui/help/helppage.h"
#include "ui/history/historypage.h"
#include "ui/live/livepage.h"
#include "ui/organizations/organizationspage.h"
#include "ui/audio/qtaudiodevice.h"
#include "ui/prompts/promptspage.h"
#include "ui/queue/queuepage.h"
#include "ui/settings/settingspage.h"
#include "ui/wrapup/remainsnotice.h"
#include "ui/wrapup/wrapupbanner.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

Console::Console(std::unique_ptr<AudioDevice> device, CallAudio::Threading threading)
    : m_api(QUrl())
    , m_events(QUrl())
    , m_store(m_clock)
    , m_sync(m_store, m_api, m_events)
    , m_desk(m_clock)
    , m_deskSync(m_desk, m_api, m_events)
    , m_saver(m_api, m_desk)
    , m_audio(std::move(device), threading)
    , m_line(m_api, m_store, m_audio, m_devices)
    , m_talkKey(m_line)
    , m_ringer(std::make_unique<Ringer>(m_store, m_devices))
    , m_window(std::make_unique<MainWindow>(m_store, m_theme))
{
    m_deskSync.setFirstPresence([this] { return mayBeAvailable() ? PresenceState::Available : PresenceState::Away; });
    addPages();
    connectRequests();
    connectDesk();
    m_window->livePage()->setPracticePossible(true);
    connect(&m_desk, &DeskStore::meChanged, this, [this] { m_ringer->setMe(m_desk.me()); });
    connect(&m_deskSync, &DeskSync::failed, this, [this](const QString &what, const Error &error) {
        tellFailure(what, error);
    });
    connect(&m_line, &CallLine::tookOver, this, [this](const CallId &id) {
        if (m_callPage->call() != id || m_window->currentPage() != m_callPage)
            openCall(id); // whoever is heard sees whom they speak with
    });
    // The Call page says it itself, of the call that it shows.
    connect(&m_line, &CallLine::failed, this, [this](const CallId &id, const QString &what, const Error &error) {
        if (m_callPage->call() != id || m_window->currentPage() != m_callPage)
            tellFailure(what, error);
    });
    // Queued: the control that asked for it is part of what goes.
    connect(&m_theme, &ThemeController::rebuildRequested, this, &Console::rebuildWindow, Qt::QueuedConnection);
    connect(&m_store, &ConsoleStore::ticked, this, [this] {
        if (m_rebuildWaits && m_window->unsavedWork().isEmpty())
            rebuildWindow();
    });
}

// Beside what somebody is doing, never in its place: they may be on the line.
void Console::tellFailure(const QString &what, const Error &error)
{
    const QString why = errorSentence(error);
    if (m_window->currentPage() == m_window->queuePage())
        m_window->queuePage()->showRefusal(what, why);
    else
        m_window->tell(Notice::Kind::Error, what, why);
}

void Console::rebuildWindow()
{
    if (const QString unsaved = m_window->unsavedWork(); !unsaved.isEmpty()) {
        // Half a window in another size or language would be worse than none: what was typed is finished first.
        m_rebuildWaits = true;
        m_window->showWaitingChange(tr("The new text size or language waits"),
                                    tr("%1 Save or discard it; the window then changes by itself.").arg(unsaved));
        return;
    }
    m_rebuildWaits = false;
    m_theme.applyTextScale();
    applyLanguage();
    const QString page = m_window->currentPage()->id();
    const CallId call = m_callPage->call();
    const bool visible = m_window->isVisible();
    const QVariantMap liveFilter = m_window->livePage()->filterState(), search = m_history->searchState();
    m_window->rememberGeometry();
    m_window->hide();
    m_window->disconnect(this);
    m_window.release()->deleteLater();
    m_window = std::make_unique<MainWindow>(m_store, m_theme);
    addPages();
    connectRequests();
    connectDesk();
    m_window->livePage()->setPracticePossible(true);
    m_window->livePage()->restoreFilter(liveFilter);
    m_history->restoreSearch(search);
    if (!call.isEmpty())
        m_callPage->showCall(call);
    m_window->showPage(page);
    if (auto *settings = qobject_cast<SettingsPage *>(m_window->currentPage()))
        settings->showSection(m_settingsSection);
    m_window->setVisible(visible);
}

Console::~Console() = default;

void Console::connectTo(const QUrl &server, const QString &token)
{
    // What another server told is not true of this one, neither its calls nor who one is there.
    if (!m_api.server().isEmpty() && (server != m_api.server() || token != m_api.token())) {
        m_events.stop();
        m_line.stopListening();
        m_store.reset();
        m_deskSync.forget();
        m_callPage->showCall({});
    }
    m_api.setServer(server, token);
    m_events.setServer(server, token);
    m_sync.start();
}

void Console::showConnectionProblem(const QString &sentence)
{
    m_store.setConnection(ConsoleStore::Connection::Lost, sentence);
}

void Console::addPages()
{
    m_callPage = new CallPage(m_store, m_api, m_events, m_line);
    m_window->addPage(m_callPage, MainWindow::Place::Hidden);
    auto *history = m_history = new HistoryPage(m_store, m_api);
    history->setDevices(m_devices);
    m_window->addPage(history, MainWindow::Place::Top);
    connect(history, &HistoryPage::openCallRequested, this, &Console::openCall);
    history->setMayReview(m_desk.me().isEmpty() || m_desk.isSupervisor());
    connect(&m_desk, &DeskStore::meChanged, history, [this, history] { history->setMayReview(m_desk.isSupervisor()); });
    auto *organizations = new OrganizationsPage(m_store, m_api);
    m_window->addPage(organizations, MainWindow::Place::Top);
    connect(organizations, &OrganizationsPage::organizationsChanged, &m_sync, &ConsoleSync::readOrganizations);
    auto *prompts = new PromptsPage(m_store, m_api);
    m_window->addPage(prompts, MainWindow::Place::Top);
    connect(prompts, &PromptsPage::openOrganizationRequested, this, [this, organizations](const OrgId &id) {
        organizations->open(id);
        m_window->showPage(organizations->id());
    });
    // Its microphone check is about this computer's devices, whatever the calls are heard with.
    auto *settings = new SettingsPage(m_store, m_api, m_theme, m_devices, m_line, std::make_unique<QtAudioDevice>());
    m_window->addPage(settings, MainWindow::Place::Bottom);
    connect(settings, &SettingsPage::serverChosen, this, &Console::connectTo);
    settings->setServerHindrance([this] {
        if (m_line.role() == CallLine::Role::Talking)
            return tr("You are on the line. Hand the call back first.");
        return m_saver.hasUnsaved() ? tr("The last words of your wrap-up are not saved yet.") : QString();
    });
    connect(settings, &SettingsPage::sectionShown, this, [this](int section) { m_settingsSection = section; });
    connect(m_window.get(), &MainWindow::healthRequested, this, [this, settings](ConsoleStore::Part part) {
        m_window->showPage(settings->id());
        if (part == ConsoleStore::Part::Audio)
            settings->showAudio();
        else
            settings->showServer();
    });
    auto *help = new HelpPage;
    m_window->addPage(help, MainWindow::Place::Hidden);
    connect(help, &HelpPage::apiDocumentationRequested, this, [this] { QDesktopServices::openUrl(m_api.server().resolved(QUrl(u"/docs"_s))); });
    connect(m_callPage, &CallPage::audioSettingsRequested, this, [this, settings] {
        m_window->showPage(settings->id());
        settings->showAudio();
    });
    for (QAction *action : m_callPage->callActions())
        m_window->addCommand(action, Icon::Phone);
}

void Console::connectRequests()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::openCallRequested, this, &Console::openCall);
    connect(m_callPage, &CallPage::callRequested, this, &Console::openCall);
    connect(m_callPage, &CallPage::backRequested, this, [this] { m_window->showPage(m_pageBeforeCall.isEmpty() ? u"live"_s : m_pageBeforeCall); });

    connect(window, &MainWindow::takeOverRequested, this, [this](const CallId &id) {
        if (m_line.hindrance(id).isEmpty())
            openCall(id); // else the call in hand stays in front
        m_line.takeOver(id);
    });
    connect(window, &MainWindow::acceptRequested, this, [this](const EscalationId &escalation, const CallId &id) {
        if (m_line.hindrance(id).isEmpty())
            openCall(id);
        m_line.accept(escalation, id);
    });
    connect(window, &MainWindow::listenRequested, this, [this](const CallId &id) {
        if (m_line.hindrance(id).isEmpty())
            openCall(id);
        m_line.listen(id);
    });
    connect(window, &MainWindow::declineRequested, this, [this](const EscalationId &escalation) {
        m_api.decline(escalation).then(this, [this](const Result<void> &declined) {
            if (!declined)
                m_window->queuePage()->showRefusal(tr("The call was not declined"), errorSentence(declined.error()));
        });
    });

    connect(window, &MainWindow::tryNowRequested, &m_sync, &ConsoleSync::tryNow);
    connect(window, &MainWindow::tryNowRequested, this, &Console::tryNowRequested);
    connect(window, &MainWindow::practiceCallRequested, this, &Console::practiceCallRequested);
    connect(window, &MainWindow::closed, this, &Console::closed);
    connect(window, &MainWindow::helpRequested, this, [this] { m_window->showPage(u"help"_s); });
    connect(window, &MainWindow::aboutRequested, this, [this] {
        m_window->tell(Notice::Kind::Info, tr("Attendant %1").arg(QStringLiteral(ATTENDANT_VERSION)),
                       tr("The desktop console for AI phone agents. Free software under the GNU General Public License, version 3 or later."));
    });
}

void Console::connectDesk()
{
    MainWindow *window = m_window.get();
    window->setDesk(m_desk);
    m_callPage->setDesk(m_desk, m_saver);
    m_banner = new WrapupBanner(m_desk, m_store);
    window->addNotice(m_banner);
    window->addNotice(new RemainsNotice(m_saver, m_store));
    auto *disagreements = new DisagreementNotice(m_desk, m_store);
    window->addNotice(disagreements);
    connect(&m_events, &EventStream::eventReceived, disagreements, &DisagreementNotice::follow);
    connect(disagreements, &DisagreementNotice::openRequested, this, &Console::openCall);
    connect(m_banner, &WrapupBanner::openRequested, this, &Console::openCall);
    window->addCommand(m_banner->openAction(), Icon::Edit);
    const auto tellWhatIsShown = [this] { m_banner->setShownCall(m_window->currentPage() == m_callPage ? m_callPage->call() : CallId()); };
    connect(window, &MainWindow::pageChanged, this, tellWhatIsShown);
    connect(m_callPage, &CallPage::shownCallChanged, this, tellWhatIsShown);
    connect(window, &MainWindow::presenceChanged, this, [this](Presence presence) {
        if (presence == Presence::Available && !mayBeAvailable()) {
            askForSoundCheck();
            return;
        }
        m_deskSync.choosePresence(presence == Presence::Available ? PresenceState::Available
                                  : presence == Presence::Busy    ? PresenceState::Busy
                                                                  : PresenceState::Away);
    });
    connect(window, &MainWindow::closeWrapupRequested, &m_deskSync, &DeskSync::closeWrapup);
    connect(window, &MainWindow::attemptCallbackRequested, &m_deskSync, &DeskSync::attemptCallback);
    connect(window, &MainWindow::finishCallbackRequested, &m_deskSync, &DeskSync::finishCallback);
    connect(window, &MainWindow::deskRetryRequested, &m_deskSync, &DeskSync::readEverything);
}

bool Console::mayBeAvailable() const
{
    if (!SoundCheck::isRequired())
        return true;
    const auto input = m_devices.inUse(AudioDevices::Use::Input), output = m_devices.inUse(AudioDevices::Use::Output);
    return input && output && SoundCheck::last().isPassedWith(input->name, output->name);
}

// Nobody is offered a caller whom they could not speak with.
void Console::askForSoundCheck()
{
    m_window->setPresence(Presence::Away);
    auto *settings = qobject_cast<SettingsPage *>(m_window->page(u"settings"_s));
    m_window->showPage(settings->id());
    settings->showAudio();
    m_window->tell(Notice::Kind::Info, tr("Check your sound first"), tr("Record a sentence in the sound check. Once it has passed, choose Available again."));
}

void Console::openCall(const CallId &id)
{
    if (const Page *page = m_window->currentPage(); page && page != m_callPage)
        m_pageBeforeCall = page->id();
    m_callPage->showCall(id);
    m_window->showPage(m_callPage->id());
}

void Console::showPracticeProblem(const QString &sentence)
{
    m_window->tell(Notice::Kind::Error, tr("No practice call"), sentence);
}

} // namespace Attendant::Ui
