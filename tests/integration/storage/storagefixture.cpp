// SPDX-License-Identifier: GPL-3.0-or-later
#include "storagefixture.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void StorageFixture::addBackends()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

bool StorageFixture::isPostgreSql()
{
    QFETCH_GLOBAL(bool, postgresql);
    return postgresql;
}

Result<DatabaseUrl> StorageFixture::fresh()
{
    if (!isPostgreSql())
        return DatabaseUrl::parse(u"sqlite:///"_s + path(u"%1/attendant.db"_s.arg(++m_count)));
    if (!m_server) {
        auto server = PostgresServer::start();
        if (!server)
            return std::unexpected(server.error());
        m_server = std::move(*server);
    }
    return m_server->createDatabase();
}

void StorageFixture::forgetDatabases()
{
    if (m_server)
        m_server->dropDatabases();
}

CallScript::CallScript(const QString &org, Time start)
    : m_org(org)
    , m_now(start)
{}

CallEvent CallScript::next(EventType type, const QJsonObject &data)
{
    m_now += std::chrono::microseconds(1'000'001);
    return {0, m_id, m_org, ++m_seq, type, m_now, data};
}

CallEvent CallScript::start(const QString &caller)
{
    return next(EventType::CallStarted, {{u"caller"_s, caller}, {u"channel"_s, u"browser"_s}, {u"prompt_version"_s, u"p0"_s}, {u"metadata"_s, QJsonObject{{u"page"_s, u"contact"_s}}}});
}

CallEvent CallScript::say(const QString &speaker, const QString &text)
{
    return next(EventType::TranscriptCompleted, {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, speaker}, {u"text"_s, text}, {u"item_id"_s, u"item_%1"_s.arg(m_seq)}});
}

CallEvent CallScript::end(const QString &status)
{
    return next(EventType::CallEnded, {{u"status"_s, status}, {u"reason"_s, u"hung up"_s}});
}

} // namespace Attendant
