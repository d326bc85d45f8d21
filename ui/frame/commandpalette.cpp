// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/commandpalette.h"

#include "ui/common/announce.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int entryHeight = 32, headingHeight = 24, widestPalette = 560, tallestList = 420;

class EntryDelegate : public QStyledItemDelegate
{
public:
    EntryDelegate(const PaletteModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {px(200), px(index.data(PaletteModel::HeadingRole).toBool() ? headingHeight : entryHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        QRect rest = option.rect.adjusted(px(8), 0, -px(8), 0);
        const QString text = index.data().toString();
        const PaletteEntry *entry = m_model.entryAt(index.row());
        if (!entry) {
            paintText(painter, rest.adjusted(0, px(4), 0, 0), text, Theme::font(11, QFont::Medium), theme.text3);
            return;
        }
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver))
            paintBox(painter, option.rect, px(Radius::tag), chosen ? theme.selected : theme.hover, {});
        const QRect glyph(rest.left(), rest.top() + (rest.height() - px(16)) / 2, px(16), px(16));
        if (entry->risk)
            paintRisk(painter, glyph, *entry->risk);
        else
            paintIcon(painter, glyph, entry->icon, theme.text3);
        rest.setLeft(rest.left() + px(24));
        const QString key = chosen && entry->key.isEmpty() ? CommandPalette::tr("Enter") : entry->key;
        rest.setRight(rest.right() - paintKeyHint(painter, rest, key, true) - px(8));
        const int start = index.data(PaletteModel::MatchStartRole).toInt(), length = index.data(PaletteModel::MatchLengthRole).toInt();
        const auto add = [&](const QString &part, QFont::Weight weight) {
            rest.setLeft(rest.left() + paintText(painter, rest, part, Theme::font(13, weight, true), theme.text));
        };
        if (start >= 0) {
            add(text.first(start), QFont::Normal);
            add(text.sliced(start, length), QFont::DemiBold);
            add(text.sliced(start + length), QFont::Normal);
        } else {
            add(text, QFont::Normal);
        }
        paintText(painter, rest.adjusted(px(8), 0, 0, 0), entry->detail, Theme::font(12, QFont::Normal, true), theme.text3);
    }

private:
    const PaletteModel &m_model;
};

} // namespace

CommandPalette::CommandPalette(std::vector<PaletteEntry> entries, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_field(new SearchField(tr("Search or run a command")))
    , m_list(new QListView)
    , m_nothing(new Label(tr("Nothing fits. Pages, calls, organizations and actions can be found here."), 13, QFont::Normal, &Theme::text3))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Search or run a command"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(8), px(8), px(8), px(8));
    layout->setSpacing(px(4));
    layout->addWidget(m_field);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EntryDelegate(m_model, m_list));
    layout->addWidget(m_list, 1);
    m_nothing->setContentsMargins(px(8), px(8), px(8), px(8));
    layout->addWidget(m_nothing);
    m_model.setEntries(std::move(entries));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::onQuery);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    onQuery({});
    setFixedWidth(std::min(px(widestPalette), parent->width() - px(32)));
    m_field->setFocus();
}

void CommandPalette::onQuery(const QString &query)
{
    m_model.setQuery(query);
    const int first = m_model.firstEntry();
    m_list->setVisible(first >= 0);
    m_nothing->setVisible(first < 0);
    if (first >= 0)
        m_list->setCurrentIndex(m_model.index(first));
    fitHeight();
}

void CommandPalette::fitHeight()
{
    int height = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(std::min(height, px(tallestList)));
    layout()->activate();
    setFixedHeight(layout()->sizeHint().height());
}

void CommandPalette::step(int by)
{
    const int count = m_model.rowCount();
    int row = m_list->currentIndex().row();
    for (int i = 0; i < count; ++i) {
        row = (row + by + count) % count;
        if (const PaletteEntry *entry = m_model.entryAt(row)) {
            m_list->setCurrentIndex(m_model.index(row));
            // The focus stays in the field: nothing else tells a screen reader what is chosen.
            announce(m_list, QStringList{m_model.index(row).data().toString(), entry->detail}.join(u' ').trimmed(), true);
            return;
        }
    }
}

void CommandPalette::run(const QModelIndex &index)
{
    const PaletteEntry *entry = m_model.entryAt(index.row());
    if (!entry)
        return;
    // Closing deletes the model, and what runs may open another window.
    const auto work = entry->run;
    accept();
    if (work)
        work();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down: step(1); return true;
        case Qt::Key_Up: step(-1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: run(m_list->currentIndex()); return true;
        case Qt::Key_Escape: reject(); return true;
        default: break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    paintBox(&painter, rect(), 0, {}, Theme::current().edge);
}

} // namespace Attendant::Ui
