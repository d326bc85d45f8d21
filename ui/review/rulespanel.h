// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/panel.h"

namespace Attendant::Ui {

/// How often each safety rule raised an alarm at an organization, and how often it was right according to the reviews. The client must
/// outlive it.
class RulesPanel : public Panel
{
    Q_OBJECT

public:
    explicit RulesPanel(ApiClient &api, QWidget *parent = nullptr);

    /// Reads them anew; an empty id shows nothing.
    void showOrganization(const OrgId &org);
    [[nodiscard]] int rowCount() const { return m_count; }

private:
    void fill(const std::vector<RuleStatistics> &rules);
    void say(const QString &sentence);
    void clear();

    ApiClient &m_api;
    QVBoxLayout *m_rows;
    int m_count = 0;
    quint64 m_generation = 0;
};

} // namespace Attendant::Ui
