// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"

#include <QWidget>

namespace Attendant::Ui {

/// The health of server, AI, database and audio in the top bar: grey while all is well, amber with a word when not. The reason is the tool tip and part
/// of the accessible name. The store must outlive it.
class HealthView : public QWidget
{
    Q_OBJECT

public:
    explicit HealthView(ConsoleStore &store, QWidget *parent = nullptr);

    [[nodiscard]] static std::array<ConsoleStore::Part, 4> parts();
    [[nodiscard]] static QString partName(ConsoleStore::Part part);

Q_SIGNALS:
    /// A part was clicked: where it can be set right.
    void partClicked(Attendant::Ui::ConsoleStore::Part part);

private:
    class Item;
    void refresh();

    ConsoleStore &m_store;
    std::array<Item *, 4> m_items{};
};

} // namespace Attendant::Ui
