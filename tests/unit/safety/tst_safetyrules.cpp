// SPDX-License-Identifier: GPL-3.0-or-later
// Every built-in rule keeps the promises of its own examples, however the text arrives.
#include "safety/phrasedetector.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

// What an author promises with a harmless example is that no rule sees danger in it. The model, which has learned from other sentences, may;
// how often is a matter of corpora.
static std::shared_ptr<const Rules> rulesFor(QStringView language, bool isPositive)
{
    const auto rules = Rules::builtIn(language);
    return isPositive ? rules : rules->withModel(nullptr);
}

class tst_SafetyRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageLoads_data();
    void everyLanguageLoads();
    void examplesHold_data();
    void examplesHold();
    void examplesHoldHoweverTheyAreCut_data() { examplesHold_data(); }
    void examplesHoldHoweverTheyAreCut();
    void examplesHoldLetterByLetter_data() { examplesHold_data(); }
    void examplesHoldLetterByLetter();
    void refusesBrokenRules_data();
    void refusesBrokenRules();
};

void tst_SafetyRules::everyLanguageLoads_data()
{
    QTest::addColumn<QString>("language");
    for (const auto language : {"en"_L1, "de"_L1, "es"_L1, "fr"_L1})
        QTest::newRow(language.data()) << QString(language);
}

void tst_SafetyRules::everyLanguageLoads()
{
    QFETCH(QString, language);
    const auto rules = Rules::builtIn(language);
    // The same categories in every language, and English always among them.
    const QStringList categories{u"cardiac"_s, u"breathing"_s, u"bleeding"_s, u"stroke"_s, u"overdose"_s, u"self-harm"_s, u"violence"_s,
                                 u"fire/gas"_s, u"pregnancy"_s, u"child fever"_s, u"allergic shock"_s, u"unconscious"_s, u"seizure"_s,
                                 u"burns"_s, u"legal deadline"_s, u"complaint"_s, u"human wish"_s, u"uncertainty"_s};
    for (const QString &category : categories) {
        for (const QString &prefix : {language, u"en"_s}) {
            const auto all = rules->descriptions();
            QVERIFY2(std::ranges::any_of(all, [&](const auto &rule) { return rule.category == category && rule.id.startsWith(prefix + u'.'); }),
                     qPrintable(prefix + u" lacks "_s + category));
        }
    }
    for (const auto &rule : rules->descriptions()) {
        QVERIFY2(rule.positive.size() >= 2, qPrintable(rule.id));
        QVERIFY2(rule.negative.size() >= 1, qPrintable(rule.id));
    }
}

void tst_SafetyRules::examplesHold_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<SpeakerSide>("side");
    QTest::addColumn<Risk>("risk");
    QTest::addColumn<bool>("isPositive");
    for (const auto &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
        for (const auto &rule : Rules::builtIn(language)->descriptions()) {
            if (!rule.id.startsWith(language))
                continue;
            for (const QString &text : rule.positive)
                QTest::addRow("%s: %s", qPrintable(rule.id), qPrintable(text)) << language << text << rule.side << rule.risk << true;
            for (const QString &text : rule.negative)
                QTest::addRow("%s: not %s", qPrintable(rule.id), qPrintable(text)) << language << text << rule.side << rule.risk << false;
        }
    }
}

// A positive example reaches its rule's risk, a negative one stays below it.
static bool holds(Risk found, Risk promised, bool isPositive)
{
    return isPositive ? found >= promised : found < promised;
}

void tst_SafetyRules::examplesHold()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(SpeakerSide, side);
    QFETCH(Risk, risk);
    QFETCH(bool, isPositive);
    const Verdict verdict = check(rulesFor(language, isPositive), side, text);
    QVERIFY2(holds(verdict.risk, risk, isPositive), qPrintable(u"%1 by %2 at '%3'"_s.arg(toString(verdict.risk), verdict.rule, verdict.phrase)));
    // What recognisers write: no case, no punctuation. Only the wish for danger may not get lost with it.
    if (isPositive) {
        QString bare = text.toLower();
        bare.removeIf([](QChar c) { return c.isPunct() && c != u'\'' && c != u'-'; });
        QVERIFY2(check(Rules::builtIn(language), side, bare).risk >= risk, qPrintable(bare));
    }
}

void tst_SafetyRules::examplesHoldHoweverTheyAreCut()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(SpeakerSide, side);
    QFETCH(Risk, risk);
    QFETCH(bool, isPositive);
    PhraseDetector detector(rulesFor(language, isPositive), side);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        detector.reset();
        std::ignore = detector.feed(QStringView(text).first(cut));
        std::ignore = detector.feed(QStringView(text).sliced(cut));
        std::ignore = detector.finish(text);
        const Verdict &verdict = detector.current();
        QVERIFY2(holds(verdict.risk, risk, isPositive),
                 qPrintable(u"cut at %1: %2 by %3 at '%4'"_s.arg(cut).arg(toString(verdict.risk), verdict.rule, verdict.phrase)));
    }
}

void tst_SafetyRules::examplesHoldLetterByLetter()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(SpeakerSide, side);
    QFETCH(Risk, risk);
    QFETCH(bool, isPositive);
    PhraseDetector detector(rulesFor(language, isPositive), side);
    Risk last = Risk::None;
    for (const QChar letter : text) {
        const auto verdict = detector.feed(QStringView(&letter, 1));
        QVERIFY(detector.current().risk >= last);
        QCOMPARE(verdict.has_value(), detector.current().risk > last);
        last = detector.current().risk;
    }
    std::ignore = detector.finish(text);
    const Verdict &verdict = detector.current();
    QVERIFY2(holds(verdict.risk, risk, isPositive), qPrintable(u"%1 by %2 at '%3'"_s.arg(toString(verdict.risk), verdict.rule, verdict.phrase)));
}

void tst_SafetyRules::refusesBrokenRules_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("part");
    QTest::newRow("no JSON") << QByteArray("{") << u"no JSON"_s;
    QTest::newRow("no patterns") << QByteArray(R"({"rules":[{"id":"x","category":"c","risk":"high"}]})") << u"'x' needs"_s;
    QTest::newRow("unknown risk") << QByteArray(R"({"rules":[{"id":"x","category":"c","risk":"huge","patterns":["a"]}]})") << u"'x' needs"_s;
    QTest::newRow("unknown words") << QByteArray(R"({"rules":[{"id":"x","category":"c","risk":"high","patterns":["{who} a"]}]})") << u"{who}"_s;
    QTest::newRow("circle") << QByteArray(R"({"words":{"a":"{b}","b":"{a}"},"rules":[{"id":"x","category":"c","risk":"high","patterns":["{a}"]}]})") << u"circle"_s;
    QTest::newRow("bad expression") << QByteArray(R"({"rules":[{"id":"x","category":"c","risk":"high","patterns":["(a"]}]})") << u"Rule x"_s;
    QTest::newRow("not for the automaton") << QByteArray(R"x({"rules":[{"id":"x","category":"c","risk":"high","patterns":["a(?=b)"]}]})x") << u"Rule x"_s;
    QTest::newRow("same id") << QByteArray(R"({"rules":[{"id":"x","category":"c","risk":"high","patterns":["a"]},{"id":"x","category":"c","risk":"high","patterns":["b"]}]})") << u"Two rules"_s;
}

void tst_SafetyRules::refusesBrokenRules()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, part);
    const auto rules = Rules::fromJson(json);
    QVERIFY(!rules);
    QVERIFY(rules.error().code == Error::Code::InvalidInput);
    QVERIFY2(rules.error().message.contains(part), qPrintable(rules.error().message));
}


QTEST_GUILESS_MAIN(tst_SafetyRules)
#include "tst_safetyrules.moc"
