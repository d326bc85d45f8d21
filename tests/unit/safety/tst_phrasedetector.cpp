// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/phrasedetector.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_PhraseDetector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesAtTheEarliestPiece();
    void waitsForTheEndOfAWordThatMayGoOn();
    void neverTakesAnEmergencyBack();
    void finalTranscriptReplacesPieces();
    void namesPlaceAndReason();
    void readsWhatRecognisersWrite_data();
    void readsWhatRecognisersWrite();
    void organizationsPhrasesRaise();
    void organizationsPhrasesAreWholeWords();
    void organizationsPhrasesHaveContexts_data();
    void organizationsPhrasesHaveContexts();
    void sidesAreKeptApart();
    void englishAlwaysApplies();
    void explainsWhatItDismissed();
    void longUtteranceIsLinear();
    void worksOnManyThreads();
};

void tst_PhraseDetector::firesAtTheEarliestPiece()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    QVERIFY(!detector.feed(u"I"));
    QVERIFY(!detector.feed(u" can't"));
    const auto verdict = detector.feed(u" breathe");
    QVERIFY(verdict);
    QCOMPARE(toString(verdict->risk), toString(Risk::Emergency));
    QCOMPARE(verdict->category, u"breathing"_s);
    QVERIFY(!detector.feed(u" at all")); // once is enough
}

void tst_PhraseDetector::waitsForTheEndOfAWordThatMayGoOn()
{
    const auto rules = Rules::builtIn(u"en")->extended({u"code"_s}, {});
    PhraseDetector detector(rules, SpeakerSide::Caller);
    QVERIFY(!detector.feed(u"my code"));
    QVERIFY(!detector.feed(u"word is blue"));
    detector.reset();
    // Two words behind a phrase may still make it harmless ("years ago").
    QVERIFY(!detector.feed(u"a code"));
    QVERIFY(detector.feed(u" blue please "));
    detector.reset();
    QVERIFY(detector.feed(u"a code. ")); // and a sentence's end says that none will come
}

void tst_PhraseDetector::neverTakesAnEmergencyBack()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    QVERIFY(detector.feed(u"I have chest pain"));
    QVERIFY(!detector.feed(u", no wait, it's nothing, I'm fine now."));
    QVERIFY(!detector.finish(u"I have just pain, it's nothing."));
    QCOMPARE(toString(detector.current().risk), toString(Risk::Emergency));
    detector.reset();
    QCOMPARE(toString(detector.current().risk), toString(Risk::None));
}

void tst_PhraseDetector::finalTranscriptReplacesPieces()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    QVERIFY(!detector.feed(u"he is not reading"));
    const auto verdict = detector.finish(u"He is not breathing.");
    QVERIFY(verdict);
    QCOMPARE(toString(verdict->risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::namesPlaceAndReason()
{
    const QString text = u"Hello, my name is José. I can’t breathe, please come."_s;
    const Verdict verdict = check(Rules::builtIn(u"en"), SpeakerSide::Caller, text);
    QCOMPARE(verdict.phrase, u"can’t breathe"_s);
    QCOMPARE(text.mid(verdict.from, verdict.length), verdict.phrase);
    QCOMPARE(verdict.rule, u"en.breathing.now"_s);
    QCOMPARE(verdict.category, u"breathing"_s);
}

void tst_PhraseDetector::readsWhatRecognisersWrite_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("apostrophe lost") << u"i cant breathe"_s;
    QTest::newRow("apostrophe became a space") << u"i can t breathe"_s;
    QTest::newRow("typographic apostrophe") << u"I can’t breathe"_s;
    QTest::newRow("shouted") << u"I CAN'T BREATHE!!!"_s;
    QTest::newRow("fillers") << u"I, uh, can't, um, breathe"_s;
    QTest::newRow("stuttered") << u"I I I can't can't breathe"_s;
    QTest::newRow("held letters") << u"I can't breaaaathe"_s;
    QTest::newRow("soft hyphen and zero width space") << u"I can't bre\u00ADa\u200Bthe"_s;
    QTest::newRow("accents") << u"Ì cân't bréathe"_s;
    QTest::newRow("cut by punctuation") << u"I can't... breathe"_s;
    QTest::newRow("non-breaking spaces") << u"I\u00A0can't\u00A0breathe"_s;
}

void tst_PhraseDetector::readsWhatRecognisersWrite()
{
    QFETCH(QString, text);
    QCOMPARE(toString(check(Rules::builtIn(u"en"), SpeakerSide::Caller, text).risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::organizationsPhrasesRaise()
{
    const auto plain = Rules::builtIn(u"en");
    const auto rules = plain->extended({u"Burst pipe!"_s, u"C++ (prod) down"_s, u"…"_s}, {u"lost my key"_s, u"schlüssel weg"_s});
    QCOMPARE(toString(check(plain, SpeakerSide::Caller, u"we have a burst pipe").risk), toString(Risk::None));
    const Verdict verdict = check(rules, SpeakerSide::Caller, u"We have a BURST, pipe");
    QCOMPARE(toString(verdict.risk), toString(Risk::Emergency));
    QCOMPARE(verdict.phrase, u"BURST, pipe"_s);
    QCOMPARE(verdict.rule, u"org.emergency"_s);
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"I lost my key").risk), toString(Risk::High));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"Schlussel weg").risk), toString(Risk::High));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"c prod down").risk), toString(Risk::Emergency));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"I can't breathe").risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::organizationsPhrasesAreWholeWords()
{
    const auto rules = Rules::builtIn(u"en")->extended({u"leak"_s}, {});
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"a leaky tap").risk), toString(Risk::None));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"bleak").risk), toString(Risk::None));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"a leak").risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::organizationsPhrasesHaveContexts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("said") << u"en"_s << u"we have a burst pipe in the cellar"_s << true;
    QTest::newRow("negated") << u"en"_s << u"there is no burst pipe here"_s << false;
    QTest::newRow("negation ends at but") << u"en"_s << u"there is no fire but a burst pipe"_s << true;
    QTest::newRow("long past") << u"en"_s << u"we had a burst pipe years ago"_s << false;
    QTest::newRow("hypothetical") << u"en"_s << u"what if we have a burst pipe"_s << false;
    QTest::newRow("the word on a form") << u"en"_s << u"where is the burst pipe form"_s << false;
    QTest::newRow("German") << u"de"_s << u"wir haben einen Rohrbruch im Keller"_s << true;
    QTest::newRow("German, negated") << u"de"_s << u"wir haben keinen Rohrbruch"_s << false;
    QTest::newRow("German, but") << u"de"_s << u"kein Feuer aber ein Rohrbruch"_s << true;
    QTest::newRow("German, long past") << u"de"_s << u"vor zehn Jahren hatten wir einen Rohrbruch"_s << false;
    QTest::newRow("Spanish, negated") << u"es"_s << u"no hay fuga de agua"_s << false;
    QTest::newRow("Spanish") << u"es"_s << u"hay una fuga de agua en la cocina"_s << true;
    QTest::newRow("French, negated") << u"fr"_s << u"il n'y a pas de dégât des eaux"_s << false;
    QTest::newRow("French") << u"fr"_s << u"j'ai un dégât des eaux dans la cuisine"_s << true;
}

void tst_PhraseDetector::organizationsPhrasesHaveContexts()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    const QStringList phrases{u"burst pipe"_s, u"Rohrbruch"_s, u"fuga de agua"_s, u"dégât des eaux"_s};
    const auto bare = Rules::builtIn(language)->withModel(nullptr);
    const Verdict verdict = check(bare->extended(phrases, {}), SpeakerSide::Caller, text);
    QCOMPARE(verdict.rule == u"org.emergency", isFound);
    QCOMPARE(check(bare->extended({}, phrases), SpeakerSide::Caller, text).rule == u"org.priority", isFound);
    // Word by word nothing else comes out, as long as the sentence goes on to its end.
    PhraseDetector detector(bare->extended(phrases, {}), SpeakerSide::Caller);
    for (const QString &word : text.split(u' '))
        std::ignore = detector.feed(word + u' ');
    std::ignore = detector.finish(text + u' ');
    QCOMPARE(detector.current().rule == u"org.emergency", isFound);
}

void tst_PhraseDetector::sidesAreKeptApart()
{
    const auto rules = Rules::builtIn(u"en");
    QCOMPARE(toString(check(rules, SpeakerSide::Ai, u"If you can't breathe, please call 911.").risk), toString(Risk::None));
    QCOMPARE(toString(check(rules, SpeakerSide::Ai, u"I'm not sure.").risk), toString(Risk::Uncertain));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"I'm not sure.").risk), toString(Risk::None));
}

void tst_PhraseDetector::englishAlwaysApplies()
{
    for (const auto language : {u"de", u"es", u"fr", u"xx", u""})
        QCOMPARE(toString(check(Rules::builtIn(language), SpeakerSide::Caller, u"I can't breathe").risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::explainsWhatItDismissed()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    detector.setExplaining(true);
    QVERIFY(!detector.finish(u"I have no chest pain."));
    QVERIFY(!detector.considerations().empty());
    QCOMPARE(detector.considerations().front().dismissedBy, u"negation"_s);
}

void tst_PhraseDetector::longUtteranceIsLinear()
{
    const auto rules = Rules::builtIn(u"en");
    QString noise;
    while (noise.size() < 500'000)
        noise += u"we talked about the garden, the weather and no chest pain form at all "_s;
    constexpr qint64 longest = std::numeric_limits<qint64>::max();
    std::array times{longest, longest};
    for (int round = 0; round < 6; ++round) {
        const QString text = round % 2 == 0 ? noise : noise + noise + noise + noise;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(toString(check(rules, SpeakerSide::Caller, text).risk), toString(Risk::None));
        qint64 &best = times[static_cast<size_t>(round % 2)];
        best = std::min(best, timer.nsecsElapsed());
    }
    // Four times the text: about four times the time; twenty times would be a square somewhere. The best of three, for busy machines.
    QVERIFY2(times[1] < 10 * times[0], qPrintable(u"%1 ns, %2 ns"_s.arg(times[0]).arg(times[1])));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, QString(2'000'000, u'a')).risk), toString(Risk::None));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, noise + u". I can't breathe"_s).risk), toString(Risk::Emergency));
}

void tst_PhraseDetector::worksOnManyThreads()
{
    const auto rules = Rules::builtIn(u"en");
    std::vector<std::unique_ptr<QThread>> threads;
    std::atomic<int> found = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([rules, &found] {
            for (int n = 0; n < 200; ++n)
                found += check(rules, SpeakerSide::Caller, u"he is not breathing").risk == Risk::Emergency;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(30'000));
    QCOMPARE(found.load(), 800);
}

QTEST_GUILESS_MAIN(tst_PhraseDetector)
#include "tst_phrasedetector.moc"
