// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "ui/call/callfacts.h"
#include "ui/common/icons.h"

#include <QScrollArea>
#include <QTimer>

#include <vector>

class QVBoxLayout;

namespace Attendant::Ui {

class Label;
class TagChip;

/// One fact: what it is, its value, where it comes from. A value that is new is tinted for 2 s.
class FactRow : public QWidget
{
    Q_OBJECT

public:
    explicit FactRow(const QString &name, QWidget *parent = nullptr);

    /// \a value empty: \a missing is shown instead, in grey.
    void setValue(const QString &value, const QString &missing = {}, Icon source = Icon::None, const QString &sourceName = {});
    void setDetails(const QString &details); ///< what stands behind the value: the tool tip of the row
    void highlight();
    void setNarrow(bool narrow);
    [[nodiscard]] QString value() const { return m_value; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_value;
    Label *m_nameLabel, *m_valueLabel;
    Icon m_source = Icon::None;
    QTimer m_highlight;
    QWidget *m_icon;
};

/// Beside the conversation: the intake that fills itself, what the AI knew, the organization, and earlier calls of the same caller.
class SidePanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent = nullptr);

    void setFacts(const CallFacts &facts, const Organization *organization, const QString &organizationName, Time now);
    void setEarlierCalls(const std::vector<Call> &calls);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void callRequested(const Attendant::CallId &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Section
    {
        QWidget *box = nullptr;
        QVBoxLayout *body = nullptr;
        Label *title = nullptr, *note = nullptr;
        TagChip *tag = nullptr;
    };
    Section addSection(const QString &title);
    void fillIntake(const CallFacts &facts, const Organization *organization);
    void fillSummary(const CallFacts &facts, const Organization *organization);
    void fillOrganization(const CallFacts &facts, const Organization *organization, const QString &name, Time now);
    FactRow *rowFor(Section &section, std::vector<std::pair<QString, FactRow *>> &rows, const QString &key, const QString &name);

    QVBoxLayout *m_layout;
    Section m_intake, m_summary, m_organization, m_earlier;
    Label *m_summaryText;
    std::vector<std::pair<QString, FactRow *>> m_intakeRows, m_organizationRows;
    CallId m_call;
    bool m_narrow = false;
};

} // namespace Attendant::Ui
