// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "client/eventstream.h"
#include "ui/audio/audiodevices.h"
#include "ui/audio/callaudio.h"
#include "ui/call/callline.h"
#include "ui/call/talkkey.h"
#include "ui/common/consolestore.h"
#include "ui/common/consolesync.h"
#include "ui/common/theme.h"
#include "ui/desk/deskstore.h"
#include "ui/desk/desksync.h"
#include "ui/wrapup/wrapupsaver.h"

#include <memory>

namespace Attendant::Ui {

class CallPage;
class HistoryPage;
class MainWindow;
class Ringer;
class WrapupBanner;

/// The console as a whole: the window with its pages, what feeds them, and the sound. It is a client of the API at one address and knows
/// nothing else of the backend. GUI thread; needs a QApplication.
class Console : public QObject
{
    Q_OBJECT

public:
    /// \a device: where calls are heard and spoken; \a threading as CallAudio's.
    explicit Console(std::unique_ptr<AudioDevice> device, CallAudio::Threading threading = CallAudio::Threading::Own);
    ~Console() override;

    /// The server to work with, once its address and token are known; again for another one.
    void connectTo(const QUrl &server, const QString &token);
    /// What is shown until then, or when there is no server: \a sentence with its remedy.
    void showConnectionProblem(const QString &sentence);

    /// Where it works now; empty: nowhere yet.
    [[nodiscard]] QUrl server() const { return m_api.server(); }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ConsoleStore &store() { return m_store; }
    [[nodiscard]] DeskStore &desk() { return m_desk; }
    [[nodiscard]] CallLine &line() { return m_line; }
    [[nodiscard]] CallPage &callPage() { return *m_callPage; }
    [[nodiscard]] AudioDevices &devices() { return m_devices; }

    /// Tells why a practice call did not start; a person asked for it.
    void showPracticeProblem(const QString &sentence);

Q_SIGNALS:
    void practiceCallRequested(); ///< a simulated caller is wanted
    void tryNowRequested();
    void closed(); ///< the window was closed for good

private:
    void addPages();
    void connectRequests();
    void connectDesk();
    void openCall(const CallId &id);
    [[nodiscard]] bool mayBeAvailable() const;
    void askForSoundCheck();
    void tellFailure(const QString &what, const Error &error);
    /// Builds the window anew, at the same place and with the same page, because the text size or the language changed. Calls go on:
    /// nothing of them lives in the window. While a page holds unsaved work the old window stays, says so, and goes when that is done.
    void rebuildWindow();

    SystemClock m_clock;
    ThemeController m_theme;
    ApiClient m_api;
    EventStream m_events;
    ConsoleStore m_store;
    ConsoleSync m_sync;
    DeskStore m_desk;
    DeskSync m_deskSync;
    WrapupSaver m_saver;
    AudioDevices m_devices;
    CallAudio m_audio;
    CallLine m_line;
    TalkKey m_talkKey;
    std::unique_ptr<Ringer> m_ringer;
    std::unique_ptr<MainWindow> m_window;
    CallPage *m_callPage = nullptr; ///< the window's
    HistoryPage *m_history = nullptr; ///< the window's
    WrapupBanner *m_banner = nullptr; ///< the window's
    QString m_pageBeforeCall;
    int m_settingsSection = 0; ///< shown again in a new window
    bool m_rebuildWaits = false;
};

} // namespace Attendant::Ui
