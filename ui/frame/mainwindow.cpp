// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/mainwindow.h"

#include "ui/common/announce.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/paint.h"
#include "ui/desk/deskstore.h"
#include "ui/frame/navigationrail.h"
#include "ui/frame/traypresence.h"
#include "ui/live/livepage.h"
#include "ui/queue/queuepage.h"

#include <QAction>
#include <QCloseEvent>
#include <QGridLayout>
#include <QPainter>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int narrowBelow = 1360;
constexpr int titleBar = 40; // of the window manager, in its own pixels

// What the pages are laid out for, but never more than the screen has: with large text the last row would lie below its edge.
QSize leastSize(const QScreen *screen)
{
    const QSize room = screen ? screen->availableSize() - QSize(0, titleBar) : QSize(1280, 680);
    return QSize(px(880), px(560)).boundedTo(room);
}

} // namespace

// The pages' ground, with its rounded corner at the top left and a hairline along rail and top bar.
class MainWindow::Content : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.fillRect(rect(), theme.window);
        // Right and bottom edge lie outside, so that only the two inner ones show.
        paintBox(&painter, QRectF(rect()).adjusted(0, 0, px(16), px(16)), px(Radius::card), theme.page, theme.line);
    }
};

MainWindow::MainWindow(ConsoleStore &store, ThemeController &theme)
    : m_store(store)
    , m_theme(theme)
    , m_rail(new NavigationRail)
    , m_top(new TopBar(store))
    , m_content(new Content)
    , m_notice(new Notice)
    , m_question(new Notice)
    , m_told(new Notice)
    , m_waiting(new Notice)
    , m_stack(new QStackedWidget)
    , m_live(new LivePage(store))
    , m_queue(new QueuePage(store))
    , m_tray(new TrayPresence(store, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Attendant"));
    setMinimumSize(leastSize(screen()));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_rail, 0, 0, 2, 1);
    grid->addWidget(m_top, 0, 1);
    grid->addWidget(m_content, 1, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(1, 1, 0, 0);
    column->setSpacing(0);
    QVBoxLayout *noticeLine = m_noticeLine = new QVBoxLayout;
    noticeLine->setContentsMargins(px(16), 0, px(16), 0);
    m_question->setTopGap(px(12));
    m_notice->setTopGap(px(12));
    m_told->setTopGap(px(12));
    m_told->setObjectName(u"toldNotice"_s);
    noticeLine->addWidget(m_question);
    noticeLine->addWidget(m_told);
    m_waiting->setTopGap(px(12));
    m_waiting->setObjectName(u"waitingChangeNotice"_s);
    noticeLine->addWidget(m_waiting);
    noticeLine->addWidget(m_notice);
    column->addLayout(noticeLine);
    column->addWidget(m_stack, 1);

    addPage(m_live, Place::Top);
    addPage(m_queue, Place::Top);
    m_rail->addCommand(tr("Help"), Icon::Help, u"helpButton"_s, this, [this] { Q_EMIT helpRequested(); });
    connect(m_rail, &NavigationRail::chosen, this, [this](int index) { showPage(m_pages[size_t(index)].page->id()); });
    connectPages();
    buildActions();
    restore();
    showPage(u"live"_s);
    refreshCounts();
    refreshConnection();
}

MainWindow::~MainWindow()
{
    // The pages' actions die after our members do: nobody may tell us then.
    for (const auto &[action, icon] : m_commands)
        action->disconnect(this);
}

void MainWindow::connectPages()
{
    connect(m_live, &LivePage::takeOverRequested, this, &MainWindow::takeOverRequested);
    connect(m_live, &LivePage::listenRequested, this, &MainWindow::listenRequested);
    connect(m_live, &LivePage::openCallRequested, this, &MainWindow::openCallRequested);
    connect(m_live, &LivePage::practiceCallRequested, this, &MainWindow::practiceCallRequested);
    connect(m_live, &LivePage::organizationsRequested, this, [this] { showPage(u"organizations"_s); });
    connect(m_queue, &QueuePage::acceptRequested, this, &MainWindow::acceptRequested);
    connect(m_queue, &QueuePage::declineRequested, this, &MainWindow::declineRequested);
    connect(m_queue, &QueuePage::openCallRequested, this, &MainWindow::openCallRequested);
    connect(m_queue, &QueuePage::historyRequested, this, [this] { showPage(u"history"_s); });
    connect(m_top, &TopBar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_top, &TopBar::healthClicked, this, &MainWindow::healthRequested);
    connect(m_top, &TopBar::profileRequested, this, [this] { showPage(u"settings"_s); });
    connect(m_top, &TopBar::presenceChanged, this, [this](Presence presence) {
        m_tray->setPresence(presence);
        Q_EMIT presenceChanged(presence);
    });
    connect(m_tray, &TrayPresence::acceptRequested, this, [this](const CallId &id) {
        bringToFront();
        if (const Call *call = m_store.call(id); call && call->isWaitingForHuman())
            Q_EMIT acceptRequested(call->escalation->id, id);
        else
            showPage(m_queue->id()); // somebody else was faster
    });
    connect(m_tray, &TrayPresence::showRequested, this, &MainWindow::bringToFront);
    connect(m_tray, &TrayPresence::quitRequested, this, &QWidget::close);
    connect(m_tray, &TrayPresence::queueRequested, this, [this] {
        bringToFront();
        showPage(u"queue"_s);
    });
    connect(&m_store, &ConsoleStore::callAdded, this, &MainWindow::refreshCounts);
    connect(&m_store, &ConsoleStore::callRemoved, this, &MainWindow::refreshCounts);
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &MainWindow::refreshCounts);
    connect(&m_store, &ConsoleStore::escalationWaiting, this, [this](const CallId &id) {
        if (const Call *call = m_store.call(id); call && call->escalation)
            announce(this, tr("%1: %2 waits, %3", "urgency: caller waits, organization")
                               .arg(urgencyName(call->escalation->urgency), callerName(call->caller, call->channel), m_store.organizationName(call->orgId)),
                     call->escalation->urgency == Urgency::Emergency);
    });
    connect(&m_store, &ConsoleStore::escalationSettled, this, &MainWindow::refreshCounts);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &MainWindow::refreshCounts);
    connect(&m_store, &ConsoleStore::connectionChanged, this, &MainWindow::refreshConnection);
    connect(&m_store, &ConsoleStore::ticked, this, &MainWindow::refreshRetry);
}

void MainWindow::setDesk(DeskStore &desk)
{
    m_queue->setDesk(desk);
    const auto showMe = [this, &desk] {
        m_tray->setMe(desk.me());
        if (const PersonPresence *me = desk.myself()) {
            m_top->showPerson(*me);
            m_tray->setPresence(m_top->presence());
        }
    };
    connect(&desk, &DeskStore::meChanged, this, showMe);
    connect(&desk, &DeskStore::myPresenceChanged, this, showMe);
    showMe();
    connect(m_queue, &QueuePage::closeWrapupRequested, this, &MainWindow::closeWrapupRequested);
    connect(m_queue, &QueuePage::attemptCallbackRequested, this, &MainWindow::attemptCallbackRequested);
    connect(m_queue, &QueuePage::finishCallbackRequested, this, &MainWindow::finishCallbackRequested);
    connect(m_queue, &QueuePage::retryRequested, this, &MainWindow::deskRetryRequested);
}

void MainWindow::addNotice(QWidget *notice)
{
    m_noticeLine->addWidget(notice);
}

void MainWindow::tell(Notice::Kind kind, const QString &title, const QString &text)
{
    m_told->showMessage(kind, title, text);
    Button *close = m_told->addAction(tr("Close"));
    close->setObjectName(u"closeToldButton"_s);
    connect(close, &QPushButton::clicked, m_told, &Notice::dismiss);
}

void MainWindow::addPage(Page *page, Place place)
{
    const int index = int(m_pages.size());
    m_pages.push_back({page, place});
    m_stack->addWidget(page);
    page->setNarrow(m_narrow);
    page->setStale(m_stale);
    if (place != Place::Hidden)
        m_rail->addEntry(index, page->title(), page->pageIcon(), place == Place::Bottom);
}

Page *MainWindow::page(const QString &id) const
{
    const auto found = std::ranges::find_if(m_pages, [&](const Registered &entry) { return entry.page->id() == id; });
    return found == m_pages.end() ? nullptr : found->page;
}

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPage(const QString &id)
{
    Page *wanted = page(id);
    if (!wanted)
        return;
    Page *before = currentPage();
    const bool changes = before != wanted;
    if (changes && before)
        before->deactivated();
    m_stack->setCurrentWidget(wanted);
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].page == wanted)
            m_rail->setCurrent(int(i));
    }
    wanted->activated();
    if (changes)
        Q_EMIT pageChanged(id);
}

QString MainWindow::unsavedWork() const
{
    QStringList sentences;
    for (const Registered &entry : m_pages) {
        if (const QString sentence = entry.page->unsavedChanges(); !sentence.isEmpty())
            sentences << sentence;
    }
    return sentences.join(u' ');
}

void MainWindow::showWaitingChange(const QString &title, const QString &text)
{
    m_waiting->showMessage(Notice::Kind::Info, title, text);
    connect(m_waiting->addAction(tr("Understood")), &QPushButton::clicked, m_waiting, &Notice::dismiss);
}

void MainWindow::rememberGeometry() const
{
    QSettings().setValue("window/geometry", saveGeometry());
    m_live->rememberColumns();
}

void MainWindow::setPresence(Presence presence)
{
    m_top->setPresence(presence);
}

Presence MainWindow::presence() const
{
    return m_top->presence();
}

void MainWindow::bringToFront()
{
    if (isHidden() || isMinimized())
        showNormal();
    raise();
    activateWindow();
}

void MainWindow::refreshCounts()
{
    const auto waiting = m_store.waitingCalls();
    const Call *first = waiting.empty() ? nullptr : m_store.call(waiting.front());
    const bool emergency = first && first->escalation->urgency == Urgency::Emergency;
    const int active = m_store.activeCount(), count = int(waiting.size());
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].page == m_live)
            m_rail->setCount(int(i), active, Badge::Kind::Neutral, tr("%n calls", nullptr, active));
        else if (m_pages[i].page == m_queue)
            m_rail->setCount(int(i), count, emergency ? Badge::Kind::Red : Badge::Kind::Amber,
                             emergency ? tr("%n waiting, an emergency among them", nullptr, count) : tr("%n waiting", nullptr, count));
    }
    setWindowTitle(count > 0 ? tr("(%1) Attendant").arg(count) : tr("Attendant"));
}

void MainWindow::refreshConnection()
{
    const bool stale = m_store.connection() == ConsoleStore::Connection::Lost;
    if (stale != m_stale) {
        m_stale = stale;
        for (const Registered &entry : m_pages)
            entry.page->setStale(stale);
    }
    if (!stale) {
        m_notice->dismiss();
        return;
    }
    const QString known = m_store.dataFrom() ? tr("Calls go on there. What is shown is from %1 and grey until it is live again.").arg(clockTime(*m_store.dataFrom(), true))
                                             : tr("Nothing has been read from it yet. Calls that are in progress there go on.");
    // The reason carries the remedy (a port that is taken, a key that cannot be read), so it is said and not left to a tool tip.
    const QString reason = m_store.connectionReason();
    const QString text = reason.isEmpty() ? known : reason + u'\n' + known;
    if (!m_notice->isHidden() && text == m_connectionText) {
        refreshRetry();
        return;
    }
    m_connectionText = text;
    m_notice->showMessage(Notice::Kind::Stale, tr("Could not reach the server"), text);
    m_notice->setObjectName(u"connectionNotice"_s);
    Button *again = m_notice->addAction(tr("Try now"));
    again->setObjectName(u"tryNowButton"_s);
    connect(again, &QPushButton::clicked, this, &MainWindow::tryNowRequested);
    refreshRetry();
}

void MainWindow::refreshRetry()
{
    if (!m_stale)
        return;
    const auto next = m_store.nextTry();
    const auto left = next ? secondsBetween(m_store.now(), *next) : std::chrono::seconds(0);
    // Without a next try nobody tries: what failed needs a person first.
    m_notice->setHint(!next ? QString() : left.count() > 0 ? tr("next try in %1").arg(coarseTime(left)) : tr("trying now"));
}

void MainWindow::applyWidth()
{
    const bool narrow = width() < px(narrowBelow);
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_rail->setNarrow(narrow);
    m_top->setNarrow(narrow);
    for (const Registered &entry : m_pages)
        entry.page->setNarrow(narrow);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyWidth();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Keys belong to the page from the start, not to the first button of the top bar.
    if (!event->spontaneous() && !focusWidget())
        currentPage()->setFocus(Qt::OtherFocusReason);
    // Carried to a smaller screen, it must fit there too.
    if (QWindow *handle = windowHandle())
        connect(handle, &QWindow::screenChanged, this, &MainWindow::followScreen, Qt::UniqueConnection);
}

void MainWindow::followScreen(QScreen *screen)
{
    setMinimumSize(leastSize(screen));
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::current().window);
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
        const QRect room = screen() ? screen()->availableGeometry() : QRect(0, 0, 1440, 900);
        resize(std::min(px(1440), room.width()), std::min(px(900), room.height()));
    }
    applyWidth();
}

bool MainWindow::mayQuit()
{
    if (!m_asks)
        return true;
    const QString unsaved = unsavedWork();
    QString title, text, stay;
    const Call *call = m_store.call(m_store.callInHand());
    if (call && call->status == CallStatus::InProgress) {
        title = tr("Quit while you are talking to %1?").arg(callerName(call->caller, call->channel));
        text = tr("The call stays open on the server and waits for a person again. Nothing that was said is lost.");
        stay = tr("Stay on the call");
        if (!unsaved.isEmpty())
            text += u' ' + unsaved;
    } else {
        if (unsaved.isEmpty())
            return true;
        title = tr("Quit without saving?");
        text = unsaved;
        stay = tr("Keep editing");
    }
    // In its place, not in a dialog: whoever is talking must see and reach the call's controls.
    m_question->showMessage(Notice::Kind::Error, title, text);
    Button *no = m_question->addAction(stay);
    no->setObjectName(u"stayButton"_s);
    Button *yes = m_question->addAction(tr("Quit"));
    yes->setObjectName(u"quitButton"_s);
    connect(no, &QPushButton::clicked, m_question, &Notice::dismiss);
    connect(yes, &QPushButton::clicked, this, [this] {
        m_asks = false;
        close();
    });
    no->setFocus();
    return false;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayQuit()) {
        event->ignore();
        bringToFront();
        return;
    }
    rememberGeometry();
    event->accept();
    Q_EMIT closed();
}

} // namespace Attendant::Ui
