// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpmessage.h"

#include <QJsonDocument>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_HttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIntegersStrictly_data();
    void readsIntegersStrictly();
    void readsQueries();
    void refusesQueriesThatAreNoText();
    void readsBodies_data();
    void readsBodies();
    void answersErrorsWithDetail();
};

void tst_HttpMessage::readsIntegersStrictly_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<qint64>("value"); // -1: refused
    QTest::newRow("absent") << QByteArray("") << qint64(50);
    QTest::newRow("least") << QByteArray("limit=1") << qint64(1);
    QTest::newRow("most") << QByteArray("limit=100") << qint64(100);
    QTest::newRow("the last of two counts") << QByteArray("limit=3&limit=4") << qint64(4);
    for (const QByteArray &bad : {QByteArray("0"), QByteArray("101"), QByteArray("-1"), QByteArray(""), QByteArray("ten"), QByteArray("1.0"), QByteArray("1e1"),
                                  QByteArray("0x10"), QByteArray("%201"), QByteArray("1%20"), QByteArray("%2B1"), QByteArray("99999999999"),
                                  QByteArray("99999999999999999999999"), QByteArray("%D9%A1"), QByteArray("--1"), QByteArray("-")})
        QTest::newRow(("refuses '" + bad + "'").constData()) << "limit=" + bad << qint64(-1);
}

void tst_HttpMessage::readsIntegersStrictly()
{
    QFETCH(QByteArray, query);
    QFETCH(qint64, value);
    const auto parsed = Query::parse(query);
    QVERIFY(parsed);
    const auto limit = parsed->integer("limit"_L1, 1, 100, 50);
    QCOMPARE(limit.value_or(-1), value);
    if (!limit) {
        QCOMPARE(limit.error().field, u"limit"_s);
        QVERIFY(limit.error().message.contains(u"'limit'"));
    }
}

void tst_HttpMessage::readsQueries()
{
    const auto query = Query::parse("q=chest+pain%26more&org_id=&flag=true&bad=maybe&from=2026-11-22T10:00:00+02:00&empty");
    QVERIFY(query);
    QCOMPARE(*query->text("q"_L1), u"chest pain&more"_s);
    QVERIFY(query->has("org_id"_L1) && query->text("org_id"_L1)->isEmpty());
    QCOMPARE(*query->flag("flag"_L1), std::optional(true));
    QCOMPARE(*query->flag("absent"_L1), std::optional<bool>());
    QCOMPARE(query->flag("bad"_L1).error().field, u"bad"_s);
    QCOMPARE(toIso(**query->time("from"_L1)), u"2026-11-22T08:00:00.000000Z"_s);
    QCOMPARE(query->time("bad"_L1).error().field, u"bad"_s);
    QVERIFY(query->has("empty"_L1));
    QCOMPARE(Query::parse("q=" + QByteArray(300, 'x'))->text("q"_L1).error().field, u"q"_s);
}

void tst_HttpMessage::refusesQueriesThatAreNoText()
{
    for (const QByteArray &query : {QByteArray("a=%ff"), QByteArray("a=%"), QByteArray("%zz=1"), QByteArray("a=%00"), QByteArray("a=%C3")})
        QVERIFY2(!Query::parse(query), query.constData());
}

void tst_HttpMessage::readsBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("sentence"); // empty: accepted
    QTest::newRow("an object") << QByteArray("{\"a\":1}") << QString();
    QTest::newRow("nothing") << QByteArray() << u"no body"_s;
    QTest::newRow("no JSON") << QByteArray("{\"a\":") << u"not valid JSON"_s;
    QTest::newRow("a list") << QByteArray("[1]") << u"must be a JSON object"_s;
    QTest::newRow("a text") << QByteArray("\"x\"") << u"JSON"_s;
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}") << u"not valid UTF-8"_s;
    QTest::newRow("half a letter") << QByteArray("{\"a\":\"\xc3\"}") << u"not valid UTF-8"_s;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6) << u"not valid UTF-8"_s;
    QTest::newRow("deep nesting") << QByteArray(5000, '[') << u"not valid JSON"_s;
}

void tst_HttpMessage::readsBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, sentence);
    Request request;
    request.body = body;
    const auto json = request.json();
    QCOMPARE(json.has_value(), sentence.isEmpty());
    if (!json)
        QVERIFY2(json.error().message.contains(sentence), qPrintable(json.error().message));
}

void tst_HttpMessage::answersErrorsWithDetail()
{
    const Response response = Response::fromError({Error::Code::InvalidInput, u"The field 'x' is missing."_s, u"secret context"_s, u"x"_s});
    QCOMPARE(response.status, 400);
    QCOMPARE(QJsonDocument::fromJson(response.body).object(), (QJsonObject{{u"detail"_s, u"The field 'x' is missing."_s}, {u"field"_s, u"x"_s}}));
    QVERIFY(!Response::fromError({Error::Code::Internal, u"An internal error occurred."_s, u"secret context"_s, {}}).body.contains("secret"));
}

QTEST_APPLESS_MAIN(tst_HttpMessage)
#include "tst_httpmessage.moc"
