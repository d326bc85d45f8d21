// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QFrame>

#include <optional>
#include <vector>

class QButtonGroup;

namespace Attendant::Ui {

/// Exclusive choices side by side in one frame, each with an optional glyph and count: filters and view modes. One tab stop; the arrow
/// keys choose.
class SegmentedFilter : public QFrame
{
    Q_OBJECT

public:
    explicit SegmentedFilter(const QString &accessibleName, QWidget *parent = nullptr);

    /// Adds a choice at the right; the first one is chosen. \a id is what chosen() reports.
    void addChoice(int id, const QString &text, Icon icon = Icon::None);
    void addRiskChoice(int id, const QString &text, Risk risk);
    /// A choice that shows only its icon; \a name is its accessible name and tool tip.
    void addIconChoice(int id, const QString &name, Icon icon);
    /// The number behind a choice; nothing: no number.
    void setCount(int id, std::optional<int> count);

    [[nodiscard]] int chosen() const;
    void choose(int id);

Q_SIGNALS:
    void chosenChanged(int id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Segment;
    Segment *add(int id, const QString &text);

    QButtonGroup *m_group = nullptr;
    std::vector<Segment *> m_segments;
};

} // namespace Attendant::Ui
