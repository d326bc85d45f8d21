// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QGridLayout>
#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace Attendant::Ui {

class Label;
class Panel;

/// One section of the settings: a title with a sentence, and panels below it in a column of readable width. Scrolls when it is too tall.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(const QString &title, Icon icon, const QString &sentence, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] Icon sectionIcon() const { return m_icon; }
    virtual void setNarrow(bool narrow);
    /// The section comes to the front, or leaves it.
    virtual void shown() {}
    virtual void hidden() {}

protected:
    /// The wide column, and the one of 344 px beside it.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] QVBoxLayout *sideColumn();
    [[nodiscard]] QVBoxLayout *top() const { return m_top; } ///< over both columns

private:
    QString m_title;
    Icon m_icon;
    QHBoxLayout *m_head;
    QVBoxLayout *m_top, *m_column, *m_side, *m_outer;
    QWidget *m_sideHolder = nullptr;
};

/// Rows of a label and what it names, 136 px and the rest, inside a panel.
class SettingsGrid : public QGridLayout
{
public:
    explicit SettingsGrid(Panel *panel);

    Label *addRow(const QString &label, QWidget *field);
    Label *addRow(const QString &label, QLayout *field);
    Label *addHint(const QString &hint); ///< small text under the last row

private:
    int m_row = 0;
};

} // namespace Attendant::Ui
