// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/call/callfacts.h"
#include "ui/call/callline.h"
#include "ui/common/icons.h"

#include <QFrame>

class QHBoxLayout;
class QMenu;

namespace Attendant::Ui {

class Button;
class IconView;
class Label;
class LevelMeter;

/// The line of the dock that says in words who is heard right now, with both levels and the devices in use.
class DockStrip : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Calm, Green, Amber };

    explicit DockStrip(CallLine &line, QWidget *parent = nullptr);

    void refresh(const Call &call, const QString &ownName);
    void setNarrow(bool narrow);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

Q_SIGNALS:
    void audioSettingsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Said { Tone tone; Icon icon; QString sentence; };
    [[nodiscard]] Said whatIsHeard(const Call &call, const QString &ownName) const;
    void fillMenu();
    void addDevices(AudioDevices::Use use, const QString &title);

    CallLine &m_line;
    Tone m_tone = Tone::Calm;
    CallId m_call;
    QHBoxLayout *m_layout;
    IconView *m_icon;
    Label *m_sentence, *m_callerLabel, *m_ownLabel;
    LevelMeter *m_caller, *m_own;
    Button *m_devices;
    QMenu *m_menu;
};

} // namespace Attendant::Ui
