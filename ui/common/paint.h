// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QPainter>

class QWidget;

namespace Attendant::Ui {

/// A rounded box with a border drawn inside \a rect, on half pixels, so that 1 px lines stay sharp. An invalid colour leaves that part out.
void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border, qreal width = 1);

/// One line of text at its natural height, elided at its end when it is longer than \a rect; returns the width it took.
/// The vertical alignment is centred; \a alignment gives the horizontal one.
int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
              Qt::Alignment alignment = Qt::AlignLeft);

/// Width of \a text in \a font, rounded up.
[[nodiscard]] int textWidth(const QString &text, const QFont &font);

/// The five phases as bars of 14 × 4 px with 2 px between: past ones dark, the current one in \a current. Returns the width.
int paintPips(QPainter *painter, const QPoint &topLeft, int current, int count, const QColor &currentColor);

/// A bar of 4 px with round ends, filled to \a fraction.
void paintBar(QPainter *painter, const QRectF &rect, double fraction, const QColor &color);

/// A small frame around the name of a key, right-aligned in \a rect and centred vertically; returns its width. \a onFill: on a coloured button.
int paintKeyHint(QPainter *painter, const QRect &rect, const QString &text, bool enabled, const QColor &onFill = {});
[[nodiscard]] int keyHintWidth(const QString &text);

/// The focus ring: 2 px, 1 px outside \a rect (the control), around corners of \a radius.
void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius);

} // namespace Attendant::Ui
