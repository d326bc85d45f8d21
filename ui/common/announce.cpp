// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/announce.h"

#include <QAccessible>
#include <QWidget>

namespace Attendant::Ui {

void announce(QWidget *widget, const QString &text, bool urgent)
{
    QAccessibleAnnouncementEvent event(widget, text);
    event.setPoliteness(urgent ? QAccessible::AnnouncementPoliteness::Assertive : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

} // namespace Attendant::Ui
