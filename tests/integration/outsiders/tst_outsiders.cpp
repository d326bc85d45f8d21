// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// Programs that others wrote, against the whole backend and against the simulated provider. Their scripts are beside this file.
class tst_Outsiders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void understandTheProtocol_data();
    void understandTheProtocol();
    void callByTelephone();
    void signWebhooks();
    void findNoFaultInTheDescription();
    void curlGetsWhatTheContractSays_data();
    void curlGetsWhatTheContractSays();

private:
    /// The program's exit code and what it printed.
    std::pair<int, QByteArray> run(const QString &program, const QStringList &arguments);

    ApiFixture m_api;
};

void tst_Outsiders::initTestCase()
{
    m_api.settings.twilioAccountSid = u"AC22222222222222222222222222222222"_s;
    m_api.settings.twilioAuthToken = u"0123456789abcdef0123456789abcdef"_s;
    m_api.settings.twilioApiBase = QUrl(u"http://127.0.0.1:9"_s); // nothing is there
    m_api.settings.openAiWebhookSecret = u"whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="_s;
    m_api.settings.publicUrl = QUrl(u"https://voice.example.com"_s);
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
}

void tst_Outsiders::cleanupTestCase()
{
    m_api.stop();
}

std::pair<int, QByteArray> tst_Outsiders::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromUtf8(ATTENDANT_OUTSIDERS));
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"REDOCLY_TELEMETRY"_s, u"off"_s);
    environment.insert(u"REDOCLY_SUPPRESS_UPDATE_NOTICE"_s, u"true"_s);
    for (const auto &name : {u"http_proxy"_s, u"HTTP_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s})
        environment.remove(name); // nothing here leaves the machine
    process.setProcessEnvironment(environment);
    QSignalSpy ended(&process, &QProcess::finished);
    QByteArray output;
    connect(&process, &QProcess::readyRead, this, [&] { output += process.readAll(); });
    process.start(program, arguments);
    if (!QTest::qWaitFor([&] { return ended.count() > 0 || process.error() == QProcess::FailedToStart; }, 120'000))
        process.kill();
    output += process.readAll();
    if (process.error() == QProcess::FailedToStart)
        return {-1, process.errorString().toUtf8()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, output};
}

void tst_Outsiders::understandTheProtocol_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("isRelayed");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("OpenAI's client library and the simulated provider") << u"openai_simulator.mjs"_s << false << QStringList();
    QTest::newRow("OpenAI's client library through the relay, as on a server") << u"openai_relay.mjs"_s << true << QStringList(u"header"_s);
    QTest::newRow("OpenAI's client library through the relay, as in a browser") << u"openai_relay.mjs"_s << true << QStringList(u"subprotocol"_s);
    QTest::newRow("OpenAI's agents library through the relay") << u"agents_relay.mjs"_s << true << QStringList();
}

void tst_Outsiders::understandTheProtocol()
{
    QFETCH(QString, script);
    QFETCH(bool, isRelayed);
    QFETCH(QStringList, more);
    const QUrl address = isRelayed ? m_api.url() : m_api.settings.openAiBaseUrl;
    const auto [code, output] = run(u"node"_s, QStringList{script, address.toString()} + more);
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(output.contains("ok: "), output.constData());
}

void tst_Outsiders::callByTelephone()
{
    const auto [code, output] = run(u"node"_s, {u"twilio_phone.mjs"_s, m_api.url().toString(), m_api.settings.publicUrl.toString(),
                                                m_api.settings.twilioAccountSid, m_api.settings.twilioAuthToken});
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(output.contains("ok: "), output.constData());
}

void tst_Outsiders::signWebhooks()
{
    const auto [code, output] = run(u"node"_s, {u"sip_webhook.mjs"_s, m_api.url().toString(), m_api.settings.openAiWebhookSecret});
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(output.contains("ok: "), output.constData());
}

void tst_Outsiders::findNoFaultInTheDescription()
{
    const HttpAnswer description = m_api.get("/openapi.json");
    QCOMPARE(description.status, 200);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"openapi.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(description.body);
    file.close();
    const auto [code, output] = run(u"node_modules/.bin/redocly"_s, {u"lint"_s, u"--config"_s, u"redocly.yaml"_s, file.fileName()});
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(output.contains("is valid"), output.constData());
}

void tst_Outsiders::curlGetsWhatTheContractSays_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("answer"); // its beginning, then the status behind a line break
    QTest::addColumn<QByteArray>("status");
    const QStringList json{u"-H"_s, u"Content-Type: application/json"_s, u"-d"_s};
    QTest::newRow("the root") << QStringList(u"/"_s) << QByteArray(R"({"message":)") << QByteArray("200");
    QTest::newRow("only the head") << QStringList{u"-I"_s, u"/health"_s} << QByteArray("HTTP/1.1 200 OK") << QByteArray("200");
    QTest::newRow("a call") << QStringList{u"/api/call/start"_s} + json + QStringList(uR"({"org_id":"org_demo_001"})"_s) << QByteArray(R"({"call_id":")") << QByteArray("200");
    QTest::newRow("no JSON") << QStringList{u"/api/call/start"_s} + json + QStringList(u"{"_s) << QByteArray(R"({"detail":")") << QByteArray("400");
    QTest::newRow("no such path") << QStringList(u"/api/nothing"_s) << QByteArray(R"({"detail":")") << QByteArray("404");
    QTest::newRow("another method") << QStringList{u"-X"_s, u"DELETE"_s, u"/health"_s} << QByteArray(R"({"detail":")") << QByteArray("405");
    QTest::newRow("HTTP/1.0") << QStringList{u"--http1.0"_s, u"/health"_s} << QByteArray(R"({"service":)") << QByteArray("200");
    QTest::newRow("a browser's question before a post")
        << QStringList{u"-i"_s, u"-X"_s, u"OPTIONS"_s, u"-H"_s, u"Origin: http://localhost:3000"_s, u"-H"_s, u"Access-Control-Request-Method: POST"_s, u"/api/call/start"_s}
        << QByteArray("HTTP/1.1 204 ") << QByteArray("204");
    QTest::newRow("more than fits") << QStringList{u"/api/call/start"_s, u"-H"_s, u"Content-Type: application/json"_s, u"-H"_s, u"Expect:"_s, u"--data-binary"_s, u"@BIG"_s}
                                    << QByteArray(R"({"detail":")") << QByteArray("413");
}

void tst_Outsiders::curlGetsWhatTheContractSays()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, status);
    QTemporaryDir folder;
    QFile big(folder.filePath(u"big"_s));
    QVERIFY(big.open(QIODevice::WriteOnly));
    big.write(QByteArray(1'100'000, 'x'));
    big.close();
    for (QString &argument : arguments) {
        if (argument.startsWith(u'/'))
            argument.prepend(m_api.url().toString());
        argument.replace(u"@BIG"_s, u'@' + big.fileName());
    }
    const auto [code, output] = run(u"curl"_s, QStringList{u"-sS"_s, u"--max-time"_s, u"30"_s, u"-w"_s, u"\n%{http_code}"_s} + arguments);
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(output.startsWith(answer), output.constData());
    QVERIFY2(output.endsWith('\n' + status), output.constData());
}

QTEST_GUILESS_MAIN(tst_Outsiders)
#include "tst_outsiders.moc"
