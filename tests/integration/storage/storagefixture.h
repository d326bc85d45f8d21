// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"
#include "storage/database.h"
#include "support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Attendant {

/// Fresh databases for tests that run once per backend: addBackends() in initTestCase_data(), fresh() per test.
class StorageFixture
{
public:
    static void addBackends(); ///< global test data: "backend"

    /// An empty database of the running row's backend. The PostgreSQL server starts with the first one and is shared.
    [[nodiscard]] Result<DatabaseUrl> fresh();
    void forgetDatabases(); ///< those of the tests before
    [[nodiscard]] static bool isPostgreSql();
    [[nodiscard]] PostgresServer &server() { return *m_server; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<PostgresServer> m_server;
};

/// The answer, or the test fails with the error. Blocks: the answers come from threads of their own.
template<typename T>
T expectValue(const Pending<T> &pending)
{
    const Result<T> result = pending.result();
    if (!result) {
        const QString text = QStringLiteral("%1: %2 (%3)").arg(toString(result.error().code), result.error().message, result.error().context);
        QTest::qFail(qPrintable(text), __FILE__, __LINE__);
    }
    if constexpr (!std::is_void_v<T>)
        return result.value_or(T{});
}

/// One after the other, events of one call with the right seq.
class CallScript
{
public:
    explicit CallScript(const QString &org = QStringLiteral("org_a"), Time start = Time(std::chrono::seconds(1'795'340'000)));

    [[nodiscard]] CallEvent next(EventType type, const QJsonObject &data);
    [[nodiscard]] CallEvent start(const QString &caller = QStringLiteral("Ann"));
    [[nodiscard]] CallEvent say(const QString &speaker, const QString &text);
    [[nodiscard]] CallEvent end(const QString &status = QStringLiteral("completed"));
    [[nodiscard]] const CallId &id() const { return m_id; }

private:
    CallId m_id = CallId::generate();
    OrgId m_org;
    Time m_now;
    qint64 m_seq = 0;
};

} // namespace Attendant
