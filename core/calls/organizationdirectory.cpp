// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/organizationdirectory.h"

#include "storage/repositories.h"

#include <QHash>
#include <QReadWriteLock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// A dialled number without what people write into it.
QString digits(const QString &number)
{
    QString plain;
    for (const QChar c : number) {
        if (c.isDigit())
            plain += c;
    }
    return plain;
}

} // namespace

struct OrganizationDirectory::Private
{
    explicit Private(OrganizationRepository &r) : repository(r) {}

    OrganizationRepository &repository;
    // Answers of the repository may arrive after the directory is gone: they hold on to this.
    struct Memory
    {
        mutable QReadWriteLock lock;
        QHash<OrgId, Organization> organizations;

        void put(const Organization &organization)
        {
            const QWriteLocker locker(&lock);
            // Answers can overtake each other; the newer revision stays.
            const auto known = organizations.constFind(organization.id);
            if (known == organizations.cend() || known->revision <= organization.revision)
                organizations.insert(organization.id, organization);
        }
    };
    std::shared_ptr<Memory> memory = std::make_shared<Memory>();
};

OrganizationDirectory::OrganizationDirectory(OrganizationRepository &repository)
    : d(std::make_unique<Private>(repository))
{}

OrganizationDirectory::~OrganizationDirectory() = default;

Result<void> OrganizationDirectory::load()
{
    auto stored = d->repository.list().result();
    if (!stored)
        return std::unexpected(stored.error());
    for (const Organization &organization : *stored)
        d->memory->put(organization);
    if (!stored->empty())
        return {};
    auto demo = d->repository.create(Organization::demo()).result();
    if (!demo)
        return std::unexpected(demo.error());
    d->memory->put(*demo);
    return {};
}

std::optional<Organization> OrganizationDirectory::find(const OrgId &id) const
{
    const QReadLocker locker(&d->memory->lock);
    const auto found = d->memory->organizations.constFind(id);
    return found == d->memory->organizations.cend() ? std::nullopt : std::optional(*found);
}

std::vector<Organization> OrganizationDirectory::all() const
{
    std::vector<Organization> result;
    {
        const QReadLocker locker(&d->memory->lock);
        result.assign(d->memory->organizations.cbegin(), d->memory->organizations.cend());
    }
    std::ranges::sort(result, [](const Organization &a, const Organization &b) {
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return result;
}

std::optional<Organization> OrganizationDirectory::byNumber(const QString &number) const
{
    const QString wanted = digits(number);
    const QReadLocker locker(&d->memory->lock);
    for (const Organization &organization : std::as_const(d->memory->organizations)) {
        const QStringList numbers = organization.phrases("numbers"_L1);
        if (!wanted.isEmpty() && std::ranges::any_of(numbers, [&](const QString &own) { return digits(own) == wanted; }))
            return organization;
    }
    return d->memory->organizations.size() == 1 ? std::optional(*d->memory->organizations.cbegin()) : std::nullopt;
}

Pending<Organization> OrganizationDirectory::create(Organization organization)
{
    return d->repository.create(std::move(organization)).then([memory = d->memory](Result<Organization> created) {
        if (created)
            memory->put(*created);
        return created;
    });
}

Pending<Organization> OrganizationDirectory::patch(OrgId id, QJsonObject changes, std::optional<qint64> ifRevision)
{
    const auto current = find(id);
    if (!current)
        return answeredError<Organization>(fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(id.text())));
    if (ifRevision && *ifRevision != current->revision)
        return answeredError<Organization>(fail(Error::Code::PreconditionFailed, u"The organization was changed by somebody else meanwhile. Load it anew."_s));
    auto changed = current->patched(changes);
    if (!changed)
        return answeredError<Organization>(std::unexpected(changed.error()));
    // What changes nothing takes nobody's open edit out of date.
    if (*changed == *current)
        return answered<Organization>(*current);
    return d->repository.save(*std::move(changed)).then([memory = d->memory](Result<Organization> saved) {
        if (saved)
            memory->put(*saved);
        return saved;
    });
}

Pending<void> OrganizationDirectory::remove(OrgId id)
{
    if (!find(id))
        return answeredError<void>(fail(Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(id.text())));
    return d->repository.remove(id).then([memory = d->memory, id](Result<void> removed) {
        if (removed) {
            const QWriteLocker locker(&memory->lock);
            memory->organizations.remove(id);
        }
        return removed;
    });
}

} // namespace Attendant
