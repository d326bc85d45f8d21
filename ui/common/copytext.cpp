// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copytext.h"

#include <QAccessible>
#include <QClipboard>
#include <QCoreApplication>
#include <QCursor>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolTip>

namespace Attendant::Ui {

namespace {

constexpr int shownFor = 2'000; // ms

} // namespace

void copyText(const QString &text, QWidget *at)
{
    QGuiApplication::clipboard()->setText(text);
    const QString said = QCoreApplication::translate("Words", "Copied");
    const QPoint place = qobject_cast<QPushButton *>(at) ? at->mapToGlobal(QPoint(0, at->height() / 2)) : QCursor::pos();
    QToolTip::showText(place, said, at, {}, shownFor);
    QAccessibleAnnouncementEvent event(at, said);
    QAccessible::updateAccessibility(&event);
}

} // namespace Attendant::Ui
