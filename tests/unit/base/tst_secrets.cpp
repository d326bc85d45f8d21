// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"
#include "base/secrets.h"

#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Secrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreDistinctAndTyped()
    {
        QSet<QString> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(CallId::generate().text());
        QCOMPARE(seen.size(), 10'000);
        QVERIFY(CallId::generate().text().startsWith(u"call_"));
        QCOMPARE(CallId::generate().text().size(), 29);
    }
    void secretFileIsPrivateAndComesBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"deep/token"_s);
        QVERIFY(writeSecretFile(path, u"geheim"_s));
        QCOMPARE(readSecretFile(path).value(), u"geheim"_s);
        QCOMPARE(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther),
                 QFileDevice::Permissions());
    }
    void missingFileIsNotFound() { QCOMPARE(readSecretFile(u"/nonexistent/token"_s).error().code, Error::Code::NotFound); }
    void comparesWholeSecrets()
    {
        QVERIFY(equalSecrets("abc", "abc"));
        QVERIFY(!equalSecrets("abc", "abd"));
        QVERIFY(!equalSecrets("abc", "abcd"));
    }
};

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
