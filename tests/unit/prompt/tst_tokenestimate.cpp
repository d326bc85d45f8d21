// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/promptbuilder.h"
#include "prompt/tokenestimate.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_TokenEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The real counts are o200k_base's, counted once with a published tokenizer.
    void isCloseToTheRealCount_data();
    void isCloseToTheRealCount();
    void emptyIsNothing() { QCOMPARE(estimateTokens({}), 0); }
};

void tst_TokenEstimate::isCloseToTheRealCount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("real");
    QTest::newRow("greeting") << u"Lakeside Family Clinic, you are speaking with the automated assistant. How can I help?"_s << 19;
    QTest::newRow("hours") << u"Hours: Monday-Tuesday, 8:00 AM - 12:00 PM and 1:00 PM - 5:00 PM; Wednesday, 8:00 AM - 1:00 PM; Saturday-Sunday, closed"_s << 49;
    QTest::newRow("safety") << u"- You are not a medical professional, lawyer or other licensed expert.\n- If the caller describes an emergency, call escalate_call with urgency \"emergency\" at once. Ask nothing more before you do.\n"_s << 41;
    QTest::newRow("prose") << u"Find out the following, one question at a time. Take what the caller has already said; do not ask for it again. Repeat names, numbers and dates to confirm them. When everything is known or the caller will not say more, call complete_intake."_s << 53;
    QTest::newRow("German") << u"Wenn das Büro geschlossen ist, sagen Sie es und nehmen Sie eine kurze Nachricht mit Namen und Telefonnummer auf."_s << 21;
    QTest::newRow("Spanish") << u"Si la oficina está cerrada, dígalo y tome un mensaje corto con el nombre y el número de teléfono de la persona."_s << 27;
    QTest::newRow("phone") << u"If the line to a person fails, give the caller this number: +1 608 555 0100."_s << 24;
}

void tst_TokenEstimate::isCloseToTheRealCount()
{
    QFETCH(QString, text);
    QFETCH(int, real);
    const int estimate = estimateTokens(text);
    QVERIFY2(std::abs(estimate - real) <= std::max(2, real * 15 / 100), qPrintable(u"%1 instead of %2"_s.arg(estimate).arg(real)));
}

QTEST_GUILESS_MAIN(tst_TokenEstimate)
#include "tst_tokenestimate.moc"
