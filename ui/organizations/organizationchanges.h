// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

#include <vector>

namespace Attendant::Ui {

/// One thing that differs between two versions of an organization, spelled for people.
struct FieldChange
{
    QString field;         ///< "hours.wed", "config key" …: stable, for tests and merging
    QString label;         ///< "Opening hours, Wednesday"
    QString before, after; ///< empty: nothing there
    bool operator==(const FieldChange &) const = default;
};

/// In the order of the editor. Texts that the program generates from structured values are left out.
[[nodiscard]] std::vector<FieldChange> organizationChanges(const Organization &before, const Organization &after);

/// What \a mine changed since \a base, done to \a theirs: of a field that both changed mine wins. Keeps theirs' revision.
[[nodiscard]] Organization mergedChanges(const Organization &base, const Organization &mine, const Organization &theirs);

} // namespace Attendant::Ui
