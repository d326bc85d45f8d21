// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/consolestore.h"
#include "ui/settings/settingssection.h"

#include <functional>

namespace Attendant::Ui {

class Button;
class Field;
class Notice;

/// Which server the console works with, how it is, and another one to work with: tried before it is used.
class ServerSection : public SettingsSection
{
    Q_OBJECT

public:
    ServerSection(ConsoleStore &store, ApiClient &api, QWidget *parent = nullptr);

    /// Says why another server cannot be chosen now; empty: it can.
    void setHindrance(std::function<QString()> hindrance) { m_hindrance = std::move(hindrance); }
    /// What \a text means as a server's address; empty: nothing.
    [[nodiscard]] static QUrl addressOf(const QString &text);
    void shown() override;

Q_SIGNALS:
    /// Another server, which has answered and knows the token.
    void serverChosen(const QUrl &server, const QString &token);

private:
    void refresh();
    void readVersion();
    void tryServer();
    [[nodiscard]] bool isHindered();
    void onTried(const QUrl &url, const QString &token, const Result<Me> &me);

    ConsoleStore &m_store;
    ApiClient &m_api;
    ApiClient m_trial;
    Label *m_address, *m_state, *m_version, *m_user;
    std::array<Label *, 2> m_parts{}; ///< AI, database
    Field *m_url, *m_token;
    Button *m_connect;
    Notice *m_notice;
    std::function<QString()> m_hindrance;
};

} // namespace Attendant::Ui
