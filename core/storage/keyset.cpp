// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/keyset_p.h"

using namespace Qt::StringLiterals;

namespace Attendant::Sql {

QString Position::encode() const
{
    return QString::fromLatin1((toIso(at) + u'|' + id).toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<std::optional<Position>> Position::decode(const QString &after)
{
    if (after.isEmpty())
        return std::optional<Position>();
    const auto decoded = QByteArray::fromBase64Encoding(after.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QString text = decoded ? QString::fromUtf8(*decoded) : QString();
    const auto moment = timeFromIso(text.section(u'|', 0, 0));
    const QString id = text.section(u'|', 1);
    if (!moment || id.isEmpty() || id.contains(QChar(u'\0')))
        return failField(u"after"_s, u"'%1' is not the 'next' of a list."_s.arg(after.left(80)));
    return std::optional(Position{*moment, id});
}

} // namespace Attendant::Sql
