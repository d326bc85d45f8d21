// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/risk.h"
#include "ui/common/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace Attendant::Ui {

/// Every icon of the program: Breeze's where Breeze has it, our own SVG (resources/icons) otherwise. Drawn in the theme's colours.
enum class Icon {
    None,
    // pages
    Live, Queue, History, Organizations, Prompts, Analytics, Settings, Help,
    // calls
    Phone, Web, Headset, Listen, Whisper, Say, Microphone, MicrophoneOff, Pause, Play, HandBack, Transfer, HangUp, Bot, Speaker, Rewind,
    // objects and actions
    Search, Check, Close, Add, Remove, Edit, Copy, Delete, Save, Export, Import, Undo, Refresh, Download, More, Menu, Grid, List, Filter,
    Down, Up, Left, Right, UpDown, Clock, Calendar, Bell, Lock, Info, User, Note, Flag, Key, Server, Database, Palette, Keyboard, Code,
    // risk: shape and colour say the same thing
    RiskEmergency, RiskLook, RiskHuman, RiskRoutine,
};

/// The icon in one role's colour, following the theme; the disabled mode uses `disabled`. HiDPI, cached. GUI thread.
[[nodiscard]] QIcon icon(Icon name, ColorRole role = &Theme::text2);

/// The icon at \a size logical pixels in \a color; \a ink colours what is drawn inside a filled shape. Cached. GUI thread.
[[nodiscard]] QPixmap iconPixmap(Icon name, int size, const QColor &color, qreal devicePixelRatio, const QColor &ink = {});

/// Paints the icon centred in \a rect, as large as fits.
void paintIcon(QPainter *painter, const QRectF &rect, Icon name, const QColor &color);

/// Paints the octagon, triangle, disc or ring of \a risk in its own colours.
void paintRisk(QPainter *painter, const QRectF &rect, Risk risk);

/// The program's own icon, for windows and the tray. With \a count above 0 a badge carries it; \a emergency makes the badge red.
[[nodiscard]] QIcon applicationIcon(int count = 0, bool emergency = false);

} // namespace Attendant::Ui
