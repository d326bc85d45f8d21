// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callpage.h"

#include "ui/call/calldock.h"
#include "ui/call/callhead.h"
#include "ui/call/escalationbanner.h"
#include "ui/call/sidepanel.h"
#include "ui/call/transcriptmodel.h"
#include "ui/call/transcriptview.h"
#include "ui/common/button.h"
#include "ui/common/copytext.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/panel.h"
#include "ui/common/phaseline.h"
#include "ui/desk/deskstore.h"
#include "ui/wrapup/wrapupform.h"
#include "ui/wrapup/wrapupsaver.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

CallPage::CallPage(ConsoleStore &store, ApiClient &api, EventStream &events, CallLine &line, QWidget *parent)
    : Page(u"call"_s, tr("Call"), Icon::Phone, parent)
    , m_store(store)
    , m_api(api)
    , m_events(events)
    , m_line(line)
    , m_transcript(new TranscriptModel(this))
{
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &CallPage::refresh);
    m_doneNotice.setSingleShot(true);
    m_doneNotice.setInterval(6s);
    connect(&m_doneNotice, &QTimer::timeout, this, [this] {
        if (m_told == Told::Done)
            closeNotice();
    });
    connect(&m_events, &EventStream::eventReceived, &m_line, &CallLine::follow);
    connect(&m_events, &EventStream::resyncNeeded, &m_line, &CallLine::forgetHandback);
    connect(&m_events, &EventStream::eventReceived, this, &CallPage::onEvent);
    connect(&m_events, &EventStream::resyncNeeded, this, &CallPage::read);
    connect(&m_events, &EventStream::connected, this, &CallPage::read);
    connect(&m_store, &ConsoleStore::ticked, this, &CallPage::tick);
    connect(&m_store, &ConsoleStore::organizationsChanged, this, [this] { m_refresh.start(); });
    connect(&m_store, &ConsoleStore::userNameChanged, this, [this] {
        m_transcript->setOwnName(m_store.userName());
        m_refresh.start();
    });
    connect(&m_line, &CallLine::changed, this, [this] {
        refreshStale();
        m_refresh.start();
    });
    connect(&m_line, &CallLine::failed, this, [this](const CallId &id, const QString &what, const Error &error) {
        if (id == m_id)
            showFailure(what, error);
    });
    connect(&m_line, &CallLine::done, this, [this](const CallId &id, const QString &sentence) {
        if (id != m_id)
            return;
        m_notice->showMessage(Notice::Kind::Info, sentence, {});
        tell(Told::Done);
    });
    m_transcript->setOwnName(m_store.userName());
    setNarrow(false);
    showCall({});
}

void CallPage::build()
{
    setHeadVisible(false);
    body()->setSpacing(0);
    m_empty = new EmptyState(Icon::Phone, tr("No call chosen"), tr("Choose a call on the Live page or in the queue."));
    m_empty->setObjectName(u"callEmptyState"_s);
    m_empty->setAction(tr("Back to the calls"), Icon::Left);
    connect(m_empty, &EmptyState::actionTriggered, this, &CallPage::backRequested);
    body()->addWidget(m_empty, 1);

    m_content = new QWidget;
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    m_head = new CallHead;
    m_banner = new EscalationBanner;
    m_phases = new PhaseLine;
    m_phases->setObjectName(u"phaseLine"_s);
    m_notice = new Notice;
    m_notice->setObjectName(u"callNotice"_s);
    m_view = new TranscriptView;
    m_view->setTranscript(m_transcript);
    m_side = new SidePanel;
    m_dock = new CallDock(m_line, m_store);
    content->addWidget(m_head);
    m_top = new QVBoxLayout;
    m_top->setSpacing(px(12));
    m_top->addWidget(m_banner);
    m_top->addWidget(m_phases);
    m_top->addWidget(m_notice);
    content->addLayout(m_top);
    content->addWidget(new HairLine);
    QHBoxLayout *middle = m_middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_side);
    content->addLayout(middle, 1);
    content->addWidget(m_dock);
    body()->addWidget(m_content, 1);

    connect(m_head, &CallHead::backRequested, this, &CallPage::backRequested);
    connect(m_head, &CallHead::escalateRequested, m_dock, &CallDock::askEscalate);
    connect(m_head, &CallHead::copyConversationRequested, this, [this] { copyText(m_transcript->asText(), m_head); });
    connect(m_side, &SidePanel::callRequested, this, &CallPage::callRequested);
    connect(m_dock, &CallDock::audioSettingsRequested, this, &CallPage::audioSettingsRequested);
    setTabOrder({m_head, m_view, m_side, m_dock});
}

void CallPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    if (!m_content)
        return; // from the base's constructor
    m_top->setContentsMargins(margin(), 0, margin(), px(12));
    m_head->setNarrow(narrow);
    m_banner->setNarrow(narrow);
    m_view->setNarrow(narrow);
    m_side->setNarrow(narrow);
    m_dock->setNarrow(narrow);
    if (m_wrapup)
        m_wrapup->setNarrow(narrow);
}

void CallPage::setStale(bool stale)
{
    m_stale = stale;
    refreshStale();
}

// Never for a call in hand: its sound may go on while lists cannot be read, and whoever is heard must be able to mute, hold and leave.
void CallPage::refreshStale()
{
    const bool off = m_stale && m_line.roleIn(m_id) == CallLine::Role::None;
    m_dock->setEnabled(!off);
    m_dock->setToolTip(off ? tr("The server cannot be reached.") : QString());
}

void CallPage::setTelephonyAvailable(bool available)
{
    m_dock->setTelephonyAvailable(available);
}

QList<QAction *> CallPage::callActions() const
{
    return m_dock->callActions();
}

QString CallPage::unsavedChanges() const
{
    return m_saver && m_saver->hasUnsaved() ? tr("The last words of your wrap-up are not saved yet.") : QString();
}

QString CallPage::callerTitle() const
{
    return callerName(m_facts.call.caller, m_facts.call.channel);
}

void CallPage::activated()
{
    m_view->setFocus(Qt::OtherFocusReason);
    if (!m_id.isEmpty() && !m_loaded)
        read();
}

void CallPage::showCall(const CallId &id)
{
    if (id == m_id && m_loaded)
        return;
    m_id = id;
    Q_EMIT shownCallChanged();
    m_facts = {};
    m_loaded = m_reading = m_behind = false;
    m_told = Told::Nothing;
    m_deviceProblem.clear();
    m_transcript->clear();
    m_notice->dismiss();
    refreshStale();
    m_content->hide();
    m_empty->show();
    if (id.isEmpty()) {
        m_empty->setTexts(tr("No call chosen"), tr("Choose a call on the Live page or in the queue."));
        return;
    }
    m_empty->setTexts(tr("Opening the call…"), tr("Reading what was said so far."));
    read();
}

// Everything behind what is known. Live events that come meanwhile and do not fit are read again afterwards.
void CallPage::read()
{
    if (m_id.isEmpty())
        return;
    if (m_reading) {
        m_behind = true;
        return;
    }
    m_reading = true;
    m_behind = false;
    m_api.events(m_id, m_facts.lastSeq()).then(this, [this, id = m_id](const Result<EventListing> &listing) { onRead(id, listing); });
}

void CallPage::onRead(const CallId &id, const Result<EventListing> &listing)
{
    if (id != m_id)
        return; // another call is shown by now
    m_reading = false;
    if (!listing) {
        if (m_loaded)
            showFailure(tr("What was said last could not be read."), listing.error());
        else
            m_empty->setTexts(tr("This call cannot be opened"), errorSentence(listing.error()));
        return;
    }
    const qint64 before = m_facts.lastSeq();
    for (const CallEvent &event : listing->events)
        apply(event);
    const bool first = !m_loaded && m_facts.lastSeq() > 0;
    if (first) {
        m_loaded = true;
        m_empty->hide();
        m_content->show();
        readEarlierCalls();
        m_view->setFocus(Qt::OtherFocusReason);
    }
    refresh();
    if (first)
        m_view->showNewest();
    if ((listing->more || m_behind) && m_facts.lastSeq() > before)
        read();
}

void CallPage::onEvent(const CallEvent &event)
{
    if (event.callId != m_id || m_id.isEmpty())
        return;
    if (event.type != EventType::SpeechPartial && event.seq <= m_facts.lastSeq())
        return;
    if (!m_loaded || (event.type != EventType::SpeechPartial && event.seq > m_facts.lastSeq() + 1)) {
        read();
        return;
    }
    apply(event);
    if (event.type != EventType::SpeechPartial)
        m_refresh.start();
}

void CallPage::apply(const CallEvent &event)
{
    if (m_facts.apply(event))
        m_transcript->apply(event, m_facts);
}

void CallPage::readEarlierCalls()
{
    const QString caller = m_facts.call.caller;
    if (caller.isEmpty())
        return;
    CallQuery query;
    query.state = CallQuery::State::Ended;
    query.org = m_facts.call.orgId;
    query.words = caller;
    query.limit = 20;
    m_api.calls(query).then(this, [this, id = m_id, caller](const Result<CallListing> &listing) {
        if (id != m_id || !listing)
            return; // the page is whole without them
        std::vector<Call> earlier;
        for (const Call &call : listing->calls) {
            if (call.caller == caller && call.id != id && call.startedAt < m_facts.call.startedAt && earlier.size() < 5)
                earlier.push_back(call);
        }
        m_side->setEarlierCalls(earlier);
        m_head->setEarlierCalls(int(earlier.size()));
    });
}

void CallPage::refresh()
{
    if (!m_loaded)
        return;
    const Call &call = m_facts.call;
    const Organization *organization = m_store.organization(call.orgId);
    const QString name = organization ? organization->name : m_store.organizationName(call.orgId);
    m_head->setCall(call, organization, name);
    m_head->setMayEscalate(call.status == CallStatus::InProgress && !call.isWaitingForHuman() && call.mode == CallMode::Ai);
    m_side->setFacts(m_facts, organization, name, m_store.now());
    m_dock->setFacts(m_facts, callerTitle());
    tick();
    refreshNotice();
    refreshWrapup();
}

void CallPage::setDesk(DeskStore &desk, WrapupSaver &saver)
{
    m_desk = &desk;
    m_saver = &saver;
    m_wrapup = new WrapupForm;
    m_wrapup->hide();
    m_middle->addWidget(m_wrapup);
    setTabOrder({m_head, m_view, m_side, m_wrapup, m_dock});
    connect(m_wrapup, &WrapupForm::edited, m_saver, &WrapupSaver::change);
    connect(m_wrapup, &WrapupForm::finishRequested, m_saver, &WrapupSaver::finish);
    connect(m_saver, &WrapupSaver::stateChanged, this, &CallPage::refreshMark);
    connect(m_desk, &DeskStore::wrapupsChanged, this, &CallPage::refreshWrapup);
    connect(m_desk, &DeskStore::wrapupEnded, this, &CallPage::onWrapupEnded);
}

// While one's own wrap-up is open, it stands where the facts stand otherwise; it has the intake too.
void CallPage::refreshWrapup()
{
    if (!m_desk || !m_loaded)
        return;
    const Wrapup *open = m_desk->myWrapup(m_id);
    const bool begins = open && m_wrapup->isHidden();
    m_wrapup->setVisible(open);
    m_side->setVisible(!open);
    if (!open) {
        m_wrapup->clear();
        return;
    }
    m_wrapup->showWrapup(*open, m_store.organization(m_facts.call.orgId), m_facts.call.intake ? m_facts.call.intake->structuredData : QJsonObject(),
                          m_saver->pending(open->id));
    m_wrapup->setNow(m_store.now());
    refreshMark();
    if (begins && isVisible())
        m_wrapup->start();
}

void CallPage::refreshMark()
{
    const WrapupId id = m_wrapup->shown();
    const auto state = m_saver->state(id);
    m_wrapup->setMark(state == WrapupSaver::State::Saved    ? WrapupForm::Mark::Saved
                      : state == WrapupSaver::State::Saving ? WrapupForm::Mark::Saving
                      : state == WrapupSaver::State::Waiting ? WrapupForm::Mark::Waiting
                                                             : WrapupForm::Mark::Refused,
                      m_saver->problem(id));
    m_wrapup->setFinishing(m_saver->isFinishing(id));
}

void CallPage::onWrapupEnded(const Wrapup &wrapup)
{
    if (wrapup.callId != m_id || wrapup.userId != m_desk->me())
        return;
    if (wrapup.state == Wrapup::State::Finished) {
        m_notice->showMessage(Notice::Kind::Info, tr("The wrap-up is finished."), {});
        tell(Told::Done);
        return;
    }
    const bool closed = wrapup.state == Wrapup::State::Closed;
    m_notice->showMessage(Notice::Kind::Info, closed ? tr("%1 closed your wrap-up: %2").arg(wrapup.closedBy, wrapup.closeReason) : tr("The time for the wrap-up is over."),
                          m_saver->pending(wrapup.id).isEmpty() ? tr("What you had written is kept.") : tr("Your last words are still to be saved."));
    connect(m_notice->addAction(tr("Close")), &QPushButton::clicked, this, &CallPage::closeNotice);
    tell(Told::Failure); // stays until it is read
}

void CallPage::tick()
{
    if (!m_loaded)
        return;
    const Call &call = m_facts.call;
    m_head->setDuration(secondsBetween(call.startedAt, call.endedAt.value_or(m_store.now())));
    m_banner->setFacts(m_facts, m_store.organization(call.orgId), m_store.now());
    refreshPhases();
    if (m_wrapup && !m_wrapup->isHidden())
        m_wrapup->setNow(m_store.now());
}

void CallPage::refreshPhases()
{
    const Call &call = m_facts.call;
    for (int i = 0; i < PhaseLine::phaseCount; ++i) {
        const auto &since = m_facts.phaseSince[size_t(i)];
        m_phases->setDetail(Phase(i), since ? callTime(secondsBetween(call.startedAt, *since)) : QString());
    }
    using Tone = PhaseLine::Tone;
    Tone tone = Tone::Accent;
    const bool withHuman = call.mode == CallMode::Human || (call.mode == CallMode::Hold && !call.humanName.isEmpty());
    if (withHuman) {
        tone = Tone::Green;
        const QString who = call.humanName == m_store.userName() ? tr("you") : call.humanName;
        m_phases->setDetail(call.phase, tr("%1, for %2").arg(who, shortTime(secondsBetween(call.modeSince, m_store.now()))));
    } else if (call.isWaitingForHuman()) {
        tone = call.escalation->urgency == Urgency::Emergency ? Tone::Red : Tone::Amber;
    }
    m_phases->setPhase(call.phase, tone);
}

void CallPage::tell(Told told)
{
    m_told = told;
    if (told == Told::Done)
        m_doneNotice.start();
}

// What is wrong with the devices stands there again behind anything else that was said.
void CallPage::closeNotice()
{
    tell(Told::Nothing);
    m_deviceProblem.clear();
    m_notice->dismiss();
    refreshNotice();
}

// What is missing for a call in hand stands above the conversation; the call itself goes on.
void CallPage::refreshNotice()
{
    const AudioState state = m_line.audio().deviceState();
    const bool talking = m_line.roleIn(m_id) == CallLine::Role::Talking;
    QString problem;
    if (m_line.roleIn(m_id) != CallLine::Role::None)
        problem = talking && !state.inputProblem.isEmpty() ? state.inputProblem : state.outputProblem;
    if (problem == m_deviceProblem)
        return;
    m_deviceProblem = problem;
    if (problem.isEmpty()) {
        if (m_told == Told::Device)
            closeNotice();
        return;
    }
    const bool mute = talking && !state.inputProblem.isEmpty();
    m_notice->showMessage(Notice::Kind::Error,
                          mute ? tr("The caller cannot hear you. You read along here, and can hand back to the AI with a note.")
                               : tr("You cannot hear this call. You read along here."),
                          problem);
    Button *settings = m_notice->addAction(tr("Audio settings"));
    connect(settings, &QPushButton::clicked, this, &CallPage::audioSettingsRequested);
    tell(Told::Device);
}

void CallPage::showFailure(const QString &what, const Error &error)
{
    m_notice->showMessage(Notice::Kind::Error, what, errorSentence(error));
    connect(m_notice->addAction(tr("Close")), &QPushButton::clicked, this, &CallPage::closeNotice);
    tell(Told::Failure);
}

} // namespace Attendant::Ui
