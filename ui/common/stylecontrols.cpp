// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing half of Style.
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QFocusFrame>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void drawButtonBevel(const QStyleOptionButton *button, QPainter *painter)
{
    const Theme &theme = Theme::current();
    const bool enabled = has(button, QStyle::State_Enabled), hover = has(button, QStyle::State_MouseOver);
    const bool down = has(button, QStyle::State_Sunken), primary = button->features.testFlag(QStyleOptionButton::DefaultButton);
    if (!enabled) {
        paintBox(painter, button->rect, px(Radius::control), {}, theme.line);
    } else if (primary) {
        const QColor fill = down ? theme.accentPress : hover ? theme.accentHover : theme.accent;
        paintBox(painter, button->rect, px(Radius::control), fill, {});
    } else {
        const bool on = has(button, QStyle::State_On);
        const QColor fill = on ? theme.selected : down ? theme.line : hover ? theme.hover : theme.surface;
        paintBox(painter, button->rect, px(Radius::control), fill, on ? theme.accentLine : theme.edge);
    }
}

void drawCheck(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::current();
    const bool enabled = has(option, QStyle::State_Enabled), on = has(option, QStyle::State_On), partly = has(option, QStyle::State_NoChange);
    const QRect box(option->rect.left(), option->rect.center().y() + 1 - px(8), px(16), px(16));
    const QColor fill = on || partly ? (enabled ? theme.accent : theme.disabled) : enabled ? theme.surface : QColor();
    const QColor border = on || partly ? fill : enabled ? theme.control : theme.line;
    paintBox(painter, box, px(Radius::tag), fill, border);
    if (on)
        paintIcon(painter, box.adjusted(px(2), px(2), -px(2), -px(2)), Icon::Check, theme.onAccent);
    else if (partly)
        paintBox(painter, QRectF(box.left() + px(4), box.center().y(), px(8), px(2)), 1, theme.onAccent, {});
}

void drawRadio(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::current();
    const bool enabled = has(option, QStyle::State_Enabled), on = has(option, QStyle::State_On);
    const QRect box(option->rect.left(), option->rect.center().y() + 1 - px(8), px(16), px(16));
    const QColor border = on ? (enabled ? theme.accent : theme.disabled) : enabled ? theme.control : theme.line;
    paintBox(painter, box, px(8), enabled ? theme.surface : QColor(), border, on ? px(5) : 1);
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool enabled = has(option, QStyle::State_Enabled), focus = has(option, QStyle::State_HasFocus);
    const bool wrong = widget && widget->property("invalid").toBool();
    const QColor fill = enabled ? theme.surface : QColor();
    if (widget && widget->property("flat").toBool() && !focus && !wrong && !has(option, QStyle::State_MouseOver))
        return;
    if (focus)
        paintBox(painter, option->rect, px(Radius::control), fill, theme.accentText, 2);
    else if (wrong)
        paintBox(painter, option->rect, px(Radius::control), fill, theme.amber, 2);
    else
        paintBox(painter, option->rect, px(Radius::control), fill, enabled ? theme.control : theme.line);
}

void drawMenuItem(const QStyleOptionMenuItem *item, QPainter *painter)
{
    const Theme &theme = Theme::current();
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(item->rect.left(), item->rect.center().y(), item->rect.width(), 1), theme.line);
        return;
    }
    const bool enabled = has(item, QStyle::State_Enabled);
    if (has(item, QStyle::State_Selected) && enabled)
        paintBox(painter, item->rect, px(Radius::tag), theme.selected, {});
    QRect rest = item->rect.adjusted(px(8), 0, -px(8), 0);
    if (item->maxIconWidth > 0 || !item->icon.isNull()) {
        const QRect spot(rest.left(), rest.center().y() + 1 - px(8), px(16), px(16));
        item->icon.paint(painter, spot, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        rest.setLeft(rest.left() + px(24));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRect(rest.right() - px(13), rest.center().y() - px(6), px(14), px(14)), Icon::Right, theme.text3);
    else if (item->checked)
        paintIcon(painter, QRect(rest.right() - px(15), rest.center().y() - px(7), px(16), px(16)), Icon::Check, theme.text2);
    QString text = item->text;
    const qsizetype tab = text.indexOf(u'\t');
    if (tab >= 0) {
        QString key = text.sliced(tab + 1);
        key.replace(u'+', u' ');
        paintKeyHint(painter, rest.adjusted(0, 0, item->checked ? -px(24) : 0, 0), key, enabled);
        text.truncate(tab);
    }
    const QFont font = item->menuItemType == QStyleOptionMenuItem::DefaultItem ? Theme::font(13, QFont::DemiBold) : Theme::font();
    paintText(painter, rest, text, font, enabled ? theme.text : theme.disabled);
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case PE_FrameFocusRect:
    case PE_FrameButtonBevel:
    case PE_FrameStatusBarItem: return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(option, painter); return;
    case PE_IndicatorRadioButton: drawRadio(option, painter); return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    case PE_FrameLineEdit: drawField(option, painter, widget); return;
    case PE_Frame:
        if (widget && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit")))
            drawField(option, painter, widget);
        else if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintBox(painter, option->rect, px(Radius::card), {}, theme.line);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        painter->fillRect(option->rect, theme.surface);
        paintBox(painter, option->rect, 0, {}, theme.edge);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.surface);
        paintBox(painter, option->rect, 0, {}, theme.edge);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown: paintIcon(painter, option->rect, Icon::Down, theme.text2); return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp: paintIcon(painter, option->rect, Icon::Up, theme.text2); return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (!item)
            break;
        if (has(option, State_Selected))
            paintBox(painter, option->rect, px(Radius::tag), theme.selected, {});
        else if (has(option, State_MouseOver))
            paintBox(painter, option->rect, px(Radius::tag), theme.hover, {});
        if (has(option, State_HasFocus))
            paintBox(painter, option->rect, px(Radius::tag), {}, theme.accentText, 2);
        return;
    }
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case CE_FocusFrame: {
        const auto *frame = qobject_cast<const QFocusFrame *>(widget);
        const QWidget *target = frame ? frame->widget() : nullptr;
        const QVariant own = target ? target->property("focusRadius") : QVariant();
        paintFocusRing(painter, option->rect.adjusted(3, 3, -3, -3), own.isValid() ? own.toInt() : px(Radius::control));
        return;
    }
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawButtonBevel(button, painter);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const bool primary = button->features.testFlag(QStyleOptionButton::DefaultButton);
            const bool enabled = has(option, State_Enabled);
            QString text = button->text;
            text.remove(u'&');
            paintText(painter, button->rect.adjusted(px(8), 0, -px(8), 0), text, Theme::font(13, primary ? QFont::DemiBold : QFont::Medium),
                      !enabled ? theme.disabled : primary ? theme.onAccent : theme.text, Qt::AlignHCenter);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuItem(item, painter);
        return;
    case CE_MenuEmptyArea: painter->fillRect(option->rect, theme.surface); return;
    case CE_ComboBoxLabel:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QRect field = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
            const bool enabled = has(option, State_Enabled);
            if (!box->currentIcon.isNull()) {
                box->currentIcon.paint(painter, QRect(field.left(), field.center().y() + 1 - px(8), px(16), px(16)), Qt::AlignCenter,
                                       enabled ? QIcon::Normal : QIcon::Disabled);
                field.setLeft(field.left() + px(24));
            }
            if (!box->editable)
                paintText(painter, field, box->currentText, Theme::font(13, QFont::Medium), enabled ? theme.text : theme.disabled);
        }
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const bool flat = frame->frameShape == QFrame::HLine;
                const QRect r = option->rect;
                painter->fillRect(flat ? QRect(r.left(), r.center().y(), r.width(), 1) : QRect(r.center().x(), r.top(), 1, r.height()), theme.line);
                return;
            }
            if (frame->frameShape == QFrame::NoFrame)
                return;
            drawPrimitive(PE_Frame, option, painter, widget);
        }
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, theme.page);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.line);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.page);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.line);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintText(painter, option->rect.adjusted(px(6), 0, -px(4), 0), header->text, Theme::font(12, QFont::Medium), theme.text2,
                      header->textAlignment & Qt::AlignHorizontal_Mask);
        return;
    case CE_Splitter: painter->fillRect(QRect(option->rect.center(), QSize(1, option->rect.height())), theme.line); return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            if (bar->maximum <= bar->minimum)
                return;
            const bool upright = bar->orientation == Qt::Vertical;
            const QRectF slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
            const qreal thick = px(6);
            const QRectF thumb = upright ? QRectF(slider.center().x() - thick / 2, slider.top() + 2, thick, slider.height() - 4)
                                         : QRectF(slider.left() + 2, slider.center().y() - thick / 2, slider.width() - 4, thick);
            const bool active = has(option, State_MouseOver) || has(option, State_Sunken);
            paintBox(painter, thumb, thick / 2, active ? theme.control : theme.shade1, {});
        }
        return;
    case CC_ComboBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const bool enabled = has(option, State_Enabled);
            if (box->editable) {
                drawField(option, painter, widget);
            } else {
                const QColor fill = !enabled ? QColor() : has(option, State_On) ? theme.line : has(option, State_MouseOver) ? theme.hover : theme.surface;
                const bool wrong = widget && widget->property("invalid").toBool();
                paintBox(painter, option->rect, px(Radius::control), fill, wrong ? theme.amber : enabled ? theme.edge : theme.line, wrong ? 2 : 1);
            }
            const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            paintIcon(painter, QRect(arrow.center() - QPoint(px(7), px(6)), QSize(px(14), px(14))), Icon::Down, enabled ? theme.text2 : theme.disabled);
        }
        return;
    case CC_SpinBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawField(option, painter, widget);
            if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            const auto arrow = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag step, Icon icon) {
                const QRect place = subControlRect(CC_SpinBox, option, part, widget);
                const bool can = has(option, State_Enabled) && box->stepEnabled.testFlag(step);
                const bool hover = can && has(option, State_MouseOver) && box->activeSubControls == part;
                paintIcon(painter, QRect(place.center() - QPoint(px(5), px(5)), QSize(px(12), px(12))), icon, !can ? theme.disabled : hover ? theme.text : theme.text2);
            };
            arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Icon::Up);
            arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Icon::Down);
        }
        return;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const bool enabled = has(option, State_Enabled);
            const QRect r = option->rect;
            const QRect handle = QProxyStyle::subControlRect(CC_Slider, option, SC_SliderHandle, widget);
            const bool flat = slider->orientation == Qt::Horizontal;
            // Along the groove where the handle is, across it in the middle: the handle's own rectangle is Fusion's.
            const QPointF centre = flat ? QPointF(QRectF(handle).center().x(), QRectF(r).center().y()) : QPointF(QRectF(r).center().x(), QRectF(handle).center().y());
            const qreal thick = px(4);
            const QRectF groove = flat ? QRectF(r.left(), centre.y() - thick / 2, r.width(), thick)
                                       : QRectF(centre.x() - thick / 2, r.top(), thick, r.height());
            paintBox(painter, groove, thick / 2, theme.shade2, {});
            QRectF filled = groove;
            if (flat)
                filled.setRight(centre.x());
            else
                filled.setTop(centre.y());
            paintBox(painter, filled, thick / 2, enabled ? theme.accent : theme.disabled, {});
            const qreal side = px(16);
            paintBox(painter, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), side / 2,
                     has(option, State_MouseOver) && enabled ? theme.hover : theme.surface, enabled ? theme.control : theme.line);
        }
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool on = has(option, State_On);
            const QColor fill = on ? theme.selected : has(option, State_Sunken) ? theme.line : has(option, State_MouseOver) ? theme.hover : QColor();
            if (has(option, State_Enabled) && fill.isValid())
                paintBox(painter, option->rect, px(Radius::control), fill, on ? theme.accentLine : QColor());
            QStyleOptionToolButton label = *button;
            drawControl(CE_ToolButtonLabel, &label, painter, widget);
        }
        return;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace Attendant::Ui
