// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/healthview.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

class HealthView::Item : public QAbstractButton
{
public:
    Item(const QString &name, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(name);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setProperty("focusRadius", px(Radius::tag));
    }

    void setHealth(const ConsoleStore::Health &health)
    {
        using State = ConsoleStore::Health::State;
        m_health = health;
        const QString state = health.state == State::Ok         ? HealthView::tr("works")
                              : health.state == State::Degraded ? HealthView::tr("has trouble")
                              : health.state == State::Down     ? HealthView::tr("is down")
                                                                : HealthView::tr("is not known yet");
        setAccessibleName(health.reason.isEmpty() ? u"%1 %2"_s.arg(text(), state) : u"%1 %2: %3"_s.arg(text(), state, health.reason));
        setToolTip(health.reason.isEmpty() ? u"%1 %2."_s.arg(text(), state) : health.reason);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const int brief = m_health.brief.isEmpty() ? 0 : px(4) + textWidth(m_health.brief, Theme::font(12, QFont::DemiBold, true));
        return {px(warns() ? 14 : 12) + px(4) + textWidth(text(), nameFont()) + brief, px(20)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const QColor ink = warns() ? theme.amberText : underMouse() ? theme.text2 : theme.text3;
        const int side = px(warns() ? 14 : 12);
        const QRect glyph(0, (height() - side) / 2, side, side);
        if (warns())
            paintRisk(&painter, glyph, Risk::Look);
        else
            paintIcon(&painter, glyph, m_health.state == ConsoleStore::Health::State::Ok ? Icon::Check : Icon::Remove, ink);
        QRect rest = rect().adjusted(side + px(4), 0, 0, 0);
        rest.setLeft(rest.left() + paintText(&painter, rest, text(), nameFont(), ink) + px(4));
        paintText(&painter, rest, m_health.brief, Theme::font(12, QFont::DemiBold, true), ink);
    }

private:
    bool warns() const
    {
        return m_health.state == ConsoleStore::Health::State::Degraded || m_health.state == ConsoleStore::Health::State::Down;
    }
    QFont nameFont() const { return Theme::font(12, warns() ? QFont::Medium : QFont::Normal); }

    ConsoleStore::Health m_health;
};

HealthView::HealthView(ConsoleStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(8), 0, px(8), 0);
    layout->setSpacing(px(12));
    for (size_t i = 0; i < m_items.size(); ++i) {
        m_items[i] = new Item(partName(ConsoleStore::Part(i)), this);
        layout->addWidget(m_items[i]);
        connect(m_items[i], &QAbstractButton::clicked, this, [this, i] { Q_EMIT partClicked(ConsoleStore::Part(i)); });
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_store, &ConsoleStore::healthChanged, this, &HealthView::refresh);
    refresh();
}

std::array<ConsoleStore::Part, 4> HealthView::parts()
{
    using Part = ConsoleStore::Part;
    return {Part::Server, Part::Ai, Part::Database, Part::Audio};
}

QString HealthView::partName(ConsoleStore::Part part)
{
    switch (part) {
    case ConsoleStore::Part::Server: return tr("Server");
    case ConsoleStore::Part::Ai: return tr("AI");
    case ConsoleStore::Part::Database: return tr("Database");
    case ConsoleStore::Part::Audio: break;
    }
    return tr("Audio");
}

void HealthView::refresh()
{
    for (size_t i = 0; i < m_items.size(); ++i)
        m_items[i]->setHealth(m_store.health(ConsoleStore::Part(i)));
}

} // namespace Attendant::Ui
