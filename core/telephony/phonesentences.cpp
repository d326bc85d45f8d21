// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/phonesentences.h"

using namespace Qt::StringLiterals;

namespace Attendant::PhoneSentences {

namespace {

struct Set
{
    QString unknownNumber, trouble, voicemail, announcement;
};

const Set &setFor(const QString &language)
{
    static const Set english{u"This number is not in service. Good-bye."_s,
                             u"I am sorry, we have a technical problem and cannot take your call right now. Please call again in a few minutes."_s,
                             u"I am sorry, we have a technical problem. Please leave your name, your number and your message after the tone. We will call you back."_s,
                             u"A call from %1. %2 Press 1 to take it."_s};
    static const Set german{u"Diese Nummer ist nicht vergeben. Auf Wiederhören."_s,
                            u"Es tut mir leid, wir haben eine technische Störung und können Ihren Anruf gerade nicht annehmen. Bitte rufen Sie in ein paar Minuten noch einmal an."_s,
                            u"Es tut mir leid, wir haben eine technische Störung. Bitte nennen Sie nach dem Ton Ihren Namen, Ihre Nummer und Ihr Anliegen. Wir rufen Sie zurück."_s,
                            u"Ein Anruf von %1. %2 Drücken Sie die 1, um ihn anzunehmen."_s};
    static const Set spanish{u"Este número no está en servicio. Adiós."_s,
                             u"Lo siento, tenemos un problema técnico y no podemos atender su llamada ahora. Por favor, llame de nuevo en unos minutos."_s,
                             u"Lo siento, tenemos un problema técnico. Por favor, deje su nombre, su número y su mensaje después de la señal. Le devolveremos la llamada."_s,
                             u"Una llamada de %1. %2 Pulse 1 para atenderla."_s};
    static const Set french{u"Ce numéro n’est pas en service. Au revoir."_s,
                            u"Je suis désolé, nous avons un problème technique et ne pouvons pas prendre votre appel. Veuillez rappeler dans quelques minutes."_s,
                            u"Je suis désolé, nous avons un problème technique. Veuillez laisser votre nom, votre numéro et votre message après le signal. Nous vous rappellerons."_s,
                            u"Un appel de %1. %2 Appuyez sur 1 pour le prendre."_s};
    return language == "de"_L1 ? german : language == "es"_L1 ? spanish : language == "fr"_L1 ? french : english;
}

} // namespace

QString unknownNumber(const QString &language) { return setFor(language).unknownNumber; }
QString trouble(const QString &language) { return setFor(language).trouble; }
QString voicemail(const QString &language) { return setFor(language).voicemail; }

QString announcement(const QString &language, const QString &office, const QString &text)
{
    return setFor(language).announcement.arg(office, text);
}

} // namespace Attendant::PhoneSentences
