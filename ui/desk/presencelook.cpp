// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/presencelook.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

struct Presence
{
    Q_DECLARE_TR_FUNCTIONS(Attendant::Ui::Presence)
};

void paintRing(QPainter *painter, const QRect &rect, const QColor &color, qreal width)
{
    paintBox(painter, QRectF(rect.center().x() - px(5) + 0.5, rect.center().y() - px(5) + 0.5, px(10), px(10)), px(5), {}, color, width);
}

} // namespace

ColorRole presenceColor(PresenceState state, bool onCall)
{
    return onCall || state == PresenceState::Available ? &Theme::greenText : &Theme::text3;
}

void paintPresence(QPainter *painter, const QRect &rect, PresenceState state, bool onCall)
{
    const Theme &theme = Theme::current();
    const QColor color = theme.*presenceColor(state, onCall);
    if (onCall) {
        paintIcon(painter, rect, Icon::Headset, color);
        return;
    }
    switch (state) {
    case PresenceState::Available: paintRing(painter, rect, color, 2); break;
    case PresenceState::Busy: paintIcon(painter, rect, Icon::Remove, theme.text2); break;
    case PresenceState::WrapUp: paintIcon(painter, rect, Icon::Edit, theme.text2); break;
    case PresenceState::Away: paintIcon(painter, rect, Icon::Clock, theme.text2); break;
    case PresenceState::Offline: paintRing(painter, rect, theme.control, 1); break;
    }
}

QIcon presenceIcon(PresenceState state)
{
    QPixmap pixmap(QSize(px(16), px(16)) * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintPresence(&painter, QRect(0, 0, px(16), px(16)), state);
    return pixmap;
}

QString presenceName(PresenceState state)
{
    switch (state) {
    case PresenceState::Available: return Presence::tr("Available");
    case PresenceState::Busy: return Presence::tr("Busy");
    case PresenceState::WrapUp: return Presence::tr("Wrap-up");
    case PresenceState::Away: return Presence::tr("Away");
    case PresenceState::Offline: break;
    }
    return Presence::tr("Offline");
}

bool isOnCall(const PersonPresence &person)
{
    return !person.calls.empty() && person.state == PresenceState::Busy;
}

QString presenceText(const PersonPresence &person, Time now)
{
    const QString name = isOnCall(person) ? Presence::tr("On a call") : presenceName(person.state);
    if (person.state == PresenceState::Available || person.state == PresenceState::Offline || person.since == Time{})
        return name;
    const auto time = secondsBetween(person.since, now);
    return Presence::tr("%1, %2", "presence, for how long").arg(name, time < 1h ? shortTime(time) : coarseTime(time));
}

QString presenceSentence(const PersonPresence &person)
{
    const QString name = isOnCall(person) ? Presence::tr("On a call") : presenceName(person.state);
    // The server's own reasons in our words; what a person gave is theirs.
    QString why = person.reason;
    if (why == "on a call"_L1)
        why.clear(); // the name says so
    else if (why == "missed two offers"_L1)
        why = Presence::tr("missed two offers");
    else if (why == "the console has fallen silent"_L1)
        why = Presence::tr("the console has fallen silent");
    return why.isEmpty() ? name : Presence::tr("%1: %2", "presence: why").arg(name, why);
}

} // namespace Attendant::Ui
