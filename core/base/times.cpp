// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/times.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

QString toIso(Time time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    // Digit by digit: every event is written with its time several times over, and printf would be a good part of that work.
    QString text = u"0000-00-00T00:00:00.000000Z"_s;
    QChar *const out = text.data();
    const auto put = [out](qsizetype at, qsizetype digits, auto value) {
        for (auto rest = static_cast<unsigned>(value); digits > 0; rest /= 10)
            out[at + --digits] = QLatin1Char(static_cast<char>('0' + rest % 10));
    };
    put(0, 4, std::clamp(int(date.year()), 0, 9999));
    put(5, 2, unsigned(date.month()));
    put(8, 2, unsigned(date.day()));
    put(11, 2, clock.hours().count());
    put(14, 2, clock.minutes().count());
    put(17, 2, clock.seconds().count());
    put(20, 6, clock.subseconds().count());
    return text;
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
