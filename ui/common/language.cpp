// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/language.h"

#include "base/logging.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <cstring>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// lupdate names a text's class without its namespaces where those are written as `namespace A::B`; the running class says them all.
// No two of our classes share a name, so the last part is enough.
class ClassTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *text, const char *disambiguation, int number) const override
    {
        const char *name = context;
        for (const char *at = context; (at = std::strstr(at, "::")) != nullptr;)
            name = at += 2;
        const QString found = QTranslator::translate(name, text, disambiguation, number);
        // Where a file names its context itself (Q_DECLARE_TR_FUNCTIONS), lupdate takes all of that name.
        return found.isNull() && name != context ? QTranslator::translate(context, text, disambiguation, number) : found;
    }
};

// The application's own object owns the translators, so that the next choice finds and replaces them.
void install(const QString &name, const QString &file, const QString &folder)
{
    auto *application = QCoreApplication::instance();
    delete application->findChild<QTranslator *>(name, Qt::FindDirectChildrenOnly);
    auto *translator = new ClassTranslator(application);
    translator->setObjectName(name);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList shippedLanguages()
{
    return {u"en"_s, u"de"_s, u"es"_s, u"fr"_s};
}

QString ownLanguageName(const QString &code)
{
    // Not QLocale's name of the territory's variety ("American English").
    if (code == u"en")
        return u"English"_s;
    QString name = QLocale(code).nativeLanguageName().section(u' ', 0, 0);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString chosenLanguage()
{
    return QSettings().value("appearance/language"_L1).toString();
}

void chooseLanguage(const QString &code)
{
    QSettings().setValue("appearance/language"_L1, code);
}

QString resolvedLanguage(const QString &choice)
{
    if (shippedLanguages().contains(choice))
        return choice;
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &language : wanted) {
        const QString code = language.section(u'-', 0, 0);
        if (shippedLanguages().contains(code))
            return code;
    }
    return u"en"_s;
}

void applyLanguage()
{
    const QString choice = chosenLanguage(), code = resolvedLanguage(choice);
    // The system's own region counts as long as it speaks the language: times in Zürich are not those of Berlin.
    const QLocale system = QLocale::system();
    QLocale::setDefault(QLocale(code).language() == system.language() ? system : QLocale(code));
    install(u"attendantTexts"_s, u"attendant_"_s + code, u":/attendant/i18n"_s);
    install(u"qtTexts"_s, u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace Attendant::Ui
