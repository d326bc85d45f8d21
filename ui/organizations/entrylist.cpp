// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/entrylist.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

EntryRow::EntryRow(bool checkable, const QString &nameLabel, const QString &unit, QWidget *parent)
    : QWidget(parent)
    , m_name(new Field(nameLabel))
    , m_note(new Label({}, 12, QFont::Normal, &Theme::text3))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(2), px(8), px(2));
    layout->setSpacing(px(8));
    if (checkable) {
        m_check = new QCheckBox;
        layout->addWidget(m_check);
        connect(m_check, &QCheckBox::clicked, this, &EntryRow::edited);
    }
    m_name->setFlat(true);
    m_name->setFixedHeight(px(28));
    m_name->setPlaceholderText(nameLabel);
    layout->addWidget(m_name, 1);
    connect(m_name, &QLineEdit::textEdited, this, &EntryRow::edited);
    layout->addWidget(m_note);
    if (!unit.isEmpty()) {
        m_number = new Field(tr("Length"));
        m_number->setFlat(true);
        m_number->setFixedSize(px(48), px(28));
        m_number->setAlignment(Qt::AlignRight);
        m_number->setValidator(new QIntValidator(0, 999, m_number));
        m_number->setFont(Theme::font(13, QFont::Normal, true));
        m_unit = new Label(unit, 13, QFont::Normal, &Theme::text3);
        layout->addWidget(m_number);
        layout->addWidget(m_unit);
        connect(m_number, &QLineEdit::textEdited, this, &EntryRow::edited);
    }
    auto *more = Button::iconOnly(Icon::More, tr("Move or remove"));
    more->setKind(Button::Kind::Flat);
    more->setSize(Button::Size::Small);
    auto *menu = new QMenu(more);
    m_up = menu->addAction(tr("Move up"));
    m_down = menu->addAction(tr("Move down"));
    menu->addSeparator();
    QAction *remove = menu->addAction(icon(Icon::Delete), tr("Remove"));
    more->setMenu(menu);
    layout->addWidget(more);
    connect(m_up, &QAction::triggered, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QAction::triggered, this, [this] { Q_EMIT moveRequested(1); });
    connect(remove, &QAction::triggered, this, &EntryRow::removeRequested);
}

void EntryRow::setValues(bool checked, const QString &name, int number, const QString &note)
{
    if (m_check) {
        m_check->setChecked(checked);
        m_check->setAccessibleName(tr("The AI may book: %1").arg(name));
    }
    if (!m_name->hasFocus() || m_name->text().simplified() != name) {
        if (m_name->text() != name)
            m_name->setText(name);
    }
    if (m_number) {
        const QString text = number > 0 ? QString::number(number) : QString();
        if (m_number->text() != text)
            m_number->setText(text);
        m_number->setAccessibleName(tr("Minutes for %1").arg(name));
        m_number->setVisible(note.isEmpty());
        m_unit->setVisible(note.isEmpty());
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void EntryRow::setPosition(bool first, bool last)
{
    m_up->setEnabled(!first);
    m_down->setEnabled(!last);
}

QString EntryRow::name() const
{
    return m_name->text().simplified();
}

int EntryRow::number() const
{
    return m_number ? m_number->text().toInt() : 0;
}

void EntryRow::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

EntryList::EntryList(const Texts &texts, bool checkable, Show show, Read read, QWidget *parent)
    : Panel(texts.title, Icon::None, parent)
    , m_texts(texts)
    , m_checkable(checkable)
    , m_show(std::move(show))
    , m_read(std::move(read))
    , m_container(new QWidget)
    , m_empty(new Label(texts.empty, 13, QFont::Normal, &Theme::text3))
{
    auto *hint = new Label(texts.hint, 12, QFont::Normal, &Theme::text3);
    hint->setElided(true);
    addToTitle(hint);
    auto *add = new Button(texts.add, Icon::Add);
    add->setSize(Button::Size::Small);
    add->setObjectName(u"addEntryButton"_s);
    addToTitle(add);
    setBodyMargins(0, 0, 0, 0);
    auto *rows = new QVBoxLayout(m_container);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    body()->addWidget(m_container);
    m_empty->setContentsMargins(px(16), px(12), px(16), px(12));
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    connect(add, &QPushButton::clicked, this, &EntryList::append);
}

EntryRow *EntryList::makeRow()
{
    auto *row = new EntryRow(m_checkable, m_texts.nameLabel, m_texts.unit);
    auto *layout = static_cast<QVBoxLayout *>(m_container->layout());
    auto *holder = new QWidget;
    auto *inner = new QVBoxLayout(holder);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    if (!m_rows.empty())
        inner->addWidget(new HairLine);
    inner->addWidget(row);
    layout->addWidget(holder);
    connect(row, &EntryRow::edited, this, [this] { collect(false); });
    connect(row, &EntryRow::moveRequested, this, [this, row](int by) { move(row, by); });
    connect(row, &EntryRow::removeRequested, this, [this, row] { remove(row); });
    m_rows.push_back(row);
    return row;
}

void EntryList::setEntries(const QJsonArray &entries)
{
    // While a name is missing the draft still has the old ones: what is typed stays until it is right.
    if (m_missing && entries == m_given)
        return;
    m_missing = false;
    m_given = entries;
    fill(entries);
}

void EntryList::reset()
{
    m_missing = false;
    for (EntryRow *row : m_rows)
        row->nameField()->setProblem({});
}

void EntryList::fill(const QJsonArray &entries)
{
    m_entries = entries;
    while (m_rows.size() < size_t(entries.size()))
        makeRow();
    while (m_rows.size() > size_t(entries.size())) {
        QWidget *holder = m_rows.back()->parentWidget();
        m_rows.pop_back();
        holder->hide();
        holder->deleteLater();
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_show(*m_rows[i], entries.at(qsizetype(i)).toObject());
        m_rows[i]->setPosition(i == 0, i + 1 == m_rows.size());
    }
    m_empty->setVisible(m_rows.empty() && !m_texts.empty.isEmpty());
}

void EntryList::collect(bool structural)
{
    QJsonArray next;
    bool missing = false;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool empty = m_rows[i]->name().isEmpty();
        m_rows[i]->nameField()->setProblem(empty ? tr("A name is missing. What was saved stays.") : QString());
        missing = missing || empty;
        next.append(m_read(*m_rows[i], m_entries.at(qsizetype(i)).toObject()));
    }
    m_missing = missing;
    if (!missing)
        Q_EMIT entriesEdited(next, structural);
    Q_EMIT nameMissing(missing);
}

// From the rows and not from the draft's entries: while one row has no name the draft does not know what the others say.
QJsonArray EntryList::typed() const
{
    QJsonArray entries;
    for (size_t i = 0; i < m_rows.size(); ++i)
        entries.append(m_read(*m_rows[i], m_entries.at(qsizetype(i)).toObject()));
    return entries;
}

void EntryList::move(EntryRow *row, int by)
{
    const auto at = std::ranges::find(m_rows, row) - m_rows.begin();
    const auto to = at + by;
    if (to < 0 || to >= qsizetype(m_rows.size()))
        return;
    QJsonArray next = typed();
    const QJsonValue moved = next.takeAt(at);
    next.insert(to, moved);
    // The rows stay where they are and show other entries; the focus goes along with the entry.
    if (row->nameField()->hasFocus())
        m_rows[size_t(to)]->nameField()->setFocus();
    fill(next);
    collect(true);
}

void EntryList::remove(EntryRow *row)
{
    const auto at = std::ranges::find(m_rows, row) - m_rows.begin();
    QJsonArray next = typed();
    if (at < next.size())
        next.removeAt(at);
    fill(next);
    collect(true);
}

void EntryList::append()
{
    const QString name = tr("New entry");
    makeRow();
    m_entries.append(QJsonObject());
    EntryRow *row = m_rows.back();
    row->nameField()->setText(name);
    if (row->checkBox())
        row->checkBox()->setChecked(true);
    collect(true);
    row->nameField()->setFocus();
    row->nameField()->selectAll();
}

} // namespace Attendant::Ui
