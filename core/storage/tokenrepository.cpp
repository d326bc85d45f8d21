// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/tokenrepository.h"

#include "base/secrets.h"
#include "storage/database.h"
#include "storage/sql_p.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QString orgsText(const std::vector<OrgId> &orgs)
{
    QJsonArray array;
    for (const OrgId &org : orgs)
        array.append(org.text());
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<std::vector<TokenInfo>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values)
{
    const auto dialect = Sql::dialectOf(db);
    auto query = Sql::execute(db, u"SELECT k.hash, u.id, u.name, u.role, u.orgs, %1, %2 FROM api_keys k JOIN users u ON u.id = k.user_id "_s
                                          .arg(Sql::timeColumn(dialect, "k.created_at"_L1), Sql::timeColumn(dialect, "k.revoked_at"_L1)) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<TokenInfo> tokens;
    while (query->next()) {
        TokenInfo info{query->value(0).toString(), UserId(query->value(1).toString()), query->value(2).toString(), query->value(3).toString(), {},
                       Sql::time(query->value(5)), Sql::optionalTime(query->value(6))};
        for (const QJsonValue &org : QJsonDocument::fromJson(query->value(4).toString().toUtf8()).array())
            info.orgs.emplace_back(org.toString());
        tokens.push_back(std::move(info));
    }
    return tokens;
}

} // namespace

Pending<TokenRepository::Created> TokenRepository::create(UserId user, QString name, QString role, std::vector<OrgId> orgs, Time at) const
{
    if (role != u"supervisor" && role != u"agent" && role != u"api")
        return answeredError<Created>(failField(u"role"_s, u"'%1' is no role; write supervisor, agent or api."_s.arg(role)));
    if (name.trimmed().isEmpty() || name.size() > 200)
        return answeredError<Created>(failField(u"name"_s, u"A name must have 1 to 200 characters."_s));
    Created created;
    created.token = randomToken();
    created.info = {secretHash(created.token), user.isEmpty() ? UserId::generate() : user, name.trimmed(), role, std::move(orgs), at, {}};
    return m_database.run([created](QSqlDatabase &db) -> Result<Created> {
        const TokenInfo &info = created.info;
        auto transaction = Sql::Transaction::begin(db);
        if (!transaction)
            return std::unexpected(transaction.error());
        if (const auto stored = Sql::execute(db, u"INSERT INTO users (id, name, role, orgs, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                                                 "name = excluded.name, role = excluded.role, orgs = excluded.orgs"_s,
                                             {info.user.text(), info.name, info.role, orgsText(info.orgs), Sql::value(info.created)});
            !stored)
            return std::unexpected(stored.error());
        if (const auto stored = Sql::execute(db, u"INSERT INTO api_keys (hash, user_id, created_at) VALUES (?, ?, ?)"_s,
                                             {info.hash, info.user.text(), Sql::value(info.created)});
            !stored)
            return std::unexpected(stored.error());
        if (const auto committed = transaction->commit(); !committed)
            return std::unexpected(committed.error());
        return created;
    });
}

Pending<TokenInfo> TokenRepository::findByHash(QString hash) const
{
    return m_database.run([hash](QSqlDatabase &db) -> Result<TokenInfo> {
        const auto tokens = select(db, u"WHERE k.hash = ? AND k.revoked_at IS NULL"_s, {hash});
        if (!tokens)
            return std::unexpected(tokens.error());
        if (tokens->empty())
            return fail(Error::Code::NotFound, u"This token is unknown or was revoked."_s);
        return tokens->front();
    });
}

Pending<std::vector<TokenInfo>> TokenRepository::list() const
{
    return m_database.run([](QSqlDatabase &db) { return select(db, u"ORDER BY u.name, k.created_at DESC, k.hash"_s, {}); });
}

Pending<void> TokenRepository::revoke(QString hash, Time at) const
{
    return m_database.run([hash, at](QSqlDatabase &db) -> Result<void> {
        const auto done = Sql::execute(db, u"UPDATE api_keys SET revoked_at = ? WHERE hash = ? AND revoked_at IS NULL"_s, {Sql::value(at), hash});
        if (!done)
            return std::unexpected(done.error());
        if (done->numRowsAffected() == 0)
            return fail(Error::Code::NotFound, u"This token is unknown or was revoked already."_s);
        return {};
    });
}

} // namespace Attendant
