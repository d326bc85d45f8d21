// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/eventscan.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// JSON written with single quotes: moc reads no raw strings with escapes in them.
static QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

class tst_EventScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTypeWhereverItStands_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("first") << quoted("{'type':'a.b','x':1}") << QByteArray("a.b");
        QTest::newRow("last, with white space") << QByteArray(" {\n\t\"x\" : [1, 2.5e-3, {\"type\":\"no\"}] ,\r\n \"type\" : \"yes\" } \n") << QByteArray("yes");
        QTest::newRow("a nested type does not count") << quoted("{'item':{'type':'message'}}") << QByteArray();
        QTest::newRow("repeated: the last counts") << quoted("{'type':'input_audio_buffer.append','type':'session.update'}") << QByteArray("session.update");
        QTest::newRow("the key written with escapes") << quoted("{'\\u0074ype':'x'}") << QByteArray("x");
        QTest::newRow("the value written with escapes") << quoted("{'type':'session\\u002eupdate'}") << QByteArray("session.update");
        QTest::newRow("a number is no type") << quoted("{'type':5}") << QByteArray();
        QTest::newRow("empty object") << QByteArray("{}") << QByteArray();
        QTest::newRow("quotes and braces inside strings") << quoted("{'a':'}\\'{\\\\','type':'t'}") << QByteArray("t");
    }
    void findsTheTypeWhereverItStands()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, type);
        const auto scan = EventScan::scan(json);
        QVERIFY(scan);
        QCOMPARE(scan->type().toByteArray(), type);
        QVERIFY(QJsonDocument::fromJson(json).isObject());
    }

    void refusesWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("json");
        int row = 0;
        for (const char *json : {"", " ", "null", "[]", "\"x\"", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1}x", "{\"a\":1}{}", "{a:1}", "{'a':1}",
                                 "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":tru}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}",
                                 "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\", "{\"a\":\"abc}", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":{\"b\":1}", "{\"a\":1 \"b\":2}"})
            QTest::addRow("%d: %s", row++, json) << QByteArray(json);
    }
    void refusesWhatIsNoObject()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!EventScan::scan(json));
    }

    void refusesDeepNesting()
    {
        const auto nested = [](int depth) { return "{\"a\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + "}"; };
        QVERIFY(EventScan::scan(nested(60)));
        QVERIFY(!EventScan::scan(nested(100'000)));
    }

    void readsFieldsInPlace()
    {
        const QByteArray audio(20'000, 'A');
        const QByteArray json = quoted("{'type':'response.output_audio.delta','item_id':'it\\u00e9m','output_index':2,'delta':'") + audio + quoted("','x':{'y':'z'}}");
        const auto scan = EventScan::scan(json);
        QVERIFY(scan);
        QCOMPARE(scan->raw("delta").size(), audio.size());
        QVERIFY(scan->raw("delta").data() > json.constData() && scan->raw("delta").data() < json.constData() + json.size());
        QCOMPARE(scan->text("item_id"), u"it\u00e9m"_s);
        QCOMPARE(scan->value("output_index").toInt(), 2);
        QCOMPARE(scan->value("x").toByteArray(), quoted("{'y':'z'}"));
        QVERIFY(!scan->has("y"));
        QVERIFY(scan->raw("output_index").isEmpty());
    }

    void isFastOnAudio()
    {
        const QByteArray json = quoted("{'type':'input_audio_buffer.append','audio':'") + QByteArray(11'000, 'Q') + "\"}";
        QBENCHMARK {
            QVERIFY(EventScan::scan(json));
        }
    }
};

QTEST_GUILESS_MAIN(tst_EventScan)
#include "tst_eventscan.moc"
