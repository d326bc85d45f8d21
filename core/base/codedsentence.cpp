// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/codedsentence.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

bool fits(QStringView text, const QString &message)
{
    if (!text.contains(u'%'))
        return message == text;
    static const QRegularExpression place(u"%\\d"_s);
    QStringList parts;
    const QStringList between = text.toString().split(place);
    for (const QString &part : between)
        parts << QRegularExpression::escape(part);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(parts.join(u".*"_s)), QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(message).hasMatch();
}

} // namespace

QString sentenceOf(std::span<const CodedSentence> table, QLatin1StringView code)
{
    const auto found = std::ranges::find(table, code, &CodedSentence::code);
    return found == table.end() ? QString() : found->text.toString();
}

QString codeOf(std::span<const CodedSentence> table, const QString &message)
{
    const auto found = std::ranges::find_if(table, [&](const CodedSentence &sentence) { return fits(sentence.text, message); });
    return found == table.end() ? QString() : QString(found->code);
}

} // namespace Attendant
