// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QListWidget>

namespace Attendant::Ui {

/// The sections of the settings, one chosen; the arrow keys choose.
class SectionList : public QListWidget
{
    Q_OBJECT

public:
    explicit SectionList(QWidget *parent = nullptr);
    void add(const QString &title, Icon icon);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Attendant::Ui
