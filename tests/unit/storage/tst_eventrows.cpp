// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/eventrows_p.h"
#include "storage/sql_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

EncodedEvent encoded(const QString &call, EventType type, const QJsonObject &data)
{
    static qint64 seq = 0;
    return encode({0, CallId(call), OrgId(u"org_a"_s), ++seq, type, Time(std::chrono::seconds(1'795'340'000 + seq)), data});
}

EventRows rowsOf(const std::vector<EncodedEvent> &events)
{
    std::vector<const EncodedEvent *> group;
    for (const EncodedEvent &event : events)
        group.push_back(&event);
    return EventRows::of(group);
}

} // namespace

class tst_EventRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesChangesOfOneCall();
    void writesNothingForWhatHasNoRow();
    void keepsTheOrderOfEscalationSteps();
    void replacesWhatJsonbRefuses_data();
    void replacesWhatJsonbRefuses();
    void readsTimesAsTheyWereWritten();
    void escapesPatterns();
};

void tst_EventRows::mergesChangesOfOneCall()
{
    const std::vector<EncodedEvent> events{encoded(u"a"_s, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}}),
                                           encoded(u"b"_s, EventType::PhaseChanged, {{u"phase"_s, u"clarification"_s}}),
                                           encoded(u"a"_s, EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Sam"_s}}),
                                           encoded(u"a"_s, EventType::PhaseChanged, {{u"phase"_s, u"escalation"_s}})};
    const EventRows rows = rowsOf(events);
    QCOMPARE(rows.callChanges.size(), size_t(2));
    QCOMPARE(rows.callChanges[0].first, u"a"_s);
    QCOMPARE(rows.callChanges[0].second.phase, u"escalation"_s);
    QCOMPARE(rows.callChanges[0].second.humanName, u"Sam"_s);
    QCOMPARE(rows.callChanges[0].second.modeSince, events[2].event.at);
    QVERIFY(!rows.callChanges[0].second.status);
    QCOMPARE(rows.callChanges[1].second.phase, u"clarification"_s);
}

void tst_EventRows::writesNothingForWhatHasNoRow()
{
    const std::vector<EncodedEvent> events{encoded(u"a"_s, EventType::ToolCalled, {{u"name"_s, u"end_call"_s}}),
                                           encoded(u"a"_s, EventType::ParticipantJoined, {{u"name"_s, u"Sam"_s}, {u"role"_s, u"listener"_s}}),
                                           encoded(u"a"_s, EventType::ParticipantLeft, {{u"name"_s, u"Sam"_s}, {u"role"_s, u"listener"_s}}),
                                           encoded(u"a"_s, EventType::CallUpdated, {{u"note"_s, u"n"_s}})};
    const EventRows rows = rowsOf(events);
    QCOMPARE(rows.events.size(), size_t(4));
    QVERIFY(rows.newCalls.empty() && rows.callChanges.empty() && rows.transcripts.empty() && rows.intakes.empty() && rows.escalations.empty());
}

void tst_EventRows::keepsTheOrderOfEscalationSteps()
{
    const std::vector<EncodedEvent> events{encoded(u"a"_s, EventType::CallEnded, {{u"status"_s, u"completed"_s}}), encoded(u"b"_s, EventType::CallEnded, {}),
                                           encoded(u"c"_s, EventType::EscalationRaised, {{u"escalation_id"_s, u"e"_s}}),
                                           encoded(u"c"_s, EventType::EscalationUpdated, {{u"escalation_id"_s, u"e"_s}, {u"status"_s, u"nonsense"_s}, {u"by"_s, u"Sam"_s}}),
                                           encoded(u"c"_s, EventType::CallEnded, {{u"status"_s, u"failed"_s}})};
    const EventRows rows = rowsOf(events);
    QCOMPARE(rows.escalations.size(), size_t(4));
    QCOMPARE(std::get<EventRows::CallsEnded>(rows.escalations[0]).callIds, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(std::holds_alternative<EventRows::Raised>(rows.escalations[1]));
    const auto change = std::get<EventRows::EscalationChange>(rows.escalations[2]);
    QVERIFY(!change.status);
    QCOMPARE(change.by, u"Sam"_s);
    QCOMPARE(std::get<EventRows::CallsEnded>(rows.escalations[3]).callIds, QStringList{u"c"_s});
    QCOMPARE(rows.callChanges[1].second.status, u"completed"_s); // said nothing else
    QCOMPARE(rows.callChanges[2].second.status, u"failed"_s);
}

void tst_EventRows::replacesWhatJsonbRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("plain") << u"Grüße 😀 \"\\ \n\u0001"_s << u"Grüße 😀 \"\\ \n\u0001"_s;
    QTest::newRow("null character") << u"a"_s + QChar(u'\0') << u"a\uFFFD"_s;
    QTest::newRow("high surrogate alone") << QString(QChar(0xD83D)) + u'x' << u"\uFFFDx"_s;
    QTest::newRow("low surrogate alone") << u"x"_s + QChar(0xDE00) << u"x\uFFFD"_s;
    QTest::newRow("the escape spelled out") << u"\\u0000 \\ud83d"_s << u"\\u0000 \\ud83d"_s;
}

void tst_EventRows::replacesWhatJsonbRefuses()
{
    QFETCH(QString, text);
    QFETCH(QString, stored);
    const EncodedEvent event = encoded(u"a"_s, EventType::TranscriptCompleted, {{text, QJsonObject{{u"list"_s, QJsonArray{1, text}}}}});
    const QJsonObject expected{{stored, QJsonObject{{u"list"_s, QJsonArray{1, stored}}}}};
    QCOMPARE(event.event.data, expected);
    QCOMPARE(QJsonDocument::fromJson(event.json).object(), expected);
}

void tst_EventRows::readsTimesAsTheyWereWritten()
{
    for (const qint64 micros : {qint64(0), qint64(1), qint64(1'795'340'000'123'456), qint64(951'782'399'999'999), qint64(-1'000'001)}) {
        const Time time{std::chrono::microseconds(micros)};
        QCOMPARE(Sql::time(Sql::value(time)), time);
    }
    QCOMPARE(Sql::time(QVariant(qlonglong(1'795'340'000'123'456))), Time(std::chrono::microseconds(1'795'340'000'123'456)));
    QCOMPARE(Sql::optionalTime(Sql::value(std::optional<Time>())), std::nullopt);
}

void tst_EventRows::escapesPatterns()
{
    QCOMPARE(Sql::likePattern(u"100%_\\Ä"_s), u"%100\\%\\_\\\\ä%"_s);
    QVERIFY(Sql::folded(u"ASCII only"_s).isNull());
    QCOMPARE(Sql::folded(u"ÄPFEL"_s).toString(), u"äpfel"_s);
}

QTEST_GUILESS_MAIN(tst_EventRows)

#include "tst_eventrows.moc"
