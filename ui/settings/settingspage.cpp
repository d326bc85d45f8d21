// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/settings/appearancesection.h"
#include "ui/settings/audiosection.h"
#include "ui/settings/languagesection.h"
#include "ui/settings/sectionlist.h"
#include "ui/settings/serversection.h"
#include "ui/settings/shortcutsection.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// The list's card to the page's edges: surface, with a line at its right.
class ListFrame : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().surface);
        painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().line);
    }
};

} // namespace

SettingsPage::SettingsPage(ConsoleStore &store, ApiClient &api, ThemeController &theme, AudioDevices &devices, CallLine &line,
                           std::unique_ptr<AudioDevice> device, QWidget *parent)
    : Page(u"settings"_s, tr("Settings"), Icon::Settings, parent)
    , m_list(new SectionList)
    , m_stack(new QStackedWidget)
{
    setHeadVisible(false);
    body()->setSpacing(0);
    auto *frame = new ListFrame;
    auto *framed = new QVBoxLayout(frame);
    framed->setContentsMargins(0, 0, 1, 0);
    framed->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(frame);
    row->addWidget(m_stack, 1);
    body()->addLayout(row, 1);

    addSection(new AudioSection(devices, line, std::move(device)));
    addSection(new AppearanceSection(theme));
    addSection(new ShortcutSection);
    addSection(new LanguageSection(theme));
    m_server = new ServerSection(store, api);
    addSection(m_server);
    connect(m_server, &ServerSection::serverChosen, this, &SettingsPage::serverChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsPage::choose);
    m_list->setCurrentRow(0);
}

void SettingsPage::setServerHindrance(std::function<QString()> hindrance)
{
    m_server->setHindrance(std::move(hindrance));
}

void SettingsPage::addSection(SettingsSection *section)
{
    m_sections.push_back(section);
    m_list->add(section->title(), section->sectionIcon());
    m_stack->addWidget(section);
}

void SettingsPage::choose(int index)
{
    if (index < 0 || index >= int(m_sections.size()))
        return;
    if (m_active && index != m_current)
        m_sections[size_t(m_current)]->hidden();
    m_current = index;
    m_list->setCurrentRow(index);
    m_stack->setCurrentIndex(index);
    if (m_active)
        m_sections[size_t(index)]->shown();
    Q_EMIT sectionShown(index);
}

void SettingsPage::activated()
{
    m_active = true;
    m_sections[size_t(m_current)]->shown();
    m_list->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::deactivated()
{
    m_active = false;
    m_sections[size_t(m_current)]->hidden();
}

void SettingsPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    for (SettingsSection *section : m_sections)
        section->setNarrow(narrow);
}

} // namespace Attendant::Ui
