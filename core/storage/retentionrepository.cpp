// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/retentionrepository.h"

#include "domain/callwords.h"
#include "storage/database.h"
#include "storage/sql_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

struct Row { qint64 cursor; QJsonObject data; };

Result<std::vector<Row>> rowsToChange(QSqlDatabase &db, const CallId &id)
{
    auto query = Sql::execute(db, u"SELECT cursor, type, data FROM call_events WHERE call_id = ? ORDER BY seq"_s, {id.text()});
    if (!query)
        return std::unexpected(query.error());
    std::vector<Row> rows;
    while (query->next()) {
        const auto type = eventTypeFrom(query->value(1).toString());
        const QJsonObject data = Sql::object(query->value(2));
        if (!type)
            continue;
        if (const QJsonObject bare = RetentionRepository::withoutWords(*type, data); bare != data)
            rows.push_back({query->value(0).toLongLong(), bare});
    }
    return rows;
}

} // namespace

QJsonObject RetentionRepository::withoutWords(EventType type, QJsonObject data)
{
    for (const QString &key : wordKeys(type)) {
        if (!data.contains(key))
            continue;
        // Of the same kind, so that whoever reads events finds what they expect.
        if (data.value(key).isObject())
            data.insert(key, QJsonObject());
        else
            data.insert(key, QString());
    }
    return data;
}

Pending<std::vector<CallId>> RetentionRepository::due(OrgId org, Time limit, int most) const
{
    return m_database.run([org, limit, most](QSqlDatabase &db) -> Result<std::vector<CallId>> {
        auto query = Sql::execute(db, u"SELECT id FROM calls WHERE org_id = ? AND erased_at IS NULL AND ended_at < ? ORDER BY ended_at LIMIT ?"_s,
                                  {org.text(), Sql::value(limit), most});
        if (!query)
            return std::unexpected(query.error());
        std::vector<CallId> calls;
        while (query->next())
            calls.emplace_back(query->value(0).toString());
        return calls;
    });
}

Pending<void> RetentionRepository::erase(CallId id, Time at) const
{
    return m_database.run([id, at](QSqlDatabase &db) -> Result<void> {
        auto transaction = Sql::Transaction::begin(db);
        if (!transaction)
            return std::unexpected(transaction.error());
        const auto rows = rowsToChange(db, id);
        if (!rows)
            return std::unexpected(rows.error());
        for (const Row &row : *rows) {
            if (const auto changed = Sql::execute(db, u"UPDATE call_events SET data = ? WHERE cursor = ?"_s, {Sql::value(row.data), row.cursor}); !changed)
                return std::unexpected(changed.error());
        }
        const std::pair<QString, QVariantList> statements[] = {
            {u"DELETE FROM call_transcripts WHERE call_id = ?"_s, {id.text()}},
            {u"DELETE FROM call_intakes WHERE call_id = ?"_s, {id.text()}},
            {u"UPDATE escalations SET reason = '', phrase = '', summary = '', notes = '' WHERE call_id = ?"_s, {id.text()}},
            {u"UPDATE wrapups SET caller = '', notes = '', intake = '{}' WHERE call_id = ?"_s, {id.text()}},
            {u"UPDATE callback_attempts SET note = '' WHERE callback_id IN (SELECT id FROM callbacks WHERE call_id = ?)"_s, {id.text()}},
            {u"UPDATE callbacks SET done_note = '' WHERE call_id = ?"_s, {id.text()}},
            {u"UPDATE escalation_reviews SET note = '' WHERE escalation_id IN (SELECT id FROM escalations WHERE call_id = ?)"_s, {id.text()}},
            {u"UPDATE calls SET caller = '', caller_folded = NULL, metadata = '{}', end_reason = '', erased_at = ? WHERE id = ?"_s, {Sql::value(at), id.text()}}};
        for (const auto &[sql, values] : statements) {
            if (const auto done = Sql::execute(db, sql, values); !done)
                return std::unexpected(done.error());
        }
        return transaction->commit();
    });
}

} // namespace Attendant
