// SPDX-License-Identifier: GPL-3.0-or-later
// An office's safety rules are compiled beside the calls: whoever asks gets rules at once, the old ones until the new are there.
#include "callfixture.h"

#include "calls/rulesbook.h"
#include "calls/spokenclips.h"
#include "safety/phrasedetector.h"

#include <QSemaphore>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_RulesBook : public QObject
{
    Q_OBJECT

    static Organization office(qint64 revision, const QString &phrase)
    {
        Organization office = Organization::demo();
        office.revision = revision;
        office.config.insert(u"emergency_phrases"_s, QJsonArray{phrase});
        return office;
    }
    static bool isEmergency(const std::shared_ptr<const Rules> &rules, const QString &text)
    {
        return check(rules, SpeakerSide::Caller, text).risk == Risk::Emergency;
    }

private Q_SLOTS:
    void nobodyWaitsForTheRulesOfAChange()
    {
        SpokenClips workers;
        RulesBook book(workers);
        const Organization before = office(1, u"blue door"_s), after = office(2, u"green gate"_s);
        book.prepare(before);
        QTRY_VERIFY_WITH_TIMEOUT(isEmergency(book.get(before), u"the blue door opened"_s), 30'000);
        const auto old = book.get(before);

        QSemaphore busy;
        workers.runLater([&busy] { busy.acquire(); });
        QCOMPARE(book.get(after), old); // the worker cannot even have begun
        QCOMPARE(book.get(after), old);
        QVERIFY(!isEmergency(old, u"the green gate opened"_s));
        busy.release();
        QTRY_VERIFY_WITH_TIMEOUT(book.get(after) != old, 30'000);
        const auto rules = book.get(after);
        QVERIFY(isEmergency(rules, u"the green gate opened"_s));
        QVERIFY(!isEmergency(rules, u"the blue door opened"_s));
        QCOMPARE(book.get(after), rules); // compiled once
    }

    void anOfficeThatNobodyPreparedHasTheBuiltInRulesAtOnce()
    {
        SpokenClips workers;
        RulesBook book(workers);
        QSemaphore busy;
        workers.runLater([&busy] { busy.acquire(); });
        const auto rules = book.get(office(1, u"blue door"_s));
        QVERIFY(rules);
        QVERIFY(isEmergency(rules, u"I cannot breathe"_s));
        busy.release();
        QTRY_VERIFY_WITH_TIMEOUT(isEmergency(book.get(office(1, u"blue door"_s)), u"the blue door opened"_s), 30'000);
    }

    void ofTwoChangesInARowTheLastCounts()
    {
        SpokenClips workers;
        RulesBook book(workers);
        QSemaphore busy;
        workers.runLater([&busy] { busy.acquire(); });
        book.prepare(office(2, u"green gate"_s));
        book.prepare(office(3, u"red roof"_s));
        busy.release();
        QTRY_VERIFY_WITH_TIMEOUT(isEmergency(book.get(office(3, u"red roof"_s)), u"the red roof fell"_s), 30'000);
        QVERIFY(!isEmergency(book.get(office(3, u"red roof"_s)), u"the green gate opened"_s));
    }

    void aCallInProgressListensForTheNewPhrases()
    {
        CallFixture f;
        const auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"the blue door opened"_s);
        QVERIFY(f.service->queue().empty());
        f.configure({{u"emergency_phrases"_s, QJsonArray{u"blue door"_s}}});
        f.service->prepareOffice(*f.organizations->find(f.org));
        int item = 2;
        const auto isHeard = [&] {
            callerSays(*line.ai, u"item_%1"_s.arg(item), u"item_%1"_s.arg(item - 1), u"the blue door opened"_s);
            ++item;
            return !f.service->queue().empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 30'000);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
    }
};

QTEST_GUILESS_MAIN(tst_RulesBook)
#include "tst_rulesbook.moc"
