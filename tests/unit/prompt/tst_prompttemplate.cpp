// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/promptbuilder.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_PromptTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInTemplateIsGood();
    void refusesWithALine_data();
    void refusesWithALine();
    void acceptsOrdinaryTemplates_data();
    void acceptsOrdinaryTemplates();
    void survivesNonsense();
};

void tst_PromptTemplate::builtInTemplateIsGood()
{
    QVERIFY(PromptBuilder::builtInTemplate().contains(u"organization.name"));
    const auto checked = PromptBuilder::check(PromptBuilder::builtInTemplate());
    QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().message));
}

void tst_PromptTemplate::refusesWithALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty variable, which crashes the library") << u"one\n{{ }}"_s << 2;
    QTest::newRow("empty variable without space") << u"{{}}"_s << 1;
    QTest::newRow("filter alone") << u"one\ntwo {{ |upper }}"_s << 2;
    QTest::newRow("filter without a name") << u"{{ organization.name| }}"_s << 1;
    QTest::newRow("dots alone") << u"{{ . }}"_s << 1;
    QTest::newRow("trailing dot") << u"{{ organization. }}"_s << 1;
    QTest::newRow("unclosed variable") << u"one\n\n{{ organization.name"_s << 3;
    QTest::newRow("closed on the next line") << u"{{ organization.name\n}}"_s << 1;
    QTest::newRow("unclosed tag") << u"one\n{% if hours.text"_s << 2;
    QTest::newRow("empty tag") << u"one\n{% %}"_s << 2;
    QTest::newRow("if without condition") << u"{% if %}x{% endif %}"_s << 1;
    QTest::newRow("for without list") << u"\n{% for x %}x{% endfor %}"_s << 2;
    QTest::newRow("unknown tag") << u"\n\n{% dance %}"_s << 3;
    QTest::newRow("reading files") << u"{% include \"/etc/passwd\" %}"_s << 1;
    QTest::newRow("loading plug-ins") << u"{% load x %}"_s << 1;
    QTest::newRow("repeating without bound") << u"{% range 1 1000000000 as i %}x{% endrange %}"_s << 1;
    QTest::newRow("repeating without bound, by nesting") << u"{% for a in services %}\n{% for b in services %}x{% endfor %}{% endfor %}"_s << 2;
    QTest::newRow("unclosed block") << u"one\n{% if hours.text %}\ntwo"_s << 2;
    QTest::newRow("end without beginning") << u"one\n{% endif %}"_s << 2;
    QTest::newRow("unknown filter") << u"one\ntwo\n{{ organization.name|nosuchfilter }}"_s << 3;
}

void tst_PromptTemplate::refusesWithALine()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const auto checked = PromptBuilder::check(text);
    QVERIFY(!checked);
    QVERIFY(checked.error().code == Error::Code::InvalidInput);
    QVERIFY2(checked.error().message.contains(u"Line %1 of"_s.arg(line)), qPrintable(checked.error().message));
    QVERIFY2(checked.error().message.endsWith(u'.'), qPrintable(checked.error().message));
    QVERIFY(!PromptBuilder(text).build(Organization::demo(), Time{}));
}

void tst_PromptTemplate::acceptsOrdinaryTemplates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begins");
    QTest::newRow("empty") << QString() << u"# Facts\nGreeting: "_s;
    QTest::newRow("plain text") << u"Just be kind."_s << u"Just be kind.\n"_s;
    QTest::newRow("filter") << u"{{ organization.name|upper }}"_s << u"LAKESIDE FAMILY CLINIC\n"_s;
    QTest::newRow("condition") << u"{% if escalation.phone %}yes{% else %}no{% endif %}"_s << u"yes\n"_s;
    QTest::newRow("comparison") << u"{% if organization.language == \"en\" %}yes{% else %}no{% endif %}"_s << u"yes\n"_s;
    QTest::newRow("loop") << u"{% for s in services %}{{ forloop.counter }}{{ s.name }};{% endfor %}"_s << u"1Check-up;2Child check-up;"_s;
    QTest::newRow("comment") << u"{# {{ not looked at #}x"_s << u"x\n"_s;
    QTest::newRow("unknown value") << u"a{{ organization.nothing }}b"_s << u"ab\n"_s;
    QTest::newRow("lone braces") << u"{ \"json\": [1] } }} %}"_s << u"{ \"json\": [1] } }} %}\n"_s;
    QTest::newRow("Windows lines") << u"a\r\nb"_s << u"a\nb\n"_s;
}

void tst_PromptTemplate::acceptsOrdinaryTemplates()
{
    QFETCH(QString, text);
    QFETCH(QString, begins);
    const auto checked = PromptBuilder::check(text);
    QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().message));
    const auto prompt = PromptBuilder(text).build(Organization::demo(), Time{});
    QVERIFY(prompt.has_value());
    QVERIFY2(prompt->instructions.startsWith(begins), qPrintable(prompt->instructions.left(120)));
    QVERIFY(prompt->instructions.contains(u"You are not a medical professional, lawyer or other licensed expert."));
}

// A template comes from a text box: whatever is typed, half typed or pasted there must never end the program.
void tst_PromptTemplate::survivesNonsense()
{
    const QStringList pieces{u"{{"_s, u"}}"_s, u"{%"_s, u"%}"_s, u"{#"_s, u"#}"_s, u" "_s, u"\n"_s, u"|"_s, u":"_s, u"."_s, u"\""_s, u"'"_s,
                             u"if"_s, u"for"_s, u"x in services"_s, u"endif"_s, u"endfor"_s, u"else"_s, u"elif"_s, u"organization.name"_s, u"upper"_s,
                             u"with"_s, u"a as b"_s, u"endwith"_s, u"comment"_s, u"endcomment"_s, u"filter"_s, u"lower"_s, u"cycle"_s, u"firstof"_s,
                             u"ifchanged"_s, u"autoescape off"_s, u"endautoescape"_s, u"1"_s, u"-"_s, u"=="_s, u"and"_s, u"not"_s, u"é"_s};
    QRandomGenerator random(20261122);
    int good = 0;
    for (int round = 0; round < 4'000; ++round) {
        QString text;
        const int count = random.bounded(1, 14);
        for (int i = 0; i < count; ++i) {
            // Mostly well-formed tags around arbitrary content, because those get past the first look.
            const QString &piece = pieces[random.bounded(pieces.size())];
            const int shape = random.bounded(4);
            if (shape == 0)
                text += u"{{ "_s + piece + u" }}"_s;
            else if (shape == 1)
                text += u"{% "_s + piece + u' ' + pieces[random.bounded(pieces.size())] + u" %}"_s;
            else
                text += piece;
        }
        good += PromptBuilder::check(text).has_value();
    }
    QVERIFY(good > 0);
}

QTEST_GUILESS_MAIN(tst_PromptTemplate)
#include "tst_prompttemplate.moc"
