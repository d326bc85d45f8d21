// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/organizations/organizationdraft.h"

namespace Attendant::Ui {

/// Whether calls are recorded and what callers are told of it (config.recording), and for how long calls are kept (config.retention_days).
/// Source: domain/recordingpolicy.h.
class RecordingSection : public Panel
{
    Q_OBJECT

public:
    explicit RecordingSection(OrganizationDraft &draft, QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
