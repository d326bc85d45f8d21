// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/prompttemplate_p.h"

#include <KTextTemplate/Context>
#include <KTextTemplate/Engine>
#include <KTextTemplate/Template>

#include <QMutex>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype maximumTemplate = 64 * 1024;
constexpr qsizetype maximumPrompt = 256 * 1024;

// No tag that reads files, loads plug-ins or repeats without bound.
const QSet<QString> &allowedTags()
{
    static const QSet<QString> tags{u"if"_s, u"elif"_s, u"else"_s, u"endif"_s, u"for"_s, u"empty"_s, u"endfor"_s, u"with"_s, u"endwith"_s,
                                    u"comment"_s, u"endcomment"_s, u"filter"_s, u"endfilter"_s, u"firstof"_s, u"cycle"_s, u"ifchanged"_s,
                                    u"endifchanged"_s};
    return tags;
}

// Filters that make sense for plain text and cost no more than they are given.
const QSet<QString> &allowedFilters()
{
    static const QSet<QString> filters{u"lower"_s, u"upper"_s, u"capfirst"_s, u"title"_s, u"first"_s, u"last"_s, u"length"_s, u"join"_s,
                                       u"default"_s, u"default_if_none"_s, u"cut"_s, u"slice"_s, u"truncatewords"_s, u"wordcount"_s,
                                       u"yesno"_s, u"pluralize"_s, u"safe"_s, u"add"_s};
    return filters;
}

// A name, a number or a quoted text, then filters with at most one argument.
const QRegularExpression &expressionPattern()
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        uR"(([A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*|-?[0-9]+(\.[0-9]+)?|"[^"]*"|'[^']*')(\|[a-z_]+(:([A-Za-z][A-Za-z0-9_.]*|-?[0-9]+|"[^"]*"|'[^']*'))?)*)"_s));
    return pattern;
}

Error faultAt(int line, const QString &reason)
{
    return {Error::Code::InvalidInput, u"Line %1 of the template: %2"_s.arg(line).arg(reason), {}, u"template"_s};
}

/// KTextTemplate's message as a sentence. It names a line, counted from 0, somewhere in its text.
Error translated(const QString &message)
{
    static const QRegularExpression linePattern(u"[Ll]ine:? (\\d+)"_s);
    static const QRegularExpression tail(u"[,;]?\\s*([Ll]ine:? \\d+|at line \\d+).*$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto found = linePattern.match(message);
    QString reason = message;
    reason.remove(tail);
    reason = reason.simplified();
    if (!reason.endsWith(u'.'))
        reason += u'.';
    if (found.hasMatch())
        return faultAt(found.captured(1).toInt() + 1, reason);
    return {Error::Code::InvalidInput, u"The template: %1"_s.arg(reason), {}, u"template"_s};
}

// Ends a line that holds nothing but tags; it leaves the result together with its line feed. KTextTemplate's own trimming also eats the
// ends of lines before such a line, and of lines that hold nothing but a value.
constexpr QChar tagLine(0xE002);

QString withLineMarks(const QString &text)
{
    static const QRegularExpression tagsAlone(QRegularExpression::anchoredPattern(uR"(\s*+(?:(?:\{%(?:(?!%\}).)*+%\}|\{#(?:(?!#\}).)*+#\})\s*+)++)"_s));
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (tagsAlone.match(line).hasMatch())
            line = line.trimmed() + tagLine;
    }
    return lines.join(u'\n');
}

} // namespace

class PromptTemplate::Engine
{
public:
    KTextTemplate::Engine engine;
    KTextTemplate::Template parsed;
    QMutex mutex;
};

PromptTemplate::PromptTemplate(const QString &text)
    : m_text(text)
    , m_engine(std::make_unique<Engine>())
{
    m_text.replace(u"\r\n"_s, u"\n"_s);
    // Characters that have no meaning outside of this program have one inside it.
    m_text.removeIf([](QChar c) { return c >= QChar(0xE000) && c <= QChar(0xF8FF); });
    if (m_text.size() > maximumTemplate)
        m_fault = Error{Error::Code::TooLarge, u"The template is longer than %1 characters."_s.arg(maximumTemplate), {}, u"template"_s};
    else
        look();
    if (m_fault)
        return;
    // On the template's first line, so that lines keep their numbers. Prompts are plain text: nothing is escaped for HTML.
    m_engine->parsed = m_engine->engine.newTemplate(u"{% autoescape off %}"_s + withLineMarks(m_text) + u"{% endautoescape %}"_s, u"prompt"_s);
    // Rendering would clear this error.
    if (m_engine->parsed->error() != KTextTemplate::NoError)
        m_fault = translated(m_engine->parsed->errorString());
}

PromptTemplate::~PromptTemplate() = default;

void PromptTemplate::refuse(int line, const QString &reason)
{
    if (!m_fault)
        m_fault = faultAt(line, reason);
}

/// Keeps account of which blocks are open. KTextTemplate notices a fault as well, but names its own outermost block and another line.
void PromptTemplate::lookAtBlock(const QString &tag, int line)
{
    static const QHash<QString, QStringList> middles{{u"else"_s, {u"if"_s, u"ifchanged"_s}}, {u"elif"_s, {u"if"_s}}, {u"empty"_s, {u"for"_s}}};
    static const QSet<QString> blocks{u"if"_s, u"for"_s, u"with"_s, u"filter"_s, u"ifchanged"_s, u"comment"_s};
    // Lists of lists do not exist; a 'for' in a 'for' in a 'for' is a way to keep a processor busy for hours.
    if (tag == u"for" && std::ranges::any_of(m_open, [](const auto &open) { return open.tag == u"for"; }))
        return refuse(line, u"A 'for' may not stand inside another 'for'."_s);
    if (blocks.contains(tag)) {
        m_open.append({tag, line});
    } else if (tag.startsWith(u"end")) {
        if (m_open.isEmpty() || m_open.constLast().tag != tag.sliced(3))
            return refuse(line, m_open.isEmpty() ? u"'%1' ends nothing."_s.arg(tag)
                                                 : u"'%1' stands where 'end%2' is expected (see line %3)."_s.arg(tag, m_open.constLast().tag).arg(m_open.constLast().line));
        m_open.removeLast();
    } else if (middles.contains(tag) && (m_open.isEmpty() || !middles.value(tag).contains(m_open.constLast().tag))) {
        refuse(line, u"'%1' stands outside of a block that it could belong to."_s.arg(tag));
    }
}

void PromptTemplate::look()
{
    bool isComment = false;
    int line = 0;
    for (const QStringView row : QStringView(m_text).split(u'\n')) {
        ++line;
        for (qsizetype at = 0; at + 1 < row.size() && !m_fault;) {
            const QChar kind = row[at + 1];
            if (row[at] != u'{' || (kind != u'{' && kind != u'%' && kind != u'#')) {
                ++at;
                continue;
            }
            const QString close = kind == u'{' ? u"}}"_s : QString(kind) + u'}';
            const qsizetype end = row.indexOf(close, at + 2);
            if (end < 0) {
                refuse(line, u"'{%1' is not closed with '%2' on the same line."_s.arg(kind).arg(close));
                return;
            }
            const QStringView content = row.sliced(at + 2, end - at - 2).trimmed();
            if (kind == u'%' && content == u"endcomment")
                isComment = false;
            if (kind == u'{' && !isComment)
                lookAtVariable(content, line);
            else if (kind == u'%' && !isComment)
                lookAtTag(content, line);
            isComment = isComment || (kind == u'%' && content == u"comment");
            at = end + 2;
        }
    }
    if (!m_open.isEmpty())
        refuse(m_open.constLast().line, u"'%1' is never closed with 'end%1'."_s.arg(m_open.constLast().tag));
}

void PromptTemplate::lookAtVariable(QStringView content, int line)
{
    if (content.isEmpty())
        return refuse(line, u"'{{ }}' is empty; write the name of a value between the braces."_s);
    if (!expressionPattern().matchView(content).hasMatch())
        return refuse(line, u"'{{ %1 }}' is no name of a value."_s.arg(content));
    lookAtFilters(content, line);
    const QStringView name = content.split(u'|').constFirst();
    if (name.front().isLetter())
        m_uses.append({name.toString(), line, false});
}

void PromptTemplate::lookAtFilters(QStringView content, int line)
{
    static const QRegularExpression pattern(u"\"[^\"]*\"|'[^']*'|\\|(?<filter>[a-z_]+)"_s);
    for (auto each = pattern.globalMatchView(content); each.hasNext();) {
        const QString filter = each.next().captured(u"filter"_s);
        if (!filter.isEmpty() && !allowedFilters().contains(filter))
            refuse(line, u"There is no filter '%1' in prompt templates."_s.arg(filter));
    }
}

void PromptTemplate::lookAtTag(QStringView content, int line)
{
    if (content.isEmpty())
        return refuse(line, u"'{% %}' is empty."_s);
    QStringList words = content.toString().simplified().split(u' ');
    const QString tag = words.takeFirst();
    if (!allowedTags().contains(tag))
        return refuse(line, u"There is no tag '%1' in prompt templates."_s.arg(tag));
    lookAtBlock(tag, line);
    const bool needsWords = tag == u"if" || tag == u"elif" || tag == u"for" || tag == u"with" || tag == u"filter" || tag == u"firstof" || tag == u"cycle";
    if (needsWords && words.isEmpty())
        return refuse(line, u"'{% %1 %}' lacks what it is about."_s.arg(tag));
    if (tag == u"for" && (words.size() != 3 || words.at(1) != u"in"))
        return refuse(line, u"Write '{% for service in services %}'."_s);
    static const QSet<QString> operators{u"and"_s, u"or"_s, u"not"_s, u"in"_s, u"=="_s, u"!="_s, u"<"_s, u">"_s, u"<="_s, u">="_s, u"as"_s};
    static const QRegularExpression quoted(u"\"[^\"]*\"|'[^']*'"_s);
    lookAtFilters(content.sliced(tag.size()), line);
    if (tag == u"filter" && !allowedFilters().contains(words.first().section(u':', 0, 0)))
        return refuse(line, u"There is no filter '%1' in prompt templates."_s.arg(words.first()));
    if (tag == u"if" || tag == u"elif" || tag == u"for") {
        for (const QString &word : content.sliced(tag.size()).toString().remove(quoted).simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (operators.contains(word))
                continue;
            if (!expressionPattern().match(word).hasMatch())
                return refuse(line, u"'%1' is no name of a value."_s.arg(word));
            if (word.front().isLetter())
                m_uses.append({word.section(u'|', 0, 0), line, true});
        }
    }
}

Result<QString> PromptTemplate::render(const QVariantHash &values) const
{
    if (m_fault)
        return std::unexpected(*m_fault);
    const QMutexLocker locker(&m_engine->mutex);
    KTextTemplate::Context context(values);
    QString text = m_engine->parsed->render(&context);
    if (m_engine->parsed->error() != KTextTemplate::NoError)
        return std::unexpected(translated(m_engine->parsed->errorString()));
    text.remove(QString(tagLine) + u'\n').remove(tagLine);
    if (text.size() > maximumPrompt)
        return fail(Error::Code::TooLarge, u"The prompt is longer than %1 characters."_s.arg(maximumPrompt));
    return text;
}

} // namespace Attendant
