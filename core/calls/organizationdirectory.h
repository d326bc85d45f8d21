// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/organization.h"

#include <memory>
#include <optional>
#include <vector>

namespace Attendant {

class OrganizationRepository;

/// All organizations in memory, so that answering a call never waits for the database; written through to the repository.
/// Any thread.
class OrganizationDirectory
{
public:
    explicit OrganizationDirectory(OrganizationRepository &repository);
    ~OrganizationDirectory();

    /// Reads everything; stores Organization::demo() when there is none. Blocks; start-up only.
    [[nodiscard]] Result<void> load();

    [[nodiscard]] std::optional<Organization> find(const OrgId &id) const;
    [[nodiscard]] std::vector<Organization> all() const; ///< by name
    /// The organization that owns the dialled number, else the only one there is.
    [[nodiscard]] std::optional<Organization> byNumber(const QString &number) const;

    // Write through; memory changes when the repository has stored it. Errors as the repository's, and InvalidInput.
    [[nodiscard]] Pending<Organization> create(Organization organization);
    /// Applies \a changes (Organization::patched). \a ifRevision: PreconditionFailed when that is not the stored one.
    [[nodiscard]] Pending<Organization> patch(OrgId id, QJsonObject changes, std::optional<qint64> ifRevision);
    [[nodiscard]] Pending<void> remove(OrgId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
