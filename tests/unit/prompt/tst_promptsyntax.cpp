// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of prompts: resources/syntax/attendant-prompt.xml read by the library that the window uses.
#include "prompt/promptbuilder.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QTemporaryDir>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

/// Writes down which format each character has.
class Recorder final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    /// The format's name at the first occurrence of \a part in \a text; \a part lies within one line.
    QString formatOf(const QString &text, const QString &part)
    {
        KSyntaxHighlighting::State state;
        for (const QString &line : text.split(u'\n')) {
            m_names.fill(QString(), line.size() + 1);
            state = highlightLine(line, state);
            if (const qsizetype at = line.indexOf(part); at >= 0)
                return m_names.value(at);
        }
        return u"(not found)"_s;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        for (int i = offset; i < offset + length && i < m_names.size(); ++i)
            m_names[i] = format.name();
    }

private:
    QStringList m_names;
};

} // namespace

class tst_PromptSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void definitionIsGood();
    void coloursParts_data();
    void coloursParts();
    void safetySectionOfARealPromptIsMarked();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    KSyntaxHighlighting::Definition m_definition;
};

void tst_PromptSyntax::initTestCase()
{
    // The library looks into the sub-folder "syntax" of each search path. Its complaints about a definition are messages.
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    m_repository->addCustomSearchPath(QStringLiteral(ATTENDANT_SOURCE "/resources"));
    m_definition = m_repository->definitionForName(u"Attendant Prompt"_s);
}

void tst_PromptSyntax::definitionIsGood()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_definition.isValid());
    QVERIFY(m_definition.filePath().endsWith(u"resources/syntax/attendant-prompt.xml"));
    QVERIFY(m_definition.formats().size() >= 15);
    QVERIFY(m_definition.keywordList(u"tools"_s).contains(u"escalate_call"_s));
}

void tst_PromptSyntax::coloursParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("format");
    QTest::newRow("heading") << u"# Role"_s << u"Role"_s << u"Heading"_s;
    QTest::newRow("variable") << u"You are {{ organization.name }}."_s << u"organization.name"_s << u"Variable"_s;
    QTest::newRow("filter") << u"{{ organization.name|upper }}"_s << u"|upper"_s << u"Filter"_s;
    QTest::newRow("behind a variable") << u"{{ a }} text"_s << u"text"_s << u"Normal Text"_s;
    QTest::newRow("tag") << u"{% if hours.open_now %}"_s << u"if"_s << u"Tag Word"_s;
    QTest::newRow("variable in a tag") << u"{% if hours.open_now %}"_s << u"hours"_s << u"Variable"_s;
    QTest::newRow("comment") << u"{# why #} x"_s << u"why"_s << u"Comment"_s;
    QTest::newRow("long comment") << u"{% comment %}\n{{ a }}\n{% endcomment %}"_s << u"a }}"_s << u"Comment"_s;
    QTest::newRow("tool") << u"call escalate_call now"_s << u"escalate_call"_s << u"Tool"_s;
    QTest::newRow("tool before a colon") << u"- end_call: ends"_s << u"end_call"_s << u"Tool"_s;
    QTest::newRow("list mark") << u"- one"_s << u"-"_s << u"List Mark"_s;
    QTest::newRow("time") << u"until 5:00 PM today"_s << u"5:00"_s << u"Time"_s;
    QTest::newRow("number") << u"in 30 minutes"_s << u"30"_s << u"Number"_s;
    QTest::newRow("quoted") << u"say \"good day\" first"_s << u"good"_s << u"Quoted"_s;
    QTest::newRow("label") << u"Greeting: hello"_s << u"Greeting"_s << u"Label"_s;
    QTest::newRow("safety heading") << u"# Safety (fixed)\nrule"_s << u"Safety"_s << u"Safety Heading"_s;
    QTest::newRow("safety rule") << u"# Safety (fixed)\nrule"_s << u"rule"_s << u"Safety Rule"_s;
    QTest::newRow("tool in a safety rule") << u"# Safety (fixed)\nrule escalate_call"_s << u"escalate"_s << u"Tool"_s;
    QTest::newRow("behind the safety section") << u"# Safety (fixed)\nrule\n# Notes\ntext"_s << u"text"_s << u"Normal Text"_s;
    QTest::newRow("heading behind the safety section") << u"# Safety (fixed)\nrule\n# Notes"_s << u"Notes"_s << u"Heading"_s;
}

void tst_PromptSyntax::coloursParts()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QFETCH(QString, text);
    QFETCH(QString, part);
    QFETCH(QString, format);
    Recorder recorder;
    recorder.setDefinition(m_definition);
    QCOMPARE(recorder.formatOf(text, part), format);
}

void tst_PromptSyntax::safetySectionOfARealPromptIsMarked()
{
    const auto prompt = PromptBuilder().build(Organization::demo(), Time{});
    QVERIFY(prompt.has_value());
    Recorder recorder;
    recorder.setDefinition(m_definition);
    QCOMPARE(recorder.formatOf(prompt->instructions, u"You are not a medical"_s), u"Safety Rule"_s);
    QCOMPARE(recorder.formatOf(prompt->instructions, u"Find out the following"_s), u"Normal Text"_s);
}

QTEST_MAIN(tst_PromptSyntax)
#include "tst_promptsyntax.moc"
