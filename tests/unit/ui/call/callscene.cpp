// SPDX-License-Identifier: GPL-3.0-or-later
#include "callscene.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

CallScene::CallScene()
    : api(http.url())
    , events(http.url())
    , store(time)
    , desk(time)
    , saver(api, desk)
    , m_start(time.now())
{
    devices.setDevicesForTest({{"jabra-in", u"Jabra Evolve2 65"_s, true}, {"built-in", u"Built-in microphone"_s, false}},
                              {{"jabra-out", u"Jabra Evolve2 65"_s, true}, {"speakers", u"Built-in speakers"_s, false}});
    auto stepped = std::make_unique<SteppedAudioDevice>();
    device = stepped.get();
    audio = std::make_unique<Ui::CallAudio>(std::move(stepped), Ui::CallAudio::Threading::Caller);
    Organization organization = Organization::demo();
    organization.name = u"Lakeside Family Clinic"_s;
    organization.escalationPhone = u"+1 608 555 0100"_s;
    organization.config.insert(u"emergency_number"_s, u"911"_s);
    organization.config.insert(u"intake"_s, QJsonArray{
        QJsonObject{{u"key"_s, u"patient"_s}, {u"label"_s, u"Patient"_s}}, QJsonObject{{u"key"_s, u"born"_s}, {u"label"_s, u"Date of birth"_s}},
        QJsonObject{{u"key"_s, u"caller"_s}, {u"label"_s, u"Caller"_s}}, QJsonObject{{u"key"_s, u"phone"_s}, {u"label"_s, u"Call back on"_s}},
        QJsonObject{{u"key"_s, u"complaint"_s}, {u"label"_s, u"Complaint"_s}}, QJsonObject{{u"key"_s, u"address"_s}, {u"label"_s, u"Address"_s}},
        QJsonObject{{u"key"_s, u"insurance"_s}, {u"label"_s, u"Insurance"_s}}, QJsonObject{{u"key"_s, u"doctor"_s}, {u"label"_s, u"Preferred doctor"_s}}});
    organization.config.insert(u"hours"_s, QJsonObject{{u"timezone"_s, u"UTC"_s}, {u"mon"_s, QJsonArray{QJsonArray{u"08:00"_s, u"17:00"_s}}}});
    store.setOrganizations({organization});
    store.setUserName(u"Dana Whitfield"_s);
    line = std::make_unique<Ui::CallLine>(api, store, *audio, devices);
    page = std::make_unique<Ui::CallPage>(store, api, events, *line);
    desk.setMe(UserId(u"user_dana"_s), u"agent"_s);
    page->setDesk(desk, saver);
    add(0, EventType::CallStarted,
        {{u"caller"_s, u"Ruth Ellison"_s}, {u"channel"_s, u"phone"_s}, {u"metadata"_s, QJsonObject{{u"number"_s, u"+1 608 555 0142"_s}}}});
}

CallScene::~CallScene() = default;

CallEvent CallScene::make(int atSeconds, EventType type, const QJsonObject &data)
{
    CallEvent event;
    event.callId = id;
    event.orgId = Organization::demo().id;
    event.type = type;
    event.at = m_start + std::chrono::seconds(atSeconds);
    event.data = data;
    if (type != EventType::SpeechPartial)
        event.seq = event.cursor = qint64(m_events.size()) + 1;
    return event;
}

void CallScene::answerEvents()
{
    QJsonArray list;
    for (const CallEvent &event : m_events)
        list.append(event.toJson());
    http.answer(u"GET /api/v1/calls/call_ruth/events"_s, 200, {{u"events"_s, list}});
}

void CallScene::add(int atSeconds, EventType type, const QJsonObject &data)
{
    m_events.push_back(make(atSeconds, type, data));
    answerEvents();
}

void CallScene::live(int atSeconds, EventType type, const QJsonObject &data)
{
    add(atSeconds, type, data);
    clock(atSeconds);
    Q_EMIT events.eventReceived(m_events.back());
}

void CallScene::partial(int atSeconds, Speaker speaker, const QString &text, const QString &item)
{
    clock(atSeconds);
    Q_EMIT events.eventReceived(
        make(atSeconds, EventType::SpeechPartial, {{u"speaker"_s, toString(speaker)}, {u"text"_s, text}, {u"item_id"_s, item}}));
}

void CallScene::say(int atSeconds, Speaker speaker, const QString &text)
{
    const QString item = u"item_%1"_s.arg(++m_item);
    add(atSeconds, EventType::TranscriptCompleted,
        {{u"id"_s, u"tr_%1"_s.arg(m_item)}, {u"speaker"_s, toString(speaker)}, {u"text"_s, text}, {u"item_id"_s, item}});
}

void CallScene::clock(int atSeconds)
{
    time.advance(m_start + std::chrono::seconds(atSeconds) - time.now());
}

void CallScene::addEmergency()
{
    say(0, Speaker::Ai, u"Lakeside Family Clinic, you are speaking with the automated assistant. How can I help?"_s);
    say(8, Speaker::Caller, u"Hi, I’d like to move my husband’s appointment. He’s… he’s not feeling so well."_s);
    add(10, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}});
    say(17, Speaker::Ai, u"I’m sorry to hear that. May I have his full name and date of birth?"_s);
    say(31, Speaker::Caller,
        u"Walter Ellison, March third, nineteen fifty-four. He’s sweating and he says he has chest pain, it goes down into his arm, I don’t know if I should wait."_s);
    add(40, EventType::IntakeUpdated,
        {{u"structured_data"_s, QJsonObject{{u"patient"_s, u"Walter Ellison"_s}, {u"born"_s, u"3 March 1954"_s}, {u"caller"_s, u"Ruth Ellison, wife"_s},
                                            {u"phone"_s, u"+1 608 555 0142"_s}, {u"complaint"_s, u"Chest pain into the arm, sweating"_s}}}});
    add(43, EventType::EscalationRaised,
        {{u"escalation_id"_s, u"esc_1"_s}, {u"urgency"_s, u"emergency"_s}, {u"trigger"_s, u"phrase"_s}, {u"reason"_s, u"The caller said “chest pain”."_s},
         {u"phrase"_s, u"chest pain"_s}, {u"rule"_s, u"medical.heart"_s},
         {u"summary"_s, u"Wife calls to move an appointment. Reports that her husband, 71, is sweating with chest pain into his arm. No ambulance called yet."_s}});
    add(43, EventType::PhaseChanged, {{u"phase"_s, u"escalation"_s}});
    clock(51);
}

void CallScene::answerTakeOver()
{
    http.answer(u"POST /api/v1/calls/call_ruth/takeover"_s, 200,
                {{u"mode"_s, u"human"_s}, {u"audio_url"_s, sound.url().resolved(QUrl(u"/audio?ticket=1"_s)).toString()}});
}

} // namespace Attendant
