// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twiliosignature.h"

#include "base/secrets.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace Attendant {

namespace {

/// The same address with the port as written, without one, and with the scheme's own.
QByteArrayList withPorts(const QByteArray &url)
{
    const qsizetype scheme = url.indexOf("://");
    if (scheme < 0)
        return {url};
    qsizetype end = url.indexOf('/', scheme + 3);
    if (const qsizetype question = url.indexOf('?', scheme + 3); question >= 0 && (end < 0 || question < end))
        end = question;
    const QByteArray authority = url.mid(scheme + 3, end < 0 ? -1 : end - scheme - 3);
    const QByteArray rest = end < 0 ? QByteArray() : url.mid(end);
    const QByteArray start = url.left(scheme + 3);
    // An IPv6 address has colons of its own, before the bracket.
    const qsizetype colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']'))
        return {url, start + authority.left(colon) + rest};
    const bool isSecure = url.startsWith("https:") || url.startsWith("wss:");
    return {url, start + authority + (isSecure ? ":443" : ":80") + rest};
}

QByteArray queryValue(const QByteArray &url, QByteArrayView name)
{
    const qsizetype question = url.indexOf('?');
    if (question < 0)
        return {};
    const auto query = TwilioForm::parse(QByteArrayView(url).sliced(question + 1));
    return query ? query->text(name).toLatin1() : QByteArray();
}

} // namespace

TwilioSignature::TwilioSignature(QByteArrayList tokens)
    : m_tokens(std::move(tokens))
{
    m_tokens.removeAll(QByteArray());
}

QByteArray TwilioSignature::sign(const QByteArray &token, const QByteArray &url, const TwilioForm::Values &values)
{
    // Of a repeated name each value counts once, in order.
    TwilioForm::Values sorted = values;
    std::ranges::sort(sorted);
    const auto repeated = std::ranges::unique(sorted);
    sorted.erase(repeated.begin(), repeated.end());
    QMessageAuthenticationCode code(QCryptographicHash::Sha1, token);
    code.addData(url);
    for (const auto &[name, value] : sorted) {
        code.addData(name);
        code.addData(value);
    }
    return code.result().toBase64();
}

bool TwilioSignature::isAny(QByteArrayView signature, const QByteArrayList &urls, const TwilioForm::Values &values) const
{
    bool isGood = false;
    for (const QByteArray &token : m_tokens) {
        for (const QByteArray &url : urls)
            isGood = equalSecrets(sign(token, url, values), signature) || isGood;
    }
    return isGood;
}

bool TwilioSignature::isForm(QByteArrayView signature, const QByteArray &url, const TwilioForm::Values &values) const
{
    return isAny(signature, withPorts(url), values);
}

bool TwilioSignature::isJson(QByteArrayView signature, const QByteArray &url, QByteArrayView body) const
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return equalSecrets(hash, queryValue(url, "bodySHA256").toLower()) && isAny(signature, withPorts(url), {});
}

bool TwilioSignature::isHandshake(QByteArrayView signature, const QByteArray &url) const
{
    QByteArray bare = url;
    while (bare.endsWith('/'))
        bare.chop(1);
    return isAny(signature, withPorts(bare) + withPorts(bare + '/'), {});
}

} // namespace Attendant
