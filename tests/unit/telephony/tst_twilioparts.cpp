// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/phonesentences.h"
#include "telephony/twiliolines.h"
#include "telephony/twiliosignature.h"
#include "telephony/twiml.h"

#include "support/manualclock.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QByteArray voiceUrl = "https://voice.example.com/twilio/voice?tenant=acme";

TwilioForm::Values voiceForm()
{
    return {{"CallSid", "CA11111111111111111111111111111111"}, {"AccountSid", "AC22222222222222222222222222222222"}, {"From", "+15005550006"},
            {"To", "+15005550010"}, {"CallStatus", "ringing"}, {"ApiVersion", "2010-04-01"}, {"Direction", "inbound"}, {"CallerName", ""}};
}

bool isWellFormed(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

} // namespace

/// Signatures, forms, TwiML and the table of lines. The signatures are vectors of npm `twilio` 6.2.0 (reference notes, section 5).
class tst_TwilioParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheOfficialPackageDoes()
    {
        QCOMPARE(TwilioSignature::sign(token, voiceUrl, voiceForm()), "FlXXQ4bbZJrCmHjN7bGlgX62axs=");
        QCOMPARE(TwilioSignature::sign(token, voiceUrl, {{"A", "2"}, {"A", "1"}, {"A", "2"}, {"B", "x"}}), "OFOajteVkpCP0fPzN59L1XxOsWo=");
        QCOMPARE(TwilioSignature::sign(token, "wss://voice.example.com/twilio/media"), "3Wv0T80qzAY3OCARW9y1gnUJZtE=");
    }
    void judgesForms_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << QByteArray("FlXXQ4bbZJrCmHjN7bGlgX62axs=") << token << true;
        QTest::newRow("made with the port") << QByteArray("4GFeynRLlP1bxbO75msuOaRySqE=") << token << true;
        QTest::newRow("another token") << QByteArray("FlXXQ4bbZJrCmHjN7bGlgX62axs=") << QByteArray("1123456789abcdef0123456789abcdef") << false;
        QTest::newRow("changed") << QByteArray("FlXXQ4bbZJrCmHjN7bGlgX62axt=") << token << false;
        QTest::newRow("none") << QByteArray() << token << false;
        QTest::newRow("no token is configured") << QByteArray("FlXXQ4bbZJrCmHjN7bGlgX62axs=") << QByteArray() << false;
    }
    void judgesForms()
    {
        QFETCH(QByteArray, signature);
        QFETCH(QByteArray, key);
        QFETCH(bool, isGood);
        QCOMPARE(TwilioSignature({key, {}}).isForm(signature, voiceUrl, voiceForm()), isGood);
        QCOMPARE(TwilioSignature({"another", key}).isForm(signature, voiceUrl, voiceForm()), isGood); // while tokens rotate
        auto more = voiceForm();
        more.emplace_back("Digits", "1");
        QVERIFY(!TwilioSignature({key}).isForm(signature, voiceUrl, more));
    }
    void judgesJsonByItsHash()
    {
        const QByteArray body = R"({"event":"completed","callSid":"CA11111111111111111111111111111111"})";
        const QByteArray url = "https://voice.example.com/twilio/events?bodySHA256=f2985973cf730259dde7834eac8e4dbc6f69898d0be7bfb6feda32e7c734851a";
        const TwilioSignature signatures({token});
        QVERIFY(signatures.isJson("+oJiJq1SZu1fv/aVkVPp2j4Fx2E=", url, body));
        QVERIFY(!signatures.isJson("+oJiJq1SZu1fv/aVkVPp2j4Fx2E=", url, body + " "));
        const QByteArray without = "https://voice.example.com/twilio/events";
        QVERIFY(!signatures.isJson(TwilioSignature::sign(token, without), without, body)); // a body that nothing vouches for
    }
    void judgesHandshakesWithAndWithoutASlash()
    {
        const TwilioSignature signatures({token});
        for (const QByteArray &url : {QByteArray("wss://voice.example.com/twilio/media"), QByteArray("wss://voice.example.com/twilio/media/")}) {
            QVERIFY(signatures.isHandshake("3Wv0T80qzAY3OCARW9y1gnUJZtE=", url));
            QVERIFY(signatures.isHandshake("emydRDSHhLvuug6wCkjTHD/G0T0=", url));
        }
        QVERIFY(!signatures.isHandshake("3Wv0T80qzAY3OCARW9y1gnUJZtE=", "wss://voice.example.com/twilio/other"));
        QVERIFY(signatures.isHandshake(TwilioSignature::sign(token, "wss://voice.example.com:443/twilio/media"), "wss://voice.example.com/twilio/media"));
        QVERIFY(signatures.isHandshake(TwilioSignature::sign(token, "wss://v.example.com/m"), "wss://v.example.com:8443/m"));
    }

    void readsForms()
    {
        const auto form = TwilioForm::parse("From=%2B15005550006&CallerName=J%C3%B6rg+M&Empty=&From=last&Alone");
        QVERIFY(form);
        QCOMPARE(form->text("From"), u"last"_s);
        QCOMPARE(form->text("CallerName"), u"Jörg M"_s);
        QCOMPARE(form->values().size(), 5);
        QCOMPARE(TwilioForm::parse(form->encoded())->values(), form->values());
        QVERIFY(!TwilioForm::parse("a=%2"));
        QVERIFY(!TwilioForm::parse("a=%zz"));
        QVERIFY(!TwilioForm::parse(QByteArray("a=1&").repeated(201)));
    }
    void knowsNumbersAndSids()
    {
        for (const QString &good : {u"+16085550123"_s, u"+4940123456"_s})
            QVERIFY(isE164(good));
        for (const QString &bad : {u""_s, u"+"_s, u"16085550123"_s, u"+0608555012"_s, u"+1608"_s, u"+1608555012345678"_s, u"+1608555o123"_s, u"+1608 5550123"_s, u"anonymous"_s})
            QVERIFY2(!isE164(bad), qPrintable(bad));
        QVERIFY(isTwilioSid(u"CA11111111111111111111111111111111", "CA"_L1));
        QVERIFY(!isTwilioSid(u"AC11111111111111111111111111111111", "CA"_L1));
        QVERIFY(!isTwilioSid(u"CA1111111111111111111111111111111", "CA"_L1));
        QVERIFY(!isTwilioSid(u"CA1111111111111111111111111111111Ö", "CA"_L1));
    }

    void escapesWhatGoesIntoTwiml()
    {
        const QString evil = u"\"/><Hangup/>&<Say>\u0001ü"_s;
        for (const QByteArray &document : {Twiml::stream(u"wss://x/media"_s, evil, u"https://x/after?a=1&b=2"_s), Twiml::sayAndHangUp(evil, u"de"_s),
                                           Twiml::voicemail(evil, u"en"_s, u"https://x?a=1&b=2"_s, 120s), Twiml::announcement(evil, u"fr"_s, u"https://x?a&b"_s),
                                           Twiml::dial({.to = evil, .callerId = evil, .done = evil, .answered = evil, .announce = evil}), Twiml::hangUp(), Twiml::nothing()}) {
            QVERIFY2(isWellFormed(document), document.constData());
            QVERIFY(!document.contains("/><Hangup/>&"));
        }
        QVERIFY(Twiml::stream(u"wss://x/media"_s, u"t"_s, u"https://x/after"_s)
                    .contains("<Connect action=\"https://x/after\"><Stream url=\"wss://x/media\"><Parameter name=\"ticket\" value=\"t\"/></Stream></Connect>"));
    }
    void speaksFourLanguages()
    {
        QStringList seen;
        for (const QString &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
            QVERIFY(!seen.contains(PhoneSentences::voicemail(language)));
            seen << PhoneSentences::voicemail(language);
            const QString said = PhoneSentences::announcement(language, u"Lakeside"_s, u"Mrs Fox, about a bill."_s);
            QVERIFY(said.contains(u"Lakeside"_s) && said.contains(u"Mrs Fox"_s));
        }
        QCOMPARE(PhoneSentences::trouble(u"xx"_s), PhoneSentences::trouble(u"en"_s));
    }

    void givesATicketThatWorksOnce()
    {
        ManualClock clock;
        TwilioLines lines(clock);
        const CallId call(u"call_1"_s);
        lines.insert({.call = call, .sid = u"CA1"_s});
        const QString ticket = lines.ticket(call, 60s);
        QCOMPARE(lines.ticket(call, 60s), ticket); // the same webhook once more
        QVERIFY(!lines.redeem(u"tel_other"_s, u"CA1"_s));
        QVERIFY(!lines.redeem(ticket, u"CA2"_s));
        QVERIFY(lines.redeem(ticket, u"CA1"_s));
        QVERIFY(!lines.redeem(ticket, u"CA1"_s));
        QVERIFY(lines.ticket(call, 60s) != ticket);
    }
    void letsTicketsExpireAndNamesTheirCalls()
    {
        ManualClock clock;
        TwilioLines lines(clock);
        const CallId call(u"call_1"_s), other(u"call_2"_s);
        lines.insert({.call = call, .sid = u"CA1"_s});
        lines.insert({.call = other, .sid = u"CA2"_s});
        const QString ticket = lines.ticket(call, 60s);
        QVERIFY(lines.redeem(lines.ticket(other, 60s), u"CA2"_s));
        clock.advance(61s);
        QVERIFY(!lines.redeem(ticket, u"CA1"_s));
        QCOMPARE(lines.sweep(), std::vector{call});
        QVERIFY(lines.sweep().empty());
    }
    void forgetsWhatIsLongOver()
    {
        ManualClock clock;
        TwilioLines lines(clock);
        const CallId call(u"call_1"_s);
        lines.insert({.call = call, .sid = u"CA1"_s});
        const QString ticket = lines.ticket(call, 60s);
        QVERIFY(lines.change(call, [&](TelephoneLine &line) {
            line.isOver = true;
            line.overSince = clock.steady();
        }));
        QVERIFY(!lines.redeem(ticket, u"CA1"_s));
        (void)lines.sweep();
        QVERIFY(lines.findSid(u"CA1"_s));
        clock.advance(11min);
        (void)lines.sweep();
        QVERIFY(!lines.findSid(u"CA1"_s));
        QCOMPARE(lines.size(), 0);
    }
    void learnsTheNameOfADialledCallFromEitherSide()
    {
        ManualClock clock;
        TwilioLines lines(clock);
        const CallId call(u"call_1"_s);
        lines.insert({.call = call});
        QVERIFY(lines.redeem(lines.ticket(call, 60s), u"CA7"_s)); // the stream was faster than the REST answer
        QCOMPARE(lines.findSid(u"CA7"_s)->call, call);
    }
};

QTEST_GUILESS_MAIN(tst_TwilioParts)
#include "tst_twilioparts.moc"
