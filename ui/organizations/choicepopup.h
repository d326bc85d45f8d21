// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListView;
class QSortFilterProxyModel;
class QStringListModel;

namespace Attendant::Ui {

class SearchField;

/// A long list under a button, with a field that filters it: time zones. Enter or a click chooses, Escape closes.
class ChoicePopup : public QFrame
{
    Q_OBJECT

public:
    ChoicePopup(const QString &placeholder, const QStringList &choices, QWidget *parent);

    /// Opens under \a anchor, right-aligned with it, with \a current selected.
    void openUnder(QWidget *anchor, const QString &current);

Q_SIGNALS:
    void chosen(const QString &choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take(const QModelIndex &index);

    SearchField *m_search;
    QListView *m_list;
    QStringListModel *m_model;
    QSortFilterProxyModel *m_filter;
};

} // namespace Attendant::Ui
