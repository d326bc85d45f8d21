// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/call.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Call : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_call = Call();
        QVERIFY(happen(EventType::CallStarted, {{u"caller"_s, u"Ruth Ellison"_s}, {u"channel"_s, u"phone"_s}}));
    }

    void startsAsTheAisCall()
    {
        QCOMPARE(m_call.caller, u"Ruth Ellison"_s);
        QCOMPARE(m_call.mode, CallMode::Ai);
        QCOMPARE(m_call.status, CallStatus::InProgress);
        QVERIFY(!m_call.isWaitingForHuman());
    }
    void refusesAGapAndARepeat()
    {
        CallEvent event = next(EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}});
        event.seq = 3;
        QVERIFY(!m_call.apply(event));
        event.seq = 1;
        QVERIFY(!m_call.apply(event));
        QCOMPARE(m_call.phase, Phase::Greeting);
    }
    void aPartialNeedsNoNumber()
    {
        CallEvent partial;
        partial.type = EventType::SpeechPartial;
        partial.data = {{u"speaker"_s, u"user"_s}, {u"text"_s, u"I have ch"_s}};
        QVERIFY(m_call.apply(partial));
        QCOMPARE(m_call.lastLine, u"I have ch"_s);
        QCOMPARE(m_call.lastSeq, 1);
    }

    void transcriptFollowsTheItemsNotTheArrival()
    {
        // The answer's transcript arrives before that of the question, as it often does.
        say(Speaker::Ai, u"Hello."_s, u"a"_s, {});
        say(Speaker::Ai, u"At nine."_s, u"c"_s, u"b"_s);
        say(Speaker::Caller, u"When do you open?"_s, u"b"_s, u"a"_s);
        QStringList texts;
        for (const auto &entry : m_call.transcript)
            texts << entry.text;
        QCOMPARE(texts, (QStringList{u"Hello."_s, u"When do you open?"_s, u"At nine."_s}));
    }

    void aPreparedSentenceKeepsItsPlace()
    {
        say(Speaker::Ai, u"Who is calling?"_s, u"a"_s, {});
        say(Speaker::System, u"A person is coming."_s, u"ours"_s, u"a"_s);
        say(Speaker::Caller, u"He has chest pain."_s, u"b"_s, u"a"_s);
        say(Speaker::Caller, u"Hello?"_s, u"c"_s, u"b"_s);
        QStringList items;
        for (const auto &entry : m_call.transcript)
            items << entry.itemId;
        QCOMPARE(items, (QStringList{u"a"_s, u"ours"_s, u"b"_s, u"c"_s}));
    }

    void aGraverReasonKeepsTheWaitingTime()
    {
        escalate(u"esc_1"_s, u"medium"_s);
        const Time raised = m_call.escalation->raisedAt;
        QVERIFY(m_call.isWaitingForHuman());
        escalate(u"esc_1"_s, u"emergency"_s);
        QCOMPARE(m_call.escalation->urgency, Urgency::Emergency);
        QCOMPARE(m_call.escalation->raisedAt, raised);
    }
    void humanComesAndGoes()
    {
        escalate(u"esc_1"_s, u"emergency"_s);
        QVERIFY(happen(EventType::EscalationUpdated, {{u"escalation_id"_s, u"esc_1"_s}, {u"status"_s, u"accepted"_s}, {u"by"_s, u"Dana"_s}}));
        QVERIFY(happen(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana"_s}}));
        QCOMPARE(m_call.humanName, u"Dana"_s);
        QVERIFY(!m_call.isWaitingForHuman());
        QCOMPARE(m_call.toJson().value("risk"_L1).toString(), u"emergency"_s);
        QVERIFY(happen(EventType::ModeChanged, {{u"mode"_s, u"ai"_s}, {u"by"_s, u"Dana"_s}}));
        QVERIFY(m_call.humanName.isEmpty());
    }
    void intakeFillsItself()
    {
        QVERIFY(happen(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"name"_s, u"Walter"_s}}}}));
        QVERIFY(happen(EventType::IntakeUpdated,
                       {{u"structured_data"_s, QJsonObject{{u"reason"_s, u"pain"_s}}}, {u"urgency_level"_s, u"high"_s}, {u"completed"_s, true}}));
        QCOMPARE(m_call.intake->structuredData.size(), 2);
        QVERIFY(m_call.intake->completed);
    }
    void endClosesEverything()
    {
        escalate(u"esc_1"_s, u"high"_s);
        QVERIFY(happen(EventType::ParticipantJoined, {{u"name"_s, u"Eve"_s}, {u"role"_s, u"listener"_s}}));
        QCOMPARE(m_call.listeners.size(), 1);
        QVERIFY(happen(EventType::CallEnded, {{u"status"_s, u"completed"_s}, {u"reason"_s, u"caller hung up"_s}}));
        QCOMPARE(m_call.mode, CallMode::Ended);
        QVERIFY(m_call.endedAt.has_value());
        QVERIFY(m_call.listeners.isEmpty());
        QCOMPARE(m_call.escalation->status, EscalationStatus::Ended);
    }

    void jsonComesBack()
    {
        escalate(u"esc_1"_s, u"high"_s);
        say(Speaker::Human, u"Dana here."_s, u"a"_s, {});
        QVERIFY(happen(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"name"_s, u"Walter"_s}}}, {u"urgency_level"_s, u"low"_s}}));
        const auto read = Call::fromJson(m_call.toDetailJson());
        QVERIFY(read);
        Call expected = m_call;
        QCOMPARE(read->toDetailJson(), expected.toDetailJson());
        // To the frontend, a person of the office is the agent.
        QCOMPARE(m_call.toDetailJson().value("transcripts"_L1).toArray().first().toObject().value("speaker"_L1).toString(), u"agent"_s);
    }
    void aListsRowKeepsTheNumber()
    {
        const auto number = [](const QJsonObject &metadata) {
            Call call;
            call.id = CallId(u"call_a"_s);
            call.metadata = metadata;
            const auto row = Call::fromJson(call.toJson());
            return row ? row->metadata.value("number"_L1).toString() : u"unreadable"_s;
        };
        QCOMPARE(number({{u"number"_s, u"+16085550142"_s}, {u"scenario"_s, u"booking"_s}}), u"+16085550142"_s);
        QCOMPARE(number({{u"direction"_s, u"inbound"_s}, {u"from"_s, u"+16085550142"_s}, {u"to"_s, u"+16085550100"_s}}), u"+16085550142"_s);
        QCOMPARE(number({{u"direction"_s, u"outbound"_s}, {u"from"_s, u"+16085550100"_s}, {u"to"_s, u"+16085550142"_s}}), u"+16085550142"_s);
        QCOMPARE(number({}), QString());
    }
    void eventJsonComesBack()
    {
        CallEvent event = next(EventType::ModeChanged, {{u"mode"_s, u"hold"_s}});
        event.cursor = 17;
        QCOMPARE(CallEvent::fromJson(event.toJson()).value(), event);
    }
    void everyEventTypeHasItsName()
    {
        for (int i = 0; i <= int(EventType::CallEnded); ++i)
            QCOMPARE(int(eventTypeFrom(toString(EventType(i))).value()), i);
    }

private:
    CallEvent next(EventType type, const QJsonObject &data)
    {
        CallEvent event;
        event.callId = CallId(u"call_1"_s);
        event.orgId = OrgId(u"org_1"_s);
        event.seq = m_call.lastSeq + 1;
        event.type = type;
        event.at = Time(std::chrono::seconds(1000 + event.seq));
        event.data = data;
        return event;
    }
    bool happen(EventType type, const QJsonObject &data) { return m_call.apply(next(type, data)); }
    void say(Speaker speaker, const QString &text, const QString &item, const QString &previous)
    {
        QVERIFY(happen(EventType::TranscriptCompleted, {{u"id"_s, u"tr_"_s + item}, {u"speaker"_s, toString(speaker)}, {u"text"_s, text},
                                                        {u"item_id"_s, item}, {u"previous_item_id"_s, previous}}));
    }
    void escalate(const QString &id, const QString &urgency)
    {
        QVERIFY(happen(EventType::EscalationRaised,
                       {{u"escalation_id"_s, id}, {u"urgency"_s, urgency}, {u"trigger"_s, u"phrase"_s}, {u"phrase"_s, u"chest pain"_s}}));
    }

    Call m_call;
};

QTEST_GUILESS_MAIN(tst_Call)
#include "tst_call.moc"
