// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

#include <QAbstractListModel>
#include <QWidget>

#include <vector>

class QListView;
class QSortFilterProxyModel;

namespace Attendant::Ui {

class Button;
class SearchField;

/// The organizations by name, each with whether it is open now.
class OrganizationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, StateRole };

    using QAbstractListModel::QAbstractListModel;

    void setOrganizations(const std::vector<Organization> &organizations, Time now);
    void setNow(Time now);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row { Organization organization; QString state; };
    std::vector<Row> m_rows;
};

/// The column at the left: find, new, the list, import and export.
class OrganizationList : public QWidget
{
    Q_OBJECT

public:
    explicit OrganizationList(QWidget *parent = nullptr);

    void setOrganizations(const std::vector<Organization> &organizations, Time now);
    void setNow(Time now) { m_model->setNow(now); }
    /// Without chosen().
    void select(const OrgId &id);
    [[nodiscard]] OrgId selected() const;

Q_SIGNALS:
    void chosen(const Attendant::OrgId &id);
    void newRequested();
    void importRequested();
    void exportRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    OrganizationModel *m_model;
    QSortFilterProxyModel *m_filter;
    SearchField *m_find;
    QListView *m_view;
    QAction *m_export;
    bool m_quiet = false;
};

} // namespace Attendant::Ui
