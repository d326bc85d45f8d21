// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any text however it arrives: never less grave by pieces than as a whole, never taken back, linear, indifferent to rubbish.
#include "safety/phrasedetector.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_SafetyStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyCuttingIsAtLeastAsGrave();
    void randomUnicodeIsHarmless();
    void negationEndsAtBut();
    void waitsWhereANegationWasSpoken();
    void hearsOnWhereTheModelDoubts_data();
    void hearsOnWhereTheModelDoubts();
    void hugeInputIsLinear();

private:
    static QString someSentence(QRandomGenerator &die)
    {
        static const QStringList parts{u"I"_s, u"can't"_s, u"breathe"_s, u"no"_s, u"chest"_s, u"pain"_s, u"but"_s, u"he"_s, u"is"_s, u"not"_s, u"breathing"_s, u"my"_s,
                                       u"husband"_s, u"years"_s, u"ago"_s, u"appointment"_s, u"for"_s, u"Tuesday"_s, u"a"_s, u"heart"_s, u"attack"_s, u"had"_s,
                                       u"talk"_s, u"to"_s, u"person"_s, u"fire"_s, u"drill"_s, u"kitchen"_s, u"on"_s, u"gas"_s, u"smell"_s, u"pills"_s, u"took"_s,
                                       u"all"_s, u"the"_s, u"."_s, u","_s, u"um"_s, u"swallowed"_s, u"bleach"_s, u"court"_s, u"tomorrow"_s, u"it's"_s};
        QString text;
        for (int words = die.bounded(1, 16); words > 0; --words)
            text += parts.at(die.bounded(parts.size())) + u' ';
        return text.trimmed();
    }
};

void tst_SafetyStream::anyCuttingIsAtLeastAsGrave()
{
    QRandomGenerator die(42);
    const auto rules = Rules::builtIn(u"en");
    PhraseDetector detector(rules, SpeakerSide::Caller);
    for (int round = 0; round < 2'000; ++round) {
        const QString text = someSentence(die);
        const Risk whole = check(rules, SpeakerSide::Caller, text).risk;
        detector.reset();
        Risk last = Risk::None;
        for (qsizetype from = 0; from < text.size();) {
            const qsizetype length = std::min<qsizetype>(die.bounded(1, 9), text.size() - from);
            const auto verdict = detector.feed(QStringView(text).sliced(from, length));
            QVERIFY2(detector.current().risk >= last, qPrintable(text));
            QCOMPARE(verdict.has_value(), detector.current().risk > last);
            last = detector.current().risk;
            from += length;
        }
        std::ignore = detector.finish(text);
        QVERIFY2(detector.current().risk >= last, qPrintable(text));
        QVERIFY2(detector.current().risk >= whole,
                 qPrintable(u"'%1' is %2 as a whole and %3 by pieces"_s.arg(text, toString(whole), toString(detector.current().risk))));
    }
}

void tst_SafetyStream::randomUnicodeIsHarmless()
{
    QRandomGenerator die(7);
    for (const auto side : {SpeakerSide::Caller, SpeakerSide::Ai}) {
        PhraseDetector detector(Rules::builtIn(u"fr"), side);
        for (int round = 0; round < 500; ++round) {
            QString text;
            for (int units = die.bounded(0, 200); units > 0; --units) // lone surrogates, controls, marks: all of it
                text += QChar(static_cast<char16_t>(die.bounded(4) ? die.bounded(32, 0x250) : die.bounded(0x10000)));
            detector.reset();
            std::ignore = detector.feed(QStringView(text).first(text.size() / 2));
            std::ignore = detector.feed(QStringView(text).sliced(text.size() / 2));
            std::ignore = detector.finish(text);
            const Verdict &verdict = detector.current();
            QVERIFY(verdict.from >= 0 && verdict.from + verdict.length <= text.size());
        }
    }
}

void tst_SafetyStream::negationEndsAtBut()
{
    const auto rules = Rules::builtIn(u"en");
    for (const auto &text : {u"no chest pain"_s, u"I don't have chest pain"_s, u"he doesn't have chest pain"_s, u"I don't want to die"_s})
        QCOMPARE(toString(check(rules, SpeakerSide::Caller, text).risk), toString(Risk::None));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"no fever but chest pain").risk), toString(Risk::Emergency));
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"no fever but he is not breathing").risk), toString(Risk::Emergency));
    // What comes behind it is judged as if nothing else had been said.
    QCOMPARE(toString(check(Rules::builtIn(u"de"), SpeakerSide::Caller, u"Ich habe kein Fieber, aber Brustschmerzen").risk), toString(Risk::Emergency));
}

void tst_SafetyStream::waitsWhereANegationWasSpoken()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    for (const auto &piece : {u"I"_s, u" have"_s, u" no"_s, u" chest"_s, u" pain"_s})
        QVERIFY2(!detector.feed(piece), qPrintable(piece));
    QVERIFY(!detector.feed(u" at all, but"));
    bool hasFired = false;
    for (const auto &piece : {u" I"_s, u" can't"_s, u" breathe"_s})
        hasFired = detector.feed(piece).has_value();
    QVERIFY(hasFired); // at the very word
}

void tst_SafetyStream::hearsOnWhereTheModelDoubts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("firesAt"); // the number of the word, from 1; 0: never
    const auto row = [](const QString &text, qsizetype at) { QTest::newRow(qPrintable(text)) << text << at; };
    row(u"a stroke of paint on the fence"_s, 0);
    row(u"suicide doors on a lincoln can you fix the hinge"_s, 0);
    row(u"I overdosed on turkey at thanksgiving so no dinner before the cleaning"_s, 0);
    // Danger that the model sees as well is told at its last word, whatever follows.
    row(u"I can't breathe and I wanted to ask about Tuesday"_s, 3);
    row(u"please help my husband is not breathing and we have an appointment"_s, 7);
}

void tst_SafetyStream::hearsOnWhereTheModelDoubts()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, firesAt);
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    qsizetype fired = 0;
    const QStringList words = text.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        std::ignore = detector.feed(i == 0 ? words[i] : u' ' + words[i]);
        if (fired == 0 && detector.current().risk == Risk::Emergency)
            fired = i + 1;
    }
    std::ignore = detector.finish(text);
    QCOMPARE(fired, firesAt);
    QCOMPARE(detector.current().risk == Risk::Emergency, firesAt > 0);
}

void tst_SafetyStream::hugeInputIsLinear()
{
    QString noise;
    while (noise.size() < 1'000'000)
        noise += u"we talked about the garden the weather and the form for the fire drill with no chest pain at all "_s;
    const QString twice = noise + noise;
    const auto rules = Rules::builtIn(u"en");
    std::array<qint64, 2> best{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};
    for (int round = 0; round < 3; ++round) {
        for (size_t i = 0; i < 2; ++i) {
            PhraseDetector detector(rules, SpeakerSide::Caller);
            const QString &text = i == 0 ? noise : twice;
            QElapsedTimer timer;
            timer.start();
            for (qsizetype from = 0; from < text.size(); from += 10'000)
                std::ignore = detector.feed(QStringView(text).sliced(from, std::min<qsizetype>(10'000, text.size() - from)));
            std::ignore = detector.finish(text);
            best[i] = std::min(best[i], timer.nsecsElapsed());
        }
    }
    // Twice the text, about twice the time; four times would be a square. The best of three, and generous, for busy machines.
    QVERIFY2(best[1] < 5 * best[0] + 50'000'000, qPrintable(u"%1 ns, %2 ns"_s.arg(best[0]).arg(best[1])));
}

QTEST_GUILESS_MAIN(tst_SafetyStream)
#include "tst_safetystream.moc"
