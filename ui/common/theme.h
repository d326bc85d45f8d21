// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that knows colours, fonts and sizes. Pages name roles (`&Theme::text3`, `Theme::font(12)`, `px(16)`), never literals.

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace Attendant::Ui {

enum class ThemeMode { System, Light, Dark };

/// All colours of one theme. The names are those of the design's table: colour is state, the accent is what one can do.
struct Theme
{
    bool dark = false;

    // surfaces
    QColor window, page, surface, sunken, hover, selected, line, edge, control;
    // text
    QColor text, text2, text3, disabled;
    // the accent: what one can do, focus, selection, the AI
    QColor accent, accentHover, accentPress, accentText, accentTint, accentLine, onAccent;
    // emergencies alone
    QColor red, redText, redTint, redLine, onRed;
    // needs a look, wrong input, degraded services
    QColor amber, amberText, amberTint, amberLine, onAmber;
    // a human is on it
    QColor green, greenText, greenTint, greenLine, onGreen;
    // graphics: glyphs, bars, meters
    QColor accentG, redG, greenG, ink;
    // syntax, search hits, the rest of bars
    QColor synTag, synTool, mark, onMark, shade1, shade2;

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme darkTheme();

    /// The theme in use. GUI thread. A reference that stays valid; its colours change when the theme is switched.
    [[nodiscard]] static const Theme &current();

    /// Inter (or the system's font) at \a size pixels of the 100 % text size; \a tabular for times, counts and telephone numbers.
    [[nodiscard]] static QFont font(int size = 13, QFont::Weight weight = QFont::Normal, bool tabular = false);
    /// JetBrains Mono, Hack or the system's fixed font, for code: 12.5 px.
    [[nodiscard]] static QFont mono();

    [[nodiscard]] QPalette palette() const;
};

/// A colour by its role, such as `&Theme::text3`, so that it follows the theme.
using ColorRole = QColor Theme::*;

/// \a size logical pixels at 100 % text size, scaled by the text size that was chosen. Every distance goes through this.
[[nodiscard]] int px(int size);

namespace Radius {
inline constexpr int tag = 4, control = 6, card = 8;
}

/// Applies the theme to the application: style, palette, fonts; follows the system while the mode is System; remembers the mode and the
/// text size in QSettings. Create one after QApplication and before the first window; windows see a change as an ordinary
/// PaletteChange. GUI thread.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);

    /// 1.0 to 2.0. Remembered, and asked for by rebuildRequested(); what is on the screen keeps its size until applyTextScale().
    void setTextScale(double scale);
    /// The size that was chosen, in use or not yet.
    [[nodiscard]] double chosenTextScale() const { return m_chosenScale; }
    /// Takes the chosen size up: px() and every font change with it, so only whoever builds the window anew calls this.
    void applyTextScale();
    /// Something that windows take up only when they are built has changed (text size, language).
    void requestRebuild() { Q_EMIT rebuildRequested(); }
    [[nodiscard]] static double textScale();

    /// False in tests and where the system asks for reduced motion: every animation then lasts 0 ms.
    [[nodiscard]] static bool animates();

Q_SIGNALS:
    void changed();
    void rebuildRequested();

private:
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    double m_chosenScale = 1.0;
};

} // namespace Attendant::Ui
