// SPDX-License-Identifier: GPL-3.0-or-later
#include "browserfixture.h"

#include "audio/wav.h"
#include "base/asyncbridge.h"
#include "support/speechlike.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// What the microphone hears, again and again: long enough quiet to be answered in, then somebody speaks. A microphone that is never quiet
/// (Chromium's own beeps twice a second) interrupts the agent for ever.
Samples callersRoom()
{
    Samples room(4 * BrowserFixture::second);
    const Samples words = speechLike(std::chrono::milliseconds(1'500), 7, 140, -16);
    room.insert(room.end(), words.begin(), words.end());
    room.resize(room.size() + 2 * BrowserFixture::second);
    return room;
}

} // namespace

BrowserFixture::~BrowserFixture()
{
    stop();
}

bool BrowserFixture::start(const QString &gatewayFolder, const QString &chromium)
{
    if (!api.start()) {
        m_failure = api.failure();
        return false;
    }
    m_gateway.setWorkingDirectory(gatewayFolder);
    m_gateway.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_gateway, &QProcess::readyRead, &m_gateway, [this] { m_gatewaySaid += m_gateway.readAll(); });
    m_gateway.start(u"node"_s, {u"webrtc_gateway.mjs"_s});
    static const QRegularExpression port(u"listening on (\\d+)"_s);
    QRegularExpressionMatch match;
    if (!QTest::qWaitFor([&] { return (match = port.match(QString::fromUtf8(m_gatewaySaid))).hasMatch(); }, patience)) {
        m_failure = u"the WebRTC gateway did not start: "_s + QString::fromUtf8(m_gatewaySaid);
        return false;
    }
    auto set = askOn(&api.simulator(), [this, number = match.captured(1)]() -> Result<void> {
        auto options = api.simulator().options();
        options.mediaGateway = QUrl(u"http://127.0.0.1:%1/"_s.arg(number));
        api.simulator().setOptions(options);
        return {};
    });
    set.waitForFinished();

    const QString microphone = m_folder.filePath(u"microphone.wav"_s);
    if (const auto written = writeWav(microphone, callersRoom()); !written) {
        m_failure = written.error().message;
        return false;
    }
    if (!browser.start(chromium, microphone)) {
        m_failure = browser.failure();
        return false;
    }
    return true;
}

void BrowserFixture::stop()
{
    browser.close();
    api.stop();
    if (m_gateway.state() == QProcess::NotRunning)
        return;
    m_gateway.terminate();
    m_gateway.waitForFinished(10'000);
}

bool BrowserFixture::visit(const QString &query, bool mayHear)
{
    QUrl page = api.url();
    page.setPath(u"/call"_s);
    page.setQuery(query);
    m_failure.clear();
    if (browser.visit(page, mayHear))
        return true;
    m_failure = browser.failure();
    return false;
}

bool BrowserFixture::call(const QString &transport)
{
    if (!visit(u"org=org_demo_001&start&transport="_s + transport))
        return false;
    QString now;
    const bool isUp = QTest::qWaitFor([&] { return (now = state()) == "open"_L1 || now == "ended"_L1; }, patience) && now == "open"_L1;
    if (isUp && QTest::qWaitFor([&] { return count(agentOf(transport)) > second; }, patience))
        return true;
    m_failure = u"the call is '%1': %2\n%3"_s.arg(now, error(), browser.complaints());
    return false;
}

QJsonObject BrowserFixture::figures()
{
    return browser.evaluate(u"globalThis.call ? call.figures() : {}"_s).toObject();
}

qsizetype BrowserFixture::said(const QString &speaker)
{
    const QJsonArray lines = figures().value("lines"_L1).toArray();
    return std::ranges::count_if(lines, [&](const QJsonValue &line) { return line["speaker"_L1].toString() == speaker; });
}

QString BrowserFixture::error()
{
    return browser.evaluate(u"document.getElementById('error').hidden ? '' : document.getElementById('error').textContent"_s).toString();
}

} // namespace Attendant
