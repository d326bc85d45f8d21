// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits.h"

#include "ui/common/switch.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QFocusFrame>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QString nameOf(const QWidget &widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        text = button->text();
    return u"%1#%2 “%3”"_s.arg(QString::fromLatin1(widget.metaObject()->className()).section(u"::"_s, -1), widget.objectName(), text.left(40));
}

// Empty: it is inside, or can be scrolled to.
QString reachesOut(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
    const bool content = area && area->viewport() == parent;
    if (content && qobject_cast<const QAbstractItemView *>(area))
        return {}; // what belongs to a row scrolls with it
    const QRect room = parent->rect().adjusted(-1, -1, 1, 1), place = widget.geometry();
    const bool wide = place.left() < room.left() || place.right() > room.right(), high = place.top() < room.top() || place.bottom() > room.bottom();
    if (wide && !(content && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff))
        return u"%1 to %2 of %3 wide"_s.arg(place.left()).arg(place.right() + 1).arg(parent->width());
    if (high && !(content && area->verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff))
        return u"%1 to %2 of %3 high"_s.arg(place.top()).arg(place.bottom() + 1).arg(parent->height());
    return {};
}

QString cutsItsWords(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->text().isEmpty() || label->minimumSizeHint().width() < label->sizeHint().width() / 2) // elided, with its tool tip
            return {};
        if (label->wordWrap()) {
            const int wanted = label->heightForWidth(label->width());
            return wanted > label->height() + 1 ? u"%1 of %2 high"_s.arg(label->height()).arg(wanted) : QString();
        }
        return label->sizeHint().width() > label->width() + 1 ? u"%1 of %2 wide"_s.arg(label->width()).arg(label->sizeHint().width()) : QString();
    }
    // The top bar's choices have a fixed place and are cut with a tool tip; the rail's entries are buttons of our own.
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const bool counts = qobject_cast<const QPushButton *>(&widget) || qobject_cast<const Ui::Switch *>(&widget) || widget.objectName().startsWith(u"railItem");
    if (button && counts && !button->text().isEmpty()) {
        const bool wraps = button->hasHeightForWidth();
        const int wanted = wraps ? button->minimumSizeHint().width() : button->sizeHint().width();
        if (wanted > button->width() + 1)
            return u"%1 of %2 wide"_s.arg(button->width()).arg(wanted);
        if (wraps && button->heightForWidth(button->width()) > button->height() + 1)
            return u"%1 of %2 high"_s.arg(button->height()).arg(button->heightForWidth(button->width()));
    }
    return {};
}

} // namespace

QStringList whatDoesNotFit(const QWidget &root)
{
    QStringList found;
    const auto widgets = root.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->isWindow() || widget->size().isEmpty() || qobject_cast<const QFocusFrame *>(widget))
            continue;
        for (const QString &fault : {reachesOut(*widget), cutsItsWords(*widget)}) {
            if (fault.isEmpty())
                continue;
            QStringList path;
            for (const QWidget *at = widget; at != &root && path.size() < 4; at = at->parentWidget())
                path.prepend(nameOf(*at));
            found << path.join(u" > "_s) + u": "_s + fault;
        }
    }
    return found;
}

} // namespace Attendant
