// SPDX-License-Identifier: GPL-3.0-or-later
// Whole telephone calls against the whole backend, by the true protocol: webhooks, TwiML, media stream, REST.
#include "phonefixture.h"

#include "audio/g711.h"
#include "audio/tone.h"

#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Samples lastHeard(const PhoneCall &phone, qsizetype codes)
{
    return G711::decodeMuLaw(phone.heard().last(std::min(codes, phone.heard().size())));
}

/// The level of \a hertz in the last 200 ms that the caller heard, or the office.
double atCaller(const PhoneCall &phone, double hertz) { return toneLevel(lastHeard(phone, 1600), hertz, 8000); }
double atOffice(const OfficeLine &line, double hertz)
{
    return toneLevel(SampleView(line.heard).last(std::min<size_t>(line.heard.size(), 4800)), hertz);
}

QByteArray codesOf(double hertz, std::chrono::milliseconds length) { return G711::encodeMuLaw(sine(hertz, length, -12, 8000)); }

} // namespace

class tst_Telephone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_office.start(), qPrintable(m_office.api.failure())); }

    void aCallFromHelloToGoodbye()
    {
        auto phone = m_office.call();
        QVERIFY(phone->isStreaming());
        // Passed through as it came: a conversion would have destroyed the caption in the voice.
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().join(u' ').contains(u"Lakeside Family Clinic"_s), 20'000);
        const QString id = m_office.callId();
        QCOMPARE(m_office.record().value("channel"_L1).toString(), u"phone"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_office.lines(id).size() == 1, 20'000);
        phone->speak(u"Hello, what are your hours on Friday?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_office.lines(id).size() >= 2, 30'000);
        QVERIFY2(m_office.lines(id)[1].contains(u"hours on Friday"_s), qPrintable(m_office.lines(id).join(u'\n')));
        const qsizetype greeting = phone->wordsHeard().size();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() > greeting + 3, 30'000); // and is answered
        QVERIFY(phone->marksReturned() > 5);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
        QCOMPARE(m_office.endReason(id), u"caller hung up"_s);
        QVERIFY(m_office.network->asked().isEmpty()); // nothing is left to hang up
    }

    void theCallerInterruptsAndIsHeardAtOnce()
    {
        auto phone = m_office.call();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        phone->speak(u"Wait, I need an appointment."_s);
        QTRY_VERIFY_WITH_TIMEOUT(phone->clears() > 0, 20'000);
        const QString id = m_office.callId();
        QTRY_VERIFY_WITH_TIMEOUT(!m_office.lines(id).filter(u"appointment"_s).isEmpty(), 20'000);
        // The record has of the greeting what was heard, and says so.
        QVERIFY2(m_office.lines(id)[0].endsWith(u'…'), qPrintable(m_office.lines(id)[0]));
        phone->hangUp();
    }

    void aPersonTakesOverHoldsAndHandsBack()
    {
        auto phone = m_office.call();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = m_office.callId();
        const HttpAnswer grant = m_office.control(id, "takeover");
        QCOMPARE(grant.status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(phone->clears() > 0, 10'000); // the AI falls silent at the telephone, not when its buffer is empty
        OfficeLine person(grant.text("audio_url"_L1));
        QVERIFY(person.opens());
        person.speak(sine(440, 20s));
        QTRY_VERIFY_WITH_TIMEOUT(atCaller(*phone, 440) > -30, 15'000);
        phone->play(codesOf(1000, 20s));
        QTRY_VERIFY_WITH_TIMEOUT(atOffice(person, 1000) > -30, 15'000);

        QCOMPARE(m_office.control(id, "hold").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(atCaller(*phone, 440) < -60, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(atCaller(*phone, 329.63) > -45, 30'000); // a sentence, then the tone
        QCOMPARE(m_office.control(id, "resume").status, 200);
        person.speak(sine(700, 20s));
        QTRY_VERIFY_WITH_TIMEOUT(atCaller(*phone, 700) > -30, 30'000);

        const qsizetype words = phone->wordsHeard().size();
        QCOMPARE(m_office.control(id, "handback", {{u"note"_s, u"They want Friday."_s}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() > words + 2, 30'000);
        QCOMPARE(m_office.control(id, "whisper", {{u"text"_s, u"Be brief."_s}}).status, 200);
        QCOMPARE(m_office.control(id, "say", {{u"text"_s, u"The office closes at seventeen hundred."_s}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().join(u' ').contains(u"closes at seventeen"_s), 30'000);

        QCOMPARE(m_office.control(id, "end").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(phone->hasEnded(), 15'000);
    }

    void aListenerHearsTheCaller()
    {
        auto phone = m_office.call();
        const QString id = m_office.callId();
        OfficeLine listener(m_office.control(id, "listen").text("audio_url"_L1));
        QTRY_VERIFY_WITH_TIMEOUT(listener.socket.isValid(), 10'000);
        phone->play(codesOf(800, 10s));
        QTRY_VERIFY_WITH_TIMEOUT(atOffice(listener, 800) > -30, 15'000);
        phone->hangUp();
    }

    void zeroAsksForAPerson()
    {
        auto phone = m_office.call();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = m_office.callId();
        phone->pressKey(u'0');
        QTRY_COMPARE_WITH_TIMEOUT(m_office.events(id, u"escalation.raised"_s).size(), 1, 15'000);
        QCOMPARE(m_office.events(id, u"escalation.raised"_s)[0]["trigger"_L1].toString(), u"caller_wish"_s);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
    }

    void weCallSomebody()
    {
        const HttpAnswer answer = m_office.api.postAs("/api/v1/calls", {{u"to"_s, u"+4940123456"_s}, {u"org_id"_s, u"org_demo_001"_s}});
        QVERIFY2(answer.status == 201, answer.body.constData());
        const QString id = answer.text("call_id"_L1);
        QTRY_VERIFY_WITH_TIMEOUT(!m_office.network->placed().isEmpty(), 10'000);
        QPointer<PhoneCall> phone = m_office.network->placed().last();
        QCOMPARE(answer.json()["telephone"_L1]["call_sid"_L1].toString(), phone->sid());
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().join(u' ').contains(u"Lakeside"_s), 20'000);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
    }

    void weCallInVain_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("org");
        QTest::addColumn<int>("fault"); // of the network; -1: none
        QTest::addColumn<int>("status");
        const QString good = u"+4940123456"_s, demo = u"org_demo_001"_s;
        QTest::newRow("no number") << u"hello"_s << demo << -1 << 400;
        QTest::newRow("a number without its country") << u"0401234567"_s << demo << -1 << 400;
        QTest::newRow("an unknown organization") << good << u"org_none"_s << -1 << 404;
        QTest::newRow("the network has a fault") << good << demo << 503 << 503;
        QTest::newRow("the network is busy") << good << demo << 429 << 503;
        QTest::newRow("the network does not know us") << good << demo << 401 << 503;
        QTest::newRow("the network does not like the number") << good << demo << 400 << 400;
    }
    void weCallInVain()
    {
        QFETCH(QString, to);
        QFETCH(QString, org);
        QFETCH(int, fault);
        QFETCH(int, status);
        if (fault >= 0)
            m_office.network->failWith(fault);
        const HttpAnswer answer = m_office.api.postAs("/api/v1/calls", {{u"to"_s, to}, {u"org_id"_s, org}});
        m_office.network->failWith(0);
        QVERIFY2(answer.status == status, answer.body.constData());
        QVERIFY(!answer.detail().isEmpty());
        if (status == 400)
            QCOMPARE(answer.text("field"_L1), u"to"_s);
        if (fault >= 0) // what was begun for it has ended
            QTRY_VERIFY_WITH_TIMEOUT(m_office.record(to).value("status"_L1).toString() != u"in_progress"_s, 10'000);
    }

    void nobodyAnswersOurCall()
    {
        auto options = m_office.options();
        options.person.outcome = u"no-answer"_s;
        m_office.network->setOptions(options);
        const HttpAnswer answer = m_office.api.postAs("/api/v1/calls", {{u"to"_s, u"+4940123456"_s}, {u"org_id"_s, u"org_demo_001"_s}});
        m_office.network->setOptions(m_office.options());
        QCOMPARE(answer.status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(answer.text("call_id"_L1)), u"completed"_s, 10'000);
        QCOMPARE(m_office.endReason(answer.text("call_id"_L1)), u"nobody answered"_s);
    }

    void transfers_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("announce");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isLost"); // the word that the person answered
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("blind, answered") << u"completed"_s << QString() << QString() << false << true;
        QTest::newRow("blind, answered, and nobody tells us") << u"completed"_s << QString() << QString() << true << true;
        QTest::newRow("blind, busy") << u"busy"_s << QString() << QString() << false << false;
        QTest::newRow("blind, nobody answers") << u"no-answer"_s << QString() << QString() << false << false;
        QTest::newRow("announced and taken") << u"completed"_s << u"Mrs Fox about her bill."_s << u"1"_s << false << true;
        QTest::newRow("announced and declined") << u"completed"_s << u"Mrs Fox about her bill."_s << u"2"_s << false << false;
        QTest::newRow("announced to a machine") << u"completed"_s << u"Mrs Fox about her bill."_s << QString() << false << false;
        QTest::newRow("announced, busy") << u"busy"_s << u"Mrs Fox about her bill."_s << u"1"_s << false << false;
    }
    void transfers()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, announce);
        QFETCH(QString, key);
        QFETCH(bool, isLost);
        QFETCH(bool, succeeds);
        auto options = m_office.options();
        options.person.outcome = outcome;
        options.person.key = key;
        options.person.isSilentToWebhooks = isLost;
        auto phone = m_office.call(options);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = m_office.callId();
        const qsizetype asked = m_office.network->asked().size();
        QJsonObject body{{u"to"_s, u"+16085550177"_s}};
        if (!announce.isEmpty())
            body.insert(u"announce"_s, announce);
        const HttpAnswer answer = m_office.control(id, "transfer", body);
        QVERIFY2(answer.status == 200, answer.body.constData());
        if (succeeds) {
            QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 15'000);
            QCOMPARE(m_office.endReason(id), u"transferred to +16085550177"_s);
            QTRY_VERIFY_WITH_TIMEOUT(phone->hasEnded(), 10'000);
            QCOMPARE(m_office.network->asked().size(), asked + 1); // the two were not hung up on
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(phone->streams() == 2, 15'000);
        const qsizetype words = phone->wordsHeard().size();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() > words + 2, 20'000); // the AI speaks about it
        QCOMPARE(m_office.status(id), u"in_progress"_s);
        if (!announce.isEmpty() && outcome == u"completed")
            QVERIFY(phone->sentences().join(u' ').contains(announce));
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
        QCOMPARE(m_office.endReason(id), u"caller hung up"_s);
    }

    void aCallEndsWhileItIsTransferred()
    {
        auto options = m_office.options();
        options.person.hangsUpAtOnce = false;
        options.person.isSilentToWebhooks = true;
        auto phone = m_office.call(options);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = m_office.callId();
        QCOMPARE(m_office.control(id, "transfer", {{u"to"_s, u"+16085550177"_s}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!phone->isStreaming(), 10'000);
        const HttpAnswer again = m_office.control(id, "transfer", {{u"to"_s, u"+16085550178"_s}});
        QCOMPARE(again.status, 409);
        QVERIFY(again.detail().contains(u"+16085550177"_s));
        QCOMPARE(m_office.status(id), u"in_progress"_s);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
        QCOMPARE(m_office.control(id, "transfer", {{u"to"_s, u"+16085550177"_s}}).status, 409);
    }

    void theOfficeEndsACallThatIsBeingTransferred()
    {
        auto options = m_office.options();
        options.person.hangsUpAtOnce = false;
        options.person.isSilentToWebhooks = true;
        auto phone = m_office.call(options);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = m_office.callId();
        QCOMPARE(m_office.control(id, "transfer", {{u"to"_s, u"+16085550177"_s}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!phone->isStreaming(), 10'000);
        QCOMPARE(m_office.control(id, "end").status, 200);
        // There is no stream that could end: the network was asked to hang up.
        QTRY_VERIFY_WITH_TIMEOUT(phone->hasEnded(), 15'000);
        QCOMPARE(m_office.network->asked().last().text("Status"), u"completed"_s);
    }

    void aTransferThatTheNetworkRefusesChangesNothing()
    {
        auto phone = m_office.call();
        const QString id = m_office.callId();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        m_office.network->failWith(500);
        QCOMPARE(m_office.control(id, "transfer", {{u"to"_s, u"+16085550177"_s}}).status, 503);
        m_office.network->failWith(0);
        QVERIFY(phone->isStreaming());
        QCOMPARE(m_office.control(id, "transfer", {{u"to"_s, u"nobody"_s}}).status, 400);
        const QString browser = m_office.api.startCall();
        QCOMPARE(m_office.control(browser, "transfer", {{u"to"_s, u"+16085550177"_s}}).status, 409);
        QCOMPARE(m_office.control(browser, "end").status, 200);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
    }

    void aBrokenStreamComesBackAndThenLeavesAMessage()
    {
        auto phone = m_office.call();
        const QString id = m_office.callId();
        for (int streams = 2; streams <= 3; ++streams) {
            phone->socket()->abort();
            QTRY_VERIFY_WITH_TIMEOUT(phone->streams() == streams && phone->isStreaming(), 15'000);
            QCOMPARE(m_office.callId(), id);
        }
        QCOMPARE(m_office.status(id), u"in_progress"_s);
        phone->socket()->abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 15'000);
        QCOMPARE(m_office.endReason(id), u"left a voicemail"_s);
        QVERIFY(phone->sentences().join(u' ').contains(u"after the tone"_s));
    }

    void withoutAnAiTheCallerLeavesAMessage()
    {
        PhoneFixture poor;
        poor.api.settings.openAiApiKey = u"sk-bad"_s;
        QVERIFY2(poor.start(), qPrintable(poor.api.failure()));
        auto phone = poor.call();
        QTRY_VERIFY_WITH_TIMEOUT(phone->hasEnded(), 30'000);
        const QString id = poor.callId();
        QVERIFY(phone->sentences().join(u' ').contains(u"after the tone"_s));
        QTRY_COMPARE_WITH_TIMEOUT(poor.endReason(id), u"left a voicemail"_s, 10'000);
        const QJsonArray updates = poor.events(id, u"call.updated"_s);
        QVERIFY(std::ranges::any_of(updates, [](const QJsonValue &data) {
            return data["voicemail"_L1]["url"_L1].toString().endsWith("RE0123"_L1) && data["voicemail"_L1]["duration_s"_L1].toInt() == 7;
        }));
        // Somebody is told: the caller was promised a call.
        const auto callbacks = [&poor] { return poor.api.getAs("/api/v1/callbacks?state=open").json().value("callbacks"_L1).toArray(); };
        QTRY_COMPARE_WITH_TIMEOUT(callbacks().size(), 1, 10'000);
        QCOMPARE(callbacks()[0]["call_id"_L1].toString(), id);
        QCOMPARE(callbacks()[0]["reason"_L1].toString(), u"voicemail"_s);
        QCOMPARE(callbacks()[0]["caller"_L1].toString(), u"+16085550142"_s);
    }

    void whoTakesACallDuringTheMessageHasItsCaller()
    {
        PhoneFixture poor;
        poor.api.settings.openAiApiKey = u"sk-bad"_s;
        QVERIFY2(poor.start(), qPrintable(poor.api.failure()));
        const QByteArray sid = "CA000000000000000000000000000000a1";
        const PhoneCall::Fields ringing{{"CallSid", sid}, {"AccountSid", PhoneFixture::account}, {"From", "+16085550142"}, {"To", PhoneFixture::number}, {"CallStatus", "ringing"}};
        QCOMPARE(poor.webhook("/voice", ringing).status, 200);
        const QString id = poor.callId();
        QCOMPARE(poor.control(id, "takeover").status, 200);
        const HttpAnswer left = poor.webhook("/voicemail", {{"CallSid", sid}, {"RecordingSid", "RE1"}, {"RecordingUrl", "https://x"}, {"RecordingDuration", "3"}});
        QVERIFY2(left.body.contains("<Stream"), left.body.constData());
        QCOMPARE(poor.status(id), u"in_progress"_s);
        QCOMPARE(poor.webhook("/status", {{"CallSid", sid}, {"CallStatus", "completed"}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(poor.status(id), u"completed"_s, 10'000);
    }

    void aDialledCallOutlivesARestart()
    {
        PhoneFixture office;
        QVERIFY2(office.start(), qPrintable(office.api.failure()));
        auto options = office.options();
        options.sendsStatus = false;
        office.network->setOptions(options);
        const HttpAnswer answer = office.api.postAs("/api/v1/calls", {{u"to"_s, u"+4940123456"_s}, {u"org_id"_s, u"org_demo_001"_s}});
        QCOMPARE(answer.status, 201);
        const QString id = answer.text("call_id"_L1);
        const QByteArray sid = answer.json()["telephone"_L1]["call_sid"_L1].toString().toUtf8();
        QTRY_VERIFY_WITH_TIMEOUT(!office.network->placed().isEmpty() && office.network->placed().last()->wordsHeard().size() >= 2, 20'000);
        office.api.stop();
        QVERIFY2(office.api.start(), qPrintable(office.api.failure()));
        QCOMPARE(office.status(id), u"in_progress"_s);
        const PhoneCall::Fields fields{{"CallSid", sid}, {"AccountSid", PhoneFixture::account}, {"CallStatus", "in-progress"}};
        const HttpAnswer after = office.webhook("/after", fields);
        QVERIFY2(after.body.contains("<Stream"), after.body.constData());
        QCOMPARE(office.webhook("/status", {{"CallSid", sid}, {"CallStatus", "completed"}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(office.status(id), u"completed"_s, 10'000);
    }

    void aCallOutlivesARestart()
    {
        PhoneFixture office;
        QVERIFY2(office.start(), qPrintable(office.api.failure()));
        auto options = office.options();
        options.sendsStatus = false; // nobody is there to be told
        auto phone = office.call(options);
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 2, 20'000);
        const QString id = office.callId();
        office.api.stop();
        QVERIFY2(office.api.start(), qPrintable(office.api.failure()));
        QCOMPARE(office.status(id), u"in_progress"_s);
        const HttpAnswer after = office.webhook("/after", phone->fields(u"in-progress"_s));
        QCOMPARE(after.status, 200);
        QVERIFY2(after.body.contains("<Stream"), after.body.constData());
        QCOMPARE(office.webhook("/status", phone->fields(u"completed"_s)).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(office.status(id), u"completed"_s, 10'000);
    }

private:
    PhoneFixture m_office;
};

QTEST_GUILESS_MAIN(tst_Telephone)
#include "tst_telephone.moc"
