// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/transcriptmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

class tst_TranscriptModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWordsAsTheyArrive();
    void keepsSpokenOrder();
    void ignoresAPartialThatComesLate();
    void marksThePhraseThatRaisedTheEscalation();
    void theMarkerOfAPhraseStandsBehindItsWords();
    void saysWhatHappenedInBetween();
    void keepsArrivingWordsAtTheBottom();
    void dropsWhatTheAiDidNotGetToSay();
    void settlesCutOffWordsAtTheEnd();
    void copiesAsText();

private:
    void apply(EventType type, const QJsonObject &data, int second = 0)
    {
        CallEvent event;
        event.callId = CallId(u"c"_s);
        event.type = type;
        event.seq = type == EventType::SpeechPartial ? 0 : m_facts.lastSeq() + 1;
        event.at = Time(std::chrono::seconds(1'000 + second));
        event.data = data;
        QVERIFY(m_facts.apply(event));
        m_model->apply(event, m_facts);
    }
    void say(const QString &speaker, const QString &text, const QString &item = {}, const QString &previous = {}, int second = 0)
    {
        apply(EventType::TranscriptCompleted, {{u"speaker"_s, speaker}, {u"text"_s, text}, {u"item_id"_s, item}, {u"previous_item_id"_s, previous}}, second);
    }
    void partial(const QString &speaker, const QString &text, const QString &item)
    {
        apply(EventType::SpeechPartial, {{u"speaker"_s, speaker}, {u"text"_s, text}, {u"item_id"_s, item}});
    }
    QStringList texts() const
    {
        QStringList list;
        for (int i = 0; i < m_model->rowCount(); ++i)
            list << m_model->row(i).text;
        return list;
    }

    CallFacts m_facts;
    std::unique_ptr<TranscriptModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_TranscriptModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<TranscriptModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setOwnName(u"Dana Whitfield"_s);
    m_facts = {};
    apply(EventType::CallStarted, {{u"caller"_s, u"Ruth"_s}});
}

void tst_TranscriptModel::showsWordsAsTheyArrive()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    partial(u"user"_s, u"It’s 418"_s, u"i1"_s);
    partial(u"user"_s, u"It’s 418 Birch"_s, u"i1"_s);
    QVERIFY(m_model->row(0).arriving);
    say(u"user"_s, u"It’s 418 Birch Hollow Road."_s, u"i1"_s);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(texts(), QStringList{u"It’s 418 Birch Hollow Road."_s});
    QVERIFY(!m_model->row(0).arriving);
    QCOMPARE(m_model->row(0).who, u"Caller"_s);
}

void tst_TranscriptModel::keepsSpokenOrder()
{
    say(u"agent"_s, u"one"_s, u"a"_s);
    say(u"agent"_s, u"three"_s, u"c"_s, u"b"_s); // the answer is there before what it answers
    say(u"user"_s, u"two"_s, u"b"_s, u"a"_s);
    say(u"user"_s, u"four"_s, u"d"_s, u"c"_s);
    QCOMPARE(texts(), (QStringList{u"one"_s, u"two"_s, u"three"_s, u"four"_s}));
}

void tst_TranscriptModel::ignoresAPartialThatComesLate()
{
    say(u"user"_s, u"all of it"_s, u"i1"_s);
    partial(u"user"_s, u"all"_s, u"i1"_s);
    QCOMPARE(texts(), QStringList{u"all of it"_s});
}

void tst_TranscriptModel::marksThePhraseThatRaisedTheEscalation()
{
    say(u"user"_s, u"He has Chest Pain."_s);
    say(u"agent"_s, u"Chest pain, I see."_s);
    apply(EventType::EscalationRaised, {{u"escalation_id"_s, u"e"_s}, {u"urgency"_s, u"emergency"_s}, {u"trigger"_s, u"phrase"_s}, {u"phrase"_s, u"chest pain"_s}});
    QCOMPARE(m_model->row(0).marked, QStringList{u"chest pain"_s});
    QVERIFY(m_model->row(0).emergency);
    QVERIFY(m_model->row(1).marked.isEmpty()); // the AI's own words raised nothing
    say(u"user"_s, u"The chest pain is worse."_s);
    QCOMPARE(m_model->row(3).marked, QStringList{u"chest pain"_s});
}

void tst_TranscriptModel::theMarkerOfAPhraseStandsBehindItsWords()
{
    say(u"agent"_s, u"How can I help?"_s, u"i1"_s);
    // Heard while it is being said: the words come as a whole only afterwards.
    apply(EventType::EscalationRaised, {{u"escalation_id"_s, u"e"_s}, {u"urgency"_s, u"high"_s}, {u"trigger"_s, u"phrase"_s}, {u"phrase"_s, u"third time"_s}});
    QCOMPARE(m_model->row(1).kind, TranscriptRow::Kind::Marker);
    QAbstractItemModelTester tester(m_model.get());
    say(u"user"_s, u"This is the third time I call."_s, u"i2"_s);
    QCOMPARE(m_model->row(1).text, u"This is the third time I call."_s);
    QCOMPARE(m_model->row(2).kind, TranscriptRow::Kind::Marker);
    // Said again later, it stays where it belongs.
    say(u"user"_s, u"The third time!"_s, u"i3"_s);
    QCOMPARE(m_model->row(2).kind, TranscriptRow::Kind::Marker);
}

void tst_TranscriptModel::saysWhatHappenedInBetween()
{
    apply(EventType::EscalationRaised, {{u"escalation_id"_s, u"e"_s}, {u"urgency"_s, u"medium"_s}, {u"trigger"_s, u"caller_wish"_s}});
    apply(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    say(u"human"_s, u"Hello."_s);
    apply(EventType::ModeChanged, {{u"mode"_s, u"hold"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    apply(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    apply(EventType::ModeChanged, {{u"mode"_s, u"ai"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    apply(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Jonas Weber"_s}});
    QCOMPARE(texts(), (QStringList{u"The caller asked for a person"_s, u"You took over"_s, u"Hello."_s, u"You put the caller on hold"_s,
                                   u"You are back on the line"_s, u"You handed back to the AI"_s, u"Jonas Weber took over"_s}));
    QCOMPARE(m_model->row(0).tone, TranscriptRow::Tone::Amber);
    QCOMPARE(m_model->row(1).tone, TranscriptRow::Tone::Green);
    QCOMPARE(m_model->row(2).who, u"Dana (you)"_s);
}

void tst_TranscriptModel::keepsArrivingWordsAtTheBottom()
{
    partial(u"user"_s, u"I"_s, u"i1"_s);
    apply(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Jonas Weber"_s}});
    QCOMPARE(texts(), (QStringList{u"Jonas Weber took over"_s, u"I"_s}));
}

// The AI composes ahead of what it says; once a person has the call, what it did not get to say was never said.
void tst_TranscriptModel::dropsWhatTheAiDidNotGetToSay()
{
    say(u"user"_s, u"help"_s, u"i1"_s);
    partial(u"agent"_s, u"You are booked"_s, u"i2"_s);
    QCOMPARE(texts().size(), 2);
    apply(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Jonas Weber"_s}});
    partial(u"agent"_s, u"You are booked for"_s, u"i2"_s);
    QVERIFY(!texts().contains(u"You are booked"_s) && !texts().contains(u"You are booked for"_s));
    say(u"agent"_s, u"You are"_s, u"i2"_s); // what was heard of it
    QVERIFY(texts().contains(u"You are"_s));
}

void tst_TranscriptModel::settlesCutOffWordsAtTheEnd()
{
    partial(u"user"_s, u"But I"_s, u"i1"_s);
    apply(EventType::CallEnded, {{u"status"_s, u"completed"_s}});
    QVERIFY(!m_model->row(0).arriving);
    QCOMPARE(texts(), (QStringList{u"But I"_s, u"The call ended"_s}));
}

void tst_TranscriptModel::copiesAsText()
{
    say(u"agent"_s, u"Hello."_s, {}, {}, 5);
    apply(EventType::CallEnded, {{u"status"_s, u"completed"_s}}, 65);
    QCOMPARE(m_model->asText(), u"[00:05] AI: Hello.\n[01:05] — The call ended"_s);
}

QTEST_MAIN(tst_TranscriptModel)
#include "tst_transcriptmodel.moc"
