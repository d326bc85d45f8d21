// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/openinghours.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array dayKeys{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};
constexpr std::array dayNames{"Monday"_L1, "Tuesday"_L1, "Wednesday"_L1, "Thursday"_L1, "Friday"_L1, "Saturday"_L1, "Sunday"_L1};
constexpr int minutesPerDay = 24 * 60;

std::optional<int> minutesFrom(const QString &text)
{
    if (text == u"24:00")
        return minutesPerDay;
    const QTime time = QTime::fromString(text, u"H:mm"_s);
    if (!time.isValid())
        return std::nullopt;
    return time.hour() * 60 + time.minute();
}

QString clockText(int minutes)
{
    return QString::asprintf("%02d:%02d", minutes / 60, minutes % 60);
}

QString spokenClock(int minutes)
{
    const int hour = minutes / 60 % 24;
    return QString::asprintf("%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minutes % 60, hour < 12 ? "AM" : "PM");
}

QString spokenDay(const std::vector<OpeningHours::Span> &spans)
{
    if (spans.empty())
        return u"closed"_s;
    if (spans.size() == 1 && spans.front().from == 0 && spans.front().to == minutesPerDay)
        return u"open around the clock"_s;
    QStringList parts;
    for (const auto &span : spans)
        parts << spokenClock(span.from) + u" - "_s + spokenClock(span.to);
    return parts.join(u" and "_s);
}

// \a zone is the hours' own, made once.
bool isOpen(const OpeningHours &hours, Time time, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count(), zone);
    for (const OpeningHours::Holiday &holiday : hours.holidays) {
        if (holiday.date == local.date())
            return false;
    }
    const int minute = local.time().hour() * 60 + local.time().minute();
    for (const OpeningHours::Span &span : hours.days[static_cast<size_t>(local.date().dayOfWeek() - 1)]) {
        if (minute >= span.from && minute < span.to)
            return true;
    }
    return false;
}

} // namespace

bool OpeningHours::isOpenAt(Time time) const
{
    return isOpen(*this, time, QTimeZone(timezone));
}

std::optional<Time> OpeningHours::nextChange(Time time) const
{
    const QTimeZone zone(timezone); // finding it by its name costs more than using it
    const bool open = isOpen(*this, time, zone);
    const Time end = time + std::chrono::days(14);
    const auto utc = [](Time moment) {
        return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch().count(), QTimeZone::UTC);
    };
    // It can only change where a span begins or ends, at a midnight, and where the clock is set.
    std::set<Time> moments;
    const auto add = [&](const QDateTime &moment) {
        const Time at{std::chrono::milliseconds(moment.toMSecsSinceEpoch())};
        if (at > time && at <= end)
            moments.insert(at);
    };
    for (const QTimeZone::OffsetData &transition : zone.transitions(utc(time), utc(end)))
        add(transition.atUtc);
    const QDate first = utc(time).toTimeZone(zone).date();
    for (int day = 0; day <= 15; ++day) {
        const QDate date = first.addDays(day);
        std::vector<int> minutes{0};
        for (const Span &span : days[static_cast<size_t>(date.dayOfWeek() - 1)])
            minutes.insert(minutes.end(), {span.from, span.to});
        for (const int minute : minutes) {
            const QDateTime naive = QDateTime(date, QTime(0, 0), QTimeZone::UTC).addSecs(qint64(minute) * 60);
            // Near a change of the clock a local time can be two moments; one too many does no harm.
            for (const int around : {-1, 1})
                add(naive.addSecs(-zone.offsetFromUtc(naive.addDays(around))));
        }
    }
    const auto found = std::ranges::find_if(moments, [&](Time moment) { return isOpen(*this, moment, zone) != open; });
    return found == moments.end() ? std::nullopt : std::optional(*found);
}

QString OpeningHours::describe() const
{
    QStringList parts;
    for (size_t first = 0; first < days.size();) {
        size_t last = first;
        while (last + 1 < days.size() && days[last + 1] == days[first])
            ++last;
        const QString name = first == last ? QString(dayNames[first]) : dayNames[first] + u'-' + dayNames[last];
        parts << name + u", "_s + spokenDay(days[first]);
        first = last + 1;
    }
    return parts.join(u"; "_s);
}

QJsonObject OpeningHours::toJson() const
{
    QJsonObject json{{u"timezone"_s, QString::fromUtf8(timezone)}};
    for (size_t day = 0; day < days.size(); ++day) {
        QJsonArray spans;
        for (const Span &span : days[day])
            spans.append(QJsonArray{clockText(span.from), clockText(span.to)});
        json.insert(dayKeys[day], spans);
    }
    QJsonArray closed;
    for (const Holiday &holiday : holidays)
        closed.append(QJsonObject{{u"date"_s, holiday.date.toString(Qt::ISODate)}, {u"name"_s, holiday.name}});
    json.insert(u"holidays"_s, closed);
    return json;
}

Result<OpeningHours> OpeningHours::fromJson(const QJsonObject &json)
{
    OpeningHours hours;
    hours.timezone = json.value("timezone"_L1).toString(u"UTC"_s).toUtf8();
    if (!QTimeZone(hours.timezone).isValid())
        return failField(u"config.hours.timezone"_s, u"'%1' is no known time zone; write one such as America/Chicago."_s.arg(QString::fromUtf8(hours.timezone)));
    for (size_t day = 0; day < dayKeys.size(); ++day) {
        const QString field = u"config.hours."_s + dayKeys[day];
        const QJsonValue value = json.value(dayKeys[day]);
        if (!value.isUndefined() && !value.isNull() && !value.isArray())
            return failField(field, u"%1 must be a list of spans such as [\"08:00\",\"12:00\"]."_s.arg(field));
        int previous = -1;
        for (const QJsonValue &entry : value.toArray()) {
            const QJsonArray pair = entry.toArray();
            const auto from = pair.size() == 2 ? minutesFrom(pair.at(0).toString()) : std::nullopt;
            const auto to = pair.size() == 2 ? minutesFrom(pair.at(1).toString()) : std::nullopt;
            if (!from || !to)
                return failField(field, u"%1 has a span that is not of the form [\"08:00\",\"12:00\"]."_s.arg(field));
            if (*to <= *from || *from < previous)
                return failField(field, u"%1: %2-%3 ends before it begins or overlaps the span before it."_s.arg(field, clockText(*from), clockText(*to)));
            previous = *to;
            hours.days[day].push_back({*from, *to});
        }
    }
    for (const QJsonValue &entry : json.value("holidays"_L1).toArray()) {
        const QDate date = QDate::fromString(entry.toObject().value("date"_L1).toString(), Qt::ISODate);
        if (!date.isValid())
            return failField(u"config.hours.holidays"_s, u"config.hours.holidays has an entry without a date such as 2026-12-25."_s);
        hours.holidays.push_back({date, entry.toObject().value("name"_L1).toString()});
    }
    return hours;
}

} // namespace Attendant
