// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/sentences.h"

#include "domain/recordingpolicy.h"

using namespace Qt::StringLiterals;

namespace Attendant::Sentences {

namespace {

struct Set
{
    QString onHold, lostColleague, lostProvider, back, oneMoment, leaveMessage, recorded, connecting;
};

const Set &setFor(const QString &language)
{
    static const Set english{
        u"Please hold the line. We will be right back with you."_s,
        u"One moment please, I lost my colleague. I am looking for someone to help you."_s,
        u"I am sorry, we have a technical problem. Please stay on the line. I am getting a person to help you."_s,
        u"Thank you for waiting. Nobody from our team is free yet, so I will stay with you myself. How can I help?"_s,
        u"One moment, please."_s,
        u"I am sorry, nobody from our team is free right now. Please tell me your name, your telephone number and what it is about. We will call you back."_s,
        u"This call is being recorded."_s,
        u"Please stay on the line. I am connecting you with a colleague."_s};
    static const Set german{
        u"Bitte bleiben Sie in der Leitung. Wir sind gleich wieder für Sie da."_s,
        u"Einen Moment bitte, die Verbindung zu meinem Kollegen ist abgerissen. Ich suche jemanden, der Ihnen hilft."_s,
        u"Es tut mir leid, wir haben eine technische Störung. Bitte bleiben Sie dran. Ich hole jemanden, der Ihnen hilft."_s,
        u"Danke für Ihre Geduld. Es ist noch niemand frei, deshalb bin ich wieder für Sie da. Wie kann ich helfen?"_s,
        u"Einen Moment bitte."_s,
        u"Es tut mir leid, im Moment ist niemand aus unserem Team frei. Bitte nennen Sie mir Ihren Namen, Ihre Telefonnummer und worum es geht. Wir rufen Sie zurück."_s,
        u"Dieses Gespräch wird aufgezeichnet."_s,
        u"Bitte bleiben Sie dran. Ich verbinde Sie mit einem Kollegen."_s};
    static const Set spanish{
        u"Por favor, no cuelgue. Enseguida le atendemos."_s,
        u"Un momento, por favor, se ha cortado con mi compañero. Estoy buscando a alguien que le ayude."_s,
        u"Lo siento, tenemos un problema técnico. No cuelgue, por favor. Estoy buscando a una persona que le ayude."_s,
        u"Gracias por esperar. Todavía no hay nadie libre, así que sigo yo con usted. ¿En qué puedo ayudarle?"_s,
        u"Un momento, por favor."_s,
        u"Lo siento, ahora mismo no hay nadie libre de nuestro equipo. Dígame, por favor, su nombre, su número de teléfono y de qué se trata. Le devolveremos la llamada."_s,
        u"Esta llamada se está grabando."_s,
        u"Por favor, no cuelgue. Le paso con un compañero."_s};
    static const Set french{
        u"Restez en ligne, s'il vous plaît. Nous revenons tout de suite."_s,
        u"Un instant, s'il vous plaît, j'ai perdu mon collègue. Je cherche quelqu'un pour vous aider."_s,
        u"Je suis désolé, nous avons un problème technique. Restez en ligne, je cherche une personne pour vous aider."_s,
        u"Merci de votre patience. Personne n'est encore libre, je reste donc avec vous. Comment puis-je vous aider ?"_s,
        u"Un instant, s'il vous plaît."_s,
        u"Je suis désolé, personne de notre équipe n'est libre pour le moment. Dites-moi, s'il vous plaît, votre nom, votre numéro de téléphone et de quoi il s'agit. Nous vous rappellerons."_s,
        u"Cet appel est enregistré."_s,
        u"Restez en ligne, s'il vous plaît. Je vous passe un collègue."_s};
    if (language == "de"_L1)
        return german;
    if (language == "es"_L1)
        return spanish;
    return language == "fr"_L1 ? french : english;
}

} // namespace

QString onHold(const QString &language)
{
    return setFor(language).onHold;
}

QString leaveMessage(const QString &language)
{
    return setFor(language).leaveMessage;
}

QString recorded(const QString &language)
{
    return setFor(language).recorded;
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

QString connecting(const QString &language)
{
    return setFor(language).connecting;
}

QString backWithAssistant(const QString &language)
{
    return setFor(language).back;
}

std::vector<QString> all(const Organization &office)
{
    const QString language = office.language();
    std::vector<QString> texts{emergency(office, {}).text, oneMoment(language), lostProvider(language), onHold(language), lostColleague(language),
                               leaveMessage(language)};
    if (const auto policy = RecordingPolicy::of(office.config); policy.isEnabled && policy.isAnnounced)
        texts.push_back(policy.notice.isEmpty() ? recorded(language) : policy.notice);
    for (const Approved &sentence : emergencies(office))
        texts.push_back(sentence.text);
    return texts;
}

} // namespace Attendant::Sentences
