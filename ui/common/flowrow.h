// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace Attendant::Ui {

/// Widgets side by side that go on in a further row when the width does not hold them (large text, small windows); what comes after
/// addStretch() stands at the right end of its row. Nothing is ever hidden or cut.
class FlowRow : public QLayout
{
public:
    explicit FlowRow(QWidget *parent = nullptr);
    ~FlowRow() override;

    void addStretch(); ///< once

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool apply) const; ///< returns the height

    QList<QLayoutItem *> m_items;
    int m_stretchAt = -1; ///< index of the first item behind it
};

} // namespace Attendant::Ui
