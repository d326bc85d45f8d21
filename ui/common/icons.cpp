// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "base/logging.h"

#include <BreezeIcons>

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <iterator>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct Source
{
    Icon icon;
    const char *name; ///< with a leading ':' our own, else Breeze's path below :/icons/breeze
};

constexpr Source sources[] = {
    {Icon::None, ""},
    {Icon::Live, ":live"},
    {Icon::Queue, ":incoming"},
    {Icon::History, ":history"},
    {Icon::Organizations, ":building"},
    {Icon::Prompts, ":prompt"},
    {Icon::Analytics, ":chart"},
    {Icon::Settings, ":sliders"},
    {Icon::Help, ":help"},
    {Icon::Phone, ":phone"},
    {Icon::Web, ":globe"},
    {Icon::Headset, ":headset"},
    {Icon::Listen, ":ear"},
    {Icon::Whisper, ":whisper"},
    {Icon::Say, ":say"},
    {Icon::Microphone, ":microphone"},
    {Icon::MicrophoneOff, ":microphone-off"},
    {Icon::Pause, ":pause"},
    {Icon::Play, ":play"},
    {Icon::HandBack, ":handback"},
    {Icon::Transfer, ":transfer"},
    {Icon::HangUp, ":hangup"},
    {Icon::Bot, ":bot"},
    {Icon::Speaker, ":speaker"},
    {Icon::Rewind, ":rewind"},
    {Icon::Search, ":search"},
    {Icon::Check, ":check"},
    {Icon::Close, "actions/16/window-close"},
    {Icon::Add, "actions/16/list-add"},
    {Icon::Remove, ":minus"},
    {Icon::Edit, "actions/16/document-edit"},
    {Icon::Copy, ":copy"},
    {Icon::Delete, ":delete"},
    {Icon::Save, "actions/16/document-save"},
    {Icon::Export, ":download"},
    {Icon::Import, ":export"},
    {Icon::Undo, "actions/16/edit-undo"},
    {Icon::Refresh, "actions/16/view-refresh"},
    {Icon::Download, ":download"},
    {Icon::More, ":more"},
    {Icon::Menu, ":menu"},
    {Icon::Grid, ":grid"},
    {Icon::List, ":list"},
    {Icon::Filter, "actions/16/view-filter"},
    {Icon::Down, ":down"},
    {Icon::Up, ":up"},
    {Icon::Left, ":left"},
    {Icon::Right, ":right"},
    {Icon::UpDown, ":updown"},
    {Icon::Clock, ":clock"},
    {Icon::Calendar, "actions/16/view-calendar"},
    {Icon::Bell, ":bell"},
    {Icon::Lock, ":lock"},
    {Icon::Info, "actions/16/help-about"},
    {Icon::User, ":user"},
    {Icon::Note, ":note"},
    {Icon::Flag, "actions/16/flag"},
    {Icon::Key, ":key"},
    {Icon::Server, ":server"},
    {Icon::Database, ":database"},
    {Icon::Palette, ":palette"},
    {Icon::Keyboard, ":keyboard"},
    {Icon::Code, ":code"},
    {Icon::RiskEmergency, ":risk-emergency"},
    {Icon::RiskLook, ":risk-look"},
    {Icon::RiskHuman, ":risk-human"},
    {Icon::RiskRoutine, ":risk-routine"},
};
static_assert(std::size(sources) == size_t(Icon::RiskRoutine) + 1);

// The SVG's text, read once. Colours are put in when it is rendered.
QByteArray svgOf(Icon name)
{
    static std::array<std::optional<QByteArray>, std::size(sources)> cache;
    auto &entry = cache[size_t(name)];
    if (entry)
        return *entry;
    entry = QByteArray();
    const Source &source = sources[size_t(name)];
    Q_ASSERT(source.icon == name);
    const QLatin1StringView path(source.name);
    if (path.isEmpty())
        return {};
    if (!path.startsWith(u':'))
        BreezeIcons::initIcons();
    QFile file(path.startsWith(u':') ? u":/attendant/icons/"_s + path.sliced(1) + u".svg"_s : u":/icons/breeze/"_s + path + u".svg"_s);
    if (file.open(QIODevice::ReadOnly))
        entry = file.readAll();
    else
        qCWarning(lcUi) << "No icon" << file.fileName();
    // Breeze's icons may be links to another name, whose text is a path.
    if (entry->size() < 200 && entry->endsWith(".svg")) {
        QFile target(u":/icons/breeze/"_s + path.first(path.lastIndexOf(u'/') + 1) + QString::fromUtf8(*entry));
        entry = target.open(QIODevice::ReadOnly) ? target.readAll() : QByteArray();
    }
    return *entry;
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(Icon name, ColorRole role)
        : m_name(name)
        , m_role(role)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, colorFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size comes in device pixels.
        return iconPixmap(m_name, qRound(std::min(size.width(), size.height()) / scale), colorFor(mode), scale);
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::current();
        return mode == QIcon::Disabled ? theme.disabled : theme.*m_role;
    }

    Icon m_name;
    ColorRole m_role;
};

} // namespace

QIcon icon(Icon name, ColorRole role)
{
    return name == Icon::None ? QIcon() : QIcon(new ThemedIconEngine(name, role));
}

QPixmap iconPixmap(Icon name, int size, const QColor &color, qreal devicePixelRatio, const QColor &ink)
{
    if (name == Icon::None || size <= 0)
        return {};
    const QColor inner = ink.isValid() ? ink : Theme::current().ink;
    const QString key = u"attendant-icon/%1/%2/%3/%4/%5"_s.arg(int(name)).arg(size).arg(color.rgba()).arg(devicePixelRatio).arg(inner.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = svgOf(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    svg.replace("inkColor", inner.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter *painter, const QRectF &rect, Icon name, const QColor &color)
{
    const int size = int(std::min(rect.width(), rect.height()));
    const QPixmap pixmap = iconPixmap(name, size, color, painter->device()->devicePixelRatioF());
    painter->drawPixmap(QPointF(std::round(rect.center().x() - size / 2.0), std::round(rect.center().y() - size / 2.0)), pixmap);
}

void paintRisk(QPainter *painter, const QRectF &rect, Risk risk)
{
    const Theme &theme = Theme::current();
    const int size = int(std::min(rect.width(), rect.height()));
    const auto [name, color, ink] = [&]() -> std::tuple<Icon, QColor, QColor> {
        switch (risk) {
        case Risk::Emergency: return {Icon::RiskEmergency, theme.redG, theme.ink};
        case Risk::Look: return {Icon::RiskLook, theme.amber, theme.onAmber};
        case Risk::Human: return {Icon::RiskHuman, theme.greenG, theme.ink};
        case Risk::Routine: break;
        }
        return {Icon::RiskRoutine, theme.control, theme.ink};
    }();
    const QPixmap pixmap = iconPixmap(name, size, color, painter->device()->devicePixelRatioF(), ink);
    painter->drawPixmap(QPointF(std::round(rect.center().x() - size / 2.0), std::round(rect.center().y() - size / 2.0)), pixmap);
}

QIcon applicationIcon(int count, bool emergency)
{
    QIcon result;
    for (const int size : {16, 22, 32, 48, 64, 128}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer(u":/attendant/icons/attendant.svg"_s).render(&painter, pixmap.rect());
        if (count > 0) {
            const qreal side = size * 0.6;
            const QRectF badge(size - side, 0, side, side);
            const Theme &theme = Theme::current();
            painter.setPen(Qt::NoPen);
            painter.setBrush(emergency ? theme.red : theme.text2);
            painter.drawRoundedRect(badge, side * 0.3, side * 0.3);
            QFont font = Theme::font(12, QFont::DemiBold, true);
            font.setPixelSize(std::max(7, int(side * 0.75)));
            painter.setFont(font);
            painter.setPen(emergency ? theme.onRed : theme.surface);
            painter.drawText(badge, Qt::AlignCenter, count > 9 ? u"9+"_s : QString::number(count));
        }
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace Attendant::Ui
