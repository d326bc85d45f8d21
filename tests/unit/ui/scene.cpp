// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "picture.h"

#include <QDir>
#include <QPixmap>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using namespace std::chrono_literals;

Organization makeOrganization(const QString &id, const QString &name, const QString &number, const QByteArray &zone, int from, int to)
{
    Organization organization;
    organization.id = OrgId(id);
    organization.name = name;
    OpeningHours hours;
    hours.timezone = zone;
    for (auto &day : hours.days)
        day = {{from * 60, to * 60}};
    organization.config.insert(u"hours"_s, hours.toJson());
    if (!number.isEmpty())
        organization.config.insert(u"numbers"_s, QJsonArray{number});
    organization.config.insert(u"emergency_target_s"_s, 15);
    return organization;
}

} // namespace

Scene::Scene(int plainCalls)
{
    for (int i = 0; i < plainCalls; ++i)
        start({u"call_plain_%1"_s.arg(i, 4, 10, QChar(u'0')), u"org_a"_s, u"Caller %1"_s.arg(i), u"phone"_s, {}, 60 + i, Phase::Intake, Speaker::Caller,
               u"Words of caller %1"_s.arg(i), false});
}

void Scene::send(const QString &call, EventType type, const QJsonObject &data, int secondsAgo)
{
    CallEvent event;
    event.callId = CallId(call);
    const Call *known = store.call(event.callId);
    event.orgId = known ? known->orgId : OrgId(data.value("org"_L1).toString());
    event.seq = type == EventType::SpeechPartial ? 0 : known ? known->lastSeq + 1 : 1;
    event.type = type;
    event.at = clock.now() - std::chrono::seconds(secondsAgo);
    event.data = data;
    store.applyEvent(event);
}

void Scene::start(const Plan &plan)
{
    QJsonObject metadata;
    if (!plan.number.isEmpty())
        metadata.insert(u"number"_s, plan.number);
    metadata.insert(u"language"_s, plan.org == u"org_aurora" ? u"es"_s : plan.org == u"org_brandt" ? u"de"_s : u"en"_s);
    send(plan.id, EventType::CallStarted, {{u"org"_s, plan.org}, {u"caller"_s, plan.caller}, {u"channel"_s, plan.channel}, {u"metadata"_s, metadata}},
         plan.startedSecondsAgo);
    if (plan.phase != Phase::Greeting)
        send(plan.id, EventType::PhaseChanged, {{u"phase"_s, toString(plan.phase)}}, plan.startedSecondsAgo / 2);
    if (plan.speaking)
        send(plan.id, EventType::SpeechPartial, {{u"speaker"_s, toString(plan.speaker)}, {u"text"_s, plan.line}, {u"item_id"_s, u"i"_s}});
    else if (!plan.line.isEmpty())
        say(plan.id, plan.speaker, plan.line, 2);
}

void Scene::say(const QString &call, Speaker speaker, const QString &text, int secondsAgo)
{
    static int number = 0;
    send(call, EventType::TranscriptCompleted,
         {{u"id"_s, u"tr_%1"_s.arg(++number)}, {u"speaker"_s, toString(speaker)}, {u"text"_s, text}, {u"item_id"_s, u"item_%1"_s.arg(number)}}, secondsAgo);
}

void Scene::escalate(const QString &call, Urgency urgency, const QString &reason, const QString &phrase, int secondsAgo, const QString &summary)
{
    send(call, EventType::EscalationRaised,
         {{u"escalation_id"_s, u"esc_"_s + call}, {u"urgency"_s, toString(urgency)}, {u"trigger"_s, phrase.isEmpty() ? u"caller_wish"_s : u"phrase"_s},
          {u"reason"_s, reason}, {u"phrase"_s, phrase}, {u"summary"_s, summary}, {u"status"_s, u"waiting"_s}},
         secondsAgo);
}

void Scene::takeOver(const QString &call, const QString &who, int secondsAgo)
{
    const Call *known = store.call(CallId(call));
    if (known && known->escalation)
        send(call, EventType::EscalationUpdated, {{u"escalation_id"_s, known->escalation->id.text()}, {u"status"_s, u"accepted"_s}, {u"by"_s, who}}, secondsAgo);
    send(call, EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, who}}, secondsAgo);
}

void Scene::fillOrganizations()
{
    store.setOrganizations({
        makeOrganization(u"org_lakeside"_s, u"Lakeside Family Clinic"_s, u"+1 608 555 0100"_s, "America/Chicago", 3, 12),
        makeOrganization(u"org_brandt"_s, u"Brandt & Keller Rechtsanwälte"_s, u"+49 40 66969 100"_s, "Europe/Berlin", 8, 18),
        makeOrganization(u"org_aurora"_s, u"Clínica Dental Aurora"_s, {}, "Europe/Madrid", 9, 20),
        makeOrganization(u"org_hargrove"_s, u"Hargrove Law Group"_s, u"+1 312 555 0150"_s, "America/Chicago", 8, 17),
        makeOrganization(u"org_marlow"_s, u"Marlow Plumbing & Heating"_s, u"+1 608 555 0110"_s, "America/Chicago", 0, 24),
    });
}

void Scene::fill()
{
    fillOrganizations();
    store.setUserName(u"Dana Whitfield"_s);
    store.applySnapshot({});
    store.setConnection(Ui::ConsoleStore::Connection::Online);
    using Health = Ui::ConsoleStore::Health;
    store.setHealth(Ui::ConsoleStore::Part::Ai, {Health::State::Degraded, u"1.9 s"_s, u"First word after 1.9 s, usually 0.5 s. Calls go on."_s});
    store.setHealth(Ui::ConsoleStore::Part::Database, {Health::State::Ok, {}, {}});
    store.setHealth(Ui::ConsoleStore::Part::Audio, {Health::State::Ok, {}, {}});

    start({u"call_ruth"_s, u"org_lakeside"_s, u"Ruth Ellison"_s, u"phone"_s, u"+1 608 555 0142"_s, 52, Phase::Intake, Speaker::Ai,
           u"May I have his full name and date of birth?"_s, false});
    say(u"call_ruth"_s, Speaker::Caller, u"Walter Ellison, March third, nineteen fifty-four. He’s sweating and"_s, 12);
    escalate(u"call_ruth"_s, Urgency::Emergency, u"Emergency phrase “chest pain”"_s, u"chest pain"_s, 9,
             u"Wife calls to move an appointment; her husband, 71, is sweating with chest pain."_s);
    send(u"call_ruth"_s, EventType::SpeechPartial,
         {{u"speaker"_s, u"user"_s}, {u"item_id"_s, u"i1"_s},
          {u"text"_s, u"Walter Ellison, March third, nineteen fifty-four. He’s sweating and he says he has chest pain, it goes down into his arm, I don’t know if I should"_s}});

    start({u"call_katrin"_s, u"org_brandt"_s, u"Katrin Vogel"_s, u"phone"_s, u"+49 40 66969 204"_s, 378, Phase::Intake, Speaker::Caller, u"Ich brauche einen Anwalt."_s});
    escalate(u"call_katrin"_s, Urgency::Medium, u"Asked for a person"_s, {}, 137);
    takeOver(u"call_katrin"_s, u"Jonas Weber"_s, 125);
    say(u"call_katrin"_s, Speaker::Human, u"Ich habe das Schreiben vor mir. Die Frist läuft am Freitag ab, das schaffen wir gemeinsam."_s, 3);

    start({u"call_derek"_s, u"org_marlow"_s, u"Derek Pullman"_s, u"phone"_s, u"+1 608 555 0119"_s, 207, Phase::Intake, Speaker::Caller,
           u"The heating engineer was supposed to be here at eight."_s});
    say(u"call_derek"_s, Speaker::Ai, u"I can look that up. What is the address of the appointment?"_s, 40);
    escalate(u"call_derek"_s, Urgency::Medium, u"Asked for a person twice"_s, {}, 34);
    send(u"call_derek"_s, EventType::SpeechPartial,
         {{u"speaker"_s, u"user"_s}, {u"item_id"_s, u"i2"_s}, {u"text"_s, u"Look, can I just talk to someone? I have said this twice now. The"_s}});

    start({u"call_lucia"_s, u"org_aurora"_s, u"Lucía Ortega"_s, u"browser"_s, {}, 132, Phase::Clarification, Speaker::Ai, u"¿Desde cuándo tiene el dolor?"_s});
    say(u"call_lucia"_s, Speaker::Caller, u"Desde ayer por la tarde, y no se me quita con nada."_s, 30);
    say(u"call_lucia"_s, Speaker::Caller, u"Me duele mucho y desde anoche se me ha hinchado la cara."_s, 22);
    escalate(u"call_lucia"_s, Urgency::High, u"Priority phrase “hinchado la cara”"_s, u"hinchado la cara"_s, 21);

    start({u"call_unknown"_s, u"org_hargrove"_s, {}, u"phone"_s, u"Number withheld"_s, 109, Phase::Clarification, Speaker::Ai,
           u"I’m sorry, I did not quite catch that. Could you say the name of the attorney again?"_s});
    escalate(u"call_unknown"_s, Urgency::Low, u"AI unsure twice"_s, {}, 12);

    start({u"call_tobias"_s, u"org_brandt"_s, u"Tobias Kern"_s, u"phone"_s, u"+49 40 66969 371"_s, 242, Phase::Clarification, Speaker::Ai,
           u"Am Donnerstag um 10:30 Uhr ist noch etwas frei. Passt Ihnen das?"_s});
    start({u"call_angela"_s, u"org_lakeside"_s, u"Angela Moretti"_s, u"phone"_s, u"+1 608 555 0164"_s, 164, Phase::Clarification, Speaker::Caller,
           u"Thursday is fine, but after three if you can, I pick up the kids at half past two and"_s, true});
    start({u"call_sam"_s, u"org_marlow"_s, u"Sam Whitaker"_s, u"phone"_s, u"+1 608 555 0138"_s, 118, Phase::Intake, Speaker::Caller,
           u"It’s the kitchen tap. It drips, it has been a week or so, nothing dramatic."_s});
    start({u"call_javier"_s, u"org_aurora"_s, u"Javier Molina"_s, u"browser"_s, {}, 96, Phase::Intake, Speaker::Ai,
           u"Gracias, Javier. ¿Me puede decir su fecha de nacimiento, por favor?"_s});
    start({u"call_grace"_s, u"org_hargrove"_s, u"Grace Adeyemi"_s, u"phone"_s, u"+1 312 555 0175"_s, 81, Phase::Intake, Speaker::Caller,
           u"It is about a lease. My landlord kept the deposit and will not say why."_s});
    start({u"call_web"_s, u"org_lakeside"_s, {}, u"browser"_s, {}, 65, Phase::Intake, Speaker::Ai, u"Yes, flu shots for children are given on weekdays from eight to"_s, true});
    start({u"call_petra"_s, u"org_brandt"_s, u"Petra Sommer"_s, u"phone"_s, u"+49 40 66969 118"_s, 48, Phase::Intake, Speaker::Caller,
           u"Sommer, wie die Jahreszeit. Das Aktenzeichen habe ich leider nicht zur Hand."_s});
    start({u"call_312"_s, u"org_marlow"_s, u"+1 312 555 0187"_s, u"phone"_s, {}, 22, Phase::Greeting, Speaker::Caller, u"Hi, yes, do you come out to Fitchburg, or is that"_s, true});
    start({u"call_608"_s, u"org_lakeside"_s, u"+1 608 555 0102"_s, u"phone"_s, {}, 6, Phase::Greeting, Speaker::Ai,
           u"Lakeside Family Clinic, you are speaking with the automated assistant."_s, true});
}

void takeShot(QWidget &window, const QString &name)
{
    const QImage image = window.grab().toImage();
    QVERIFY2(showsSomething(image), qPrintable(name));
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QVERIFY2(image.save(folder + u'/' + name + u".png"_s), qPrintable(name));
}

} // namespace Attendant
