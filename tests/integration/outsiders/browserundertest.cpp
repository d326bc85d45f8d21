// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserundertest.h"

#include "support/httpprobe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr int askLimit = 15'000;
constexpr int patience = 60'000; // a browser's first start on a busy machine
}

BrowserUnderTest::~BrowserUnderTest()
{
    close();
}

bool BrowserUnderTest::open(const QString &program, const QUrl &page)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"http_proxy"_s, u"HTTP_PROXY"_s, u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s})
        environment.remove(name); // nothing here leaves the machine
    environment.insert(u"HOME"_s, m_profile.path());
    m_process.setProcessEnvironment(environment);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_output += m_process.readAll(); });
    m_process.start(program, {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s, u"--no-first-run"_s,
                              u"--disable-background-networking"_s, u"--disable-component-update"_s, u"--disable-sync"_s, u"--no-default-browser-check"_s,
                              u"--use-fake-device-for-media-stream"_s, u"--use-fake-ui-for-media-stream"_s, u"--autoplay-policy=no-user-gesture-required"_s,
                              u"--allow-loopback-in-peer-connection"_s, u"--disable-features=WebRtcHideLocalIpsWithMdns"_s,
                              u"--remote-debugging-port=0"_s, u"--remote-debugging-address=127.0.0.1"_s,
                              u"--user-data-dir="_s + m_profile.filePath(u"profile"_s), u"about:blank"_s});
    static const QRegularExpression address(u"DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/"_s);
    QRegularExpressionMatch match;
    (void)QTest::qWaitFor([&] { return (match = address.match(QString::fromUtf8(m_output))).hasMatch() || m_process.state() == QProcess::NotRunning; }, patience);
    if (!match.hasMatch()) {
        m_failure = u"the browser did not start: "_s + QString::fromUtf8(m_output.right(2'000));
        return false;
    }
    const QUrl tools(u"http://127.0.0.1:%1"_s.arg(match.captured(1)));
    QString page1;
    (void)QTest::qWaitFor(
        [&] {
            const HttpAnswer list = HttpProbe::ask(tools, "GET", "/json/list");
            for (const QJsonValue &target : QJsonDocument::fromJson(list.body).array()) {
                if (target["type"_L1].toString() == "page"_L1)
                    page1 = target["webSocketDebuggerUrl"_L1].toString();
            }
            return !page1.isEmpty();
        },
        patience);
    QObject::connect(&m_tools, &QWebSocket::textMessageReceived, &m_tools, [this](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.contains("id"_L1))
            m_answers << message;
        else if (m_complaints.size() < 50)
            m_complaints << QString::fromUtf8(QJsonDocument(message.value("params"_L1).toObject()).toJson(QJsonDocument::Compact)).left(600);
    });
    m_tools.setMaxAllowedIncomingMessageSize(64 * 1024 * 1024);
    m_tools.open(QUrl(page1));
    if (!QTest::qWaitFor([this] { return m_tools.isValid(); }, patience)) {
        m_failure = u"the browser's tools do not answer"_s;
        return false;
    }
    (void)ask(u"Runtime.enable"_s, {});
    (void)ask(u"Log.enable"_s, {});
    m_complaints.clear();
    const QJsonObject navigated = ask(u"Page.navigate"_s, {{u"url"_s, page.toString(QUrl::FullyEncoded)}});
    if (navigated.isEmpty() || navigated.contains("errorText"_L1)) {
        m_failure = u"the page did not open: "_s + navigated.value("errorText"_L1).toString();
        return false;
    }
    return true;
}

QJsonObject BrowserUnderTest::ask(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_asked;
    m_tools.sendTextMessage(QString::fromUtf8(QJsonDocument(QJsonObject{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}}).toJson(QJsonDocument::Compact)));
    QJsonObject answer;
    (void)QTest::qWaitFor(
        [&] {
            const auto found = std::ranges::find_if(m_answers, [&](const QJsonObject &message) { return message.value("id"_L1).toInt() == id; });
            if (found == m_answers.end())
                return false;
            answer = found->value("result"_L1).toObject();
            m_answers.erase(found);
            return true;
        },
        askLimit);
    return answer;
}

QJsonValue BrowserUnderTest::evaluate(const QString &expression)
{
    const QJsonObject result = ask(u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"returnByValue"_s, true}, {u"awaitPromise"_s, true}});
    if (result.contains("exceptionDetails"_L1))
        return QJsonValue::Undefined;
    return result.value("result"_L1)["value"_L1];
}

void BrowserUnderTest::close()
{
    m_tools.abort();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

} // namespace Attendant
