// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/openstate.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int minutesPerDay = 24 * 60;
constexpr int horizon = 14; // days
constexpr int holidaysShown = 3;

QString words(const char *text)
{
    return QCoreApplication::translate("OpenState", text);
}

QString fullClock(int minutes)
{
    return QTime(minutes / 60 % 24, minutes % 60).toString(u"H:mm"_s);
}

// What is really open on that date.
std::vector<OpeningHours::Span> spansOn(const OpeningHours &hours, QDate date)
{
    const bool holiday = std::ranges::any_of(hours.holidays, [date](const auto &entry) { return entry.date == date; });
    return holiday ? std::vector<OpeningHours::Span>() : hours.days[size_t(date.dayOfWeek() - 1)];
}

QDate officeDate(const OpeningHours &hours, Time now)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count(), QTimeZone::UTC);
    return utc.toTimeZone(QTimeZone(hours.timezone)).date();
}

struct End { int day, minute; };

// When the span around \a minute of \a today ends, following it over midnight; nothing: not within the horizon. \a minute must be open.
std::optional<End> closingTime(const OpeningHours &hours, QDate today, int minute)
{
    int at = minute;
    for (int day = 0; day < horizon; ++day) {
        bool moved = true;
        while (moved) {
            moved = false;
            for (const auto &span : spansOn(hours, today.addDays(day))) {
                if (span.from <= at && at < span.to) {
                    at = span.to;
                    moved = true;
                }
            }
        }
        if (at < minutesPerDay)
            return End{day, at};
        at = 0;
    }
    return std::nullopt;
}

std::optional<End> openingTime(const OpeningHours &hours, QDate today, int minute)
{
    for (int day = 0; day < horizon; ++day) {
        std::optional<int> first;
        for (const auto &span : spansOn(hours, today.addDays(day))) {
            if ((day > 0 || span.from > minute) && (!first || span.from < *first))
                first = span.from;
        }
        if (first)
            return End{day, *first};
    }
    return std::nullopt;
}

QString dayWords(QDate today, int offset)
{
    if (offset == 1)
        return words(QT_TRANSLATE_NOOP("OpenState", "tomorrow"));
    const QDate date = today.addDays(offset);
    return offset < 7 ? QLocale().dayName(date.dayOfWeek()) : QLocale().toString(date, u"d MMMM"_s);
}

} // namespace

QString briefClock(int minutes)
{
    return minutes % 60 == 0 ? QString::number(minutes / 60) : QString::asprintf("%d:%02d", minutes / 60, minutes % 60);
}

QString daySummary(const std::vector<OpeningHours::Span> &spans)
{
    if (spans.empty())
        return words(QT_TRANSLATE_NOOP("OpenState", "Closed"));
    QStringList parts;
    for (const auto &span : spans)
        parts << briefClock(span.from) + u'\u2013' + briefClock(span.to);
    return parts.join(u", "_s);
}

QString todaySummary(const OpeningHours &hours, Time now)
{
    const QDate today = officeDate(hours, now);
    const auto holiday = std::ranges::find(hours.holidays, today, &OpeningHours::Holiday::date);
    if (holiday != hours.holidays.end() && !holiday->name.isEmpty())
        return words(QT_TRANSLATE_NOOP("OpenState", "Closed today: %1")).arg(holiday->name);
    const auto spans = spansOn(hours, today);
    return spans.empty() ? words(QT_TRANSLATE_NOOP("OpenState", "Closed today")) : words(QT_TRANSLATE_NOOP("OpenState", "Today %1")).arg(daySummary(spans));
}

QString weekSummary(const OpeningHours &hours, Time now)
{
    QStringList lines;
    const QLocale locale;
    for (size_t first = 0; first < hours.days.size();) {
        size_t last = first;
        while (last + 1 < hours.days.size() && hours.days[last + 1] == hours.days[first])
            ++last;
        QString days = locale.dayName(int(first) + 1, QLocale::ShortFormat);
        if (last > first)
            days += u'\u2013' + locale.dayName(int(last) + 1, QLocale::ShortFormat);
        lines << days + u' ' + daySummary(hours.days[first]);
        first = last + 1;
    }
    const QDate today = officeDate(hours, now);
    int shown = 0;
    for (const auto &holiday : hours.holidays) {
        if (holiday.date >= today && shown++ < holidaysShown)
            lines << words(QT_TRANSLATE_NOOP("OpenState", "Closed on %1")).arg((locale.toString(holiday.date, u"d MMM"_s) + u' ' + holiday.name).trimmed());
    }
    return lines.join(u'\n');
}

QString openState(const Organization &organization, Time now)
{
    const auto hours = organization.hours();
    if (!hours)
        return words(QT_TRANSLATE_NOOP("OpenState", "Opening hours not set"));
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count(), QTimeZone::UTC);
    const QDateTime local = utc.toTimeZone(QTimeZone(hours->timezone));
    const QDate today = local.date();
    const int minute = local.time().hour() * 60 + local.time().minute();
    QString city;
    if (local.offsetFromUtc() != utc.toLocalTime().offsetFromUtc() && hours->timezone.contains('/'))
        city = QString::fromUtf8(hours->timezone).section(u'/', -1).replace(u'_', u' ');

    const auto spans = spansOn(*hours, today);
    const bool open = std::ranges::any_of(spans, [minute](const auto &span) { return span.from <= minute && minute < span.to; });
    if (open) {
        const auto end = closingTime(*hours, today, minute);
        if (!end)
            return words(QT_TRANSLATE_NOOP("OpenState", "Open around the clock"));
        QString when = fullClock(end->minute);
        if (end->day > 0 && end->minute > 0)
            when = dayWords(today, end->day) + u' ' + when;
        return city.isEmpty() ? words(QT_TRANSLATE_NOOP("OpenState", "Open until %1")).arg(when)
                              : words(QT_TRANSLATE_NOOP("OpenState", "Open until %1 in %2")).arg(when, city);
    }
    const auto next = openingTime(*hours, today, minute);
    if (!next)
        return words(QT_TRANSLATE_NOOP("OpenState", "Closed"));
    const QString when = next->day == 0 ? fullClock(next->minute) : dayWords(today, next->day) + u' ' + fullClock(next->minute);
    return city.isEmpty() ? words(QT_TRANSLATE_NOOP("OpenState", "Closed until %1")).arg(when)
                          : words(QT_TRANSLATE_NOOP("OpenState", "Closed until %1 in %2")).arg(when, city);
}

} // namespace Attendant::Ui
