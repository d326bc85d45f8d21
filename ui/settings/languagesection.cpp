// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/languagesection.h"

#include "ui/common/label.h"
#include "ui/common/language.h"
#include "ui/common/panel.h"

#include <QComboBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

LanguageSection::LanguageSection(ThemeController &theme, QWidget *parent)
    : SettingsSection(tr("Language"), Icon::Web, tr("What the console is written in. Callers are answered in the language of their organization."), parent)
{
    auto *panel = new Panel(tr("Language of the console"), Icon::Web);
    auto *grid = new SettingsGrid(panel);
    auto *choice = new QComboBox;
    choice->setObjectName(u"languageChoice"_s);
    choice->addItem(tr("System default: %1").arg(ownLanguageName(resolvedLanguage({}))), QString());
    const QStringList languages = shippedLanguages();
    for (const QString &code : languages)
        choice->addItem(ownLanguageName(code), code);
    choice->setCurrentIndex(std::max(0, choice->findData(chosenLanguage())));
    grid->addRow(tr("Language"), choice);
    grid->addHint(tr("Dates, times and numbers follow the language."));
    connect(choice, &QComboBox::activated, &theme, [choice, &theme](int index) {
        const QString code = choice->itemData(index).toString();
        if (code == chosenLanguage())
            return;
        chooseLanguage(code);
        theme.requestRebuild();
    });
    column()->addWidget(panel);
}

} // namespace Attendant::Ui
