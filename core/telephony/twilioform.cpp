// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twilioform.h"

#include <QUrl>

#include <algorithm>

namespace Attendant {

namespace {

constexpr size_t mostFields = 200;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<QByteArray> decoded(QByteArrayView part)
{
    QByteArray bytes;
    bytes.reserve(part.size());
    for (qsizetype i = 0; i < part.size(); ++i) {
        if (part[i] == '+') {
            bytes.append(' ');
        } else if (part[i] != '%') {
            bytes.append(part[i]);
        } else {
            const int high = i + 2 < part.size() ? hexValue(part[i + 1]) : -1;
            const int low = i + 2 < part.size() ? hexValue(part[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
    return bytes;
}

} // namespace

std::optional<TwilioForm> TwilioForm::parse(QByteArrayView body)
{
    Values values;
    const QList<QByteArray> parts = body.toByteArray().split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        auto name = decoded(equals < 0 ? QByteArrayView(part) : QByteArrayView(part).first(equals));
        auto value = decoded(equals < 0 ? QByteArrayView() : QByteArrayView(part).sliced(equals + 1));
        if (!name || !value || values.size() == mostFields)
            return std::nullopt;
        values.emplace_back(*std::move(name), *std::move(value));
    }
    return TwilioForm(std::move(values));
}

QString TwilioForm::text(QByteArrayView name) const
{
    for (auto value = m_values.rbegin(); value != m_values.rend(); ++value) {
        if (value->first == name)
            return QString::fromUtf8(value->second);
    }
    return {};
}

QByteArray TwilioForm::encoded() const
{
    QByteArray body;
    for (const auto &[name, value] : m_values) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(QString::fromUtf8(name)) + '=' + QUrl::toPercentEncoding(QString::fromUtf8(value));
    }
    return body;
}

bool isTwilioSid(QStringView sid, QLatin1StringView prefix)
{
    return sid.size() == 34 && sid.startsWith(prefix)
        && std::ranges::all_of(sid.sliced(2), [](QChar c) { return c < QChar(128) && hexValue(c.toLatin1()) >= 0; });
}

bool isE164(QStringView number)
{
    return number.size() >= 8 && number.size() <= 16 && number[0] == u'+' && number[1] != u'0'
        && std::ranges::all_of(number.sliced(1), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace Attendant
