// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/organizations/organizationdraft.h"

namespace Attendant::Ui {

class EntryList;

/// What the AI may book or takes messages about. From the free text where no structured list exists yet.
[[nodiscard]] EntryList *servicesSection(OrganizationDraft &draft);

/// What the AI should find out, in order.
[[nodiscard]] EntryList *intakeSection(OrganizationDraft &draft);

/// A key for a field that people named: "Date of birth" → "date_of_birth".
[[nodiscard]] QString keyFromLabel(const QString &label);

} // namespace Attendant::Ui
