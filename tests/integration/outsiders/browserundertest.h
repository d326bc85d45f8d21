// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

#include <memory>

namespace Attendant {

/// Headless Chromium with a microphone that beeps once a second, steered by its DevTools protocol.
class BrowserUnderTest
{
public:
    ~BrowserUnderTest();

    /// Opens \a page. False, with failure(), when the browser does not come up.
    [[nodiscard]] bool open(const QString &program, const QUrl &page);
    [[nodiscard]] QString failure() const { return m_failure; }
    /// The value of an expression in the page, which must be JSON; undefined when it fails.
    [[nodiscard]] QJsonValue evaluate(const QString &expression);
    void close();
    /// What the page wrote to the console and what the browser complained about.
    [[nodiscard]] QString complaints() const { return m_complaints.join(u'\n'); }

private:
    [[nodiscard]] QJsonObject ask(const QString &method, const QJsonObject &parameters);

    QTemporaryDir m_profile;
    QProcess m_process;
    QByteArray m_output;
    QString m_failure;
    QWebSocket m_tools;
    int m_asked = 0;
    QList<QJsonObject> m_answers;
    QStringList m_complaints;
};

} // namespace Attendant
