// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// Fields replace their border and views draw the ring at their current item; only these get a frame around them.
bool wantsRing(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSlider *>(widget);
}

// A control that would take the wheel although nobody chose it. The parts of an editable box (its line) ask for the box.
bool changesByWheel(QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return false;
    if (qobject_cast<QLineEdit *>(widget) && widget->parentWidget())
        widget = widget->parentWidget();
    if (qobject_cast<QComboBox *>(widget))
        return true; // also with the focus: it keeps that after a choice, while the page is scrolled on
    const bool changes = qobject_cast<QAbstractSpinBox *>(widget) || (qobject_cast<QAbstractSlider *>(widget) && !qobject_cast<QScrollBar *>(widget));
    return changes && !widget->hasFocus() && !widget->isAncestorOf(QApplication::focusWidget());
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    qApp->installEventFilter(this);
}

Style::~Style()
{
    delete m_ring;
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    // What the pointer passes over while a page is scrolled must not change: without the focus the wheel is the page's.
    if (event->type() == QEvent::Wheel && changesByWheel(watched)) {
        event->ignore();
        return true;
    }
    // Whoever points needs no ring to know where they are; it comes back with the next key.
    const auto set = [this](bool byMouse) {
        if (std::exchange(m_byMouse, byMouse) != byMouse)
            followFocus(QApplication::focusWidget());
    };
    if (event->type() == QEvent::MouseButtonPress && event->spontaneous())
        set(true);
    else if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
        set(false);
    return false;
}

void Style::followFocus(QWidget *now)
{
    // QFocusFrame uses its widget's window; one that is just being destroyed is no longer a QWidget to ask.
    if (!now || m_byMouse || !wantsRing(now) || !now->window() || now->property("noFocusRing").toBool()) {
        if (m_ring)
            m_ring->setWidget(nullptr);
        return;
    }
    if (!m_ring)
        m_ring = new QFocusFrame(now->window());
    m_ring->setWidget(now);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSlider *>(widget)
        || qobject_cast<QTabBar *>(widget) || widget->inherits("QLineEdit"))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::polish(QPalette &palette)
{
    palette = Theme::current().palette();
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 3;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return px(8);
    case PM_ButtonMargin: return px(20);
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize: return px(16);
    case PM_ScrollBarExtent: return px(12);
    case PM_ScrollBarSliderMin: return px(32);
    case PM_SliderThickness: return px(20);
    case PM_SliderLength:
    case PM_SliderControlThickness: return px(16);
    case PM_MenuPanelWidth: return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin: return px(4);
    case PM_ToolTipLabelFrameWidth: return px(8);
    case PM_TextCursorWidth: return 2;
    case PM_ScrollView_ScrollBarSpacing: return 0;
    case PM_SplitterWidth: return px(4);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_FocusFrame_Mask: return 0;
    case SH_ComboBox_Popup: return 0;
    case SH_UnderlineShortcut: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ScrollBar_ContextMenu: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration: return 0;
    case SH_Menu_Scrollable: return 1;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: return {std::max(px(32), size.width() + px(22)), px(32)};
    case CT_LineEdit: return {result.width(), px(32)};
    case CT_ComboBox: return {size.width() + px(10 + 30 + 8), px(32)}; // measured in the regular weight, drawn in medium
    case CT_SpinBox: return {result.width(), px(32)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {size.width(), px(9)};
        }
        return {result.width() + px(24), px(32)};
    case CT_TabBarTab: return {result.width() + px(8), px(36)};
    case CT_CheckBox:
    case CT_RadioButton: return {result.width(), std::max(px(20), result.height())};
    default: return result;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        switch (subControl) {
        case SC_ComboBoxEditField: return all.adjusted(px(10), 1, -px(30), -1);
        case SC_ComboBoxArrow: return {all.right() - px(28), all.top(), px(28), all.height()};
        case SC_ComboBoxFrame: return all;
        default: break;
        }
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && box && box->buttonSymbols != QAbstractSpinBox::NoButtons) {
        const QRect all = option->rect;
        const int half = all.height() / 2;
        switch (subControl) {
        case SC_SpinBoxUp: return {all.right() - px(24), all.top() + px(3), px(20), half - px(3)};
        case SC_SpinBoxDown: return {all.right() - px(24), all.top() + half, px(20), half - px(3)};
        case SC_SpinBoxEditField: return all.adjusted(px(8), 1, -px(26), -1);
        default: break;
        }
    }
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is everything.
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return {};
        if (bar && subControl != SC_ScrollBarAddPage && subControl != SC_ScrollBarSubPage) {
            const QRect all = option->rect;
            if (subControl == SC_ScrollBarGroove)
                return all;
            const bool upright = bar->orientation == Qt::Vertical;
            const int length = upright ? all.height() : all.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int slider = length;
            if (range > 0)
                slider = std::clamp(int(qint64(bar->pageStep) * length / (range + bar->pageStep)), std::min(px(32), length), length);
            const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
            if (subControl == SC_ScrollBarSlider)
                return upright ? QRect(all.left(), all.top() + at, all.width(), slider) : QRect(all.left() + at, all.top(), slider, all.height());
        }
        if (bar) {
            const QRect all = option->rect;
            const QRect slider = subControlRect(control, option, SC_ScrollBarSlider, widget);
            const bool upright = bar->orientation == Qt::Vertical;
            if (subControl == SC_ScrollBarSubPage)
                return upright ? QRect(all.left(), all.top(), all.width(), slider.top() - all.top())
                               : QRect(all.left(), all.top(), slider.left() - all.left(), all.height());
            if (subControl == SC_ScrollBarAddPage)
                return upright ? QRect(all.left(), slider.bottom() + 1, all.width(), all.bottom() - slider.bottom())
                               : QRect(slider.right() + 1, all.top(), all.right() - slider.right(), all.height());
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace Attendant::Ui
