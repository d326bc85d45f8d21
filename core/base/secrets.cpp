// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secrets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// libsodium picks its implementations here; calling it twice does no harm.
bool initialiseSodium()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace

QString randomId()
{
    initialiseSodium();
    static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<unsigned char, 24> random;
    randombytes_buf(random.data(), random.size());
    QString text(24, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QLatin1Char(alphabet[random[static_cast<size_t>(i)] & 31]);
    return text;
}

QString randomToken(int bytes)
{
    initialiseSodium();
    QByteArray random(bytes, Qt::Uninitialized);
    randombytes_buf(random.data(), static_cast<size_t>(random.size()));
    return QString::fromLatin1(random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool equalSecrets(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

QString secretHash(QStringView secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Result<QString> readSecretFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::NotFound, u"There is no file %1."_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Unavailable, u"%1 cannot be read: %2."_s.arg(path, file.errorString()));
    return QString::fromUtf8(file.read(64 * 1024)).trimmed();
}

Result<void> writeSecretFile(const QString &path, const QString &secret)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(Error::Code::Unavailable, u"The folder of %1 cannot be made."_s.arg(path));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Error::Code::Unavailable, u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(secret.toUtf8() + '\n');
    if (!file.commit())
        return fail(Error::Code::Unavailable, u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    return {};
}

} // namespace Attendant
