// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/escalationrepository.h"

#include "storage/database.h"
#include "storage/keyset_p.h"
#include "storage/sql_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int longestPage = 200;

QString columns(Sql::Dialect dialect)
{
    return u"SELECT e.id, e.call_id, e.org_id, e.urgency, e.trigger, e.reason, e.phrase, e.rule, e.summary, e.status, %1, e.handled_by, e.outcome, e.notes, "
           "r.verdict, r.note, r.who, %2 FROM escalations e LEFT JOIN escalation_reviews r ON r.escalation_id = e.id "_s
        .arg(Sql::timeColumn(dialect, "e.raised_at"_L1), Sql::timeColumn(dialect, "r.at"_L1));
}

EscalationRecord readRecord(const QSqlQuery &query)
{
    const auto text = [&](int column) { return query.value(column).toString(); };
    EscalationRecord record;
    Escalation &escalation = record.escalation;
    escalation.id = EscalationId(text(0));
    escalation.callId = CallId(text(1));
    escalation.orgId = OrgId(text(2));
    escalation.urgency = urgencyFrom(text(3)).value_or(Urgency::Medium);
    escalation.trigger = text(4);
    escalation.reason = text(5);
    escalation.phrase = text(6);
    escalation.rule = text(7);
    escalation.summary = text(8);
    escalation.status = escalationStatusFrom(text(9)).value_or(EscalationStatus::Ended);
    escalation.raisedAt = Sql::time(query.value(10));
    escalation.handledBy = text(11);
    escalation.outcome = text(12);
    escalation.notes = text(13);
    if (!query.value(14).isNull())
        record.review = EscalationReview{text(14) == "right"_L1, text(15), text(16), Sql::time(query.value(17))};
    return record;
}

Result<EscalationRecord> findRecord(QSqlDatabase &db, const EscalationId &id)
{
    auto query = Sql::execute(db, columns(Sql::dialectOf(db)) + u"WHERE e.id = ?"_s, {id.text()});
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return fail(Error::Code::NotFound, u"No escalation has the id '%1'."_s.arg(id.text().left(80)));
    return readRecord(*query);
}

Sql::Condition conditionOf(const EscalationFilter &filter)
{
    Sql::Condition condition;
    condition.addOneOf(u"e.org_id"_s, filter.orgs);
    if (filter.status)
        condition.add(u"e.status = ?"_s, {toString(*filter.status)});
    if (!filter.rule.isEmpty())
        condition.add(u"e.rule = ?"_s, {filter.rule});
    if (filter.reviewed)
        condition.add(*filter.reviewed ? u"r.verdict IS NOT NULL"_s : u"r.verdict IS NULL"_s);
    if (filter.from)
        condition.add(u"e.raised_at >= ?"_s, {Sql::value(*filter.from)});
    if (filter.to)
        condition.add(u"e.raised_at < ?"_s, {Sql::value(*filter.to)});
    return condition;
}

} // namespace

Pending<EscalationRecord> EscalationRepository::find(EscalationId id) const
{
    return m_database.run([id](QSqlDatabase &db) { return findRecord(db, id); });
}

Pending<EscalationPage> EscalationRepository::list(EscalationFilter filter) const
{
    const auto position = Sql::Position::decode(filter.after);
    if (!position)
        return answered<EscalationPage>(std::unexpected(position.error()));
    return m_database.run([filter, position = *position](QSqlDatabase &db) -> Result<EscalationPage> {
        Sql::Condition condition = conditionOf(filter);
        if (position)
            condition.add(u"(e.raised_at, e.id) < (?, ?)"_s, {Sql::value(position->at), position->id});
        const int limit = std::clamp(filter.limit, 1, longestPage);
        condition.values << limit + 1;
        auto query = Sql::execute(db, columns(Sql::dialectOf(db)) + condition.where() + u"ORDER BY e.raised_at DESC, e.id DESC LIMIT ?"_s, condition.values);
        if (!query)
            return std::unexpected(query.error());
        EscalationPage page;
        while (query->next()) {
            if (page.escalations.size() == size_t(limit)) {
                const Escalation &last = page.escalations.back().escalation;
                page.next = Sql::Position{last.raisedAt, last.id.text()}.encode();
                break;
            }
            page.escalations.push_back(readRecord(*query));
        }
        return page;
    });
}

Pending<EscalationRecord> EscalationRepository::review(EscalationId id, EscalationReview review) const
{
    return m_database.run([id, review](QSqlDatabase &db) -> Result<EscalationRecord> {
        auto record = findRecord(db, id);
        if (!record)
            return record;
        const auto stored = Sql::execute(db, u"INSERT INTO escalation_reviews (escalation_id, verdict, note, who, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (escalation_id) "
                                             "DO UPDATE SET verdict = excluded.verdict, note = excluded.note, who = excluded.who, at = excluded.at"_s,
                                         {id.text(), review.isRight ? u"right"_s : u"false_alarm"_s, Sql::text(review.note), Sql::text(review.by), Sql::value(review.at)});
        if (!stored)
            return std::unexpected(stored.error());
        record->review = review;
        return record;
    });
}

Pending<std::vector<RuleStatistics>> EscalationRepository::statistics(std::vector<OrgId> orgs) const
{
    return m_database.run([orgs](QSqlDatabase &db) -> Result<std::vector<RuleStatistics>> {
        Sql::Condition condition;
        condition.add(u"e.rule <> ''"_s);
        condition.addOneOf(u"e.org_id"_s, orgs);
        auto query = Sql::execute(db, u"SELECT e.rule, count(*), sum(CASE WHEN r.verdict = 'right' THEN 1 ELSE 0 END), sum(CASE WHEN r.verdict = 'false_alarm' THEN 1 "
                                      "ELSE 0 END) FROM escalations e LEFT JOIN escalation_reviews r ON r.escalation_id = e.id"_s
                                          + condition.where() + u"GROUP BY e.rule ORDER BY e.rule"_s,
                                  condition.values);
        if (!query)
            return std::unexpected(query.error());
        std::vector<RuleStatistics> rules;
        while (query->next())
            rules.push_back({query->value(0).toString(), query->value(1).toInt(), query->value(2).toInt(), query->value(3).toInt()});
        return rules;
    });
}

} // namespace Attendant
