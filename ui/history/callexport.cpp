// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/callexport.h"

#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/history/historymodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CallExport", text);
}

QDateTime localTime(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count());
}

QString humanOf(const Call &call)
{
    return !call.humanName.isEmpty() ? call.humanName : call.escalation ? call.escalation->handledBy : QString();
}

QByteArray asText(const Call &call, const QString &organizationName)
{
    QStringList lines;
    const auto add = [&](const char *label, const QString &value) {
        if (!value.isEmpty())
            lines << words(label) + u": "_s + value;
    };
    add(QT_TRANSLATE_NOOP("CallExport", "Call"), call.id.text());
    add(QT_TRANSLATE_NOOP("CallExport", "Organization"), organizationName);
    add(QT_TRANSLATE_NOOP("CallExport", "Caller"), callerName(call.caller, call.channel));
    add(QT_TRANSLATE_NOOP("CallExport", "Started"), QLocale().toString(localTime(call.startedAt), QLocale::LongFormat));
    add(QT_TRANSLATE_NOOP("CallExport", "Length"), callTime(lengthOf(call, call.endedAt.value_or(call.startedAt))));
    add(QT_TRANSLATE_NOOP("CallExport", "Result"), outcomeWords(call));
    if (call.escalation) {
        add(QT_TRANSLATE_NOOP("CallExport", "Escalation"), escalationSentence(*call.escalation));
        add(QT_TRANSLATE_NOOP("CallExport", "Taken by"), call.escalation->handledBy);
        add(QT_TRANSLATE_NOOP("CallExport", "Notes"), call.escalation->notes);
    }
    lines << QString();
    for (const TranscriptEntry &entry : call.transcript)
        lines << u"[%1] %2: %3"_s.arg(callTime(secondsBetween(call.startedAt, entry.at)), speakerName(entry.speaker, humanOf(call)), entry.text);
    return (lines.join(u'\n') + u'\n').toUtf8();
}

QString quoted(QString text)
{
    // A spreadsheet would take these for a formula, and what a caller said is nobody's formula.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QByteArray asCsv(const Call &call)
{
    QString csv = u"time,seconds,speaker,text\r\n"_s;
    for (const TranscriptEntry &entry : call.transcript) {
        csv += u"%1,%2,%3,"_s.arg(toIso(entry.at)).arg(secondsBetween(call.startedAt, entry.at).count()).arg(toString(entry.speaker));
        csv += quoted(entry.text) + u"\r\n"_s;
    }
    return csv.toUtf8();
}

} // namespace

QByteArray exportCall(const Call &call, const QString &organizationName, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json: return QJsonDocument(call.toDetailJson()).toJson();
    case ExportFormat::Csv: return asCsv(call);
    case ExportFormat::Text: break;
    }
    return asText(call, organizationName);
}

QString exportFileName(const Call &call, ExportFormat format)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s), edges(u"^-+|-+$"_s);
    const QString who = call.caller.toLower().normalized(QString::NormalizationForm_KD).replace(others, u"-"_s).remove(edges).left(40);
    const QString end = format == ExportFormat::Text ? u"txt"_s : format == ExportFormat::Json ? u"json"_s : u"csv"_s;
    return u"call-%1%2.%3"_s.arg(localTime(call.startedAt).toString(u"yyyy-MM-dd-HHmm"_s), who.isEmpty() ? QString() : u'-' + who, end);
}

} // namespace Attendant::Ui
