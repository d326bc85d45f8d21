// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

#include <optional>

namespace Attendant {

/// Headless Chromium with a fake microphone, steered by its DevTools protocol: one process, one tab after the other.
class BrowserUnderTest
{
public:
    ~BrowserUnderTest();

    /// Starts the browser with the WAV file \a microphone as what its microphone hears, again and again. False, with failure(), when it
    /// does not come up.
    [[nodiscard]] bool start(const QString &program, const QString &microphone);
    /// Opens \a page in a new tab, which gets the microphone or is refused it; the tab before is closed. False, with failure(), when it does
    /// not open.
    [[nodiscard]] bool visit(const QUrl &page, bool mayHear = true);
    [[nodiscard]] QString failure() const { return m_failure; }
    /// The value of an expression in the page, which must be JSON; undefined when it fails. Promises are awaited.
    [[nodiscard]] QJsonValue evaluate(const QString &expression);
    /// Runs \a script for what it does; false when it throws.
    [[nodiscard]] bool run(const QString &script);
    /// Another tab comes to the front, or ours again.
    [[nodiscard]] bool setInFront(bool isInFront);
    /// What the page looks like, as PNG.
    [[nodiscard]] QByteArray picture();
    /// How the page is told to look ("light" or "dark"), and its size.
    [[nodiscard]] bool setLooks(const QString &scheme, int width, int height);
    void close();
    /// What the page wrote to the console and what the browser complained about.
    [[nodiscard]] QString complaints() const { return m_complaints.join(u'\n'); }

private:
    /// The answer's result; nothing when the browser refused it or did not answer.
    [[nodiscard]] std::optional<QJsonObject> ask(const QString &method, const QJsonObject &parameters = {});
    [[nodiscard]] QJsonArray targets() const;
    [[nodiscard]] bool attach(const QString &target);

    QTemporaryDir m_profile;
    QUrl m_address; ///< of the browser's tools
    QString m_tab;
    QProcess m_process;
    QByteArray m_output;
    QString m_failure;
    QWebSocket m_tools;
    int m_asked = 0;
    QList<QJsonObject> m_answers;
    QStringList m_complaints;
};

} // namespace Attendant
