// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/reviewview.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/tagchip.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QWidget *changeRow(const QString &field, const QString &before, const QString &after, bool heading)
{
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(px(16), px(8), px(16), px(8));
    grid->setHorizontalSpacing(px(16));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto add = [&](int column, const QString &text, ColorRole color, QFont::Weight weight) {
        auto *label = new Label(text, heading ? 12 : 13, weight, color);
        label->setWordWrap(true);
        label->setTextInteractionFlags(heading ? Qt::NoTextInteraction : Qt::TextSelectableByMouse);
        if (column == 0)
            label->setFixedWidth(px(200));
        grid->addWidget(label, 0, column, Qt::AlignTop);
    };
    const QString nothing = ReviewView::tr("nothing");
    add(0, field, heading ? &Theme::text3 : &Theme::text, heading ? QFont::Medium : QFont::DemiBold);
    add(1, before.isEmpty() ? nothing : before, heading || before.isEmpty() ? &Theme::text3 : &Theme::text2, heading ? QFont::Medium : QFont::Normal);
    add(2, after.isEmpty() ? nothing : after, heading || after.isEmpty() ? &Theme::text3 : &Theme::text, heading ? QFont::Medium : QFont::Normal);
    row->setAccessibleName(heading ? QString() : ReviewView::tr("%1: was %2, becomes %3").arg(field, before.isEmpty() ? nothing : before,
                                                                                              after.isEmpty() ? nothing : after));
    return row;
}

} // namespace

ReviewView::ReviewView(QWidget *parent)
    : QWidget(parent)
    , m_holder(new QWidget)
{
    setObjectName(u"reviewView"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(m_holder);
    setSideMargin(px(24));
    layout->addStretch(1);
    scroll->setWidget(m_holder);
    outer->addWidget(scroll);
}

void ReviewView::setSideMargin(int margin)
{
    m_holder->layout()->setContentsMargins(margin, 0, margin, margin);
}

void ReviewView::showChanges(const std::vector<FieldChange> &changes, const QStringList &problems)
{
    m_changes = changes;
    if (m_panel) {
        m_panel->hide();
        m_panel->deleteLater();
    }
    m_panel = new Panel(changes.empty() ? tr("Nothing to save") : changes.size() == 1 ? tr("1 change to save") : tr("%n changes to save", nullptr, int(changes.size())));
    auto *back = new Button(tr("Back to editing"), Icon::Left);
    back->setObjectName(u"backToEditingButton"_s);
    back->setSize(Button::Size::Small);
    connect(back, &QPushButton::clicked, this, &ReviewView::backRequested);
    m_panel->addToTitle(back);
    m_panel->setBodyMargins(0, 0, 0, 0);
    if (!changes.empty())
        m_panel->addRow(changeRow(tr("Field"), tr("Before"), tr("After"), true));
    for (const FieldChange &change : changes)
        m_panel->addRow(changeRow(change.label, change.before, change.after, false));
    for (const QString &problem : problems) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(px(16), px(8), px(16), px(8));
        auto *glyph = new IconView(Icon::None, 14);
        glyph->setRisk(Risk::Look);
        line->addWidget(glyph);
        auto *text = new Label(problem, 13, QFont::Normal, &Theme::amberText);
        text->setWordWrap(true);
        line->addWidget(text, 1);
        m_panel->addRow(row);
    }
    static_cast<QVBoxLayout *>(m_holder->layout())->insertWidget(0, m_panel);
}

} // namespace Attendant::Ui
