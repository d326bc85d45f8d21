// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/webhooksignature.h"

#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace Attendant {

QByteArray webhookKey(const QByteArray &master, const OrgId &org)
{
    return QMessageAuthenticationCode::hash("webhooks of " + org.text().toUtf8(), master, QCryptographicHash::Sha256);
}

QString webhookSecret(const QByteArray &key)
{
    return u"whsec_"_s + QString::fromLatin1(key.toBase64());
}

QByteArray webhookSignature(const QByteArray &key, const QString &id, qint64 timestamp, const QByteArray &body)
{
    const QByteArray content = id.toUtf8() + '.' + QByteArray::number(timestamp) + '.' + body;
    return "v1," + QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256).toBase64();
}

} // namespace Attendant
