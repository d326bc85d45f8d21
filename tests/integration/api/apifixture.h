// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "server/backend.h"
#include "simulator/realtimeserver.h"
#include "support/httpprobe.h"

#include <QTemporaryDir>
#include <QThread>

#include <memory>

namespace Attendant {

/// A whole backend in this process on a free port, with the simulator as its AI provider on a thread of its own.
class ApiFixture
{
public:
    ApiFixture();
    ~ApiFixture();

    Settings settings; ///< change before start()
    [[nodiscard]] bool start();
    void stop();

    [[nodiscard]] bool isRunning() const { return m_backend != nullptr; }
    [[nodiscard]] QUrl url() const { return m_backend->url(); }
    [[nodiscard]] QUrl webSocketUrl(const QString &pathAndQuery) const;
    [[nodiscard]] QString failure() const { return m_failure; }

    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    [[nodiscard]] HttpAnswer get(const QByteArray &target, const Headers &headers = {}) const;
    [[nodiscard]] HttpAnswer post(const QByteArray &target, const QJsonObject &body, const Headers &headers = {}) const;
    [[nodiscard]] HttpAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body, const Headers &headers = {}) const;
    /// With the bootstrap supervisor's token.
    [[nodiscard]] HttpAnswer getAs(const QByteArray &target) const { return get(target, {bearer()}); }
    [[nodiscard]] HttpAnswer postAs(const QByteArray &target, const QJsonObject &body = {}) const { return post(target, body, {bearer()}); }
    [[nodiscard]] std::pair<QByteArray, QByteArray> bearer(const QString &token = {}) const;

    /// Starts a call; its id.
    QString startCall(const QString &org = QStringLiteral("org_demo_001"));

    /// The AI provider; it lives on a thread of its own.
    [[nodiscard]] RealtimeServer &simulator() { return *m_simulator; }

    static constexpr char token[] = "the-supervisors-token-for-tests";

private:
    QTemporaryDir m_folder;
    QThread m_simulatorThread;
    RealtimeServer *m_simulator = nullptr;
    std::unique_ptr<Backend> m_backend;
    QString m_failure;
};

} // namespace Attendant
