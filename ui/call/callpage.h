// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "client/eventstream.h"
#include "domain/wrapup.h"
#include "ui/call/callfacts.h"
#include "ui/call/callline.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

#include <QTimer>

class QAction;
class QHBoxLayout;
class QVBoxLayout;

namespace Attendant::Ui {

class CallDock;
class CallHead;
class DeskStore;
class EmptyState;
class EscalationBanner;
class Notice;
class PhaseLine;
class SidePanel;
class TranscriptModel;
class TranscriptView;
class WrapupForm;
class WrapupSaver;

/// One call: the conversation as it is spoken, what is known, and every control. Shows ended calls too, read-only. GUI thread; the four
/// parts must outlive it.
class CallPage : public Page
{
    Q_OBJECT

public:
    CallPage(ConsoleStore &store, ApiClient &api, EventStream &events, CallLine &line, QWidget *parent = nullptr);

    /// Wrap-ups are written beside the call. Both must outlive the page.
    void setDesk(DeskStore &desk, WrapupSaver &saver);
    /// Shows \a id, read anew from the server and then followed live.
    void showCall(const CallId &id);
    [[nodiscard]] CallId call() const { return m_id; }

    void activated() override;
    [[nodiscard]] QString unsavedChanges() const override;
    void setNarrow(bool narrow) override;
    void setStale(bool stale) override;
    /// Whether the server can transfer calls to a telephone.
    void setTelephonyAvailable(bool available);
    /// The call's controls, for the command palette.
    [[nodiscard]] QList<QAction *> callActions() const;

Q_SIGNALS:
    void shownCallChanged();
    void backRequested();
    void callRequested(const Attendant::CallId &id);
    void audioSettingsRequested();

private:
    enum class Told { Nothing, Done, Failure, Device };
    void build();
    void read();
    void onRead(const CallId &id, const Result<EventListing> &listing);
    void onEvent(const CallEvent &event);
    void apply(const CallEvent &event);
    void readEarlierCalls();
    void refresh();
    void refreshPhases();
    void refreshNotice();
    void refreshStale();
    void closeNotice();
    void tell(Told told);
    void refreshWrapup();
    void refreshMark();
    void onWrapupEnded(const Wrapup &wrapup);
    void tick();
    void showFailure(const QString &what, const Error &error);
    [[nodiscard]] QString callerTitle() const;

    ConsoleStore &m_store;
    ApiClient &m_api;
    EventStream &m_events;
    CallLine &m_line;
    CallId m_id;
    CallFacts m_facts;
    bool m_reading = false, m_behind = false, m_loaded = false;
    Told m_told = Told::Nothing; ///< what the notice is about
    QString m_deviceProblem;
    bool m_stale = false;

    TranscriptModel *m_transcript;
    CallHead *m_head = nullptr;
    EscalationBanner *m_banner = nullptr;
    PhaseLine *m_phases = nullptr;
    Notice *m_notice = nullptr;
    TranscriptView *m_view = nullptr;
    SidePanel *m_side = nullptr;
    QHBoxLayout *m_middle = nullptr;
    DeskStore *m_desk = nullptr;
    WrapupSaver *m_saver = nullptr;
    WrapupForm *m_wrapup = nullptr;
    CallDock *m_dock = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_top = nullptr;
    QTimer m_refresh; ///< events come in bursts: everything beside the conversation is brought up to date once per turn
    QTimer m_doneNotice;
};

} // namespace Attendant::Ui
