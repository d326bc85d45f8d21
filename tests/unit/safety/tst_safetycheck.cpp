// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/safetycheck.h"

#include <QBuffer>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_SafetyCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEachLine();
    void answersEachDelta();
    void explains();
    void namesBadLines();
    void namesTheFieldAtFault_data();
    void namesTheFieldAtFault();
    void readsUnusualLinesAlike_data();
    void readsUnusualLinesAlike();
    void passesOverEmptyLinesAndAnEncodingMark();
    void hearsTwoMegabytes();
    void refusesALineWithoutEnd();
    void answersBeforeItWaits();

private:
    static std::pair<int, QList<QJsonObject>> run(const QByteArray &input, bool explain = false)
    {
        QBuffer in, out;
        in.setData(input);
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        const int code = runSafetyCheck(in, out, u"en"_s, explain);
        QList<QJsonObject> lines;
        for (const QByteArray &line : out.data().split('\n')) {
            if (!line.isEmpty())
                lines << QJsonDocument::fromJson(line).object();
        }
        return {code, lines};
    }
};

void tst_SafetyCheck::answersEachLine()
{
    const auto [code, lines] = run(R"({"id":"a","speaker":"user","text":"My husband is not breathing."}
{"id":2,"speaker":"agent","text":"I'm not sure."}

{"id":"c","text":"I'd like to book a check-up"})");
    QCOMPARE(code, 0);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].value("id"_L1).toString(), u"a"_s);
    QCOMPARE(lines[0].value("level"_L1).toString(), u"emergency"_s);
    QCOMPARE(lines[0].value("rule"_L1).toString(), u"en.breathing.now"_s);
    QCOMPARE(lines[0].value("phrase"_L1).toString(), u"not breathing"_s);
    QCOMPARE(lines[1].value("id"_L1).toInt(), 2);
    QCOMPARE(lines[1].value("level"_L1).toString(), u"uncertain"_s);
    QCOMPARE(lines[2].value("level"_L1).toString(), u"none"_s);
}

void tst_SafetyCheck::answersEachDelta()
{
    const auto [code, lines] = run(R"({"id":"a","speaker":"user","deltas":["Please,"," I"," can't"," brea","the"," well"]})");
    QCOMPARE(code, 0);
    const QJsonArray expected{u"none"_s, u"none"_s, u"none"_s, u"none"_s, u"emergency"_s, u"emergency"_s};
    QCOMPARE(lines.at(0).value("levels"_L1).toArray(), expected);
}

void tst_SafetyCheck::explains()
{
    const auto [code, lines] = run(R"({"id":"a","text":"no chest pain"})", true);
    QCOMPARE(code, 0);
    const QJsonObject considered = lines.at(0).value("considered"_L1).toArray().first().toObject();
    QCOMPARE(considered.value("dismissed_by"_L1).toString(), u"negation"_s);
}

void tst_SafetyCheck::namesBadLines()
{
    const auto [code, lines] = run("nonsense\n{\"id\":1,\"speaker\":\"dog\",\"text\":\"x\"}\n{\"id\":1}\n{\"id\":1,\"text\":\"x\"}");
    QCOMPARE(code, 1);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].value("line"_L1).toInt(), 1);
    QVERIFY(lines[1].value("error"_L1).toString().contains(u"speaker"));
    QVERIFY(lines[2].value("error"_L1).toString().contains(u"text"));
    QCOMPARE(lines[3].value("level"_L1).toString(), u"none"_s);
}

void tst_SafetyCheck::namesTheFieldAtFault_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("neither text nor deltas") << R"({"id":"a","speaker":"user"})"_ba << u"'text' or a list of 'deltas'"_s;
    QTest::newRow("text is a number") << R"({"id":"a","text":5})"_ba << u"'text' must be a string"_s;
    QTest::newRow("text is null") << R"({"id":"a","text":null})"_ba << u"'text' must be a string"_s;
    QTest::newRow("deltas are a string") << R"({"id":"a","deltas":"I can't breathe"})"_ba << u"'deltas' must be a list of strings"_s;
    QTest::newRow("a delta is a number") << R"({"id":"a","deltas":["I can't",7]})"_ba << u"'deltas' must be a list of strings"_s;
    QTest::newRow("an unknown speaker") << R"({"id":"a","speaker":"dog","text":"x"})"_ba << u"'speaker' must be"_s;
    QTest::newRow("the speaker is a number") << R"({"id":"a","speaker":1,"text":"x"})"_ba << u"'speaker' must be"_s;
    QTest::newRow("a list") << R"(["I can't breathe"])"_ba << u"no object"_s;
    QTest::newRow("a sentence") << "I can't breathe"_ba << u"no JSON object"_s;
    QTest::newRow("cut short") << R"({"id":"a","text":"I can't bre)"_ba << u"at byte"_s;
    QTest::newRow("more behind the object") << R"({"id":"a","text":"x"} {"id":"b","text":"y"})"_ba << u"no JSON object"_s;
    QTest::newRow("no UTF-8") << "{\"id\":\"a\",\"text\":\"caf\xe9\"}"_ba << u"no JSON object"_s;
}

void tst_SafetyCheck::namesTheFieldAtFault()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, named);
    for (const bool explain : {false, true}) {
        const auto [code, lines] = run(line + "\n{\"id\":\"next\",\"text\":\"I can't breathe\"}\n", explain);
        QCOMPARE(code, 1);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].value("error"_L1).toString().contains(named), qUtf8Printable(lines[0].value("error"_L1).toString()));
        QCOMPARE(lines[0].value("line"_L1).toInt(), 1);
        QCOMPARE(lines[1].value("level"_L1).toString(), u"emergency"_s);
    }
}

void tst_SafetyCheck::readsUnusualLinesAlike_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QJsonValue>("id");
    const auto row = [](const char *tag, const QByteArray &line, const QJsonValue &id) { QTest::newRow(tag) << line << id; };
    row("plain", R"({"id":"a","speaker":"user","text":"he is not breathing"})", u"a"_s);
    row("in another order, with space", R"( { "text" : "he is not breathing" , "id" : "a" } )", u"a"_s);
    row("escapes", R"({"id":"a\"b","text":"he is \u006eot breathing"})", u"a\"b"_s);
    row("a number", R"({"id":12,"text":"he is not breathing"})", 12);
    row("a fraction", R"({"id":1.5,"text":"he is not breathing"})", 1.5);
    row("no id", R"({"text":"he is not breathing"})", QJsonValue::Null);
    row("null", R"({"id":null,"speaker":null,"text":"he is not breathing"})", QJsonValue::Null);
    row("more fields", R"({"id":"a","text":"he is not breathing","lang":"en"})", u"a"_s);
    row("no ASCII in the id", "{\"id\":\"\xc3\xa4\",\"text\":\"he is not breathing\"}", u"\u00e4"_s);
    row("the last of two texts", R"({"id":"a","text":"hello","text":"he is not breathing"})", u"a"_s);
}

void tst_SafetyCheck::readsUnusualLinesAlike()
{
    QFETCH(QByteArray, line);
    QFETCH(QJsonValue, id);
    const auto [code, lines] = run(line);
    QCOMPARE(code, 0);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].value("id"_L1), id);
    QVERIFY(lines[0].contains("id"_L1));
    QCOMPARE(lines[0].value("level"_L1).toString(), u"emergency"_s);
    QCOMPARE(lines[0].value("phrase"_L1).toString(), u"not breathing"_s);
}

void tst_SafetyCheck::passesOverEmptyLinesAndAnEncodingMark()
{
    const auto [code, lines] = run("\xef\xbb\xbf{\"id\":1,\"text\":\"x\"}\r\n\n   \n{\"id\":2,\"text\":\"\"}\n\nnonsense");
    QCOMPARE(code, 1);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1].value("level"_L1).toString(), u"none"_s);
    QCOMPARE(lines[2].value("line"_L1).toInt(), 6);
    QCOMPARE(run("").second.size(), 0);
    QCOMPARE(run("\n\n").first, 0);
}

void tst_SafetyCheck::hearsTwoMegabytes()
{
    QByteArray talk;
    while (talk.size() < 2'000'000)
        talk += "we talked about the garden and the weather ";
    const auto [code, lines] = run("{\"id\":\"long\",\"text\":\"" + talk + "and now he is not breathing\"}\n{\"id\":\"next\",\"text\":\"hello\"}");
    QCOMPARE(code, 0);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value("phrase"_L1).toString(), u"not breathing"_s);
    QCOMPARE(lines[1].value("level"_L1).toString(), u"none"_s);
}

void tst_SafetyCheck::refusesALineWithoutEnd()
{
    const QByteArray endless = "{\"text\":\"" + QByteArray(40 << 20, 'a');
    const auto [code, lines] = run(endless + "\n{\"id\":\"next\",\"text\":\"I can't breathe\"}\n" + endless);
    QCOMPARE(code, 1);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].value("error"_L1).toString().contains(u"longer than"));
    QCOMPARE(lines[1].value("level"_L1).toString(), u"emergency"_s);
    QCOMPARE(lines[2].value("line"_L1).toInt(), 3);
}

// Whoever asks by a pipe and waits for the answer before asking again must not wait for ever.
void tst_SafetyCheck::answersBeforeItWaits()
{
    class Asker final : public QIODevice
    {
    public:
        explicit Asker(const QBuffer &answers)
            : m_answers(answers)
        {}
        bool isSequential() const override { return true; }
        QList<qsizetype> answered; ///< how many lines were there whenever more was asked for

    protected:
        qint64 readData(char *data, qint64) override
        {
            answered << m_answers.data().count('\n');
            const QByteArray line = answered.size() > 3 ? ""_ba : "{\"id\":1,\"text\":\"I can't breathe\"}\n"_ba;
            std::copy(line.begin(), line.end(), data);
            return line.isEmpty() ? -1 : line.size();
        }
        qint64 writeData(const char *, qint64) override { return -1; }

    private:
        const QBuffer &m_answers;
    };
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    Asker in(out);
    QVERIFY(in.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QCOMPARE(runSafetyCheck(in, out, u"en"_s, false), 0);
    QCOMPARE(in.answered.first(4), (QList<qsizetype>{0, 1, 2, 3}));
}

QTEST_GUILESS_MAIN(tst_SafetyCheck)
#include "tst_safetycheck.moc"
