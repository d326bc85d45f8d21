// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/common/risk.h"

#include <QAbstractListModel>
#include <QTimer>

#include <array>
#include <optional>
#include <unordered_set>

namespace Attendant::Ui {

/// The active calls as a list, the most urgent first. Changes are gathered and shown 30 times a second at most. While places are held (the pointer is
/// over the view) rows stay where they are and new calls come at the end. GUI thread; the store must outlive it.
class CallsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString
        RiskRole,              ///< int of Risk
    };

    struct Filter
    {
        std::optional<Risk> risk;
        std::optional<Phase> phase;
        QString channel; ///< empty: all; "phone" or "browser"
        bool operator==(const Filter &) const = default;
    };

    explicit CallsModel(ConsoleStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const Call *callAt(int row) const;
    [[nodiscard]] CallId idAt(int row) const;
    [[nodiscard]] int rowOf(const CallId &id) const; ///< -1: not shown
    [[nodiscard]] const ConsoleStore &store() const { return m_store; }

    void setFilter(const Filter &filter);
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// How many calls each risk has under the phase and channel filters, whatever risk is chosen; in the order of Risk.
    [[nodiscard]] std::array<int, 4> countsByRisk() const;

    /// Keeps every row in its place until it is switched off again.
    void setPlacesHeld(bool held);
    /// The rows (-1: none) under the pointer and with the keyboard's focus: no other call takes their place while places are held.
    void setPointedRow(int row) { m_pointed = row; }
    void setCurrentRow(int row) { m_current = row; }
    [[nodiscard]] bool placesHeld() const { return m_held; }

    /// An emergency must not stay behind other rows for as long as a pointer rests on the view: when one does, everything is put in order.
    void liftEmergencies();

    /// Applies what has been gathered now instead of with the next frame.
    void flush();

Q_SIGNALS:
    void countsChanged();
    /// Rows were put into a new order; a click that is under way must not land on another call.
    void reordered();
    /// A new call stands where one stood that has ended.
    void replaced(int row);

private:
    void note(const CallId &id);
    [[nodiscard]] bool passes(const Call &call, bool withRisk) const;
    void rebuild();
    void insert(const CallId &id);
    void remove(int row);
    void sortRows();

    ConsoleStore &m_store;
    Filter m_filter;
    std::vector<CallId> m_rows;
    std::unordered_set<CallId> m_changed;
    bool m_held = false, m_countsDirty = false;
    int m_pointed = -1, m_current = -1;
    QTimer m_flush;
};

} // namespace Attendant::Ui
