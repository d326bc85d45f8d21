// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/deskrepository.h"

#include "storage/database.h"
#include "storage/keyset_p.h"
#include "storage/sql_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int longestPage = 200;
constexpr int mostAttempts = 100;

std::unexpected<Error> unknown(const CallbackId &id)
{
    return fail(Error::Code::NotFound, u"No callback has the id '%1'."_s.arg(id.text().left(80)));
}

// Name and number are looked up where they are now: corrections to the caller's details count.
Result<std::vector<Callback>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values)
{
    const auto time = [dialect = Sql::dialectOf(db)](QLatin1StringView column) { return Sql::timeColumn(dialect, column); };
    auto query = Sql::execute(db, u"SELECT b.id, b.call_id, b.org_id, b.escalation_id, b.reason, %1, %2, b.done_by, b.done_note, e.urgency, c.caller, i.structured_data "
                                  "FROM callbacks b LEFT JOIN escalations e ON e.id = b.escalation_id LEFT JOIN calls c ON c.id = b.call_id "
                                  "LEFT JOIN call_intakes i ON i.call_id = b.call_id"_s.arg(time("b.created_at"_L1), time("b.done_at"_L1)) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<Callback> callbacks;
    while (query->next()) {
        const auto text = [&](int column) { return query->value(column).toString(); };
        Callback callback;
        callback.id = CallbackId(text(0));
        callback.callId = CallId(text(1));
        callback.orgId = OrgId(text(2));
        callback.escalationId = EscalationId(text(3));
        callback.reason = text(4);
        callback.createdAt = Sql::time(query->value(5));
        callback.doneAt = Sql::optionalTime(query->value(6));
        callback.doneBy = text(7);
        callback.doneNote = text(8);
        callback.urgency = urgencyFrom(text(9)).value_or(Urgency::Medium);
        callback.takeDetails(Sql::object(query->value(11)), text(10));
        callbacks.push_back(std::move(callback));
    }
    return callbacks;
}

Result<void> addAttempts(QSqlDatabase &db, std::vector<Callback> &callbacks)
{
    if (callbacks.empty())
        return {};
    std::vector<CallbackId> ids;
    for (const Callback &callback : callbacks)
        ids.push_back(callback.id);
    Sql::Condition condition;
    condition.addOneOf(u"callback_id"_s, ids);
    auto query = Sql::execute(db, u"SELECT callback_id, %1, who, result, note FROM callback_attempts"_s.arg(Sql::timeColumn(Sql::dialectOf(db), "at"_L1))
                                      + condition.where() + u"ORDER BY callback_id, number"_s, condition.values);
    if (!query)
        return std::unexpected(query.error());
    while (query->next()) {
        const auto callback = std::ranges::find(callbacks, CallbackId(query->value(0).toString()), &Callback::id);
        if (callback != callbacks.end())
            callback->attempts.push_back({Sql::time(query->value(1)), query->value(2).toString(), query->value(3).toString(), query->value(4).toString()});
    }
    return {};
}

Result<Callback> findCallback(QSqlDatabase &db, const CallbackId &id)
{
    auto found = select(db, u" WHERE b.id = ?"_s, {id.text()});
    if (!found)
        return std::unexpected(found.error());
    if (found->empty())
        return unknown(id);
    if (auto added = addAttempts(db, *found); !added)
        return std::unexpected(added.error());
    return found->front();
}

} // namespace

Pending<bool> DeskRepository::create(Callback callback) const
{
    return m_database.run([callback](QSqlDatabase &db) -> Result<bool> {
        auto stored = Sql::execute(db, u"INSERT INTO callbacks (id, call_id, org_id, escalation_id, reason, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                   {callback.id.text(), callback.callId.text(), Sql::text(callback.orgId.text()), Sql::text(callback.escalationId.text()),
                                    Sql::text(callback.reason), Sql::value(callback.createdAt)});
        if (!stored)
            return std::unexpected(stored.error());
        return stored->numRowsAffected() == 1;
    });
}

Pending<CallbackPage> DeskRepository::list(CallbackFilter filter) const
{
    const auto position = Sql::Position::decode(filter.after);
    if (!position)
        return answered<CallbackPage>(std::unexpected(position.error()));
    return m_database.run([filter, position = *position](QSqlDatabase &db) -> Result<CallbackPage> {
        const bool isOldestFirst = filter.isOpen.value_or(false);
        Sql::Condition condition;
        condition.addOneOf(u"b.org_id"_s, filter.orgs);
        if (filter.isOpen)
            condition.add(*filter.isOpen ? u"b.done_at IS NULL"_s : u"b.done_at IS NOT NULL"_s);
        if (position)
            condition.add(isOldestFirst ? u"(b.created_at, b.id) > (?, ?)"_s : u"(b.created_at, b.id) < (?, ?)"_s, {Sql::value(position->at), position->id});
        const int limit = std::clamp(filter.limit, 1, longestPage);
        condition.values << limit + 1;
        const QString order = isOldestFirst ? u"ORDER BY b.created_at, b.id LIMIT ?"_s : u"ORDER BY b.created_at DESC, b.id DESC LIMIT ?"_s;
        auto callbacks = select(db, condition.where() + order, condition.values);
        if (!callbacks)
            return std::unexpected(callbacks.error());
        CallbackPage page;
        if (callbacks->size() > size_t(limit)) {
            callbacks->pop_back();
            page.next = Sql::Position{callbacks->back().createdAt, callbacks->back().id.text()}.encode();
        }
        if (auto added = addAttempts(db, *callbacks); !added)
            return std::unexpected(added.error());
        page.callbacks = *std::move(callbacks);
        return page;
    });
}

Pending<Callback> DeskRepository::callback(CallbackId id) const
{
    return m_database.run([id](QSqlDatabase &db) { return findCallback(db, id); });
}

Pending<Callback> DeskRepository::addAttempt(CallbackId id, Callback::Attempt attempt) const
{
    return m_database.run([id, attempt](QSqlDatabase &db) -> Result<Callback> {
        auto transaction = Sql::Transaction::begin(db);
        if (!transaction)
            return std::unexpected(transaction.error());
        // Two attempts at once must not take the same number; SQLite has one writer anyway.
        if (Sql::dialectOf(db) == Sql::Dialect::PostgreSql) {
            if (auto locked = Sql::execute(db, u"SELECT id FROM callbacks WHERE id = ? FOR UPDATE"_s, {id.text()}); !locked)
                return std::unexpected(locked.error());
        }
        auto callback = findCallback(db, id);
        if (!callback)
            return callback;
        if (!callback->isOpen())
            return fail(Error::Code::Conflict, u"%1 has finished this callback already."_s.arg(callback->doneBy));
        if (callback->attempts.size() >= size_t(mostAttempts))
            return fail(Error::Code::Conflict, u"This callback has %1 attempts already; finish it."_s.arg(mostAttempts));
        if (auto stored = Sql::execute(db, u"INSERT INTO callback_attempts (callback_id, number, at, who, result, note) VALUES (?, ?, ?, ?, ?, ?)"_s,
                                       {id.text(), int(callback->attempts.size()) + 1, Sql::value(attempt.at), Sql::text(attempt.by), attempt.result, Sql::text(attempt.note)});
            !stored)
            return std::unexpected(stored.error());
        if (const auto committed = transaction->commit(); !committed)
            return std::unexpected(committed.error());
        callback->attempts.push_back(attempt);
        return callback;
    });
}

Pending<Callback> DeskRepository::setDone(CallbackId id, QString by, QString note, Time at) const
{
    return m_database.run([id, by, note, at](QSqlDatabase &db) -> Result<Callback> {
        const int changed = [&] {
            const auto done = Sql::execute(db, u"UPDATE callbacks SET done_at = ?, done_by = ?, done_note = ? WHERE id = ? AND done_at IS NULL"_s,
                                           {Sql::value(at), Sql::text(by), Sql::text(note), id.text()});
            return done ? done->numRowsAffected() : -1;
        }();
        auto callback = findCallback(db, id);
        if (callback && changed == 0)
            return fail(Error::Code::Conflict, u"%1 has finished this callback already."_s.arg(callback->doneBy));
        if (callback && changed < 0)
            return fail(Error::Code::Unavailable, u"The callback cannot be stored at the moment. Try again shortly."_s);
        return callback;
    });
}

} // namespace Attendant
