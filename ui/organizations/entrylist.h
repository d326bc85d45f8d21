// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"

#include <QCheckBox>
#include <QJsonArray>

#include <functional>
#include <vector>

namespace Attendant::Ui {

class Button;
class Field;
class Label;

/// One line of an ordered list that is edited in place: an optional check box, a name, an optional number with its unit, a note, and a menu to
/// move or remove it (Alt+Up and Alt+Down move it as well).
class EntryRow : public QWidget
{
    Q_OBJECT

public:
    EntryRow(bool checkable, const QString &nameLabel, const QString &unit, QWidget *parent = nullptr);

    void setValues(bool checked, const QString &name, int number, const QString &note);
    void setPosition(bool first, bool last);
    [[nodiscard]] bool isChecked() const { return m_check && m_check->isChecked(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] int number() const; ///< 0: none
    [[nodiscard]] Field *nameField() const { return m_name; }
    [[nodiscard]] Field *numberField() const { return m_number; }
    [[nodiscard]] QCheckBox *checkBox() const { return m_check; }

Q_SIGNALS:
    void edited();
    void moveRequested(int by);
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QCheckBox *m_check = nullptr;
    Field *m_name;
    Field *m_number = nullptr;
    Label *m_unit = nullptr, *m_note;
    QAction *m_up, *m_down;
};

/// A panel of EntryRows over a JSON list that lives elsewhere: it shows what it is given and says what the list should become.
class EntryList : public Panel
{
    Q_OBJECT

public:
    struct Texts { QString title, hint, add, nameLabel, unit, empty; };
    using Show = std::function<void(EntryRow &, const QJsonObject &)>;
    using Read = std::function<QJsonObject(const EntryRow &, const QJsonObject &before)>;

    EntryList(const Texts &texts, bool checkable, Show show, Read read, QWidget *parent = nullptr);

    void setEntries(const QJsonArray &entries);
    /// What was typed and not handed on is void; setEntries() follows.
    void reset();
    [[nodiscard]] const std::vector<EntryRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    /// \a structural: an entry was added, moved or removed.
    void entriesEdited(const QJsonArray &entries, bool structural);
    /// An entry has no name, so the list is not handed on.
    void nameMissing(bool missing);

private:
    EntryRow *makeRow();
    void collect(bool structural);
    [[nodiscard]] QJsonArray typed() const;
    void fill(const QJsonArray &entries);
    void move(EntryRow *row, int by);
    void remove(EntryRow *row);
    void append();

    Texts m_texts;
    bool m_checkable;
    Show m_show;
    Read m_read;
    QJsonArray m_entries; ///< as the rows were filled
    QJsonArray m_given;   ///< as they are where they live
    bool m_missing = false;
    std::vector<EntryRow *> m_rows;
    QWidget *m_container;
    Label *m_empty;
};

} // namespace Attendant::Ui
