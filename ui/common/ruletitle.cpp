// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ruletitle.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct Title
{
    QLatin1StringView part;
    const char *words;
};

constexpr Title titles[] = {
    {"allergy"_L1, QT_TRANSLATE_NOOP("Rules", "Possible allergic shock")},
    {"bleeding"_L1, QT_TRANSLATE_NOOP("Rules", "Bleeding")},
    {"breathing"_L1, QT_TRANSLATE_NOOP("Rules", "Trouble breathing")},
    {"burns"_L1, QT_TRANSLATE_NOOP("Rules", "Burns")},
    {"cardiac"_L1, QT_TRANSLATE_NOOP("Rules", "Possible heart attack")},
    {"complaint"_L1, QT_TRANSLATE_NOOP("Rules", "Complaint")},
    {"diabetes"_L1, QT_TRANSLATE_NOOP("Rules", "Blood sugar emergency")},
    {"dying"_L1, QT_TRANSLATE_NOOP("Rules", "Somebody may be dying")},
    {"emergency"_L1, QT_TRANSLATE_NOOP("Rules", "Says it is an emergency")},
    {"fever"_L1, QT_TRANSLATE_NOOP("Rules", "A child with fever")},
    {"fire"_L1, QT_TRANSLATE_NOOP("Rules", "Fire or gas")},
    {"human"_L1, QT_TRANSLATE_NOOP("Rules", "Asks for a person")},
    {"injury"_L1, QT_TRANSLATE_NOOP("Rules", "Injury")},
    {"legal"_L1, QT_TRANSLATE_NOOP("Rules", "Legal deadline")},
    {"overdose"_L1, QT_TRANSLATE_NOOP("Rules", "Possible overdose or poisoning")},
    {"pregnancy"_L1, QT_TRANSLATE_NOOP("Rules", "Emergency in pregnancy")},
    {"seizure"_L1, QT_TRANSLATE_NOOP("Rules", "Seizure")},
    {"self-harm"_L1, QT_TRANSLATE_NOOP("Rules", "Danger of self-harm")},
    {"stroke"_L1, QT_TRANSLATE_NOOP("Rules", "Possible stroke")},
    {"uncertain"_L1, QT_TRANSLATE_NOOP("Rules", "The AI is not sure")},
    {"unconscious"_L1, QT_TRANSLATE_NOOP("Rules", "Somebody is unconscious")},
    {"urgent"_L1, QT_TRANSLATE_NOOP("Rules", "Severe pain")},
    {"violence"_L1, QT_TRANSLATE_NOOP("Rules", "Violence or threat")},
};

} // namespace

QString ruleTitle(const QString &rule)
{
    if (rule == u"org.emergency")
        return QCoreApplication::translate("Rules", "One of your emergency phrases");
    if (rule.startsWith(u"org."))
        return QCoreApplication::translate("Rules", "One of your priority phrases");
    // Of the statistical model, which hears more than it can say.
    if (rule == u"model.emergency")
        return QCoreApplication::translate("Rules", "Sounds like an emergency");
    if (rule == u"model.high")
        return QCoreApplication::translate("Rules", "Sounds serious");
    if (rule == u"model.human")
        return QCoreApplication::translate("Rules", "Seems to ask for a person");
    if (rule == u"model.uncertain")
        return QCoreApplication::translate("Rules", "The AI seems unsure");
    // "en.cardiac.now": language, subject, variant.
    const QString part = rule.contains(u'.') ? rule.section(u'.', 1, 1) : rule;
    for (const Title &title : titles) {
        if (title.part == part)
            return QCoreApplication::translate("Rules", title.words);
    }
    QString words = part;
    words.replace(u'_', u' ').replace(u'-', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

} // namespace Attendant::Ui
