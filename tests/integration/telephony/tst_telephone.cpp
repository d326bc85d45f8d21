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
[[maybe_unused]] double atCaller(const PhoneCall &phone, double hertz) { return toneLevel(lastHeard(phone, 1600), hertz, 8000); }
[[maybe_unused]] double atOffice(const OfficeLine &line, double hertz)
{
    return toneLevel(SampleView(line.heard).last(std::min<size_t>(line.heard.size(), 4800)), hertz);
}

[[maybe_unused]] QByteArray codesOf(double hertz, std::chrono::milliseconds length) { return G711::encodeMuLaw(sine(hertz, length, -12, 8000)); }

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

private:
    PhoneFixture m_office;
};

QTEST_GUILESS_MAIN(tst_Telephone)
#include "tst_telephone.moc"
