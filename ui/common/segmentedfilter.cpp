// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/segmentedfilter.h"

#include "ui/common/paint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

class SegmentedFilter::Segment : public QAbstractButton
{
public:
    explicit Segment(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        setProperty("focusRadius", px(Radius::tag));
    }

    QSize sizeHint() const override
    {
        int width = 2 * px(iconOnly ? 7 : 10);
        if (hasGlyph())
            width += px(iconOnly ? 16 : 14) + (iconOnly ? 0 : px(6));
        if (!iconOnly)
            width += textWidth(text(), labelFont());
        if (count)
            width += px(6) + textWidth(QString::number(*count), countFont());
        return {width, px(26)};
    }

    void updateName() { setAccessibleName(count ? u"%1, %2"_s.arg(text()).arg(*count) : text()); }

    Icon icon = Icon::None;
    std::optional<Risk> risk;
    std::optional<int> count;
    bool iconOnly = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const bool on = isChecked();
        if (on)
            paintBox(&painter, rect(), px(5), theme.surface, theme.edge);
        else if (underMouse() && isEnabled())
            paintBox(&painter, rect().adjusted(1, 1, -1, -1), px(Radius::tag), theme.hover, {});
        const QColor ink = !isEnabled() ? theme.disabled : on ? theme.text : theme.text2;
        QRect rest = rect().adjusted(px(iconOnly ? 7 : 10), 0, -px(iconOnly ? 7 : 10), 0);
        if (hasGlyph()) {
            const int side = px(iconOnly ? 16 : 14);
            const QRect spot(rest.left(), (height() - side) / 2, side, side);
            if (risk)
                paintRisk(&painter, spot, *risk);
            else
                paintIcon(&painter, spot, icon, ink);
            rest.setLeft(rest.left() + side + px(6));
        }
        if (iconOnly)
            return;
        rest.setLeft(rest.left() + paintText(&painter, rest, text(), labelFont(), ink) + px(6));
        if (count)
            paintText(&painter, rest, QString::number(*count), countFont(), on ? theme.text2 : theme.text3);
    }

private:
    bool hasGlyph() const { return icon != Icon::None || risk; }
    static QFont labelFont() { return Theme::font(13, QFont::Medium); }
    static QFont countFont() { return Theme::font(13, QFont::Medium, true); }
};

SegmentedFilter::SegmentedFilter(const QString &accessibleName, QWidget *parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(px(32));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT chosenChanged(id);
    });
}

SegmentedFilter::Segment *SegmentedFilter::add(int id, const QString &text)
{
    auto *segment = new Segment(this);
    segment->setText(text);
    segment->updateName();
    layout()->addWidget(segment);
    m_segments.push_back(segment);
    m_group->addButton(segment, id);
    if (m_segments.size() == 1)
        segment->setChecked(true);
    return segment;
}

void SegmentedFilter::addChoice(int id, const QString &text, Icon icon)
{
    add(id, text)->icon = icon;
}

void SegmentedFilter::addRiskChoice(int id, const QString &text, Risk risk)
{
    add(id, text)->risk = risk;
}

void SegmentedFilter::addIconChoice(int id, const QString &name, Icon icon)
{
    Segment *segment = add(id, name);
    segment->icon = icon;
    segment->iconOnly = true;
    segment->setToolTip(name);
}

void SegmentedFilter::setCount(int id, std::optional<int> count)
{
    auto *segment = static_cast<Segment *>(m_group->button(id));
    if (!segment || segment->count == count)
        return;
    segment->count = count;
    segment->updateName();
    segment->updateGeometry();
    segment->update();
}

int SegmentedFilter::chosen() const
{
    return m_group->checkedId();
}

void SegmentedFilter::choose(int id)
{
    if (auto *button = m_group->button(id))
        button->setChecked(true);
}

void SegmentedFilter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), px(Radius::control), Theme::current().window, Theme::current().edge);
}

} // namespace Attendant::Ui
