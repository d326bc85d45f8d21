// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include "ui/common/language.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// One context for the words that several pages share.
QString words(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

} // namespace

QString callTime(std::chrono::seconds duration)
{
    const qint64 s = std::max<qint64>(0, duration.count());
    if (s >= 3600)
        return shortTime(duration);
    return twoDigits(s / 60) + u':' + twoDigits(s % 60);
}

QString shortTime(std::chrono::seconds duration)
{
    const qint64 s = std::max<qint64>(0, duration.count());
    if (s >= 3600)
        return QString::number(s / 3600) + u':' + twoDigits(s / 60 % 60) + u':' + twoDigits(s % 60);
    return QString::number(s / 60) + u':' + twoDigits(s % 60);
}

QString coarseTime(std::chrono::seconds duration)
{
    const qint64 s = std::max<qint64>(0, duration.count());
    if (s < 60)
        return QCoreApplication::translate("Words", "%1 s").arg(s);
    if (s < 3600)
        return QCoreApplication::translate("Words", "%1 min").arg(s / 60);
    return QCoreApplication::translate("Words", "%1 h").arg(s / 3600);
}

QString clockTime(Time time, bool seconds)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).toString(seconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

QString dayAndClock(Time time, Time now)
{
    const auto local = [](Time moment) {
        return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count());
    };
    const QDateTime when = local(time), today = local(now);
    if (when.date() == today.date())
        return clockTime(time);
    return QLocale().toString(when, when.date().year() == today.date().year() ? u"d MMM HH:mm"_s : u"d MMM yyyy HH:mm"_s);
}

std::chrono::seconds secondsBetween(Time since, Time now)
{
    return std::max(std::chrono::seconds(0), std::chrono::floor<std::chrono::seconds>(now - since));
}

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Greeting: return words(QT_TRANSLATE_NOOP("Words", "Greeting"));
    case Phase::Intake: return words(QT_TRANSLATE_NOOP("Words", "Intake"));
    case Phase::Clarification: return words(QT_TRANSLATE_NOOP("Words", "Clarification"));
    case Phase::Escalation: return words(QT_TRANSLATE_NOOP("Words", "Escalation"));
    case Phase::Completed: break;
    }
    return words(QT_TRANSLATE_NOOP("Words", "Completed"));
}

QString urgencyName(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Emergency: return words(QT_TRANSLATE_NOOP("Words", "Emergency"));
    case Urgency::High: return words(QT_TRANSLATE_NOOP("Words", "High"));
    case Urgency::Medium: return words(QT_TRANSLATE_NOOP("Words", "Medium"));
    case Urgency::Low: break;
    }
    return words(QT_TRANSLATE_NOOP("Words", "Low"));
}

QString channelName(const QString &channel)
{
    if (channel == u"phone")
        return words(QT_TRANSLATE_NOOP("Words", "Phone"));
    if (channel == u"browser" || channel == u"web")
        return words(QT_TRANSLATE_NOOP("Words", "Web"));
    if (channel == u"api")
        return words(QT_TRANSLATE_NOOP("Words", "API"));
    return channel;
}

QString speakerName(Speaker speaker, const QString &humanName)
{
    switch (speaker) {
    case Speaker::Caller: return words(QT_TRANSLATE_NOOP("Words", "Caller"));
    case Speaker::Ai: return words(QT_TRANSLATE_NOOP("Words", "AI"));
    case Speaker::Human:
        return humanName.isEmpty() ? words(QT_TRANSLATE_NOOP("Words", "Human")) : humanName.section(u' ', 0, 0);
    case Speaker::System: break;
    }
    return words(QT_TRANSLATE_NOOP("Words", "System"));
}

QString callerName(const QString &caller, const QString &channel)
{
    if (!caller.trimmed().isEmpty())
        return phoneNumber(caller);
    return channel == u"browser" || channel == u"web" ? words(QT_TRANSLATE_NOOP("Words", "Web visitor"))
                                                      : words(QT_TRANSLATE_NOOP("Words", "Unknown caller"));
}

QString phoneNumber(const QString &number)
{
    const QString trimmed = number.trimmed();
    const bool international = trimmed.size() >= 9 && trimmed.size() <= 16 && trimmed.startsWith(u'+')
                               && std::ranges::all_of(trimmed.sliced(1), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!international)
        return trimmed;
    // Country codes have one to three digits, and which ones is fixed by E.164: 1 and 7 alone, these with two, all others with three.
    static const QString twoDigitCodes = u" 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "_s;
    const qsizetype code = trimmed[1] == u'1' || trimmed[1] == u'7' ? 1 : twoDigitCodes.contains(u' ' + trimmed.sliced(1, 2) + u' ') ? 2 : 3;
    QStringList groups{trimmed.first(code + 1)};
    QStringView rest = QStringView(trimmed).sliced(code + 1);
    while (rest.size() > 4) {
        groups << rest.first(3).toString();
        rest = rest.sliced(3);
    }
    groups << rest.toString();
    return groups.join(u'\u00a0');
}

QString keyHint(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    text.replace(u"Return"_s, words(QT_TRANSLATE_NOOP("Words", "Enter")));
    // A plus that joins keys, not the key of that name.
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == u'+')
            text[i] = u' ';
    }
    return text;
}

QString initials(const QString &name)
{
    const QStringList parts = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    if (parts.size() == 1)
        return parts.first().left(2).toUpper();
    return (parts.first().left(1) + parts.last().left(1)).toUpper();
}

QString languageName(const QString &code)
{
    // Those that an organization can be answered in; lupdate sees only what stands here.
    struct Known { QLocale::Language language; const char *name; };
    static constexpr std::array known{
        Known{QLocale::English, QT_TRANSLATE_NOOP("Languages", "English")},     Known{QLocale::German, QT_TRANSLATE_NOOP("Languages", "German")},
        Known{QLocale::Spanish, QT_TRANSLATE_NOOP("Languages", "Spanish")},     Known{QLocale::French, QT_TRANSLATE_NOOP("Languages", "French")},
        Known{QLocale::Italian, QT_TRANSLATE_NOOP("Languages", "Italian")},     Known{QLocale::Portuguese, QT_TRANSLATE_NOOP("Languages", "Portuguese")},
        Known{QLocale::Dutch, QT_TRANSLATE_NOOP("Languages", "Dutch")},         Known{QLocale::Polish, QT_TRANSLATE_NOOP("Languages", "Polish")},
        Known{QLocale::Turkish, QT_TRANSLATE_NOOP("Languages", "Turkish")},     Known{QLocale::Russian, QT_TRANSLATE_NOOP("Languages", "Russian")},
        Known{QLocale::Ukrainian, QT_TRANSLATE_NOOP("Languages", "Ukrainian")}, Known{QLocale::Arabic, QT_TRANSLATE_NOOP("Languages", "Arabic")},
        Known{QLocale::Chinese, QT_TRANSLATE_NOOP("Languages", "Chinese")},     Known{QLocale::Japanese, QT_TRANSLATE_NOOP("Languages", "Japanese")},
        Known{QLocale::Vietnamese, QT_TRANSLATE_NOOP("Languages", "Vietnamese")},
    };
    const QLocale::Language language = QLocale::codeToLanguage(code.section(u'-', 0, 0));
    if (language == QLocale::AnyLanguage)
        return code;
    const auto found = std::ranges::find(known, language, &Known::language);
    return found == known.end() ? QLocale::languageToString(language) : QCoreApplication::translate("Languages", found->name);
}

QString errorSentence(Error::Code code)
{
    switch (code) {
    case Error::Code::InvalidInput: return words(QT_TRANSLATE_NOOP("Words", "Something in the input is not right."));
    case Error::Code::Unauthorised: return words(QT_TRANSLATE_NOOP("Words", "The server does not know this sign-in."));
    case Error::Code::Forbidden: return words(QT_TRANSLATE_NOOP("Words", "You do not have the right to do this."));
    case Error::Code::NotFound: return words(QT_TRANSLATE_NOOP("Words", "This is no longer there."));
    case Error::Code::Conflict: return words(QT_TRANSLATE_NOOP("Words", "Somebody else was faster, or it has ended meanwhile."));
    case Error::Code::PreconditionFailed: return words(QT_TRANSLATE_NOOP("Words", "Somebody else saved a change meanwhile."));
    case Error::Code::TooLarge: return words(QT_TRANSLATE_NOOP("Words", "This is too large for the server."));
    case Error::Code::RateLimited: return words(QT_TRANSLATE_NOOP("Words", "Too many requests. Try again in a moment."));
    case Error::Code::Unavailable: return words(QT_TRANSLATE_NOOP("Words", "Could not reach what is needed for this. Try again in a moment."));
    case Error::Code::Timeout: return words(QT_TRANSLATE_NOOP("Words", "It took too long. Try again in a moment."));
    case Error::Code::Internal: break;
    }
    return words(QT_TRANSLATE_NOOP("Words", "The server had a problem of its own."));
}

QString errorSentence(const Error &error)
{
    const QString own = error.message.trimmed();
    if (!own.isEmpty() && resolvedLanguage(chosenLanguage()) == u"en")
        return own;
    const QString sentence = errorSentence(error.code);
    const bool tellsMore = error.code == Error::Code::InvalidInput || error.code == Error::Code::Conflict || error.code == Error::Code::Unavailable;
    return tellsMore && !own.isEmpty() ? u"%1 (%2)"_s.arg(sentence, own) : sentence;
}

QString elideStart(const QString &text, const QFont &font, int width)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideLeft, width);
}

} // namespace Attendant::Ui
