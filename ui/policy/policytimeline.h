// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalationpolicy.h"

#include <QWidget>

namespace Attendant::Ui {

/// What would happen when nobody answers, drawn as a line from top to bottom: when each step begins, whom it asks, and how long it lasts.
class PolicyTimeline : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyTimeline(QWidget *parent = nullptr);

    void setPreview(const PolicyPreview &preview);
    void clear();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString time, text, lasts;
        bool isEnd = false, dashed = false;
        int round = 1;
    };
    [[nodiscard]] int textWidth(int width) const;
    [[nodiscard]] int entryHeight(const Entry &entry, int width) const;

    std::vector<Entry> m_entries;
};

} // namespace Attendant::Ui
