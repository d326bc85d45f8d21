// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonread.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

Result<QJsonObject> JsonReader::parseObject(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Code::InvalidInput, u"The body is not valid JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(Error::Code::InvalidInput, u"The body must be a JSON object."_s);
    return document.object();
}

Result<QString> JsonReader::text(QLatin1StringView field, qsizetype maximum) const
{
    if (!has(field))
        return failField(field, u"The field '%1' is missing."_s.arg(field));
    auto value = textOr(field, {}, maximum);
    if (value && value->trimmed().isEmpty())
        return failField(field, u"The field '%1' is empty."_s.arg(field));
    return value;
}

Result<QString> JsonReader::textOr(QLatin1StringView field, const QString &standard, qsizetype maximum) const
{
    if (!has(field))
        return standard;
    const QJsonValue value = m_object.value(field);
    if (!value.isString())
        return failField(field, u"The field '%1' must be a string."_s.arg(field));
    const QString text = value.toString();
    if (text.size() > maximum)
        return failField(field, u"The field '%1' has %2 characters; at most %3 are allowed."_s.arg(field).arg(text.size()).arg(maximum));
    // PostgreSQL cannot store U+0000 and lone surrogates have no UTF-8.
    if (text.contains(QChar::Null) || !text.isValidUtf16())
        return failField(field, u"The field '%1' contains characters that cannot be stored."_s.arg(field));
    return text;
}

Result<QJsonObject> JsonReader::objectOr(QLatin1StringView field, const QJsonObject &standard) const
{
    if (!has(field))
        return standard;
    if (!m_object.value(field).isObject())
        return failField(field, u"The field '%1' must be an object."_s.arg(field));
    return m_object.value(field).toObject();
}

Result<Time> JsonReader::time(QLatin1StringView field) const
{
    const auto value = text(field, 64);
    if (!value)
        return std::unexpected(value.error());
    const auto moment = timeFromIso(*value);
    if (!moment)
        return failField(field, u"The field '%1' is no time: %2"_s.arg(field, moment.error().message));
    return *moment;
}

Result<bool> JsonReader::boolOr(QLatin1StringView field, bool standard) const
{
    if (!has(field))
        return standard;
    if (!m_object.value(field).isBool())
        return failField(field, u"The field '%1' must be true or false."_s.arg(field));
    return m_object.value(field).toBool();
}

} // namespace Attendant
