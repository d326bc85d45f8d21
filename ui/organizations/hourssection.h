// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "ui/common/panel.h"
#include "ui/organizations/organizationdraft.h"

namespace Attendant::Ui {

class Button;
class ChipFlow;
class ChoicePopup;
class Field;
class HoursGrid;

/// Opening hours, time zone and holidays of the draft.
class HoursSection : public Panel
{
    Q_OBJECT

public:
    explicit HoursSection(OrganizationDraft &draft, QWidget *parent = nullptr);
    /// Moves the mark of the present moment.
    void setNow(Time now);

private:
    void showHours(const Organization &current, const Organization &saved);
    void editHours(const QString &part, const std::function<void(OpeningHours &)> &change);
    void addHoliday();
    [[nodiscard]] QDate today() const;

    OrganizationDraft &m_draft;
    Time m_now{};
    Button *m_zone;
    ChoicePopup *m_zones = nullptr; ///< made when it is first opened
    HoursGrid *m_grid;
    ChipFlow *m_holidays;
    QWidget *m_newHoliday;
    Field *m_date, *m_name;
};

/// "25.12.2026", "25 Dec 2026", "2026-12-25": what people write; invalid when it is none of them.
[[nodiscard]] QDate dateFromPeople(const QString &text);

} // namespace Attendant::Ui
