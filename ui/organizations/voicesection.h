// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/organizations/organizationdraft.h"

namespace Attendant::Ui {

class Field;

/// Who the AI is and how it sounds: name, role, greeting, style, language, voice, model.
class VoiceSection : public Panel
{
    Q_OBJECT

public:
    explicit VoiceSection(OrganizationDraft &draft, QWidget *parent = nullptr);
    [[nodiscard]] Field *nameField() const { return m_name; }

private:
    Field *m_name;
};

/// Whom to reach when the AI must not be alone, and what happens after hours.
class EscalationSection : public Panel
{
    Q_OBJECT

public:
    explicit EscalationSection(OrganizationDraft &draft, QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
