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

QTEST_GUILESS_MAIN(tst_SafetyCheck)
#include "tst_safetycheck.moc"
