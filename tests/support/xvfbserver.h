// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QProcess>

#include <memory>

namespace Attendant {

/// A screen of the test's own: Xvfb on a free display, without a connection from outside, and openbox, so that windows get the keyboard.
/// Ended in the destructor, by pid.
class XvfbServer
{
public:
    /// Errors: Unavailable, saying what is missing.
    [[nodiscard]] static Result<std::unique_ptr<XvfbServer>> start();
    ~XvfbServer();

    [[nodiscard]] QString display() const { return m_display; } ///< ":99"
    /// Types \a keys ("ctrl+Return") into the window that has the focus, as a person does. Errors: Unavailable with xdotool's words.
    [[nodiscard]] Result<void> press(const QString &keys) const;
    /// True when a visible window whose title contains \a title has the keyboard focus.
    [[nodiscard]] bool hasFocus(const QString &title) const;

private:
    XvfbServer() = default;
    [[nodiscard]] Result<QString> xdotool(const QStringList &arguments) const;

    QString m_display;
    QProcess m_server, m_manager;
};

} // namespace Attendant
