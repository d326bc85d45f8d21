// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apifixture.h"
#include "browserundertest.h"

#include <QJsonObject>
#include <QProcess>

namespace Attendant {

/// A backend, a WebRTC engine of others before its simulated provider, and a browser whose microphone hears somebody speak now and then.
class BrowserFixture
{
public:
    static constexpr int patience = 30'000; ///< ms for one step; what is asked of the browser takes its own time
    static constexpr qint64 second = 24'000; ///< in samples

    ~BrowserFixture();

    [[nodiscard]] bool start(const QString &gatewayFolder, const QString &chromium);
    void stop();
    [[nodiscard]] QString failure() const { return m_failure; }

    /// The page at /call in a new tab.
    [[nodiscard]] bool visit(const QString &query, bool mayHear = true);
    /// Visits it, calls, and waits until the call stands and the agent is heard.
    [[nodiscard]] bool call(const QString &transport);
    /// What the page's call counts and says of itself.
    [[nodiscard]] QJsonObject figures();
    [[nodiscard]] QString state() { return figures().value(QLatin1StringView("state")).toString(); }
    [[nodiscard]] QString mode() { return figures().value(QLatin1StringView("mode")).toString(); }
    [[nodiscard]] QString callId() { return figures().value(QLatin1StringView("callId")).toString(); }
    [[nodiscard]] qint64 count(QLatin1StringView figure) { return figures().value(figure).toInteger(); }
    /// What the page counts of the AI: played by it, or by the peer connection.
    [[nodiscard]] static QLatin1StringView agentOf(const QString &transport) { return QLatin1StringView(transport == QLatin1StringView("webrtc") ? "peer" : "agent"); }
    /// How many utterances of \a speaker the page shows as complete.
    [[nodiscard]] qsizetype said(const QString &speaker);
    /// The page's error, empty when none is shown.
    [[nodiscard]] QString error();

    ApiFixture api;
    BrowserUnderTest browser;

private:
    QTemporaryDir m_folder;
    QProcess m_gateway;
    QByteArray m_gatewaySaid;
    QString m_failure;
};

} // namespace Attendant
