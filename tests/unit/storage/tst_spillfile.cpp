// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/spillfile_p.h"

#include <QFile>
#include <QTemporaryDir>
#include <QScopeGuard>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

CallEvent said(qint64 cursor, const QString &call, qint64 seq, const QString &text = u"x"_s)
{
    return {cursor, CallId(call), OrgId(u"org_a"_s), seq, EventType::TranscriptCompleted, Time(std::chrono::microseconds(1'795'340'000'123'456 + cursor)),
            {{u"text"_s, text}}};
}

} // namespace

class tst_SpillFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyAtFirst();
    void givesBackInOrder();
    void keepsEventsOverReopening();
    void endsAtADamagedRecord_data();
    void endsAtADamagedRecord();
    void refusesBeyondItsBound();
    void isEmptyAfterClearing();
    void survivesADiskThatIsFullWhenItIsCleared();
    void isOfOneProcess();
    void belongsToOneDatabase();

private:
    std::unique_ptr<SpillFile> open(qint64 bound = SpillFile::standardBound);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void tst_SpillFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"spill"_s);
}

std::unique_ptr<SpillFile> tst_SpillFile::open(qint64 bound)
{
    auto spill = SpillFile::open(m_path, u"db1"_s, bound);
    if (!spill) {
        QTest::qFail(qPrintable(spill.error().message), __FILE__, __LINE__);
        return nullptr;
    }
    return std::move(*spill);
}

void tst_SpillFile::isEmptyAtFirst()
{
    const auto spill = open();
    QCOMPARE(spill->count(), 0);
    QCOMPARE(spill->firstCursor(), std::nullopt);
    QCOMPARE(spill->lastCursor(), 0);
    QCOMPARE(spill->firstSeq(CallId(u"a"_s)), std::nullopt);
    QVERIFY(spill->readAfter(0, 10)->empty());
}

void tst_SpillFile::givesBackInOrder()
{
    const auto spill = open();
    const std::vector<CallEvent> events{said(11, u"a"_s, 3), said(12, u"b"_s, 1, u"Grüße 😀"_s), said(13, u"a"_s, 4), said(14, u"a"_s, 5)};
    QVERIFY(spill->append({{events[0], events[1]}, {events[2]}}));
    QVERIFY(spill->append({{events[3]}}));
    QCOMPARE(spill->count(), 4);
    QCOMPARE(spill->firstCursor(), 11);
    QCOMPARE(spill->lastCursor(), 14);
    QCOMPARE(*spill->readAfter(0, 100), events);
    QCOMPARE(*spill->readAfter(11, 2), (std::vector{events[1], events[2]}));
    QCOMPARE(*spill->readCall(CallId(u"a"_s), 3, 100), (std::vector{events[2], events[3]}));
    QCOMPARE(*spill->readCall(CallId(u"a"_s), 0, 1), (std::vector{events[0]}));
    QCOMPARE(spill->firstSeq(CallId(u"a"_s)), 3);
    QVERIFY(spill->holds(CallId(u"b"_s), 1));
    QVERIFY(!spill->holds(CallId(u"b"_s), 2));
}

void tst_SpillFile::keepsEventsOverReopening()
{
    const std::vector<CallEvent> events{said(1, u"a"_s, 1), said(2, u"a"_s, 2)};
    QVERIFY(open()->append({{events[0]}, {events[1]}}));
    const auto spill = open();
    QCOMPARE(*spill->readAfter(0, 100), events);
    QVERIFY(spill->append({{said(3, u"a"_s, 3)}}));
    QCOMPARE(spill->count(), 3);
}

void tst_SpillFile::endsAtADamagedRecord_data()
{
    QTest::addColumn<std::function<void(QByteArray &, qsizetype)>>("damage"); // the bytes and where the last record begins
    using Damage = std::function<void(QByteArray &, qsizetype)>;
    QTest::newRow("torn in the payload") << Damage([](QByteArray &bytes, qsizetype) { bytes.chop(1); });
    QTest::newRow("torn in the head") << Damage([](QByteArray &bytes, qsizetype last) { bytes.truncate(last + 3); });
    QTest::newRow("one bit of the payload") << Damage([](QByteArray &bytes, qsizetype last) { bytes[last + 20] = char(bytes[last + 20] ^ 4); });
    QTest::newRow("one bit of the checksum") << Damage([](QByteArray &bytes, qsizetype last) { bytes[last + 5] = char(bytes[last + 5] ^ 4); });
    QTest::newRow("an absurd length") << Damage([](QByteArray &bytes, qsizetype last) { bytes[last + 3] = char(0x7f); });
    QTest::newRow("zeros, as a file system leaves them") << Damage([](QByteArray &bytes, qsizetype last) {
        for (qsizetype i = last; i < bytes.size(); ++i)
            bytes[i] = 0;
    });
}

void tst_SpillFile::endsAtADamagedRecord()
{
    using Damage = std::function<void(QByteArray &, qsizetype)>;
    QFETCH(Damage, damage);
    qsizetype last = 0;
    {
        const auto spill = open();
        QVERIFY(spill->append({{said(1, u"a"_s, 1), said(2, u"a"_s, 2)}}));
        last = QFile(m_path).size();
        QVERIFY(spill->append({{said(3, u"a"_s, 3), said(4, u"a"_s, 4)}}));
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    damage(bytes, last);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    const auto spill = open();
    QCOMPARE(spill->count(), 2); // a unit is whole or absent
    QCOMPARE(spill->lastCursor(), 2);
    QVERIFY(spill->append({{said(3, u"a"_s, 3)}}));
    QCOMPARE(spill->readAfter(0, 100)->size(), size_t(3));
}

void tst_SpillFile::refusesBeyondItsBound()
{
    const auto spill = open(1'000);
    QVERIFY(spill->append({{said(1, u"a"_s, 1)}}));
    const auto refused = spill->append({{said(2, u"a"_s, 2)}, {said(3, u"a"_s, 3, QString(1'000, u'x'))}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Unavailable);
    QCOMPARE(spill->count(), 1); // all or nothing
    QVERIFY(spill->append({{said(2, u"a"_s, 2)}}));
}

void tst_SpillFile::isEmptyAfterClearing()
{
    {
        const auto spill = open();
        QVERIFY(spill->append({{said(1, u"a"_s, 1)}}));
        QVERIFY(spill->clear());
        QCOMPARE(spill->count(), 0);
        QVERIFY(!spill->holds(CallId(u"a"_s), 1));
    }
    QCOMPARE(open()->count(), 0);
}

void tst_SpillFile::survivesADiskThatIsFullWhenItIsCleared()
{
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto restore = qScopeGuard([&] {
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, previous);
    });
    {
        const auto spill = open();
        QVERIFY(spill->append({{said(1, u"a"_s, 1)}}));
        rlimit full = before;
        full.rlim_cur = 4;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
        const auto cleared = spill->clear();
        const auto refused = spill->append({{said(2, u"a"_s, 2)}});
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!cleared);
        QVERIFY(!refused);
        QCOMPARE(spill->count(), 0);
        QVERIFY(spill->append({{said(3, u"a"_s, 3)}}));
        QCOMPARE(spill->count(), 1);
    }
    const auto again = open();
    QVERIFY(again);
    QCOMPARE(*again->readAfter(0, 10), std::vector{said(3, u"a"_s, 3)});
}

void tst_SpillFile::isOfOneProcess()
{
    const auto spill = open();
    const auto second = SpillFile::open(m_path, u"db1"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, Error::Code::Unavailable);
}

void tst_SpillFile::belongsToOneDatabase()
{
    QVERIFY(SpillFile::open(m_path, u"db2"_s)); // empty: taken over
    QVERIFY(open()->append({{said(1, u"a"_s, 1)}}));
    QVERIFY(!SpillFile::open(m_path, u"db2"_s));
    QCOMPARE(open()->count(), 1);
}

QTEST_GUILESS_MAIN(tst_SpillFile)

#include "tst_spillfile.moc"
