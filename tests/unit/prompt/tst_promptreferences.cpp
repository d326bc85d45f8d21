// SPDX-License-Identifier: GPL-3.0-or-later
// What the AI is told, word for word: tests/data/prompt/*.json (an organization as the API stores it) against *.expected. Renew the
// expected files with ATTENDANT_RENEW_REFERENCES=1 and review them as a diff.
#include "prompt/promptbuilder.h"

#include <QDir>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_PromptReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promptIsAsExpected_data();
    void promptIsAsExpected();
};

void tst_PromptReferences::promptIsAsExpected_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(ATTENDANT_TEST_DATA "/prompt"));
    const QStringList files = folder.entryList({u"*.json"_s});
    QVERIFY(files.size() >= 4);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

void tst_PromptReferences::promptIsAsExpected()
{
    QFETCH(QString, path);
    QFile input(path);
    QVERIFY(input.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(input.readAll()).object();
    QVERIFY(!json.isEmpty());
    Organization organization;
    organization.id = OrgId(u"org_test"_s);
    const auto patched = organization.patched(json.value("organization"_L1).toObject());
    QVERIFY2(patched.has_value(), patched ? "" : qPrintable(patched.error().message));
    const auto now = timeFromIso(json.value("now"_L1).toString());
    QVERIFY(now.has_value());
    const auto prompt = PromptBuilder().build(*patched, *now, json.value("caller"_L1).toObject());
    QVERIFY2(prompt.has_value(), prompt ? "" : qPrintable(prompt.error().message));

    QString actual = prompt->instructions + u"\n---- version "_s + prompt->version + u", safety in lines "_s + QString::number(prompt->safetyFirstLine)
                     + u" to "_s + QString::number(prompt->safetyLastLine) + u", about "_s + QString::number(prompt->tokens) + u" tokens\n"_s;
    for (const auto &warning : prompt->warnings)
        actual += u"%1 (line %2): %3\n"_s.arg(warning.code).arg(warning.line).arg(warning.message);
    for (const auto &span : prompt->values)
        actual += u"%1 = %2\n"_s.arg(span.name, prompt->instructions.mid(span.from, span.length).replace(u'\n', u"\\n"_s));

    QFile expected(QString(path).replace(u".json"_s, u".expected"_s));
    if (qEnvironmentVariableIntValue("ATTENDANT_RENEW_REFERENCES") == 1) {
        QVERIFY(expected.open(QIODevice::WriteOnly));
        expected.write(actual.toUtf8());
        return;
    }
    QVERIFY2(expected.open(QIODevice::ReadOnly), "Make it with ATTENDANT_RENEW_REFERENCES=1.");
    const QStringList wanted = QString::fromUtf8(expected.readAll()).split(u'\n');
    const QStringList got = actual.split(u'\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), got.size()); ++i)
        QCOMPARE(got[i], wanted[i]);
    QCOMPARE(got.size(), wanted.size());
}

QTEST_GUILESS_MAIN(tst_PromptReferences)
#include "tst_promptreferences.moc"
