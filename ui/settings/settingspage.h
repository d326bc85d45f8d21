// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/audio/audiodevices.h"
#include "ui/call/callline.h"
#include "ui/common/consolestore.h"
#include "ui/common/page.h"

#include <functional>
#include <memory>
#include <vector>

class QStackedWidget;

namespace Attendant::Ui {

class SectionList;
class ServerSection;
class SettingsSection;
class ThemeController;

/// What a person sets on this computer: sections at the left, the chosen one at the right. GUI thread; the parts must outlive it.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    /// \a device: the microphone outside of calls, for its level and the self-test.
    SettingsPage(ConsoleStore &store, ApiClient &api, ThemeController &theme, AudioDevices &devices, CallLine &line,
                 std::unique_ptr<AudioDevice> device, QWidget *parent = nullptr);

    void activated() override;
    void deactivated() override;
    void setNarrow(bool narrow) override;

    /// Says why another server cannot be chosen now; empty: it can.
    void setServerHindrance(std::function<QString()> hindrance);
    void showAudio() { choose(0); }
    void showServer() { choose(int(m_sections.size()) - 1); }
    void showSection(int section) { choose(section); }

Q_SIGNALS:
    /// Another server, which has answered and knows the token.
    void serverChosen(const QUrl &server, const QString &token);
    void sectionShown(int section);

private:
    void addSection(SettingsSection *section);
    void choose(int index);

    SectionList *m_list = nullptr;
    ServerSection *m_server = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<SettingsSection *> m_sections;
    int m_current = 0;
    bool m_active = false;
};

} // namespace Attendant::Ui
