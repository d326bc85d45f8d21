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

// As much of JSON Schema as resources/safety/rules.schema.json uses. Returns what is wrong, or nothing.
static QString complaint(const QJsonObject &schema, const QJsonObject &root, const QJsonValue &value, const QString &path)
{
    if (const QString reference = schema.value("$ref"_L1).toString(); !reference.isEmpty())
        return complaint(root.value("$defs"_L1).toObject().value(reference.section(u'/', -1)).toObject(), root, value, path);
    if (schema.contains("enum"_L1))
        return schema.value("enum"_L1).toArray().contains(value) ? QString() : path + u" has a value that is not allowed"_s;
    const QString type = schema.value("type"_L1).toString();
    const bool fits = type == u"object" ? value.isObject() : type == u"array" ? value.isArray() : type == u"string" ? value.isString()
                    : type == u"boolean" ? value.isBool() : value.isDouble() && value.toDouble() == value.toInteger();
    if (!fits)
        return path + u" is no "_s + type;
    const QJsonArray list = value.toArray();
    if (list.size() < schema.value("minItems"_L1).toInt())
        return path + u" has too few entries"_s;
    for (qsizetype i = 0; i < list.size() && schema.contains("items"_L1); ++i) {
        if (const QString found = complaint(schema.value("items"_L1).toObject(), root, list.at(i), u"%1[%2]"_s.arg(path).arg(i)); !found.isEmpty())
            return found;
    }
    const QJsonObject object = value.toObject();
    for (const QJsonValue &name : schema.value("required"_L1).toArray()) {
        if (!object.contains(name.toString()))
            return path + u" lacks "_s + name.toString();
    }
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto field = object.begin(); field != object.end() && schema.contains("properties"_L1); ++field) {
        if (!properties.contains(field.key()))
            return path + u" has an unknown field "_s + field.key();
        if (const QString found = complaint(properties.value(field.key()).toObject(), root, field.value(), path + u'.' + field.key()); !found.isEmpty())
            return found;
    }
    return {};
}

class tst_SafetyRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageLoads_data();
    void everyLanguageLoads();
    void everyFileKeepsToTheFormat_data() { everyLanguageLoads_data(); }
    void everyFileKeepsToTheFormat();
    void theFormatRefuses();
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

static QJsonObject jsonOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void tst_SafetyRules::everyFileKeepsToTheFormat()
{
    QFETCH(QString, language);
    const auto rules = Rules::builtIn(language); // makes the files readable
    const QJsonObject schema = jsonOf(u":/safety/rules.schema.json"_s);
    QVERIFY(!schema.isEmpty());
    QCOMPARE(complaint(schema, schema, jsonOf(u":/safety/%1.json"_s.arg(language)), language), QString());
}

void tst_SafetyRules::theFormatRefuses()
{
    const auto rules = Rules::builtIn(u"en");
    const QJsonObject schema = jsonOf(u":/safety/rules.schema.json"_s);
    QJsonObject file = jsonOf(u":/safety/en.json"_s);
    file.insert("colour"_L1, u"red"_s);
    QCOMPARE(complaint(schema, schema, file, u"en"_s), u"en has an unknown field colour"_s);
    file.remove("colour"_L1);
    QJsonArray list = file.value("rules"_L1).toArray();
    QJsonObject rule = list.first().toObject();
    rule.insert("wait"_L1, u"two"_s);
    list[0] = rule;
    file.insert("rules"_L1, list);
    QCOMPARE(complaint(schema, schema, file, u"en"_s), u"en.rules[0].wait is no integer"_s);
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
