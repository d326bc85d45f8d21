// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/problemlist.h"

#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/tagchip.h"

#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

int rowHeight() { return px(36); }

class ProblemDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {px(200), rowHeight()}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const QRect r = option.rect;
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active))
            painter->fillRect(r, theme.selected);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(r, theme.hover);
        if (index.row() > 0)
            painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), theme.line);
        if (focused)
            paintBox(painter, r.adjusted(2, 2, -2, -2), px(Radius::tag), {}, theme.accentText, 2);
        paintRisk(painter, QRect(r.left() + px(16), r.center().y() - px(7), px(16), px(16)), Risk::Look);
        const int line = index.data(ProblemModel::LineRole).toInt();
        if (line > 0) {
            paintText(painter, QRect(r.left() + px(40), r.top(), px(60), r.height()), ProblemList::tr("Line %1").arg(line),
                      Theme::font(13, QFont::Normal, true), theme.text3);
        }
        paintText(painter, QRect(r.left() + px(104), r.top(), r.width() - px(120), r.height()), index.data().toString(), Theme::font(), theme.text);
    }
};

} // namespace

void ProblemModel::setProblems(const std::vector<PromptRendering::Warning> &problems)
{
    beginResetModel();
    m_problems = problems;
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_problems.size())
        return {};
    const auto &problem = m_problems[size_t(index.row())];
    const QString text = problem.fix.isEmpty() ? problem.message : problem.message + u' ' + problem.fix;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text;
    case Qt::AccessibleTextRole: return problem.line > 0 ? ProblemList::tr("Line %1: %2").arg(problem.line).arg(text) : text;
    case LineRole: return problem.line;
    default: return {};
    }
}

ProblemList::ProblemList(QWidget *parent)
    : Panel(tr("Problems"), Icon::None, parent)
    , m_model(new ProblemModel(this))
    , m_view(new QListView)
    , m_count(new TagChip({}, TagChip::Tone::Amber))
    , m_none(new Label(tr("None found."), 13, QFont::Normal, &Theme::text3))
{
    setBodyMargins(0, 0, 0, 0);
    addToTitle(m_count);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ProblemDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setObjectName(u"problemsView"_s);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->setAutoFillBackground(false);
    body()->addWidget(m_view);
    m_none->setContentsMargins(px(16), px(8), px(16), px(8));
    body()->addWidget(m_none);
    const auto choose = [this](const QModelIndex &index) {
        if (const int line = index.data(ProblemModel::LineRole).toInt(); line > 0)
            Q_EMIT lineChosen(line);
    };
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view, &QListView::activated, this, choose);
    setProblems({});
}

void ProblemList::setProblems(const std::vector<PromptRendering::Warning> &problems)
{
    m_model->setProblems(problems);
    m_count->setText(QString::number(problems.size()));
    m_count->setVisible(!problems.empty());
    m_none->setVisible(problems.empty());
    m_view->setVisible(!problems.empty());
    m_view->setFixedHeight(rowHeight() * std::clamp(int(problems.size()), 1, 4));
}

} // namespace Attendant::Ui
