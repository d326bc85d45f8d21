// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydelegate.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/history/historymodel.h"
#include "ui/history/markedtext.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int excerptLength = 150;

} // namespace

HistoryDelegate::HistoryDelegate(const ConsoleStore &store, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_store(store)
{}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {px(200), px(9 + 20 + 16 + 4 + 40 + 4 + 16 + 10) + 1};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto *model = static_cast<const HistoryModel *>(index.model());
    const Call &call = model->call(index.row());
    const QRect all = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(all, selected ? theme.selected : theme.hover);
    painter->fillRect(QRect(all.left(), all.bottom(), all.width(), 1), theme.line);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintBox(painter, all.adjusted(2, 2, -2, -3), px(Radius::tag), {}, theme.accentText, 2);

    QRect line(all.left() + px(16), all.top() + px(9), all.width() - px(32), px(20));
    const QString date = dateWords(call.startedAt, m_store.now());
    const QFont small = Theme::font(12, QFont::Normal, true);
    const int dateWidth = textWidth(date, small);
    paintText(painter, line, date, small, theme.text3, Qt::AlignRight);
    const bool human = !call.humanName.isEmpty() || (call.escalation && !call.escalation->handledBy.isEmpty());
    const int room = line.width() - dateWidth - px(12) - (human ? px(22) : 0);
    const int used = paintText(painter, QRect(line.topLeft(), QSize(room, line.height())), index.data().toString(), Theme::font(13, QFont::DemiBold), theme.text);
    if (human)
        paintIcon(painter, QRect(line.left() + used + px(8), line.top() + px(3), px(14), px(14)), Icon::Headset, theme.greenText);

    line = QRect(line.left(), line.bottom() + 1, line.width(), px(16));
    paintText(painter, line, m_store.organizationName(call.orgId), Theme::font(12), theme.text3);

    const QString said = model->line(index.row());
    const QString words = said.isEmpty() ? HistoryModel::tr("Nothing was said.") : excerptOf(said, model->words(), excerptLength);
    const MarkedText excerpt(words, model->words(), Theme::font(), line.width(), 2);
    excerpt.paint(painter, QPoint(line.left(), line.bottom() + 1 + px(4)), said.isEmpty() ? theme.text3 : theme.text2);

    line = QRect(line.left(), line.bottom() + 1 + px(4 + 40 + 4), line.width(), px(16));
    const bool lost = call.status == CallStatus::Failed, nobody = call.escalated && !human && call.status != CallStatus::InProgress;
    const QFont medium = Theme::font(12, QFont::Medium);
    const int width = paintText(painter, line, outcomeWords(call), medium, lost || nobody ? theme.amberText : theme.text2);
    paintText(painter, line.adjusted(width + px(8), 0, 0, 0), shortTime(lengthOf(call, m_store.now())), small, theme.text3);
}

} // namespace Attendant::Ui
