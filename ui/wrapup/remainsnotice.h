// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/common/notice.h"
#include "ui/wrapup/wrapupsaver.h"

namespace Attendant::Ui {

/// Over every page: words of a wrap-up that ended before the server had them. They can be copied, and stay until somebody lets them go. Both
/// must outlive it.
class RemainsNotice : public Notice
{
    Q_OBJECT

public:
    RemainsNotice(WrapupSaver &saver, ConsoleStore &console, QWidget *parent = nullptr);

    /// What \a changes say, as lines to be read and copied.
    [[nodiscard]] static QString wordsOf(const QJsonObject &changes, const Organization *organization = nullptr);

private:
    void refresh();

    WrapupSaver &m_saver;
    ConsoleStore &m_console;
};

} // namespace Attendant::Ui
