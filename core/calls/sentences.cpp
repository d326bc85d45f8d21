// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/sentences.h"

using namespace Qt::StringLiterals;

namespace Attendant::Sentences {

namespace {

struct Set
{
    QString emergency, crisis, onHold, lostColleague, lostProvider, back, oneMoment, leaveMessage;
};

const Set &setFor(const QString &language)
{
    static const Set english{
        u"This sounds like an emergency. If anyone is in danger, call %1 now. I am getting a person from our team on the line. Please stay with me."_s,
        u"I am glad that you told me. You are not alone. If you are in danger right now, call %1. I am getting a person from our team on the line. Please stay with me."_s,
        u"Please hold the line. We will be right back with you."_s,
        u"One moment please, I lost my colleague. I am looking for someone to help you."_s,
        u"I am sorry, we have a technical problem. Please stay on the line. I am getting a person to help you."_s,
        u"Thank you for waiting. Nobody from our team is free yet, so I will stay with you myself. How can I help?"_s,
        u"One moment, please."_s,
        u"I am sorry, nobody from our team is free right now. Please tell me your name, your telephone number and what it is about. We will call you back."_s};
    static const Set german{
        u"Das klingt nach einem Notfall. Wenn jemand in Gefahr ist, rufen Sie jetzt %1 an. Ich hole einen Menschen aus unserem Team. Bitte bleiben Sie dran."_s,
        u"Gut, dass Sie mir das sagen. Sie sind nicht allein. Wenn Sie gerade in Gefahr sind, rufen Sie %1 an. Ich hole einen Menschen aus unserem Team. Bitte bleiben Sie dran."_s,
        u"Bitte bleiben Sie in der Leitung. Wir sind gleich wieder für Sie da."_s,
        u"Einen Moment bitte, die Verbindung zu meinem Kollegen ist abgerissen. Ich suche jemanden, der Ihnen hilft."_s,
        u"Es tut mir leid, wir haben eine technische Störung. Bitte bleiben Sie dran. Ich hole jemanden, der Ihnen hilft."_s,
        u"Danke für Ihre Geduld. Es ist noch niemand frei, deshalb bin ich wieder für Sie da. Wie kann ich helfen?"_s,
        u"Einen Moment bitte."_s,
        u"Es tut mir leid, im Moment ist niemand aus unserem Team frei. Bitte nennen Sie mir Ihren Namen, Ihre Telefonnummer und worum es geht. Wir rufen Sie zurück."_s};
    static const Set spanish{
        u"Esto parece una emergencia. Si alguien está en peligro, llame ahora al %1. Estoy buscando a una persona de nuestro equipo. Por favor, no cuelgue."_s,
        u"Gracias por decírmelo. No está solo. Si está en peligro ahora mismo, llame al %1. Estoy buscando a una persona de nuestro equipo. Por favor, no cuelgue."_s,
        u"Por favor, no cuelgue. Enseguida le atendemos."_s,
        u"Un momento, por favor, se ha cortado con mi compañero. Estoy buscando a alguien que le ayude."_s,
        u"Lo siento, tenemos un problema técnico. No cuelgue, por favor. Estoy buscando a una persona que le ayude."_s,
        u"Gracias por esperar. Todavía no hay nadie libre, así que sigo yo con usted. ¿En qué puedo ayudarle?"_s,
        u"Un momento, por favor."_s,
        u"Lo siento, ahora mismo no hay nadie libre de nuestro equipo. Dígame, por favor, su nombre, su número de teléfono y de qué se trata. Le devolveremos la llamada."_s};
    static const Set french{
        u"Cela ressemble à une urgence. Si quelqu'un est en danger, appelez le %1 maintenant. Je cherche une personne de notre équipe. Restez en ligne, s'il vous plaît."_s,
        u"Merci de me l'avoir dit. Vous n'êtes pas seul. Si vous êtes en danger maintenant, appelez le %1. Je cherche une personne de notre équipe. Restez en ligne, s'il vous plaît."_s,
        u"Restez en ligne, s'il vous plaît. Nous revenons tout de suite."_s,
        u"Un instant, s'il vous plaît, j'ai perdu mon collègue. Je cherche quelqu'un pour vous aider."_s,
        u"Je suis désolé, nous avons un problème technique. Restez en ligne, je cherche une personne pour vous aider."_s,
        u"Merci de votre patience. Personne n'est encore libre, je reste donc avec vous. Comment puis-je vous aider ?"_s,
        u"Un instant, s'il vous plaît."_s,
        u"Je suis désolé, personne de notre équipe n'est libre pour le moment. Dites-moi, s'il vous plaît, votre nom, votre numéro de téléphone et de quoi il s'agit. Nous vous rappellerons."_s};
    if (language == "de"_L1)
        return german;
    if (language == "es"_L1)
        return spanish;
    return language == "fr"_L1 ? french : english;
}

} // namespace

QString emergency(const QString &language, const QString &category, const QString &number)
{
    const Set &set = setFor(language);
    const bool crisis = category.contains("self"_L1) || category.contains("suicid"_L1) || category.contains("crisis"_L1);
    // Digit by digit, or 911 is read as nine hundred and eleven.
    QString spoken;
    for (const QChar c : number) {
        if (!spoken.isEmpty())
            spoken += u' ';
        spoken += c;
    }
    return (crisis ? set.crisis : set.emergency).arg(spoken);
}

QString onHold(const QString &language)
{
    return setFor(language).onHold;
}

QString leaveMessage(const QString &language)
{
    return setFor(language).leaveMessage;
}

QString oneMoment(const QString &language)
{
    return setFor(language).oneMoment;
}

QString lostColleague(const QString &language)
{
    return setFor(language).lostColleague;
}

QString lostProvider(const QString &language)
{
    return setFor(language).lostProvider;
}

QString backWithAssistant(const QString &language)
{
    return setFor(language).back;
}

} // namespace Attendant::Sentences
