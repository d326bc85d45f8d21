// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/settings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment();
        // An empty file of its own, so that the machine's configuration cannot reach in.
        m_environment.insert(u"ATTENDANT_CONFIG"_s, write({}));
        m_environment.insert(u"ATTENDANT_DATA"_s, m_folder->path());
    }

    void defaultsServeTheDemo()
    {
        const Settings settings = Settings::load(m_environment).value();
        QCOMPARE(settings.host, u"127.0.0.1"_s);
        QCOMPARE(settings.port, quint16(8000));
        QVERIFY(settings.useSimulator);
        QCOMPARE(settings.database.path, m_folder->filePath(u"attendant.db"_s));
        QCOMPARE(settings.corsOrigins, (QStringList{u"http://localhost:3000"_s, u"http://localhost:3001"_s}));
    }
    void theLastWins()
    {
        m_environment.insert(u"PORT"_s, u"1111"_s);
        QCOMPARE(Settings::load(m_environment)->port, quint16(1111));
        m_environment.insert(u"ATTENDANT_CONFIG"_s, write("# comment\n\nPORT = 2222\nLOG_LEVEL=\"debug\"\n"));
        QCOMPARE(Settings::load(m_environment)->port, quint16(2222));
        QCOMPARE(Settings::load(m_environment)->logLevel, u"debug"_s);
        QCOMPARE(Settings::load(m_environment, {{u"port"_s, u"3333"_s}})->port, quint16(3333));
    }
    void readsOriginsInBothForms()
    {
        m_environment.insert(u"CORS_ORIGINS"_s, u"[\"https://a.example\", \"https://b.example\"]"_s);
        QCOMPARE(Settings::load(m_environment)->corsOrigins.size(), 2);
        m_environment.insert(u"CORS_ORIGINS"_s, u"https://a.example , https://b.example,https://c.example"_s);
        QCOMPARE(Settings::load(m_environment)->corsOrigins.at(1), u"https://b.example"_s);
    }
    void aKeyEndsTheSimulator()
    {
        m_environment.insert(u"OPENAI_API_KEY"_s, u"sk-test"_s);
        QVERIFY(!Settings::load(m_environment)->useSimulator);
    }

    void refusesWithARemedy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        QTest::newRow("port in words") << u"PORT"_s << u"http"_s << u"0 to 65535"_s;
        QTest::newRow("port too large") << u"PORT"_s << u"70000"_s << u"0 to 65535"_s;
        QTest::newRow("another database") << u"DATABASE_URL"_s << u"mysql://x/y"_s << u"postgresql://"_s;
        QTest::newRow("sqlite without path") << u"DATABASE_URL"_s << u"sqlite://"_s << u"sqlite:////absolute/path"_s;
        QTest::newRow("postgres without name") << u"DATABASE_URL"_s << u"postgresql://host"_s << u"postgresql://user:password@host/database"_s;
        QTest::newRow("provider address") << u"OPENAI_BASE_URL"_s << u"ftp://x"_s << u"OPENAI_BASE_URL"_s;
        QTest::newRow("flag") << u"USE_REDIS"_s << u"maybe"_s << u"true or false"_s;
        QTest::newRow("beyond loopback") << u"HOST"_s << u"0.0.0.0"_s << u"--behind-proxy"_s;
        QTest::newRow("short token") << u"ATTENDANT_TOKEN"_s << u"abc"_s << u"at least 16"_s;
        QTest::newRow("config file away") << u"ATTENDANT_CONFIG"_s << u"/nonexistent/file"_s << u"cannot be read"_s;
    }
    void refusesWithARemedy()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, said);
        m_environment.insert(name, value);
        const auto settings = Settings::load(m_environment);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, Error::Code::InvalidInput);
        QVERIFY2(settings.error().message.contains(said), qPrintable(settings.error().message));
    }

    void readsDatabaseUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("relative file") << u"sqlite:///a.db"_s << u"sqlite:///a.db"_s;
        QTest::newRow("absolute file") << u"sqlite:////var/a.db"_s << u"sqlite:////var/a.db"_s;
        QTest::newRow("aiosqlite") << u"sqlite+aiosqlite:///a.db"_s << u"sqlite:///a.db"_s;
        QTest::newRow("password is not shown") << u"postgresql+asyncpg://u:p%40ss@db.example/calls"_s << u"postgresql://u@db.example:5432/calls"_s;
    }
    void readsDatabaseUrls()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        const auto parsed = DatabaseUrl::parse(url);
        QVERIFY(parsed);
        QCOMPARE(parsed->display(), shown);
    }
    void decodesThePassword() { QCOMPARE(DatabaseUrl::parse(u"postgresql://u:p%40ss@db/calls"_s)->password, u"p@ss"_s); }

private:
    QString write(const QByteArray &content)
    {
        const QString path = m_folder->filePath(u"file%1.conf"_s.arg(m_files++));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
