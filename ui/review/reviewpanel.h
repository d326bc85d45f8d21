// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"

#include <QWidget>

namespace Attendant::Ui {

class Button;
class Field;
class Label;

/// Under an escalated call: was the escalation right, or a false alarm, and a note. Supervisors decide; others read what was decided. The
/// client must outlive it.
class ReviewPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPanel(ApiClient &api, QWidget *parent = nullptr);

    /// Shows the review of \a escalation, read from the server. An escalation without an id hides the panel.
    void showEscalation(const Escalation &escalation);
    void setMayReview(bool may);

private:
    void read();
    void showReview(const std::optional<EscalationReview> &review);
    void send(bool isRight);
    void fail(const QString &sentence);

    ApiClient &m_api;
    Escalation m_escalation;
    std::optional<EscalationReview> m_review;
    bool m_may = true, m_busy = false;
    quint64 m_generation = 0; ///< answers about an earlier call are dropped
    Label *m_state;
    Field *m_note;
    Button *m_right, *m_false;
};

} // namespace Attendant::Ui
