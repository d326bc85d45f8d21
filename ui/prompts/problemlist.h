// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apitypes.h"
#include "ui/common/panel.h"

#include <QAbstractListModel>

class QListView;

namespace Attendant::Ui {

class Label;
class TagChip;

class ProblemModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LineRole = Qt::UserRole };
    using QAbstractListModel::QAbstractListModel;

    void setProblems(const std::vector<PromptRendering::Warning> &problems);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PromptRendering::Warning> m_problems;
};

/// What deserves a look in a prompt; Enter or a click goes to the line. Grows with its rows up to four.
class ProblemList : public Panel
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget *parent = nullptr);

    void setProblems(const std::vector<PromptRendering::Warning> &problems);
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    void lineChosen(int line);

private:
    ProblemModel *m_model;
    QListView *m_view;
    TagChip *m_count;
    Label *m_none;
};

} // namespace Attendant::Ui
