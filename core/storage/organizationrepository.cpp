// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories.h"

#include "base/clock.h"
#include "storage/database.h"
#include "storage/sql_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Result<std::vector<Organization>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values = {})
{
    auto query = Sql::execute(db, u"SELECT id, name, business_hours, after_hours_policy, services_offered, escalation_phone, config, revision, %1 FROM organizations "_s
                                          .arg(Sql::timeColumn(Sql::dialectOf(db), "updated_at"_L1)) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<Organization> organizations;
    while (query->next()) {
        Organization organization;
        organization.id = OrgId(query->value(0).toString());
        organization.name = query->value(1).toString();
        organization.businessHours = query->value(2).toString();
        organization.afterHoursPolicy = afterHoursPolicyFrom(query->value(3).toString()).value_or(AfterHoursPolicy::Voicemail);
        organization.servicesOffered = query->value(4).toString();
        organization.escalationPhone = query->value(5).toString();
        organization.config = Sql::object(query->value(6));
        organization.revision = query->value(7).toLongLong();
        organization.updatedAt = Sql::time(query->value(8));
        organizations.push_back(std::move(organization));
    }
    return organizations;
}

QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

Error unknown(const OrgId &id)
{
    return {Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(id.text()), {}, {}};
}

Result<bool> exists(QSqlDatabase &db, const OrgId &id)
{
    auto query = Sql::execute(db, u"SELECT 1 FROM organizations WHERE id = ?"_s, {id.text()});
    if (!query)
        return std::unexpected(query.error());
    return query->next();
}

} // namespace

Pending<std::vector<Organization>> OrganizationRepository::list() const
{
    return m_database.run([](QSqlDatabase &db) { return select(db, u"ORDER BY name, id"_s); });
}

Pending<Organization> OrganizationRepository::get(OrgId id) const
{
    return m_database.run([id](QSqlDatabase &db) -> Result<Organization> {
        const auto found = select(db, u"WHERE id = ?"_s, {id.text()});
        if (!found)
            return std::unexpected(found.error());
        if (found->empty())
            return std::unexpected(unknown(id));
        return found->front();
    });
}

Pending<Organization> OrganizationRepository::create(Organization organization) const
{
    return m_database.run([organization](QSqlDatabase &db) mutable -> Result<Organization> {
        organization.revision = 1;
        if (organization.updatedAt == Time{})
            organization.updatedAt = SystemClock().now();
        const auto stored = Sql::execute(db, u"INSERT INTO organizations (id, name, business_hours, after_hours_policy, services_offered, escalation_phone, config, "
                                             "revision, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)"_s,
                                         {organization.id.text(), text(organization.name), text(organization.businessHours), toString(organization.afterHoursPolicy),
                                          text(organization.servicesOffered), text(organization.escalationPhone), Sql::value(organization.config),
                                          Sql::value(organization.updatedAt)});
        if (!stored && stored.error().code == Error::Code::Conflict)
            return fail(Error::Code::Conflict, u"An organization with the id '%1' exists already."_s.arg(organization.id.text()));
        if (!stored)
            return std::unexpected(stored.error());
        return organization;
    });
}

Pending<Organization> OrganizationRepository::save(Organization organization) const
{
    organization.updatedAt = SystemClock().now();
    return m_database.run([organization](QSqlDatabase &db) mutable -> Result<Organization> {
        const auto stored = Sql::execute(db, u"UPDATE organizations SET name = ?, business_hours = ?, after_hours_policy = ?, services_offered = ?, escalation_phone = ?, "
                                             "config = ?, updated_at = ?, revision = revision + 1 WHERE id = ? AND revision = ?"_s,
                                         {text(organization.name), text(organization.businessHours), toString(organization.afterHoursPolicy),
                                          text(organization.servicesOffered), text(organization.escalationPhone), Sql::value(organization.config),
                                          Sql::value(organization.updatedAt), organization.id.text(), organization.revision});
        if (!stored)
            return std::unexpected(stored.error());
        if (stored->numRowsAffected() == 1) {
            ++organization.revision;
            return organization;
        }
        const auto there = exists(db, organization.id);
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return std::unexpected(unknown(organization.id));
        return fail(Error::Code::PreconditionFailed, u"The organization was changed by someone else meanwhile. Read it again."_s);
    });
}

Pending<void> OrganizationRepository::remove(OrgId id) const
{
    return m_database.run([id](QSqlDatabase &db) -> Result<void> {
        const auto removed = Sql::execute(db, u"DELETE FROM organizations WHERE id = ? AND NOT EXISTS "
                                              "(SELECT 1 FROM calls WHERE org_id = ? AND status = 'in_progress')"_s, {id.text(), id.text()});
        if (!removed)
            return std::unexpected(removed.error());
        if (removed->numRowsAffected() == 1)
            return {};
        const auto there = exists(db, id);
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return std::unexpected(unknown(id));
        return fail(Error::Code::Conflict, u"The organization has calls in progress. End them first."_s);
    });
}

} // namespace Attendant
