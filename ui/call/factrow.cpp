// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/sidepanel.h"

#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace std::chrono_literals;

namespace Attendant::Ui {

FactRow::FactRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_nameLabel(new Label(name, 12, QFont::Normal, &Theme::text3))
    , m_valueLabel(new Label)
    , m_icon(new IconView(Icon::None, 14))
{
    setMinimumHeight(px(28));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(8), px(4), px(8), px(4));
    layout->setSpacing(px(8));
    m_nameLabel->setWordWrap(true);
    m_valueLabel->setWordWrap(true);
    m_valueLabel->setTabular(true);
    m_valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_nameLabel);
    layout->addWidget(m_valueLabel, 1);
    layout->addWidget(m_icon);
    m_highlight.setSingleShot(true);
    m_highlight.setInterval(2s);
    connect(&m_highlight, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    setNarrow(false);
}

void FactRow::setNarrow(bool narrow)
{
    m_nameLabel->setFixedWidth(px(narrow ? 96 : 112));
}

void FactRow::setValue(const QString &value, const QString &missing, Icon source, const QString &sourceName)
{
    m_value = value;
    m_valueLabel->setText(value.isEmpty() ? missing : value);
    m_valueLabel->setColor(value.isEmpty() ? &Theme::text3 : &Theme::text);
    m_source = value.isEmpty() ? Icon::None : source;
    static_cast<IconView *>(m_icon)->setIcon(m_source);
    m_icon->setVisible(source != Icon::None);
    m_icon->setToolTip(m_source == Icon::None ? QString() : sourceName);
    setAccessibleName(m_nameLabel->text() + QStringLiteral(": ") + m_valueLabel->text());
}

void FactRow::setDetails(const QString &details)
{
    setToolTip(details);
    m_icon->setToolTip(details);
    setAccessibleDescription(details);
}

void FactRow::highlight()
{
    if (!ThemeController::animates())
        return;
    m_highlight.start();
    update();
}

void FactRow::paintEvent(QPaintEvent *)
{
    if (!m_highlight.isActive())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), px(Radius::tag), Theme::current().accentTint, {});
}

} // namespace Attendant::Ui
