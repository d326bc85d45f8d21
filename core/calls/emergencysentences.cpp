// SPDX-License-Identifier: GPL-3.0-or-later
// What a caller in danger hears at once, by category: what it is about, whom to call, and that a person is coming. No advice beyond that,
// except to get out of harm's way. An office may put its own wording in place of each.
#include "calls/sentences.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant::Sentences {

namespace {

constexpr qsizetype longestOwn = 400;

struct Wording
{
    QLatin1StringView category;
    std::array<const char16_t *, 4> text; ///< English, German, Spanish, French
    bool isWhole = false;                 ///< else the standard end follows
};

constexpr std::array<const char16_t *, 4> standardEnd{
    u" If anyone is in danger, call %1 now. I am getting a person from our team on the line. Please stay with me.",
    u" Wenn jemand in Gefahr ist, rufen Sie jetzt %1 an. Ich hole einen Menschen aus unserem Team. Bitte bleiben Sie dran.",
    u" Si alguien está en peligro, llame ahora al %1. Estoy buscando a una persona de nuestro equipo. Por favor, no cuelgue.",
    u" Si quelqu'un est en danger, appelez le %1 maintenant. Je cherche une personne de notre équipe. Restez en ligne, s'il vous plaît.",
};

// "general" comes first; it serves every category that is not listed.
constexpr std::array wordings{
    Wording{"general"_L1,
            {u"This sounds like an emergency.",
             u"Das klingt nach einem Notfall.",
             u"Esto parece una emergencia.",
             u"Cela ressemble à une urgence."}},
    Wording{"cardiac"_L1,
            {u"This may be the heart, and that cannot wait.",
             u"Das kann vom Herzen kommen und darf nicht warten.",
             u"Puede ser el corazón, y eso no puede esperar.",
             u"Cela peut venir du cœur et ne peut pas attendre."}},
    Wording{"breathing"_L1,
            {u"Trouble breathing cannot wait.",
             u"Atemnot darf nicht warten.",
             u"La dificultad para respirar no puede esperar.",
             u"Une difficulté à respirer ne peut pas attendre."}},
    Wording{"stroke"_L1,
            {u"These may be the signs of a stroke, and every minute counts.",
             u"Das können Zeichen eines Schlaganfalls sein, und jede Minute zählt.",
             u"Pueden ser señales de un derrame cerebral, y cada minuto cuenta.",
             u"Cela peut être le signe d'un accident vasculaire cérébral, et chaque minute compte."}},
    Wording{"bleeding"_L1,
            {u"Strong bleeding cannot wait.",
             u"Eine starke Blutung darf nicht warten.",
             u"Una hemorragia fuerte no puede esperar.",
             u"Une forte hémorragie ne peut pas attendre."}},
    Wording{"unconscious"_L1,
            {u"When somebody does not respond, that is an emergency.",
             u"Wenn jemand nicht reagiert, ist das ein Notfall.",
             u"Si alguien no responde, es una emergencia.",
             u"Quand quelqu'un ne réagit pas, c'est une urgence."}},
    Wording{"seizure"_L1,
            {u"A seizure is an emergency.",
             u"Ein Krampfanfall ist ein Notfall.",
             u"Una convulsión es una emergencia.",
             u"Une crise convulsive est une urgence."}},
    Wording{"allergic shock"_L1,
            {u"That may be a severe allergic reaction, and it cannot wait.",
             u"Das kann eine schwere allergische Reaktion sein und darf nicht warten.",
             u"Puede ser una reacción alérgica grave, y no puede esperar.",
             u"Cela peut être une réaction allergique grave et ne peut pas attendre."}},
    Wording{"overdose"_L1,
            {u"That may be a poisoning or an overdose, and it cannot wait.",
             u"Das kann eine Vergiftung oder Überdosis sein und darf nicht warten.",
             u"Puede ser una intoxicación o una sobredosis, y no puede esperar.",
             u"Cela peut être une intoxication ou une surdose et ne peut pas attendre."}},
    Wording{"self-harm"_L1,
            {u"I am glad that you told me. You are not alone. If you are in danger right now, call %1. I am getting a person from our team on the line. Please stay with me.",
             u"Gut, dass Sie mir das sagen. Sie sind nicht allein. Wenn Sie gerade in Gefahr sind, rufen Sie %1 an. Ich hole einen Menschen aus unserem Team. Bitte bleiben Sie dran.",
             u"Gracias por decírmelo. No está solo. Si está en peligro ahora mismo, llame al %1. Estoy buscando a una persona de nuestro equipo. Por favor, no cuelgue.",
             u"Merci de me l'avoir dit. Vous n'êtes pas seul. Si vous êtes en danger maintenant, appelez le %1. Je cherche une personne de notre équipe. Restez en ligne, s'il vous plaît."}, true},
    Wording{"violence"_L1,
            {u"Your safety comes first. If you can, get to a safe place.",
             u"Ihre Sicherheit geht vor. Wenn Sie können, bringen Sie sich in Sicherheit.",
             u"Su seguridad es lo primero. Si puede, vaya a un lugar seguro.",
             u"Votre sécurité passe avant tout. Si vous le pouvez, mettez-vous à l'abri."}},
    Wording{"fire/gas"_L1,
            {u"If there is fire or you smell gas, leave the building at once and call %1 from outside. I am getting a person from our team on the line. Please stay with me if it is safe.",
             u"Wenn es brennt oder nach Gas riecht, verlassen Sie sofort das Gebäude und rufen Sie von draußen %1 an. Ich hole einen Menschen aus unserem Team. Bleiben Sie dran, wenn Sie in Sicherheit sind.",
             u"Si hay fuego o huele a gas, salga del edificio de inmediato y llame al %1 desde fuera. Estoy buscando a una persona de nuestro equipo. No cuelgue si está a salvo.",
             u"S'il y a le feu ou si cela sent le gaz, quittez tout de suite le bâtiment et appelez le %1 de l'extérieur. Je cherche une personne de notre équipe. Restez en ligne si vous êtes en sécurité."}, true},
    Wording{"pregnancy"_L1,
            {u"With a pregnancy this cannot wait.",
             u"In einer Schwangerschaft darf das nicht warten.",
             u"En un embarazo esto no puede esperar.",
             u"Pendant une grossesse, cela ne peut pas attendre."}},
    Wording{"child"_L1,
            {u"With a child we take no risk.",
             u"Bei einem Kind gehen wir kein Risiko ein.",
             u"Con un niño no corremos ningún riesgo.",
             u"Avec un enfant, nous ne prenons aucun risque."}},
    Wording{"diabetic"_L1,
            {u"That may be an emergency with the blood sugar.",
             u"Das kann ein Notfall mit dem Blutzucker sein.",
             u"Puede ser una emergencia por el azúcar en la sangre.",
             u"Cela peut être une urgence liée à la glycémie."}},
    Wording{"burns"_L1,
            {u"A burn like that is an emergency.",
             u"Eine solche Verbrennung ist ein Notfall.",
             u"Una quemadura así es una emergencia.",
             u"Une telle brûlure est une urgence."}},
    Wording{"electrocution"_L1,
            {u"An electric shock is an emergency.",
             u"Ein Stromschlag ist ein Notfall.",
             u"Una descarga eléctrica es una emergencia.",
             u"Une électrocution est une urgence."}},
    Wording{"injury"_L1,
            {u"That sounds like a serious injury.",
             u"Das klingt nach einer schweren Verletzung.",
             u"Eso parece una lesión grave.",
             u"Cela ressemble à une blessure grave."}},
    Wording{"dying"_L1,
            {u"This sounds like an emergency, and every minute counts.",
             u"Das klingt nach einem Notfall, und jede Minute zählt.",
             u"Esto parece una emergencia, y cada minuto cuenta.",
             u"Cela ressemble à une urgence, et chaque minute compte."}},
};

size_t indexOf(const QString &language)
{
    return language == "de"_L1 ? 1 : language == "es"_L1 ? 2 : language == "fr"_L1 ? 3 : 0;
}

/// Digit by digit, or 911 is read as nine hundred and eleven.
QString spoken(const QString &number)
{
    QString digits;
    for (const QChar c : number) {
        if (!digits.isEmpty())
            digits += u' ';
        digits += c;
    }
    return digits;
}

Approved approved(const Organization &office, const Wording &wording)
{
    const size_t language = indexOf(office.language());
    const QString number = spoken(office.config.value("emergency_number"_L1).toString(u"911"_s));
    QString standard = QString::fromUtf16(wording.text[language]);
    if (!wording.isWhole)
        standard += QString::fromUtf16(standardEnd[language]);
    Approved result{wording.category, {}, standard.replace(u"%1"_s, number), false};
    const QString own = office.config.value("safety_sentences"_L1).toObject().value(wording.category).toString().simplified();
    result.isCustom = !own.isEmpty() && own.size() <= longestOwn;
    result.text = result.isCustom ? QString(own).replace(u"%1"_s, number) : result.standard;
    return result;
}

} // namespace

Approved emergency(const Organization &office, const QString &category)
{
    for (const Wording &wording : wordings) {
        if (category == wording.category)
            return approved(office, wording);
    }
    // An office's rule may be about a child in many ways.
    if (category.startsWith("child"_L1) || category == "infant"_L1)
        return emergency(office, u"child"_s);
    return approved(office, wordings.front());
}

std::vector<Approved> emergencies(const Organization &office)
{
    std::vector<Approved> list;
    for (const Wording &wording : wordings)
        list.push_back(approved(office, wording));
    return list;
}

} // namespace Attendant::Sentences
