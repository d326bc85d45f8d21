// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/live/callsdelegate.h"
#include "ui/live/callsmodel.h"

#include <QAbstractItemView>
#include <QTimer>

class QHeaderView;
class QStandardItemModel;

namespace Attendant::Ui {

/// Shows a CallsModel as cards or as a table. Emergencies are two columns wide when there are three columns or more. Enter opens a call, Tab goes
/// through a card's buttons, F5 and F2 belong to the page. While the pointer is over it the model's places are held; an emergency that lies behind other
/// calls is lifted as soon as the pointer has rested for two seconds. GUI thread.
class CallsView : public QAbstractItemView
{
    Q_OBJECT

public:
    enum class Mode { Cards, Table };

    explicit CallsView(CallsModel &model, QWidget *parent = nullptr);
    ~CallsView() override;

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setSideMargin(int margin);
    void setStale(bool stale);

    [[nodiscard]] CallId currentCall() const;
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    /// In viewport coordinates; empty when the call has no such button.
    [[nodiscard]] QRect partRect(const QModelIndex &index, CallsDelegate::Part part) const;
    [[nodiscard]] int columns() const;

    static constexpr std::chrono::milliseconds restBeforeLift{2'000};

Q_SIGNALS:
    void openRequested(const Attendant::CallId &id);
    void takeOverRequested(const Attendant::CallId &id);
    void listenRequested(const Attendant::CallId &id);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    bool focusNextPrevChild(bool next) override;

private:
    void invalidateLayout();
    void layOut() const;
    [[nodiscard]] QRect contentRect(int row) const;
    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] int contentWidth() const;
    [[nodiscard]] int besideInDirection(int row, CursorAction action) const;
    void setHover(const QPoint &point);
    void noteArrival(int row);
    void trigger(const CallId &id, CallsDelegate::Part part);
    [[nodiscard]] CallsDelegate::State stateOf(int row) const;
    [[nodiscard]] double freshness(const CallId &id) const;

    CallsModel &m_model;
    CallsDelegate m_delegate;
    Mode m_mode = Mode::Cards;
    QStandardItemModel *m_headerModel;
    QHeaderView *m_header;
    double m_textScale; ///< of this view's whole life: columns are kept at 100 %
    int m_sideMargin = 24;
    bool m_stale = false;
    mutable bool m_layoutValid = false;
    mutable std::vector<QRect> m_rects;  ///< in content coordinates
    mutable std::vector<bool> m_wide;
    mutable int m_contentHeight = 0;
    CallId m_hovered, m_pressed;
    CallsDelegate::Part m_hoveredPart = CallsDelegate::Part::Card, m_pressedPart = CallsDelegate::Part::Card;
    CallsDelegate::Part m_focusedPart = CallsDelegate::Part::Card;
    QTimer m_rest, m_fade;
    std::unordered_map<CallId, qint64> m_arrived; ///< when a card appeared, for the fading border
};

} // namespace Attendant::Ui
