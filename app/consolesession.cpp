// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consolesession.h"

#include "app/options.h"
#include "ui/audio/qtaudiodevice.h"
#include "ui/frame/mainwindow.h"

#include <QApplication>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace Attendant {

ConsoleSession::ConsoleSession(const Settings &settings, const QStringList &serverArguments, bool asDemo, const QUrl &server, const QString &token)
    : m_settings(settings)
    , m_serverArguments(serverArguments)
    , m_asDemo(asDemo)
    , m_server(server)
    , m_token(token.isEmpty() ? settings.token : token)
    , m_console(std::make_unique<Ui::Console>(std::make_unique<Ui::QtAudioDevice>()))
{
    connect(&m_signals, &TerminationSignals::received, this, [this] { end(false); });
    connect(m_console.get(), &Ui::Console::closed, this, [this] { end(true); });
    connect(m_console.get(), &Ui::Console::practiceCallRequested, this, &ConsoleSession::startPracticeCall);
    connect(m_console.get(), &Ui::Console::tryNowRequested, this, [this] {
        if (m_local)
            m_local->start(); // it may have died; else this does nothing
    });
}

ConsoleSession::~ConsoleSession() = default;

void ConsoleSession::start()
{
    m_console->window().show();
    if (m_server.isEmpty())
        startLocalServer();
    else
        m_console->connectTo(m_server, m_token);
}

void ConsoleSession::startLocalServer()
{
    LocalServer::Options options;
    options.program = QCoreApplication::applicationFilePath();
    // The demo's made-up calls must not mix with an office's own.
    options.dataDir = m_asDemo ? m_settings.dataDir + u"/demo"_s : m_settings.dataDir;
    // What was said here is meant for the backend; what follows is said last and wins.
    options.arguments = QStringList{u"serve"_s} + m_serverArguments + QStringList{u"--data"_s, options.dataDir};
    if (m_asDemo) {
        options.arguments << u"--demo-callers"_s << u"--port"_s << u"0"_s << u"--database"_s
                          << u"sqlite:///"_s + options.dataDir + u"/attendant.db"_s;
    } else {
        options.arguments << u"--host"_s << m_settings.host << u"--port"_s << QString::number(m_settings.port);
    }
    m_local = std::make_unique<LocalServer>(options);
    connect(m_local.get(), &LocalServer::ready, this, [this](const QUrl &url, const QString &token) { m_console->connectTo(url, token); });
    connect(m_local.get(), &LocalServer::failed, this, [this](const Error &error) {
        complain(error.message);
        m_console->showConnectionProblem(error.message);
    });
    m_local->start();
}

void ConsoleSession::startPracticeCall()
{
    if (m_practice)
        return m_console->showPracticeProblem(tr("A practice call is going on. End it first."));
    const QUrl server = m_console->server(); // another one may have been chosen
    m_practice = new QProcess(this);
    m_practice->setProcessChannelMode(QProcess::MergedChannels);
    connect(m_practice, &QProcess::finished, this, [this](int code) {
        if (code != 0 && !m_ending)
            m_console->showPracticeProblem(tr("The simulated caller ended early: %1").arg(QString::fromUtf8(m_practice->readAll()).trimmed().section(u'\n', -1)));
        m_practice->deleteLater();
    });
    m_practice->start(QCoreApplication::applicationFilePath(), {u"simulate"_s, u"caller"_s, u"--server"_s, server.toString(), u"--scenario"_s, u"booking"_s});
}

bool ConsoleSession::mayEndServer(bool ask)
{
    const int calls = m_console->store().callsInProgress();
    if (m_asDemo || calls == 0)
        return true;
    if (!ask)
        return false;
    QMessageBox box(QMessageBox::Question, tr("Calls in progress"), tr("%n call(s) are in progress. End them with the server?", nullptr, calls));
    box.setInformativeText(tr("The server can go on without this window: the AI answers, and the next start of the console finds it again."));
    QPushButton *keep = box.addButton(tr("Keep the server running"), QMessageBox::AcceptRole);
    QPushButton *stop = box.addButton(tr("End calls and server"), QMessageBox::DestructiveRole);
    box.setDefaultButton(keep);
    box.exec();
    return box.clickedButton() == stop;
}

void ConsoleSession::end(bool ask)
{
    if (std::exchange(m_ending, true))
        return;
    m_console->window().hide();
    if (m_practice) {
        m_practice->terminate();
        m_practice->waitForFinished(2'000);
    }
    if (!m_local || !m_local->isOwned() || !mayEndServer(ask))
        return QApplication::quit();
    m_local->end().then(this, [](const Result<void> &ended) {
        if (!ended)
            complain(ended.error().message);
        QApplication::quit();
    });
}

} // namespace Attendant
