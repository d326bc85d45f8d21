// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/frame/palettemodel.h"

#include <QDialog>

class QListView;

namespace Attendant::Ui {

class SearchField;

/// What Ctrl+K opens: a field, and under it everything that fits, reachable with the arrow keys while the field keeps the focus. Enter runs, Escape
/// closes. Opened afresh each time with what exists at that moment.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(std::vector<PaletteEntry> entries, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void onQuery(const QString &query);
    void step(int by);
    void run(const QModelIndex &index);
    void fitHeight();

    PaletteModel m_model;
    SearchField *m_field;
    QListView *m_list;
    QWidget *m_nothing;
};

} // namespace Attendant::Ui
