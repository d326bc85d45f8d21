// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminationsignals.h"
#include "base/settings.h"
#include "client/localserver.h"
#include "ui/console/console.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QUrl>

#include <memory>

namespace Attendant {

/// One run of the console: finds or starts the backend, shows the window, and ends the backend with it. A backend that this folder's
/// console started goes on when the window crashes, and is found again by the next start. GUI thread.
class ConsoleSession : public QObject
{
    Q_OBJECT

public:
    /// \a server empty: a backend of its own, in \a settings' data folder (the demo has one of its own below it).
    ConsoleSession(const Settings &settings, const QStringList &serverArguments, bool asDemo, const QUrl &server, const QString &token);
    ~ConsoleSession() override;

    void start();

private:
    void startLocalServer();
    void startPracticeCall();
    /// \a ask: the person may be asked whether calls in progress should go on.
    void end(bool ask);
    [[nodiscard]] bool mayEndServer(bool ask);

    Settings m_settings;
    QStringList m_serverArguments; ///< what the command line said about the backend
    bool m_asDemo, m_ending = false;
    QUrl m_server;
    QString m_token;
    TerminationSignals m_signals;
    std::unique_ptr<Ui::Console> m_console;
    std::unique_ptr<LocalServer> m_local; ///< none with a server elsewhere
    QPointer<QProcess> m_practice;
};

} // namespace Attendant
