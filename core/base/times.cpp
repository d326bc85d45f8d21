// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/times.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Attendant {

QString toIso(Time time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                             int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()),
                             int(clock.subseconds().count()));
}

Result<Time> timeFromIso(QStringView text)
{
    // QDateTime keeps milliseconds only, so the fraction is read here and the rest there.
    static const QRegularExpression pattern(
        u"^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d{1,9}))?(Z|z|[+-]\\d{2}:?\\d{2})?$"_s);
    const auto match = pattern.matchView(text);
    if (!match.hasMatch())
        return fail(Error::Code::InvalidInput, u"'%1' is not a time in ISO 8601, such as 2026-11-22T15:30:00Z."_s.arg(text.left(40)));
    QString clock = match.captured(2);
    if (clock.size() == 5)
        clock += u":00"_s;
    QString zone = match.captured(4).toUpper();
    if (zone.isEmpty())
        zone = u"Z"_s;
    const QDateTime seconds = QDateTime::fromString(match.captured(1) + u'T' + clock + zone, Qt::ISODate);
    if (!seconds.isValid())
        return fail(Error::Code::InvalidInput, u"'%1' is not a moment that exists."_s.arg(text.left(40)));
    const QString fraction = match.captured(3).leftJustified(6, u'0', true);
    return Time(std::chrono::seconds(seconds.toSecsSinceEpoch()) + std::chrono::microseconds(fraction.toInt()));
}

} // namespace Attendant
