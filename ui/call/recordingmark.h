// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"

#include <QWidget>

namespace Attendant::Ui {

class Label;

/// Says at the head of a call that it is recorded: a filled dot and "Recording", a ring and "Recording paused", or that it stopped. Hidden
/// where nothing is recorded. What changes is announced.
class RecordingMark : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingMark(QWidget *parent = nullptr);

    void setCall(const Call &call);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class State { None, Recording, Paused, Stopped };
    State m_state = State::None;
    Label *m_label;
};

} // namespace Attendant::Ui
