// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpmessage.h"

#include "api/errortable.h"
#include "base/logging.h"
#include "domain/jsonread.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

Result<QString> percentDecoded(QByteArrayView encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            bytes.append(encoded[i]);
            continue;
        }
        const int high = i + 2 < encoded.size() ? hexValue(encoded[i + 1]) : -1;
        const int low = i + 2 < encoded.size() ? hexValue(encoded[i + 2]) : -1;
        if (high < 0 || low < 0)
            return fail(Error::Code::InvalidInput, u"The address has a '%' that is not followed by two hexadecimal digits."_s);
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    auto text = fromUtf8(bytes);
    if (!text || text->contains(QChar::Null))
        return fail(Error::Code::InvalidInput, u"The address contains bytes that are not UTF-8 text."_s);
    return *std::move(text);
}

// --- Query ---------------------------------------------------------------------------------------------------------------------

Result<Query> Query::parse(QByteArrayView encoded)
{
    Query query;
    const QList<QByteArray> parts = encoded.toByteArray().replace('+', ' ').split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const auto name = percentDecoded(equals < 0 ? QByteArrayView(part) : QByteArrayView(part).first(equals));
        const auto value = percentDecoded(equals < 0 ? QByteArrayView() : QByteArrayView(part).sliced(equals + 1));
        if (!name || !value)
            return std::unexpected(name ? value.error() : name.error());
        query.m_values.emplace_back(*name, *value);
    }
    return query;
}

std::optional<QString> Query::find(QLatin1StringView name) const
{
    for (auto entry = m_values.rbegin(); entry != m_values.rend(); ++entry) {
        if (entry->first == name)
            return entry->second;
    }
    return std::nullopt;
}

Result<QString> Query::text(QLatin1StringView name, qsizetype maximum) const
{
    const QString value = find(name).value_or(QString());
    if (value.size() > maximum)
        return failField(name, u"The parameter '%1' has %2 characters; at most %3 are allowed."_s.arg(name).arg(value.size()).arg(maximum));
    return value;
}

Result<qint64> Query::integer(QLatin1StringView name, qint64 minimum, qint64 maximum, qint64 standard) const
{
    const auto value = find(name);
    if (!value)
        return standard;
    const bool digits = !value->isEmpty() && value->size() <= 20
        && std::ranges::all_of(QStringView(*value).sliced(value->startsWith(u'-') ? 1 : 0), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const qint64 number = value->toLongLong(&isNumber);
    if (!digits || !isNumber)
        return failField(name, u"The parameter '%1' must be a whole number, not '%2'."_s.arg(name, value->left(40)));
    if (number < minimum || number > maximum) {
        return failField(name, maximum == std::numeric_limits<qint64>::max()
                                   ? u"The parameter '%1' is %2; it must be at least %3."_s.arg(name).arg(number).arg(minimum)
                                   : u"The parameter '%1' is %2; it must be from %3 to %4."_s.arg(name).arg(number).arg(minimum).arg(maximum));
    }
    return number;
}

Result<std::optional<bool>> Query::flag(QLatin1StringView name) const
{
    const auto value = find(name);
    if (!value || value->isEmpty())
        return std::optional<bool>();
    if (*value == u"true" || *value == u"1")
        return std::optional(true);
    if (*value == u"false" || *value == u"0")
        return std::optional(false);
    return failField(name, u"The parameter '%1' must be true or false, not '%2'."_s.arg(name, value->left(40)));
}

Result<std::optional<Time>> Query::time(QLatin1StringView name) const
{
    const auto value = find(name);
    if (!value || value->isEmpty())
        return std::optional<Time>();
    // A '+' of an offset that was not escaped has become a blank.
    const auto moment = timeFromIso(QString(*value).replace(u' ', u'+'));
    if (!moment)
        return failField(name, u"The parameter '%1' is no time: %2"_s.arg(name, moment.error().message));
    return std::optional(*moment);
}

// --- Request and Response --------------------------------------------------------------------------------------------------------

QString Request::parameter(QLatin1StringView name) const
{
    const auto found = std::ranges::find_if(parameters, [&](const auto &entry) { return entry.first == name; });
    return found == parameters.end() ? QString() : found->second;
}

Result<QJsonObject> Request::json() const
{
    if (body.isEmpty())
        return fail(Error::Code::InvalidInput, u"The request has no body; send a JSON object."_s);
    if (!fromUtf8(body))
        return fail(Error::Code::InvalidInput, u"The body is not valid UTF-8."_s);
    return JsonReader::parseObject(body);
}

Result<QJsonObject> Request::jsonOrEmpty() const
{
    return body.trimmed().isEmpty() ? Result<QJsonObject>(QJsonObject()) : json();
}

Response Response::json(const QJsonObject &object, int status)
{
    Response response;
    response.status = status;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

Response Response::detail(int status, const QString &sentence)
{
    return json({{u"detail"_s, sentence}}, status);
}

Response Response::fromError(const Error &error)
{
    const int status = httpStatusOf(error.code);
    if (status == 500)
        qCWarning(lcApi).noquote() << "internal error:" << error.message << error.context;
    QJsonObject json{{u"detail"_s, error.message}};
    if (!error.field.isEmpty())
        json.insert(u"field"_s, error.field);
    Response response = Response::json(json, status);
    if (status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (status == 429 || status == 503)
        response.headers.emplace_back("Retry-After", status == 429 ? "60" : "2");
    return response;
}

Pending<Response> respond(Response response)
{
    return answered<Response>(std::move(response));
}

Pending<Response> respond(const Error &error)
{
    return answered<Response>(std::unexpected(error));
}

} // namespace Attendant
