// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/palettemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    setQuery(m_query);
}

void PaletteModel::setQuery(const QString &query)
{
    beginResetModel();
    m_query = query.simplified();
    m_rows.clear();
    const QStringList words = m_query.split(u' ', Qt::SkipEmptyParts);
    QStringList sections;
    for (const PaletteEntry &entry : m_entries) {
        if (!sections.contains(entry.section))
            sections << entry.section;
    }
    for (const QString &section : std::as_const(sections)) {
        std::vector<int> fitting;
        for (int i = 0; i < int(m_entries.size()); ++i) {
            const PaletteEntry &entry = m_entries[size_t(i)];
            const bool fits = entry.section == section && std::ranges::all_of(words, [&](const QString &word) {
                                  return entry.text.contains(word, Qt::CaseInsensitive) || entry.detail.contains(word, Qt::CaseInsensitive);
                              });
            if (fits)
                fitting.push_back(i);
        }
        std::ranges::stable_partition(fitting, [&](int i) { return m_entries[size_t(i)].text.startsWith(m_query, Qt::CaseInsensitive); });
        if (fitting.empty())
            continue;
        m_rows.push_back({-1, section});
        for (int i = 0; i < std::min(entriesPerSection, int(fitting.size())); ++i)
            m_rows.push_back({fitting[size_t(i)], {}});
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const PaletteEntry *PaletteModel::entryAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()) || m_rows[size_t(row)].entry < 0)
        return nullptr;
    return &m_entries[size_t(m_rows[size_t(row)].entry)];
}

int PaletteModel::firstEntry() const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[size_t(row)].entry >= 0)
            return row;
    }
    return -1;
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return entryAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (row.entry < 0)
        return role == Qt::DisplayRole ? row.heading : role == HeadingRole ? QVariant(true) : QVariant();
    const PaletteEntry &entry = m_entries[size_t(row.entry)];
    switch (role) {
    case Qt::DisplayRole: return entry.text;
    case Qt::AccessibleTextRole: return entry.detail.isEmpty() ? entry.text : entry.text + u", "_s + entry.detail;
    case HeadingRole: return false;
    case DetailRole: return entry.detail;
    case KeyRole: return entry.key;
    case MatchStartRole: return m_query.isEmpty() ? -1 : int(entry.text.indexOf(m_query.section(u' ', 0, 0), 0, Qt::CaseInsensitive));
    case MatchLengthRole: return int(m_query.section(u' ', 0, 0).size());
    default: return {};
    }
}

} // namespace Attendant::Ui
