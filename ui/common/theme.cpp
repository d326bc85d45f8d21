// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHash>
#include <QSettings>
#include <QStyleFactory>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

double s_textScale = 1.0;

Theme &mutableCurrent()
{
    static Theme theme = Theme::light();
    return theme;
}

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QString firstFamily(const QStringList &wanted, const QString &otherwise)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : wanted) {
        if (installed.contains(family))
            return family;
    }
    return otherwise;
}

} // namespace

Theme Theme::light()
{
    Theme t;
    t.window = rgb(0xeef0f3); t.page = rgb(0xf7f8fa); t.surface = rgb(0xffffff); t.sunken = rgb(0xf1f3f6);
    t.hover = rgb(0xe6e9ee); t.selected = rgb(0xe2eafc); t.line = rgb(0xe2e5ea); t.edge = rgb(0xcdd2da);
    t.control = rgb(0x7e8795); t.text = rgb(0x1a1e25); t.text2 = rgb(0x464e5b); t.text3 = rgb(0x5d6673);
    t.disabled = rgb(0x9ba2ad); t.accent = rgb(0x2b5fd3); t.accentHover = rgb(0x2453bd);
    t.accentPress = rgb(0x1d459f); t.accentText = rgb(0x2453bd); t.accentTint = rgb(0xeaf0fd);
    t.accentLine = rgb(0xb9cbf3); t.onAccent = rgb(0xffffff); t.red = rgb(0xc4202e); t.redText = rgb(0xa81724);
    t.redTint = rgb(0xfdefef); t.redLine = rgb(0xedb4b7); t.onRed = rgb(0xffffff); t.amber = rgb(0xac6e05);
    t.amberText = rgb(0x7f4d00); t.amberTint = rgb(0xfff6e5); t.amberLine = rgb(0xe9cb91);
    t.onAmber = rgb(0xffffff); t.green = rgb(0x1c7a46); t.greenText = rgb(0x17663a); t.greenTint = rgb(0xeaf6ee);
    t.greenLine = rgb(0xa9d5b9); t.onGreen = rgb(0xffffff); t.accentG = rgb(0x2b5fd3); t.redG = rgb(0xc4202e);
    t.greenG = rgb(0x1c7a46); t.ink = rgb(0xffffff); t.synTag = rgb(0x7a3b9a); t.synTool = rgb(0x0b6a75);
    t.mark = rgb(0xffe9a8); t.onMark = rgb(0x3d2a00); t.shade1 = rgb(0xc9cfd8); t.shade2 = rgb(0xdde1e7);
    return t;
}

Theme Theme::darkTheme()
{
    Theme t;
    t.dark = true;
    t.window = rgb(0x131519); t.page = rgb(0x181b20); t.surface = rgb(0x1f2329); t.sunken = rgb(0x171a1e);
    t.hover = rgb(0x2a2f37); t.selected = rgb(0x243456); t.line = rgb(0x2b3038); t.edge = rgb(0x3b424c);
    t.control = rgb(0x76808e); t.text = rgb(0xe9ebee); t.text2 = rgb(0xbbc1ca); t.text3 = rgb(0x98a0ac);
    t.disabled = rgb(0x5f6773); t.accent = rgb(0x3b6be0); t.accentHover = rgb(0x3160d2);
    t.accentPress = rgb(0x2852b8); t.accentText = rgb(0x94b4ff); t.accentTint = rgb(0x1f2b47);
    t.accentLine = rgb(0x38508a); t.onAccent = rgb(0xffffff); t.red = rgb(0xd23440); t.redText = rgb(0xff959a);
    t.redTint = rgb(0x371c20); t.redLine = rgb(0x77353b); t.onRed = rgb(0xffffff); t.amber = rgb(0xe0a63c);
    t.amberText = rgb(0xf0bf66); t.amberTint = rgb(0x30270f); t.amberLine = rgb(0x66521f);
    t.onAmber = rgb(0x241800); t.green = rgb(0x25804c); t.greenText = rgb(0x7ad49b); t.greenTint = rgb(0x15301f);
    t.greenLine = rgb(0x2f6043); t.onGreen = rgb(0xffffff); t.accentG = rgb(0x5c88f5); t.redG = rgb(0xec5963);
    t.greenG = rgb(0x3da56a); t.ink = rgb(0x131519); t.synTag = rgb(0xd3a4f0); t.synTool = rgb(0x6fcbd6);
    t.mark = rgb(0x5a470f); t.onMark = rgb(0xffe7a3); t.shade1 = rgb(0x4a525e); t.shade2 = rgb(0x363d47);
    return t;
}

const Theme &Theme::current()
{
    return mutableCurrent();
}

QFont Theme::font(int size, QFont::Weight weight, bool tabular)
{
    static QHash<int, QFont> cache;
    const int pixels = px(size);
    const int key = pixels * 4000 + int(weight) * 2 + int(tabular);
    if (const auto found = cache.constFind(key); found != cache.constEnd())
        return *found;
    static const QString family = firstFamily({u"Inter"_s}, QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    QFont font(family);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    // Whole-pixel hinting makes Inter's stems uneven at 13 px.
    font.setHintingPreference(QFont::PreferNoHinting);
    if (tabular)
        font.setFeature("tnum", 1);
    if (size >= 24)
        font.setLetterSpacing(QFont::AbsoluteSpacing, -0.4);
    else if (size >= 18)
        font.setLetterSpacing(QFont::AbsoluteSpacing, -0.2);
    cache.insert(key, font);
    return font;
}

QFont Theme::mono()
{
    static const QString family = firstFamily({u"JetBrains Mono"_s, u"Hack"_s}, QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    QFont font(family);
    // 12.5 px exists only through the point size, which the logical resolution turns back into pixels.
    font.setPixelSize(qRound(12.5 * s_textScale));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setFeature("liga", 0);
    font.setFeature("calt", 0);
    return font;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, page);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, sunken);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, onAccent);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, edge);
    p.setColor(QPalette::Dark, control);
    p.setColor(QPalette::Shadow, line);
    p.setColor(QPalette::Highlight, selected);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Accent, accent);
    p.setColor(QPalette::Link, accentText);
    p.setColor(QPalette::LinkVisited, accentText);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text2);
    p.setColor(QPalette::PlaceholderText, text3);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

int px(int size)
{
    return s_textScale == 1.0 ? size : qRound(size * s_textScale);
}

ThemeController::ThemeController(QObject *parent)
    : QObject(parent)
{
    const QSettings settings;
    const QString stored = settings.value("appearance/theme").toString();
    m_mode = stored == u"light" ? ThemeMode::Light : stored == u"dark" ? ThemeMode::Dark : ThemeMode::System;
    s_textScale = m_chosenScale = std::clamp(settings.value("appearance/text_scale", 1.0).toDouble(), 1.0, 2.0);
    QApplication::setStyle(new Style);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == ThemeMode::System)
            apply();
    });
    apply();
}

ThemeController::~ThemeController() = default;

void ThemeController::setMode(ThemeMode mode)
{
    m_mode = mode;
    QSettings().setValue("appearance/theme", mode == ThemeMode::Light ? u"light"_s : mode == ThemeMode::Dark ? u"dark"_s : u"system"_s);
    apply();
}

void ThemeController::setTextScale(double scale)
{
    m_chosenScale = std::clamp(scale, 1.0, 2.0);
    QSettings().setValue("appearance/text_scale", m_chosenScale);
    Q_EMIT rebuildRequested();
}

void ThemeController::applyTextScale()
{
    if (s_textScale == m_chosenScale)
        return;
    s_textScale = m_chosenScale;
    apply();
}

double ThemeController::textScale()
{
    return s_textScale;
}

bool ThemeController::animates()
{
    return QApplication::isEffectEnabled(Qt::UI_General) && QGuiApplication::platformName() != u"offscreen";
}

void ThemeController::apply()
{
    const bool systemDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && systemDark);
    mutableCurrent() = dark ? Theme::darkTheme() : Theme::light();
    // The system's colour scheme has no say where the platform knows none (bare X servers), so the palette is always explicit.
    QApplication::setPalette(Theme::current().palette());
    QApplication::setFont(Theme::font());
    Q_EMIT changed();
}

} // namespace Attendant::Ui
