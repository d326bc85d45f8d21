// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "base/asyncbridge.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

ApiFixture::ApiFixture()
{
    settings.dataDir = m_folder.path();
    settings.database.path = m_folder.filePath(u"attendant.db"_s);
    settings.host = u"127.0.0.1"_s;
    settings.port = 0;
    settings.shards = 2;
    settings.token = QString::fromLatin1(token);
    settings.corsOrigins = {u"http://localhost:3000"_s, u"http://localhost:3001"_s};
    settings.openAiApiKey = u"sk-test"_s;
    settings.useSimulator = false;

    m_simulatorThread.start();
    QObject desk; // lives on the simulator's thread just long enough to make it there
    desk.moveToThread(&m_simulatorThread);
    auto listening = askOn(&desk, [this, home = QThread::currentThread(), &desk] {
        desk.moveToThread(home);
        m_simulator = new RealtimeServer(RealtimeServer::Options{.pace = 20});
        QObject::connect(&m_simulatorThread, &QThread::finished, m_simulator, &QObject::deleteLater);
        return m_simulator->listen(0);
    });
    listening.waitForFinished();
    settings.openAiBaseUrl = m_simulator->baseUrl();
}

ApiFixture::~ApiFixture()
{
    stop();
    auto ended = askOn(m_simulator, [this]() -> Result<void> {
        m_simulator->shutdown();
        return {};
    });
    ended.waitForFinished();
    m_simulatorThread.quit();
    m_simulatorThread.wait();
}

bool ApiFixture::start()
{
    auto backend = Backend::start(settings);
    if (!backend) {
        m_failure = backend.error().message;
        return false;
    }
    m_backend = *std::move(backend);
    return true;
}

void ApiFixture::stop()
{
    if (!m_backend)
        return;
    QSignalSpy finished(m_backend.get(), &Backend::finished);
    m_backend->shutdown();
    (void)QTest::qWaitFor([&] { return finished.count() > 0; }, 20'000);
    m_backend.reset();
}

QUrl ApiFixture::webSocketUrl(const QString &pathAndQuery) const
{
    return QUrl(u"ws://%1%2"_s.arg(url().authority(), pathAndQuery));
}

std::pair<QByteArray, QByteArray> ApiFixture::bearer(const QString &other) const
{
    return {"Authorization", "Bearer " + (other.isEmpty() ? QByteArray(token) : other.toUtf8())};
}

HttpAnswer ApiFixture::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body, const Headers &headers) const
{
    return HttpProbe::ask(url(), method, target, body, headers);
}

HttpAnswer ApiFixture::get(const QByteArray &target, const Headers &headers) const
{
    return ask("GET", target, {}, headers);
}

HttpAnswer ApiFixture::post(const QByteArray &target, const QJsonObject &body, const Headers &headers) const
{
    Headers all = headers;
    all.emplace_back("Content-Type", "application/json");
    return ask("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact), all);
}

QString ApiFixture::startCall(const QString &org)
{
    return post("/api/call/start", {{u"org_id"_s, org}}).text("call_id"_L1);
}

} // namespace Attendant
