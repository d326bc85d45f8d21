// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apishard.h"
#include "api/openapi.h"
#include "api/routetable.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_RouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheRoute_data();
    void findsTheRoute();
    void namesTheMethodsOfAPath();
    void decodesParametersAfterSplitting();
    void refusesBrokenEscapes();
    void describesEveryRoute();

private:
    RouteTable m_table;
};

void tst_RouteTable::init()
{
    m_table = {};
    for (const auto &[method, pattern] : std::vector<std::pair<QByteArray, QString>>{{"GET", u"/"_s}, {"GET", u"/calls"_s}, {"POST", u"/calls/start"_s},
                                                                                    {"GET", u"/calls/{id}"_s}, {"POST", u"/calls/{id}/end"_s}})
        m_table.add({method, pattern, Access::Public, {}, {}});
}

void tst_RouteTable::findsTheRoute_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("the root") << QByteArray("GET") << QByteArray("/") << u"/"_s;
    QTest::newRow("a literal") << QByteArray("GET") << QByteArray("/calls") << u"/calls"_s;
    QTest::newRow("a trailing slash") << QByteArray("GET") << QByteArray("/calls/") << u"/calls"_s;
    QTest::newRow("a parameter") << QByteArray("GET") << QByteArray("/calls/x") << u"/calls/{id}"_s;
    QTest::newRow("a literal before a parameter") << QByteArray("POST") << QByteArray("/calls/start") << u"/calls/start"_s;
    QTest::newRow("a parameter where the literal has another method") << QByteArray("GET") << QByteArray("/calls/start") << u"/calls/{id}"_s;
    QTest::newRow("HEAD as GET") << QByteArray("HEAD") << QByteArray("/calls") << u"/calls"_s;
    QTest::newRow("behind a parameter") << QByteArray("POST") << QByteArray("/calls/x/end") << u"/calls/{id}/end"_s;
    QTest::newRow("another method") << QByteArray("DELETE") << QByteArray("/calls") << QString();
    QTest::newRow("another case") << QByteArray("GET") << QByteArray("/Calls") << QString();
    QTest::newRow("a double slash") << QByteArray("GET") << QByteArray("//calls") << QString();
    QTest::newRow("an empty parameter") << QByteArray("POST") << QByteArray("/calls//end") << QString();
    QTest::newRow("nothing") << QByteArray("GET") << QByteArray("/nothing/here") << QString();
}

void tst_RouteTable::findsTheRoute()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, pattern);
    const auto match = m_table.find(method, path);
    QVERIFY(match);
    QCOMPARE(match->route ? match->route->pattern : QString(), pattern);
}

void tst_RouteTable::namesTheMethodsOfAPath()
{
    const auto match = m_table.find("PUT", "/calls/start");
    QVERIFY(match && !match->route);
    QCOMPARE(match->allowed, (std::vector<QByteArray>{"POST", "GET", "HEAD", "OPTIONS"}));
    QVERIFY(m_table.find("PUT", "/else")->allowed.empty());
}

void tst_RouteTable::decodesParametersAfterSplitting()
{
    const auto match = m_table.find("GET", "/calls/a%2Fb%20%C3%A4%3F+");
    QVERIFY(match && match->route);
    QCOMPARE(match->parameters, (NamedValues{{u"id"_s, u"a/b ä?+"_s}}));
}

void tst_RouteTable::refusesBrokenEscapes()
{
    for (const QByteArray &path : {QByteArray("/calls/%"), QByteArray("/calls/%4"), QByteArray("/calls/%zz"), QByteArray("/calls/%ff"), QByteArray("/calls/%00")}) {
        const auto match = m_table.find("GET", path);
        QVERIFY2(!match, path.constData());
        QCOMPARE(match.error().code, Error::Code::InvalidInput);
    }
}

void tst_RouteTable::describesEveryRoute()
{
    RouteTable all;
    addAllRoutes(all, nullptr);
    const QJsonObject description = apiDescription(all);
    const QJsonObject schemas = description.value("components"_L1).toObject().value("schemas"_L1).toObject();
    QSet<QString> ids;
    for (const Route &route : all.routes()) {
        QVERIFY2(!ids.contains(route.doc.id), qPrintable(route.doc.id));
        ids.insert(route.doc.id);
        const QString method = QString::fromLatin1(route.method).toLower();
        QVERIFY(description.value("paths"_L1).toObject().value(route.pattern).toObject().contains(method));
        for (const QString &schema : {route.doc.requestSchema, route.doc.responseSchema})
            QVERIFY2(schema.isEmpty() || schemas.contains(schema), qPrintable(route.pattern + u": "_s + schema));
        QVERIFY(!route.doc.summary.isEmpty());
    }
    QVERIFY(apiPage(all).contains("/api/v1/queue"));
}

QTEST_APPLESS_MAIN(tst_RouteTable)
#include "tst_routetable.moc"
