// SPDX-License-Identifier: GPL-3.0-or-later
// The statistical second opinion: it computes what its training computed, speaks up where rules cannot, and says when the two disagree.
#include "safety/categories.h"
#include "safety/dangermodel.h"
#include "safety/evaluation.h"
#include "safety/phrasedetector.h"

#include <QBuffer>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

// The built-in model, except that the emergency head's limits are \a limit: low, and it sees one in everything.
static std::shared_ptr<const DangerModel> modelWithLimit(double limit)
{
    QFile file(u":/safety/model.bin"_s);
    if (!DangerModel::builtIn() || !file.open(QIODevice::ReadOnly))
        return nullptr;
    const QByteArray bytes = file.readAll();
    const qsizetype line = bytes.indexOf('\n');
    QJsonObject header = QJsonDocument::fromJson(bytes.first(line)).object();
    QJsonObject heads = header.value("heads"_L1).toObject();
    QJsonObject emergency = heads.value("emergency"_L1).toObject();
    emergency.insert("now"_L1, limit);
    emergency.insert("end"_L1, limit);
    heads.insert("emergency"_L1, emergency);
    header.insert("heads"_L1, heads);
    return DangerModel::fromBytes(QJsonDocument(header).toJson(QJsonDocument::Compact) + bytes.sliced(line)).value_or(nullptr);
}

class tst_DangerModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresWhatTheTrainingScored();
    void refusesBrokenFiles();
    void speaksUpWhereNoRuleDoes();
    void disagreementIsTold();
    void twoWordsAloneRaiseNothing();
    void aFigureOfSpeechIsNoEmergency();
    void organizationsPhrasesAreNeverOverruled();
    void aRuleGivesTheReasonWhenItFollows();
    void theModelsPhraseIsOneSentences_data();
    void theModelsPhraseIsOneSentences();
    void explainsAsJson();
    void categoriesHaveTitles();
    void corpusLinesAreRead();
    void evaluationCounts();
};

void tst_DangerModel::scoresWhatTheTrainingScored()
{
    const auto model = DangerModel::builtIn();
    QVERIFY(model);
    QVERIFY(model->checks().size() >= 20);
    for (const DangerModel::Check &check : model->checks()) {
        PhraseDetector detector(Rules::builtIn(check.language), check.side);
        std::ignore = detector.finish(check.text);
        const double score = detector.explanation().value("model"_L1).toObject().value("score"_L1).toDouble();
        // Weights are bytes here and fractions there; a word or hash out of step would be off by tenths.
        QVERIFY2(std::abs(score - double(check.scores.front())) < 0.06,
                 qPrintable(u"%1: %2 instead of %3"_s.arg(check.text).arg(score).arg(double(check.scores.front()))));
    }
}

void tst_DangerModel::refusesBrokenFiles()
{
    QFile file(u":/safety/model.bin"_s);
    QVERIFY(DangerModel::builtIn() && file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(DangerModel::fromBytes(bytes));
    QVERIFY(!DangerModel::fromBytes({}));
    QVERIFY(!DangerModel::fromBytes("{}\n"));
    QVERIFY(!DangerModel::fromBytes("{\"version\":1}\n"));
    QVERIFY(!DangerModel::fromBytes(bytes.first(bytes.size() - 1)));
    QVERIFY(!DangerModel::fromBytes(bytes + 'x'));
    QByteArray huge = bytes;
    huge.replace("\"caller_bits\": 17", "\"caller_bits\": 99");
    QVERIFY(!DangerModel::fromBytes(huge));
}

void tst_DangerModel::speaksUpWhereNoRuleDoes()
{
    const auto rules = Rules::builtIn(u"en");
    const auto bare = rules->withModel(nullptr);
    // From the training corpus, so that this tests the way from weights to verdict and not the weights.
    const QString text = u"she had her babies at home and now she's burning hot and her belly is hard as wood and she doesn't know me"_s;
    QCOMPARE(toString(check(bare, SpeakerSide::Caller, text).risk), toString(Risk::None));
    const Verdict verdict = check(rules, SpeakerSide::Caller, text);
    QCOMPARE(toString(verdict.risk), toString(Risk::Emergency));
    QCOMPARE(verdict.rule, u"model.emergency"_s);
    QVERIFY(!verdict.category.isEmpty());
    QVERIFY(!verdict.phrase.isEmpty());
    QCOMPARE(text.mid(verdict.from, verdict.length), verdict.phrase);
}

void tst_DangerModel::twoWordsAloneRaiseNothing()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    QVERIFY(!detector.finish(u"I can't"));
    QVERIFY(detector.disagreement()); // but somebody hears that it sounded odd
    detector.reset();
    QVERIFY(detector.finish(u"I can't breathe"));
}

void tst_DangerModel::disagreementIsTold()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    std::ignore = detector.finish(u"she had her babies at home and now she's burning hot and her belly is hard as wood and she doesn't know me");
    QVERIFY(detector.disagreement());
    QCOMPARE(toString(detector.disagreement()->rules), toString(Risk::None));
    QCOMPARE(toString(detector.disagreement()->model), toString(Risk::Emergency));
    detector.reset();
    std::ignore = detector.finish(u"I can't breathe and my chest hurts");
    QVERIFY(!detector.disagreement());
    detector.reset();
    std::ignore = detector.finish(u"I'd like to book a cleaning for Tuesday");
    QVERIFY(!detector.disagreement());
}

void tst_DangerModel::aFigureOfSpeechIsNoEmergency()
{
    const QString text = u"does carbon monoxide rise or sink I'm deciding where to hang the alarm"_s;
    const auto rules = Rules::builtIn(u"en");
    QCOMPARE(toString(check(rules->withModel(nullptr), SpeakerSide::Caller, text).risk), toString(Risk::Emergency));
    PhraseDetector detector(rules, SpeakerSide::Caller);
    detector.setExplaining(true);
    std::ignore = detector.finish(text);
    QVERIFY(detector.current().risk < Risk::Emergency);
    QVERIFY(std::ranges::any_of(detector.considerations(), [](const auto &each) { return each.dismissedBy == u"model"; }));
    QVERIFY(detector.disagreement()); // and still somebody hears of it
    QCOMPARE(toString(detector.disagreement()->rules), toString(Risk::Emergency));
}

void tst_DangerModel::organizationsPhrasesAreNeverOverruled()
{
    const auto rules = Rules::builtIn(u"en")->extended({u"book a cleaning"_s}, {});
    QCOMPARE(toString(check(rules, SpeakerSide::Caller, u"hi I'd like to book a cleaning for sometime next week").risk), toString(Risk::Emergency));
}

void tst_DangerModel::aRuleGivesTheReasonWhenItFollows()
{
    const auto rules = Rules::builtIn(u"en")->withModel(modelWithLimit(-5));
    QVERIFY(rules->model());
    PhraseDetector detector(rules, SpeakerSide::Caller);
    auto verdict = detector.feed(u"hello my husband is ");
    QVERIFY(verdict);
    QCOMPARE(verdict->rule, u"model.emergency"_s);
    QVERIFY(!detector.feed(u"not breathing any more ")); // no graver: nobody is called twice
    QCOMPARE(detector.current().rule, u"en.breathing.now"_s);
    QCOMPARE(detector.current().phrase, u"not breathing"_s);
    QVERIFY(!detector.finish(u"hello my husband is not breathing any more "));
    QCOMPARE(detector.current().rule, u"en.breathing.now"_s);
    QVERIFY(!detector.disagreement());
}

void tst_DangerModel::theModelsPhraseIsOneSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("two sentences") << u"I'm calling from table four. He's sweating and he says he has a weight on him"_s;
    QTest::newRow("commas") << u"so we were at dinner, all of us, and then, out of nowhere, grandpa went odd, he sat there, like a sack"_s;
    QTest::newRow("no marks at all") << u"we were sitting there and then grandpa went odd and he sat there like a sack and now he is odd and we do not like it at all"_s;
    QTest::newRow("short sentences") << u"No. He is. He is not. Here. Odd. Cold. Wet."_s;
    QTest::newRow("three words") << u"grandpa went odd"_s;
}

void tst_DangerModel::theModelsPhraseIsOneSentences()
{
    QFETCH(QString, text);
    const auto rules = Rules::builtIn(u"en")->withModel(modelWithLimit(-5));
    const Verdict verdict = check(rules, SpeakerSide::Caller, text);
    QCOMPARE(verdict.rule, u"model.emergency"_s);
    QVERIFY(!verdict.phrase.isEmpty());
    QCOMPARE(text.mid(verdict.from, verdict.length), verdict.phrase);
    QVERIFY2(!verdict.phrase.contains(u'.'), qPrintable(verdict.phrase));
    QVERIFY2(verdict.phrase.count(u' ') < 10, qPrintable(verdict.phrase));
}

void tst_DangerModel::explainsAsJson()
{
    PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
    detector.setExplaining(true);
    std::ignore = detector.finish(u"No chest pain, but I can't breathe.");
    const QJsonObject json = detector.explanation();
    QCOMPARE(json.value("risk"_L1).toString(), u"emergency"_s);
    QCOMPARE(json.value("rule"_L1).toString(), u"en.breathing.now"_s);
    QCOMPARE(json.value("category_title"_L1).toString(), u"Trouble breathing"_s);
    QVERIFY(json.value("model"_L1).toObject().value("score"_L1).isDouble());
    QVERIFY(json.value("disagreement"_L1).isNull());
    const QJsonArray matches = json.value("matches"_L1).toArray();
    QVERIFY(std::any_of(matches.begin(), matches.end(), [](const QJsonValue &match) { return match["dismissed_by"_L1].toString() == u"negation"; }));
    QVERIFY(std::any_of(matches.begin(), matches.end(), [](const QJsonValue &match) { return !match["negated"_L1].toBool(); }));
}

void tst_DangerModel::categoriesHaveTitles()
{
    QCOMPARE(categoryTitle(u"cardiac"), u"Possible heart attack"_s);
    QCOMPARE(categoryTitle(u"something new"), u"Something new"_s);
    QCOMPARE(categoryTitle(u""), QString());
    for (const auto language : {u"en", u"de", u"es", u"fr"}) {
        for (const auto &rule : Rules::builtIn(language)->descriptions()) {
            QString capital = rule.category;
            capital[0] = capital[0].toUpper();
            QVERIFY2(categoryTitle(rule.category) != capital, qPrintable(rule.category));
        }
    }
}

void tst_DangerModel::corpusLinesAreRead()
{
    const auto read = [](QByteArray text) {
        QBuffer buffer(&text);
        (void)buffer.open(QIODevice::ReadOnly);
        return readLabelledLines(buffer);
    };
    const auto lines = read("# a comment\n\nemergency\tcardiac\tcaller\tmy chest\r\nnone\t-\tai\tGoodbye.");
    QVERIFY(lines);
    QCOMPARE(lines->size(), size_t(2));
    QCOMPARE(lines->front().text, u"my chest"_s);
    QCOMPARE(lines->front().number, 3);
    QVERIFY(lines->back().side == SpeakerSide::Ai);
    for (const char *bad : {"emergency\tcardiac\tcaller", "huge\tx\tcaller\ta", "none\t-\tdog\ta", "none\t-\tai\t "})
        QVERIFY(!read(bad));
    QVERIFY(read("none\t-\tai\tok\nbad").error().message.contains(u"Line 2"));
}

void tst_DangerModel::evaluationCounts()
{
    const auto rules = Rules::builtIn(u"en");
    const std::vector<LabelledLine> lines{{Risk::Emergency, u"breathing"_s, SpeakerSide::Caller, u"I can't breathe"_s, 1},
                                          {Risk::Emergency, u"-"_s, SpeakerSide::Caller, u"what time do you open"_s, 2},
                                          {Risk::None, u"-"_s, SpeakerSide::Caller, u"I can't breathe"_s, 3},
                                          {Risk::Human, u"wish"_s, SpeakerSide::Caller, u"I can't breathe"_s, 4},
                                          {Risk::Uncertain, u"-"_s, SpeakerSide::Ai, u"I'm not sure about that."_s, 5}};
    for (const bool byWords : {false, true}) {
        Evaluation result = evaluate(rules, lines, byWords);
        QCOMPARE(result.recall(Risk::Emergency), 0.5);
        QCOMPARE(result.recall(Risk::Human), 1.0); // somebody graver than asked for is there as well
        QCOMPARE(result.recall(Risk::Uncertain), 1.0);
        QCOMPARE(result.falseAlarms(), 1.0);
        QCOMPARE(result.mistakes.size(), size_t(2));
        QCOMPARE(result.mistakes.front().line.number, 2); // a missed emergency is the worst
        QVERIFY(reportOf(u"en"_s, result, 2).contains(u"what time do you open"));
    }
}

QTEST_GUILESS_MAIN(tst_DangerModel)
#include "tst_dangermodel.moc"
