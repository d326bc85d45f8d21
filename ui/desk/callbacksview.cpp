// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/callbacksview.h"

#include "ui/call/inlineask.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr std::array results{"reached"_L1, "no_answer"_L1, "busy"_L1, "wrong_number"_L1, "message_left"_L1};
constexpr size_t doneShown = 8;

QDateTime inZone(Time time, const QString &zone)
{
    const auto ms = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(zone.toUtf8()));
}

// "17:00", another day with its name: "Mon 08:00".
QString timeThere(Time time, const QString &zone, const QDate &today)
{
    const QDateTime there = inZone(time, zone);
    return there.date() == today ? QLocale().toString(there.time(), u"HH:mm"_s) : QLocale().toString(there, u"ddd HH:mm"_s);
}

QString whoOf(const Callback &callback)
{
    return !callback.name.isEmpty() ? callback.name : !callback.number.isEmpty() ? callback.number : callerName(callback.caller, {});
}

QString reasonOf(const Callback &callback)
{
    return callback.reason == u"voicemail" ? CallbacksView::tr("Left a message") : CallbacksView::tr("Hung up while waiting");
}

} // namespace

QString callbackResultName(const QString &result)
{
    if (result == u"reached")
        return CallbacksView::tr("Reached");
    if (result == u"no_answer")
        return CallbacksView::tr("No answer");
    if (result == u"busy")
        return CallbacksView::tr("Busy");
    if (result == u"wrong_number")
        return CallbacksView::tr("Wrong number");
    if (result == u"message_left")
        return CallbacksView::tr("Left a message there");
    return result;
}

QString callbackWindowText(const Callback::Window &window, Time now)
{
    if (window.isOpen && !window.to)
        return CallbacksView::tr("%1 there").arg(window.localTime);
    if (!window.isOpen && !window.from)
        return CallbacksView::tr("%1 there, closed").arg(window.localTime);
    const Time next = window.isOpen ? *window.to : *window.from;
    const QString when = timeThere(next, window.timezone, inZone(now, window.timezone).date());
    return window.isOpen ? CallbacksView::tr("%1 there, open until %2").arg(window.localTime, when)
                         : CallbacksView::tr("%1 there, closed until %2").arg(window.localTime, when);
}

/// One person to call back.
class CallbackRow : public QWidget
{
public:
    CallbackRow(CallbacksView *view, const CallbackId &id)
        : m_id(id)
        , m_glyph(new IconView(Icon::None, 16))
        , m_who(new Label({}, 14, QFont::DemiBold))
        , m_number(new Label({}, 13, QFont::Medium, &Theme::text))
        , m_org(new Label({}, 13, QFont::Normal, &Theme::text3))
        , m_when(new Label({}, 12, QFont::Normal, &Theme::text3))
        , m_reason(new Label({}, 13, QFont::Normal, &Theme::text2))
        , m_window(new Label({}, 12, QFont::Normal, &Theme::text2))
        , m_attempts(new Label({}, 12, QFont::Normal, &Theme::text2))
        , m_open(new Button(CallbacksView::tr("Open call"), Icon::History))
        , m_tried(new Button(CallbacksView::tr("Tried"), Icon::Phone))
        , m_done(new Button(CallbacksView::tr("Done"), Icon::Check))
    {
        for (Label *label : {m_who, m_number, m_org, m_when, m_reason, m_window, m_attempts})
            label->setTabular(true);
        for (Label *label : {m_who, m_org, m_reason, m_window, m_attempts})
            label->setElided(true);
        m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *outer = new QHBoxLayout(this);
        outer->setContentsMargins(px(15), px(12), px(15), px(12));
        outer->setSpacing(px(12));
        outer->addWidget(m_glyph, 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(px(4));
        auto *first = new QHBoxLayout;
        first->setSpacing(px(8));
        first->addWidget(m_who, 0);
        first->addWidget(m_number, 0);
        first->addWidget(m_org, 1);
        words->addLayout(first);
        auto *second = new QHBoxLayout;
        second->setSpacing(px(8));
        second->addWidget(m_reason);
        second->addWidget(m_when, 1);
        words->addLayout(second);
        auto *third = new QHBoxLayout;
        third->setSpacing(px(8));
        third->addWidget(new IconView(Icon::Clock, 14, &Theme::text3));
        third->addWidget(m_window);
        third->addWidget(m_attempts, 1);
        words->addLayout(third);
        outer->addLayout(words, 1);
        m_tried->setDropDown(true);
        m_tried->setObjectName(u"triedButton"_s);
        m_done->setObjectName(u"callbackDoneButton"_s);
        m_open->setKind(Button::Kind::Flat);
        for (Button *button : {m_open, m_tried, m_done})
            outer->addWidget(button, 0, Qt::AlignVCenter);
        auto *menu = new QMenu(m_tried);
        for (const auto result : results)
            QObject::connect(menu->addAction(callbackResultName(result)), &QAction::triggered, view,
                             [view, id, result = QString(result)] { view->askAttempt(id, result); });
        m_tried->setMenu(menu);
        QObject::connect(m_done, &QPushButton::clicked, view, [view, id] { view->askDone(id); });
        QObject::connect(m_open, &QPushButton::clicked, view, [this, view] { Q_EMIT view->openCallRequested(m_call); });
    }

    [[nodiscard]] CallbackId id() const { return m_id; }

    void show(const Callback &callback, const QString &organization, Time now)
    {
        m_call = callback.callId;
        m_created = callback.createdAt;
        const bool emergency = callback.urgency == Urgency::Emergency;
        m_glyph->setRisk(emergency ? Risk::Emergency : callback.urgency == Urgency::High ? Risk::Look : Risk::Routine);
        const QString who = whoOf(callback);
        m_who->setText(who);
        m_number->setText(callback.number == who ? QString() : callback.number);
        m_number->setVisible(!m_number->text().isEmpty());
        m_org->setText(organization);
        m_reason->setText(CallbacksView::tr("%1 (%2)", "reason (urgency)").arg(reasonOf(callback), urgencyName(callback.urgency)));
        m_reason->setColor(emergency ? &Theme::redText : callback.urgency == Urgency::High ? &Theme::amberText : &Theme::text2);
        m_window->setText(callbackWindowText(callback.window, now));
        QString tried;
        if (!callback.attempts.empty()) {
            const auto &last = callback.attempts.back();
            tried = CallbacksView::tr("%n attempt(s)", nullptr, int(callback.attempts.size())) + u", "_s
                + CallbacksView::tr("last: %1 at %2 by %3").arg(callbackResultName(last.result).toLower(), clockTime(last.at), last.by);
        }
        m_attempts->setText(tried);
        m_attempts->setToolTip(historyOf(callback));
        setAccessibleName(CallbacksView::tr("Call back %1, %2, %3").arg(who, callback.number, reasonOf(callback)));
        m_tried->setAccessibleName(CallbacksView::tr("Note how calling %1 went").arg(who));
        m_done->setAccessibleName(CallbacksView::tr("Mark the callback to %1 as done").arg(who));
        m_open->setAccessibleName(CallbacksView::tr("Open the call of %1").arg(who));
        refreshTime(now);
    }
    void refreshTime(Time now) { m_when->setText(CallbacksView::tr("%1 ago").arg(coarseTime(secondsBetween(m_created, now)))); }
    void setActive(bool active)
    {
        m_tried->setEnabled(active);
        m_done->setEnabled(active);
    }

private:
    static QString historyOf(const Callback &callback)
    {
        QStringList lines;
        for (const auto &attempt : callback.attempts)
            lines << CallbacksView::tr("%1, %2: %3 %4", "time, who: result note").arg(clockTime(attempt.at), attempt.by, callbackResultName(attempt.result), attempt.note);
        return lines.join(u'\n');
    }

    CallbackId m_id;
    CallId m_call;
    Time m_created{};
    IconView *m_glyph;
    Label *m_who, *m_number, *m_org, *m_when, *m_reason, *m_window, *m_attempts;
    Button *m_open, *m_tried, *m_done;
};

CallbacksView::CallbacksView(ConsoleStore &console, DeskStore &desk, QWidget *parent)
    : QWidget(parent)
    , m_console(console)
    , m_desk(desk)
    , m_open(new Panel(tr("To call back")))
    , m_done(new Panel(tr("Done lately")))
    , m_empty(new EmptyState(Icon::Phone, {}, {}))
    , m_rowsLayout(new QVBoxLayout)
    , m_ask(new InlineAsk)
{
    setObjectName(u"callbacksView"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(12));
    m_empty->setObjectName(u"callbacksEmptyState"_s);
    m_empty->layout()->setContentsMargins(0, px(88), 0, px(64));
    layout->addWidget(m_empty, 0, Qt::AlignHCenter);
    m_open->setBodyMargins(0, 0, 0, 0);
    m_done->setBodyMargins(0, 0, 0, 0);
    m_rowsLayout->setSpacing(0);
    m_open->body()->addWidget(m_ask);
    m_open->body()->addLayout(m_rowsLayout);
    connect(m_ask, &InlineAsk::confirmed, this, [this](const QString &question) {
        const QString note = m_ask->text();
        const CallbackId id = m_asked;
        m_ask->dismiss();
        if (question == u"done")
            Q_EMIT doneRequested(id, note);
        else
            Q_EMIT attemptRequested(id, question, note);
    });
    layout->addWidget(m_open);
    layout->addWidget(m_done);
    layout->addStretch(1);
    connect(m_empty, &EmptyState::actionTriggered, this, &CallbacksView::retryRequested);
    connect(&m_desk, &DeskStore::callbacksChanged, this, &CallbacksView::rebuild);
    connect(&m_console, &ConsoleStore::organizationFilterChanged, this, &CallbacksView::rebuild);
    connect(&m_console, &ConsoleStore::organizationsChanged, this, &CallbacksView::rebuild);
    rebuild();
}

bool CallbacksView::isShown(const Callback &callback) const
{
    return m_console.organizationFilter().isEmpty() || callback.orgId == m_console.organizationFilter();
}

void CallbacksView::rebuild()
{
    std::vector<CallbackRow *> next;
    bool first = true;
    const auto before = m_shown;
    for (const Callback &callback : m_desk.openCallbacks()) {
        if (!isShown(callback))
            continue;
        const auto known = std::ranges::find(m_shown, callback.id, &CallbackRow::id);
        CallbackRow *row = known != m_shown.end() ? *known : new CallbackRow(this, callback.id);
        row->show(callback, m_console.organizationName(callback.orgId), m_desk.now());
        row->setActive(!m_stale);
        next.push_back(row);
    }
    if (next != m_shown) {
        while (QLayoutItem *item = m_rowsLayout->takeAt(0)) {
            auto *row = dynamic_cast<CallbackRow *>(item->widget());
            if (!row || std::ranges::find(next, row) == next.end())
                item->widget()->deleteLater();
            delete item;
        }
        for (CallbackRow *row : next) {
            if (!std::exchange(first, false))
                m_rowsLayout->addWidget(new HairLine);
            m_rowsLayout->addWidget(row);
        }
        m_shown = std::move(next);
    }
    const auto state = m_desk.state(DeskStore::List::Callbacks);
    if (!state.problem.isEmpty() && !state.loaded) {
        m_empty->setTexts(tr("The callbacks could not be read"), state.problem);
        m_empty->setAction(tr("Try again"), Icon::Refresh);
    } else if (!state.loaded) {
        m_empty->setTexts(tr("Reading the callbacks…"), {});
        m_empty->setAction({});
    } else {
        m_empty->setTexts(tr("Nobody to call back"), tr("Who leaves a message, or hangs up while waiting, appears here."));
        m_empty->setAction({});
    }
    m_empty->setVisible(m_shown.empty());
    m_open->setVisible(!m_shown.empty());
    if (std::ranges::find(m_shown, m_asked, &CallbackRow::id) == m_shown.end())
        m_ask->dismiss(); // somebody else was faster
    rebuildDone();
    if (before.size() != m_shown.size())
        Q_EMIT openCountChanged();
}

// What the next person should know goes with it; Enter alone notes the try.
void CallbacksView::askAttempt(const CallbackId &id, const QString &result)
{
    ask(id, result, callbackResultName(result) + u": %1"_s, tr("A note, if the next person should know something"), tr("Note it"));
}

// It leaves the list for good, so one key more is asked for.
void CallbacksView::askDone(const CallbackId &id)
{
    ask(id, u"done"_s, tr("Done with %1?"), tr("What came of it, if it should be noted"), tr("Done"));
}

void CallbacksView::ask(const CallbackId &id, const QString &question, const QString &title, const QString &placeholder, const QString &confirm)
{
    const auto &open = m_desk.openCallbacks();
    const auto callback = std::ranges::find(open, id, &Callback::id);
    if (callback == open.end())
        return;
    m_asked = id;
    m_ask->ask({.id = question, .title = title.arg(whoOf(*callback)), .hint = {}, .placeholder = placeholder, .choices = {}, .confirm = confirm, .leave = tr("Cancel")});
}

void CallbacksView::rebuildDone()
{
    delete m_doneList;
    m_doneList = new QWidget;
    auto *layout = new QVBoxLayout(m_doneList);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    size_t count = 0;
    for (const Callback &callback : m_desk.doneCallbacks()) {
        if (!isShown(callback) || !callback.doneAt || count == doneShown)
            continue;
        if (count++ > 0)
            layout->addWidget(new HairLine);
        auto *row = new QWidget;
        row->setFixedHeight(px(36));
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(px(15), 0, px(15), 0);
        line->setSpacing(px(12));
        const auto add = [line](const QString &text, QFont::Weight weight, ColorRole color, int stretch) {
            auto *label = new Label(text, 13, weight, color);
            label->setTabular(true);
            label->setElided(true);
            line->addWidget(label, stretch);
        };
        add(dayAndClock(*callback.doneAt, m_desk.now()), QFont::Normal, &Theme::text3, 0);
        add(whoOf(callback), QFont::DemiBold, &Theme::text, 2);
        add(m_console.organizationName(callback.orgId), QFont::Normal, &Theme::text2, 2);
        add(callback.attempts.empty() ? QString() : callbackResultName(callback.attempts.back().result), QFont::Normal, &Theme::text2, 1);
        add(callback.doneBy, QFont::Normal, &Theme::greenText, 1);
        row->setAccessibleName(tr("%1 called back by %2 at %3").arg(whoOf(callback), callback.doneBy, dayAndClock(*callback.doneAt, m_desk.now())));
        layout->addWidget(row);
    }
    m_done->body()->addWidget(m_doneList);
    m_done->setVisible(count > 0);
}

void CallbacksView::refreshTimes()
{
    for (CallbackRow *row : m_shown)
        row->refreshTime(m_desk.now());
}

void CallbacksView::setStale(bool stale)
{
    m_stale = stale;
    for (CallbackRow *row : m_shown)
        row->setActive(!stale);
}

} // namespace Attendant::Ui
