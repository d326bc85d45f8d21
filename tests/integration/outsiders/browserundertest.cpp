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

bool BrowserUnderTest::start(const QString &program, const QString &microphone)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"http_proxy"_s, u"HTTP_PROXY"_s, u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s})
        environment.remove(name); // nothing here leaves the machine
    environment.insert(u"HOME"_s, m_profile.path());
    m_process.setProcessEnvironment(environment);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_output += m_process.readAll(); });
    // Without a sound card Chromium's own null device keeps the time of what is played.
    m_process.start(program, {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s, u"--no-first-run"_s,
                              u"--disable-background-networking"_s, u"--disable-component-update"_s, u"--disable-sync"_s, u"--no-default-browser-check"_s,
                              u"--disable-audio-output"_s, u"--use-fake-device-for-media-stream"_s, u"--use-file-for-fake-audio-capture="_s + microphone,
                              u"--autoplay-policy=no-user-gesture-required"_s,
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
    m_address = QUrl(u"http://127.0.0.1:%1"_s.arg(match.captured(1)));
    QObject::connect(&m_tools, &QWebSocket::textMessageReceived, &m_tools, [this](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.contains("id"_L1))
            m_answers << message;
        else if (m_complaints.size() < 50)
            m_complaints << QString::fromUtf8(QJsonDocument(message.value("params"_L1).toObject()).toJson(QJsonDocument::Compact)).left(600);
    });
    m_tools.setMaxAllowedIncomingMessageSize(64 * 1024 * 1024);
    if (!QTest::qWaitFor([this] { return !targets().isEmpty(); }, patience)) {
        m_failure = u"the browser has no tab"_s;
        return false;
    }
    return attach(targets().first()["id"_L1].toString());
}

QJsonArray BrowserUnderTest::targets() const
{
    QJsonArray pages;
    for (const QJsonValue &target : QJsonDocument::fromJson(HttpProbe::ask(m_address, "GET", "/json/list").body).array()) {
        if (target["type"_L1].toString() == "page"_L1)
            pages << target;
    }
    return pages;
}

bool BrowserUnderTest::attach(const QString &target)
{
    m_tools.abort();
    QUrl url = m_address;
    url.setScheme(u"ws"_s);
    url.setPath(u"/devtools/page/"_s + target);
    m_tools.open(url);
    if (!QTest::qWaitFor([this] { return m_tools.isValid(); }, patience) || !ask(u"Runtime.enable"_s) || !ask(u"Log.enable"_s)) {
        m_failure = u"the browser's tools do not answer"_s;
        return false;
    }
    m_tab = target;
    m_complaints.clear();
    return true;
}

bool BrowserUnderTest::visit(const QUrl &page, bool mayHear)
{
    const QString before = m_tab;
    const auto made = ask(u"Target.createTarget"_s, {{u"url"_s, u"about:blank"_s}});
    if (!made || !attach(made->value("targetId"_L1).toString())) {
        m_failure = u"the browser gives no tab"_s;
        return false;
    }
    (void)ask(u"Target.closeTarget"_s, {{u"targetId"_s, before}});
    // Granted to a session of these tools, not for good: each tab anew.
    const QJsonObject permission{{u"permission"_s, QJsonObject{{u"name"_s, u"microphone"_s}}}, {u"setting"_s, mayHear ? u"granted"_s : u"denied"_s},
                                 {u"origin"_s, page.toString(QUrl::RemovePath | QUrl::RemoveQuery)}};
    if (!ask(u"Browser.setPermission"_s, permission))
        return false;
    const auto navigated = ask(u"Page.navigate"_s, {{u"url"_s, page.toString(QUrl::FullyEncoded)}});
    if (!navigated || navigated->contains("errorText"_L1)) {
        m_failure = u"the page did not open: "_s + (navigated ? navigated->value("errorText"_L1).toString() : QString());
        return false;
    }
    return true;
}

std::optional<QJsonObject> BrowserUnderTest::ask(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_asked;
    m_tools.sendTextMessage(QString::fromUtf8(QJsonDocument(QJsonObject{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}}).toJson(QJsonDocument::Compact)));
    std::optional<QJsonObject> answer;
    (void)QTest::qWaitFor(
        [&] {
            const auto found = std::ranges::find_if(m_answers, [&](const QJsonObject &message) { return message.value("id"_L1).toInt() == id; });
            if (found == m_answers.end())
                return false;
            if (found->contains("result"_L1))
                answer = found->value("result"_L1).toObject();
            else
                m_failure = method + u": "_s + found->value("error"_L1)["message"_L1].toString();
            m_answers.erase(found);
            return true;
        },
        askLimit);
    return answer;
}

QJsonValue BrowserUnderTest::evaluate(const QString &expression)
{
    const auto result = ask(u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"returnByValue"_s, true}, {u"awaitPromise"_s, true}});
    if (!result || result->contains("exceptionDetails"_L1)) {
        if (result)
            m_failure = QString::fromUtf8(QJsonDocument(result->value("exceptionDetails"_L1).toObject()).toJson(QJsonDocument::Compact)).left(600);
        return QJsonValue::Undefined;
    }
    return result->value("result"_L1)["value"_L1];
}

bool BrowserUnderTest::run(const QString &script)
{
    return evaluate(u"(async () => { %1; return true; })()"_s.arg(script)).toBool();
}

bool BrowserUnderTest::setInFront(bool isInFront)
{
    if (isInFront)
        return ask(u"Target.activateTarget"_s, {{u"targetId"_s, m_tab}}).has_value();
    const auto made = ask(u"Target.createTarget"_s, {{u"url"_s, u"about:blank"_s}});
    return made && ask(u"Target.activateTarget"_s, {{u"targetId"_s, made->value("targetId"_L1)}});
}

QByteArray BrowserUnderTest::picture()
{
    const auto taken = ask(u"Page.captureScreenshot"_s);
    return taken ? QByteArray::fromBase64(taken->value("data"_L1).toString().toLatin1()) : QByteArray();
}

bool BrowserUnderTest::setLooks(const QString &scheme, int width, int height)
{
    const QJsonArray features{QJsonObject{{u"name"_s, u"prefers-color-scheme"_s}, {u"value"_s, scheme}}};
    return ask(u"Emulation.setEmulatedMedia"_s, {{u"features"_s, features}})
        && ask(u"Emulation.setDeviceMetricsOverride"_s, {{u"width"_s, width}, {u"height"_s, height}, {u"deviceScaleFactor"_s, 1}, {u"mobile"_s, false}});
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
