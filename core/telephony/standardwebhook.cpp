// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/standardwebhook.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// Takes as long for a wrong text as for the right one.
bool areEqual(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

} // namespace

StandardWebhook::StandardWebhook(const QString &secret)
    : m_key(secret.startsWith("whsec_"_L1) ? QByteArray::fromBase64(secret.sliced(6).toLatin1()) : secret.toUtf8())
{}

Result<void> StandardWebhook::check(const WebhookHeaders &headers, const QByteArray &body, Time now) const
{
    const auto refused = fail(Error::Code::Unauthorised, u"The webhook is not signed, or too old."_s);
    if (m_key.isEmpty() || headers.id.isEmpty() || headers.id.size() > 200 || headers.signature.isEmpty())
        return refused;
    bool isNumber = false;
    const qint64 seconds = headers.timestamp.toLongLong(&isNumber);
    const qint64 nowSeconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    // Compared without a difference, which could overflow.
    if (!isNumber || seconds < nowSeconds - tolerance.count() || seconds > nowSeconds + tolerance.count())
        return refused;
    const QByteArray content = headers.id + '.' + headers.timestamp + '.' + body;
    const QByteArray right = QMessageAuthenticationCode::hash(content, m_key, QCryptographicHash::Sha256).toBase64();
    const QList<QByteArray> entries = headers.signature.split(' ');
    bool isSigned = false;
    for (qsizetype i = 0; i < std::min(entries.size(), mostSignatures); ++i)
        isSigned = (entries[i].startsWith("v1,") && areEqual(QByteArrayView(entries[i]).sliced(3), right)) || isSigned;
    if (!isSigned)
        return refused;
    return {};
}

bool StandardWebhook::isNew(const QByteArray &id, Time now)
{
    const QMutexLocker lock(&m_mutex);
    if (m_seen.size() >= mostRemembered)
        m_seen.removeIf([now](const auto &seen) { return now - seen.value() > remembered; });
    if (m_seen.size() >= mostRemembered)
        m_seen.clear(); // an id may then be taken twice; the call's own name still tells
    const auto seen = m_seen.constFind(id);
    if (seen != m_seen.cend() && now - *seen <= remembered)
        return false;
    m_seen.insert(id, now);
    return true;
}

void StandardWebhook::forget(const QByteArray &id)
{
    const QMutexLocker lock(&m_mutex);
    m_seen.remove(id);
}

} // namespace Attendant
