// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

class QSqlDatabase;

namespace Attendant {

/// An exclusive lock on a file, held until destruction or the end of the process, however that comes. The kernel keeps it (flock), so
/// nothing is left behind by a killed process or by a container that was started again under another host name.
class FileLock
{
public:
    /// Makes \a path (0600) when missing. \a what names the guarded thing in the error's sentence.
    /// Errors: Unavailable (another process holds it, or the file cannot be made).
    [[nodiscard]] static Result<FileLock> take(const QString &path, const QString &what);
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

/// Makes this PostgreSQL connection the database's one writer, for as long as it lives. Waits up to two seconds for the server to notice that a
/// previous holder is gone. Errors: Unavailable.
[[nodiscard]] Result<void> takeWriterLock(QSqlDatabase &db, const QString &name);

} // namespace Attendant
