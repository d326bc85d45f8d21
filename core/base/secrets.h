// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace Attendant {

/// 120 random bits as 24 characters of Crockford's base 32, lower case. For ids. Any thread.
[[nodiscard]] QString randomId();

/// \a bytes random bytes as URL-safe base64 without padding. For tokens, tickets and client secrets. Any thread.
[[nodiscard]] QString randomToken(int bytes = 32);

/// Equality in a time that does not depend on where the two differ.
[[nodiscard]] bool equalSecrets(QByteArrayView a, QByteArrayView b);

/// SHA-256 of \a secret in hex: what is stored in place of a token. Tokens are random, so no slow hash is needed.
[[nodiscard]] QString secretHash(QStringView secret);

/// Reads the secret in the file at \a path, surrounding white space removed.
/// Errors: NotFound, Unavailable (cannot be read).
[[nodiscard]] Result<QString> readSecretFile(const QString &path);

/// Writes \a secret to \a path, mode 0600 from its first byte on, replacing the file as a whole.
/// Errors: Unavailable with the path and the system's reason.
[[nodiscard]] Result<void> writeSecretFile(const QString &path, const QString &secret);

} // namespace Attendant
