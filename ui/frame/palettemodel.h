// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>
#include <vector>

namespace Attendant::Ui {

/// Something the command palette can find: a page, a call, an organization, an action.
struct PaletteEntry
{
    QString section; ///< its heading; entries of one section follow each other
    QString text, detail, key;
    Icon icon = Icon::None;
    std::optional<Risk> risk; ///< drawn instead of the icon
    std::function<void()> run;
};

/// The entries that fit what was typed, under their headings. Headings cannot be chosen.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { HeadingRole = Qt::UserRole, DetailRole, KeyRole, MatchStartRole, MatchLengthRole };
    static constexpr int entriesPerSection = 8;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    /// Every word must occur in text or detail; entries whose text begins with the words come first in their section.
    void setQuery(const QString &query);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// nullptr for headings.
    [[nodiscard]] const PaletteEntry *entryAt(int row) const;
    [[nodiscard]] int firstEntry() const; ///< -1: nothing fits

private:
    struct Row { int entry = -1; QString heading; };

    std::vector<PaletteEntry> m_entries;
    std::vector<Row> m_rows;
    QString m_query;
};

} // namespace Attendant::Ui
