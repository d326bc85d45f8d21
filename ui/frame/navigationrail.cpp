// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/navigationrail.h"

#include "ui/common/paint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QSvgRenderer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int wideWidth = 176, narrowWidth = 88;

// Mark and name of the program over the entries.
class Brand : public QWidget
{
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
        , m_mark(u":/attendant/icons/attendant.svg"_s)
    {
        setFixedHeight(px(48));
    }
    bool narrow = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int side = px(24), left = narrow ? (width() - side) / 2 : px(8);
        m_mark.render(&painter, QRectF(left, (height() - side) / 2.0, side, side));
        if (!narrow)
            paintText(&painter, rect().adjusted(left + side + px(10), 0, 0, 0), u"Attendant"_s, Theme::font(14, QFont::DemiBold), Theme::current().text);
    }

private:
    QSvgRenderer m_mark;
};

} // namespace

class NavigationRail::Item : public QAbstractButton
{
public:
    Item(const QString &text, Icon icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(icon)
    {
        setText(text);
        setAccessibleName(text);
        setAttribute(Qt::WA_Hover);
        setNarrow(false);
    }

    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        setFixedHeight(px(narrow ? 52 : 36));
        update();
    }

    void setCount(int count, Badge::Kind kind, const QString &meaning)
    {
        m_count = count;
        m_kind = kind;
        setAccessibleName(count > 0 ? u"%1, %2"_s.arg(text(), meaning) : text());
        setToolTip(count > 0 ? meaning : QString());
        update();
    }

    /// What its words need, in either width of the rail.
    QSize sizeHint() const override
    {
        const int words = textWidth(text(), Theme::font(m_narrow ? 11 : 13, QFont::DemiBold));
        return {m_narrow ? words + px(4) : px(11 + 18 + 10 + 8) + words, height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const bool on = isChecked();
        if (on)
            paintBox(&painter, rect(), px(Radius::control), theme.surface, theme.line);
        else if (underMouse())
            paintBox(&painter, rect(), px(Radius::control), theme.hover, {});
        const QColor ink = on ? theme.text : theme.text2, glyph = on ? theme.accentText : theme.text2;
        const int side = px(18);
        if (m_narrow) {
            paintIcon(&painter, QRect((width() - side) / 2, px(8), side, side), m_icon, glyph);
            paintText(&painter, QRect(px(2), px(28), width() - px(4), px(16)), text(), Theme::font(11, on ? QFont::DemiBold : QFont::Medium), ink,
                      Qt::AlignHCenter);
            if (m_count > 0) {
                // Starts at the icon's right shoulder, grows to the right.
                QRect spot(width() / 2 + px(13), px(5), px(40), px(16));
                spot.setRight(std::min(spot.right(), width() - px(2)));
                const int used = Badge::paint(nullptr, spot, m_count, m_kind, true);
                Badge::paint(&painter, QRect(spot.left(), spot.top(), used, spot.height()), m_count, m_kind, true);
            }
            return;
        }
        paintIcon(&painter, QRect(px(11), (height() - side) / 2, side, side), m_icon, glyph);
        QRect rest = rect().adjusted(px(11) + side + px(10), 0, -px(8), 0);
        if (m_count > 0)
            rest.setRight(rest.right() - Badge::paint(&painter, rest, m_count, m_kind) - px(6));
        paintText(&painter, rest, text(), Theme::font(13, on ? QFont::DemiBold : QFont::Medium), ink);
    }

private:
    Icon m_icon;
    bool m_narrow = false;
    int m_count = 0;
    Badge::Kind m_kind = Badge::Kind::Neutral;
};

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_brand(new Brand(this))
{
    setAccessibleName(tr("Pages"));
    m_layout->setSpacing(0);
    m_top->setSpacing(px(2));
    m_bottom->setSpacing(px(2));
    m_layout->addWidget(m_brand);
    m_layout->addSpacing(px(2));
    m_layout->addLayout(m_top);
    m_layout->addStretch(1);
    m_layout->addLayout(m_bottom);
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
    setNarrow(false);
}

void NavigationRail::addEntry(int index, const QString &text, Icon icon, bool bottom)
{
    auto *item = new Item(text, icon, this);
    item->setCheckable(true);
    item->setObjectName(u"railItem%1"_s.arg(index));
    m_group->addButton(item, index);
    m_items.push_back(item);
    setNarrow(m_narrow);
    // Commands (Help) stay last.
    if (bottom)
        m_bottom->insertWidget(m_bottomPages++, item);
    else
        m_top->addWidget(item);
}

void NavigationRail::addCommand(const QString &text, Icon icon, const QString &objectName, QObject *context, const std::function<void()> &run)
{
    auto *item = new Item(text, icon, this);
    item->setObjectName(objectName);
    m_items.push_back(item);
    setNarrow(m_narrow);
    m_bottom->addWidget(item);
    connect(item, &QAbstractButton::clicked, context, run);
}

void NavigationRail::setCurrent(int index)
{
    // A page without an entry (the open call) leaves none checked.
    QAbstractButton *button = m_group->button(index);
    if (!button && m_group->checkedButton()) {
        m_group->setExclusive(false);
        m_group->checkedButton()->setChecked(false);
        m_group->setExclusive(true);
    } else if (button) {
        button->setChecked(true);
    }
}

void NavigationRail::setCount(int index, int count, Badge::Kind kind, const QString &meaning)
{
    if (auto *item = static_cast<Item *>(m_group->button(index)))
        item->setCount(count, kind, meaning);
}

void NavigationRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    const int side = px(narrow ? 4 : 8);
    // As wide as its longest word in the language of the window, beside the picture's own width.
    int widest = px(narrow ? narrowWidth : wideWidth);
    for (Item *item : m_items) {
        item->setNarrow(narrow);
        widest = std::max(widest, item->sizeHint().width() + 2 * side);
    }
    setFixedWidth(widest);
    m_layout->setContentsMargins(side, 0, side, px(8));
    static_cast<Brand *>(m_brand)->narrow = narrow;
    m_brand->update();
}

} // namespace Attendant::Ui
