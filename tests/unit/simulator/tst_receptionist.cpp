// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/phrasebook.h"
#include "simulator/receptionist.h"
#include "support/manualclock.h"

#include <QJsonArray>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

const QStringList tools{u"escalate_call"_s, u"complete_intake"_s, u"end_call"_s, u"create_appointment"_s};
const QString instructions = u"You answer for Maple Street Dental.\nGreeting: \"Maple Street Dental, how can I help?\"\nHours: Monday-Friday, 8 to 5\n"
                             "Intake:\n- name: Full name\n- phone: Call back on\n- reason: Reason\n\nBe kind.\nEmergency number: 112"_s;

} // namespace

class tst_Receptionist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk.emplace(m_clock, Receptionist::Options{}); m_desk->setInstructions(instructions); }
    void greetsFromTheInstructions();
    void asksForEveryField();
    void tellsTheHours();
    void booksAndTellsOfIt();
    void asksAgainWhenTheBookingFails();
    void escalatesAnEmergencyAtOnce();
    void canForgetToEscalate();
    void escalatesTheWishForAPerson();
    void endsTheCallAfterGoodbye();
    void isNotSureOfWhatItDoesNotKnow();
    void saysExactlyWhatItIsTold();
    void resumesAfterAHandBack();
    void speaksTheCallersLanguage_data();
    void speaksTheCallersLanguage();
    void callsOnlyToolsThatItHas();
    void sameSeedSameConversation();
    void everyLanguageHasEverySentence();

private:
    Receptionist::Answer say(const QString &words)
    {
        m_desk->hearCaller(words);
        return m_desk->answer(tools);
    }
    Receptionist::Answer result(const QString &name, const QJsonObject &object)
    {
        m_desk->hearToolResult(name, object);
        return m_desk->answer(tools);
    }

    ManualClock m_clock;
    std::optional<Receptionist> m_desk;
};

void tst_Receptionist::greetsFromTheInstructions()
{
    QCOMPARE(m_desk->answer(tools).speech, u"Maple Street Dental, how can I help?"_s);
    QCOMPARE(m_desk->answer(tools).speech, u"Are you still there?"_s);
    Receptionist plain(m_clock, {});
    QVERIFY(!plain.answer({}).speech.isEmpty());
}

void tst_Receptionist::asksForEveryField()
{
    (void)m_desk->answer(tools);
    QVERIFY(say(u"Hello, my crown fell out while I was eating."_s).speech.contains(u"name"_s));
    QVERIFY(say(u"This is Priya Raman."_s).speech.contains(u"number"_s));
    const auto done = say(u"608 555 0134"_s);
    QCOMPARE(done.calls.size(), size_t{1});
    QCOMPARE(done.calls[0].name, u"complete_intake"_s);
    const QJsonObject data = done.calls[0].arguments.value("structured_data"_L1).toObject();
    QCOMPARE(data.value("name"_L1), u"Priya Raman"_s);
    QCOMPARE(data.value("phone"_L1), u"608 555 0134"_s);
    QCOMPARE(data.value("reason"_L1), u"Hello, my crown fell out while I was eating."_s);
    QCOMPARE(result(u"complete_intake"_s, {{u"success"_s, true}}).speech, u"Is there anything else I can do for you?"_s);
}

void tst_Receptionist::tellsTheHours()
{
    (void)m_desk->answer(tools);
    QVERIFY(say(u"Hi, when do you close on Friday?"_s).speech.contains(u"Monday-Friday, 8 to 5"_s)
            || say(u"Hi, what time do you close on Friday?"_s).speech.contains(u"Monday-Friday, 8 to 5"_s));
    QVERIFY(say(u"Thanks, that's all."_s).calls[0].name == u"end_call"_s);
}

void tst_Receptionist::booksAndTellsOfIt()
{
    (void)m_desk->answer(tools);
    (void)say(u"I'd like to book a cleaning for my son."_s);
    (void)say(u"Nora Lindqvist"_s);
    QVERIFY(say(u"608 555 0199"_s).speech.contains(u"mail"_s));
    QVERIFY(say(u"nora.lindqvist@example.org"_s).speech.contains(QRegularExpression(u"day|When"_s)));
    const auto booking = say(u"Tuesday at three in the afternoon would be good."_s);
    QCOMPARE(booking.calls.size(), size_t{1});
    const QJsonObject arguments = booking.calls[0].arguments;
    QCOMPARE(booking.calls[0].name, u"create_appointment"_s);
    QCOMPARE(arguments.value("attendee_email"_L1), u"nora.lindqvist@example.org"_s);
    const QDateTime start = QDateTime::fromString(arguments.value("start_time"_L1).toString(), Qt::ISODate);
    QCOMPARE(start.date().dayOfWeek(), 2);
    QCOMPARE(start.time(), QTime(15, 0));
    QCOMPARE(QDateTime::fromString(arguments.value("end_time"_L1).toString(), Qt::ISODate), start.addSecs(1'800));
    const auto after = result(u"create_appointment"_s, {{u"success"_s, true}});
    QVERIFY(after.speech.contains(u"booked for Tuesday"_s));
    QCOMPARE(after.calls[0].name, u"complete_intake"_s);
}

void tst_Receptionist::asksAgainWhenTheBookingFails()
{
    (void)m_desk->answer(tools);
    (void)say(u"I need an appointment on Monday at nine, my mail is x@nowhere."_s);
    (void)say(u"Jo Brand"_s);
    (void)say(u"608 555 0111"_s);
    const auto booking = say(u"jo@example"_s);
    QCOMPARE(booking.calls.size(), size_t{1});
    const auto again = result(u"create_appointment"_s, {{u"success"_s, false}, {u"clarification"_s, u"Could you spell your e-mail address?"_s}});
    QCOMPARE(again.speech, u"Could you spell your e-mail address?"_s);
    const auto second = say(u"jo@example.org"_s);
    QCOMPARE(second.calls[0].arguments.value("attendee_email"_L1), u"jo@example.org"_s);
    // A second failure is left to the office instead of going round for ever.
    const auto given = result(u"create_appointment"_s, {{u"success"_s, false}});
    QVERIFY(given.calls.empty() || given.calls[0].name == u"complete_intake"_s);
}

void tst_Receptionist::escalatesAnEmergencyAtOnce()
{
    (void)m_desk->answer(tools);
    (void)say(u"I want to book a check-up for my father."_s);
    const auto urgent = say(u"Walter Ellison, March third, nineteen fifty-four. He's sweating and he says he has chest pain, it goes down into his arm"_s);
    QCOMPARE(urgent.calls.size(), size_t{1});
    QCOMPARE(urgent.calls[0].name, u"escalate_call"_s);
    QCOMPARE(urgent.calls[0].arguments.value("urgency"_L1), u"emergency"_s);
    QVERIFY(urgent.calls[0].arguments.value("summary"_L1).toString().contains(u"Walter Ellison"_s));
    QVERIFY(urgent.speech.contains(u"112"_s));
    QVERIFY(say(u"Please hurry!"_s).calls.empty());
}

void tst_Receptionist::canForgetToEscalate()
{
    m_desk.emplace(m_clock, Receptionist::Options{1, 1.0});
    (void)m_desk->answer(tools);
    const auto answer = say(u"He has chest pain, please help."_s);
    QVERIFY(answer.calls.empty());
    QVERIFY(!answer.speech.isEmpty());
}

void tst_Receptionist::escalatesTheWishForAPerson()
{
    (void)m_desk->answer(tools);
    const auto calm = say(u"Could I talk to a real person, please?"_s);
    QCOMPARE(calm.calls[0].arguments.value("urgency"_L1), u"medium"_s);
    init();
    (void)m_desk->answer(tools);
    const auto angry = say(u"This is the third time I call! I want to speak to a manager."_s);
    QCOMPARE(angry.calls[0].arguments.value("urgency"_L1), u"high"_s);
}

void tst_Receptionist::endsTheCallAfterGoodbye()
{
    (void)m_desk->answer(tools);
    const auto wrong = say(u"Oh, isn't this the pizza place? Sorry."_s);
    QCOMPARE(wrong.calls[0].name, u"end_call"_s);
    QVERIFY(m_desk->answer(tools).calls.empty());
}

void tst_Receptionist::isNotSureOfWhatItDoesNotKnow()
{
    (void)m_desk->answer(tools);
    const auto answer = say(u"Can I take two of these tablets together?"_s);
    QVERIFY2(answer.speech.startsWith(u"I'm not sure about that."_s), qPrintable(answer.speech));
    const auto human = say(u"[speech, 2.3 s]"_s);
    QVERIFY(human.speech.contains(u"again"_s));
}

void tst_Receptionist::saysExactlyWhatItIsTold()
{
    m_desk->hearCaller(u"Hello?"_s);
    QCOMPARE(m_desk->answer(tools, u"Ignore the rest. Say exactly: \"The doctor is on her way.\""_s).speech, u"The doctor is on her way."_s);
    QCOMPARE(m_desk->aside(u"Say exactly: “Done.”"_s, {}).speech, u"Done."_s);
}

void tst_Receptionist::resumesAfterAHandBack()
{
    (void)m_desk->answer(tools);
    (void)say(u"I need an appointment for my back."_s);
    m_desk->hearCaller(u"What I told the doctor."_s);
    m_desk->hearNote(u"A colleague spoke with the caller and hands back to you. Note: offer Thursday."_s);
    const QString speech = m_desk->answer(tools).speech;
    QVERIFY2(speech.startsWith(u"I am back with you."_s), qPrintable(speech));
    m_desk->hearNote(u"Note from the supervisor: parking is free."_s);
    QCOMPARE(m_desk->answer(tools).speech, u"One more thing: parking is free."_s);
}

void tst_Receptionist::speaksTheCallersLanguage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("language");
    QTest::newRow("Spanish") << u"Hola, buenos días, quisiera una cita, me duele una muela."_s << u"es"_s;
    QTest::newRow("German") << u"Guten Tag, ich hätte gern einen Termin für meine Tochter."_s << u"de"_s;
    QTest::newRow("French") << u"Bonjour, je voudrais un rendez-vous pour ma mère, avec le docteur."_s << u"fr"_s;
    QTest::newRow("English") << u"Hello, I would like an appointment for my mother."_s << u"en"_s;
}

void tst_Receptionist::speaksTheCallersLanguage()
{
    QFETCH(QString, words);
    QFETCH(QString, language);
    (void)m_desk->answer(tools);
    const auto answer = say(words);
    QCOMPARE(answer.language, language);
    QVERIFY2(Phrasebook::of(language).asksFor(answer.speech).contains(u"name"_s), qPrintable(answer.speech));
}

void tst_Receptionist::callsOnlyToolsThatItHas()
{
    m_desk->hearCaller(u"He is unconscious, help!"_s);
    const auto answer = m_desk->answer({u"end_call"_s});
    QVERIFY(answer.calls.empty());
    QVERIFY(answer.speech.contains(u"emergency"_s));
}

void tst_Receptionist::sameSeedSameConversation()
{
    const auto talk = [this](quint64 seed) {
        Receptionist desk(m_clock, {seed});
        QStringList said;
        for (const QString &words : {u"I need an appointment."_s, u"Ann Lee"_s, u"608 555 0100"_s, u"My knee hurts a lot."_s, u"Monday at ten."_s}) {
            desk.hearCaller(words);
            said << desk.answer(tools).speech;
        }
        return said;
    };
    QCOMPARE(talk(3), talk(3));
    QSet<QStringList> different;
    for (quint64 seed = 0; seed < 8; ++seed)
        different << talk(seed);
    QVERIFY(different.size() > 1);
}

void tst_Receptionist::everyLanguageHasEverySentence()
{
    for (const QString &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
        const Phrasebook &book = Phrasebook::of(language);
        QCOMPARE(book.language(), language);
        for (const QString &name : {u"greeting"_s, u"ask.name"_s, u"ask.date_of_birth"_s, u"ask.phone"_s, u"ask.reason"_s, u"ask.time"_s, u"ask.email"_s,
                                    u"ask.other"_s, u"acknowledge"_s, u"hours"_s, u"hours.unknown"_s, u"uncertain"_s, u"not_understood"_s, u"emergency"_s,
                                    u"human"_s, u"waiting"_s, u"escalated"_s, u"booking"_s, u"booked"_s, u"booking_failed"_s, u"intake_done"_s,
                                    u"anything_else"_s, u"still_there"_s, u"wrong_number"_s, u"goodbye"_s, u"resume"_s, u"note"_s})
            QVERIFY2(book.has(name), qPrintable(language + u' ' + name));
        for (const QString &kind : {u"name"_s, u"date_of_birth"_s, u"phone"_s, u"reason"_s, u"time"_s, u"email"_s}) {
            for (quint64 choice = 0; choice < 3; ++choice)
                QVERIFY2(book.asksFor(book.sentence(u"ask."_s + kind, choice)).contains(kind), qPrintable(language + u' ' + kind));
        }
    }
    QCOMPARE(Phrasebook::of(u"pt").language(), u"en"_s);
}

QTEST_GUILESS_MAIN(tst_Receptionist)
#include "tst_receptionist.moc"
