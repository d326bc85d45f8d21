// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"
#include "domain/organization.h"
#include "support/manualclock.h"
#include "ui/common/consolestore.h"

#include <QWidget>

namespace Attendant {

/// A morning in five offices: fourteen calls, one of them an emergency. For tests and for pictures.
struct Scene
{
    explicit Scene(int plainCalls = 0);

    ManualClock clock;
    Ui::ConsoleStore store{clock};

    /// A call of the scene, applied to the store by events.
    struct Plan
    {
        QString id, org, caller, channel, number;
        int startedSecondsAgo = 60;
        Phase phase = Phase::Greeting;
        Speaker speaker = Speaker::Caller;
        QString line;
        bool speaking = false;
    };
    void start(const Plan &plan);
    void send(const QString &call, EventType type, const QJsonObject &data, int secondsAgo = 0);
    void escalate(const QString &call, Urgency urgency, const QString &reason, const QString &phrase, int secondsAgo, const QString &summary = {});
    void say(const QString &call, Speaker speaker, const QString &text, int secondsAgo);
    void takeOver(const QString &call, const QString &who, int secondsAgo);
    void fill();      ///< the fourteen calls
    void fillOrganizations();
};

/// Checks that \a window draws something, and saves it as \a name.png into the folder that ATTENDANT_SHOTS names, if it names one.
void takeShot(QWidget &window, const QString &name);

} // namespace Attendant
