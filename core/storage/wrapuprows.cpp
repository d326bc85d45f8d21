// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/deskrepository.h"

#include "storage/database.h"
#include "storage/keyset_p.h"
#include "storage/sql_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int mostWrapups = 500;

Result<std::vector<Wrapup>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values)
{
    const auto time = [dialect = Sql::dialectOf(db)](QLatin1StringView column) { return Sql::timeColumn(dialect, column); };
    auto query = Sql::execute(db, u"SELECT id, call_id, org_id, escalation_id, user_id, user_name, caller, state, outcome, notes, follow_up, intake, %1, %2, %3, closed_by, "
                                  "close_reason, revision FROM wrapups"_s.arg(time("opened_at"_L1), time("ends_at"_L1), time("closed_at"_L1)) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<Wrapup> wrapups;
    while (query->next()) {
        const auto text = [&](int column) { return query->value(column).toString(); };
        Wrapup wrapup;
        wrapup.id = WrapupId(text(0));
        wrapup.callId = CallId(text(1));
        wrapup.orgId = OrgId(text(2));
        wrapup.escalationId = EscalationId(text(3));
        wrapup.userId = UserId(text(4));
        wrapup.userName = text(5);
        wrapup.caller = text(6);
        wrapup.state = wrapupStateFrom(text(7)).value_or(Wrapup::State::Closed);
        wrapup.outcome = text(8);
        wrapup.notes = text(9);
        wrapup.followUp = QDate::fromString(text(10), Qt::ISODate);
        wrapup.intake = Sql::object(query->value(11));
        wrapup.openedAt = Sql::time(query->value(12));
        wrapup.endsAt = Sql::time(query->value(13));
        wrapup.closedAt = Sql::optionalTime(query->value(14));
        wrapup.closedBy = text(15);
        wrapup.closeReason = text(16);
        wrapup.revision = query->value(17).toLongLong();
        wrapups.push_back(std::move(wrapup));
    }
    return wrapups;
}

} // namespace

Pending<void> DeskRepository::save(Wrapup wrapup) const
{
    return m_database.run([wrapup](QSqlDatabase &db) -> Result<void> {
        const QString followUp = wrapup.followUp.isValid() ? wrapup.followUp.toString(Qt::ISODate) : u""_s;
        // Two saves can be on two database threads at once; the revision says which one is the newer.
        const auto stored = Sql::execute(
            db,
            u"INSERT INTO wrapups (id, call_id, org_id, escalation_id, user_id, user_name, caller, state, outcome, notes, follow_up, intake, opened_at, ends_at, closed_at, "
            "closed_by, close_reason, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, "
            "outcome = excluded.outcome, notes = excluded.notes, follow_up = excluded.follow_up, intake = excluded.intake, closed_at = excluded.closed_at, "
            "closed_by = excluded.closed_by, close_reason = excluded.close_reason, revision = excluded.revision WHERE wrapups.revision < excluded.revision"_s,
            {wrapup.id.text(), wrapup.callId.text(), Sql::text(wrapup.orgId.text()), Sql::text(wrapup.escalationId.text()), Sql::text(wrapup.userId.text()),
             Sql::text(wrapup.userName), Sql::text(wrapup.caller), toString(wrapup.state), Sql::text(wrapup.outcome), Sql::text(wrapup.notes), followUp,
             Sql::value(wrapup.intake), Sql::value(wrapup.openedAt), Sql::value(wrapup.endsAt), Sql::value(wrapup.closedAt), Sql::text(wrapup.closedBy),
             Sql::text(wrapup.closeReason), wrapup.revision});
        if (!stored)
            return std::unexpected(stored.error());
        return {};
    });
}

Pending<std::vector<Wrapup>> DeskRepository::list(WrapupFilter filter) const
{
    return m_database.run([filter](QSqlDatabase &db) {
        Sql::Condition condition;
        condition.addOneOf(u"org_id"_s, filter.orgs);
        if (!filter.user.isEmpty())
            condition.add(u"user_id = ?"_s, {filter.user.text()});
        if (filter.isOpen)
            condition.add(*filter.isOpen ? u"state = 'open'"_s : u"state <> 'open'"_s);
        condition.values << std::clamp(filter.limit, 1, mostWrapups);
        return select(db, condition.where() + u"ORDER BY opened_at DESC, id DESC LIMIT ?"_s, condition.values);
    });
}

Pending<Wrapup> DeskRepository::wrapup(WrapupId id) const
{
    return m_database.run([id](QSqlDatabase &db) -> Result<Wrapup> {
        const auto found = select(db, u" WHERE id = ?"_s, {id.text()});
        if (!found)
            return std::unexpected(found.error());
        if (found->empty())
            return fail(Error::Code::NotFound, u"No wrap-up has the id '%1'."_s.arg(id.text().left(80)));
        return found->front();
    });
}

} // namespace Attendant
