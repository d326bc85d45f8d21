// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "ui/call/callfacts.h"
#include "ui/common/theme.h"

#include <QFrame>

#include <chrono>

namespace Attendant::Ui {

class IconView;
class Label;

/// How long a caller waited for a person, against the target, which is marked at three quarters of the bar.
class ResponseBar : public QWidget
{
    Q_OBJECT

public:
    explicit ResponseBar(QWidget *parent = nullptr);
    void setTimes(std::chrono::milliseconds waited, std::chrono::seconds target, bool emergency);
    [[nodiscard]] QSize sizeHint() const override;
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_fraction = 0; ///< of the target
    bool m_emergency = false, m_narrow = false;
};

/// Says why a call was escalated, and how fast a person was there. Hidden while there is no escalation.
class EscalationBanner : public QFrame
{
    Q_OBJECT

public:
    explicit EscalationBanner(QWidget *parent = nullptr);

    void setFacts(const CallFacts &facts, const Organization *organization, Time now);
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showTimes(const CallFacts &facts, const Organization *organization, Time now);

    bool m_emergency = false;
    IconView *m_icon;
    Label *m_urgency, *m_reason, *m_rule, *m_caption, *m_figure, *m_target;
    IconView *m_verdictIcon;
    Label *m_verdict;
    ResponseBar *m_bar;
};

} // namespace Attendant::Ui
