// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/writerlock_p.h"

#include "storage/sql_p.h"

#include <QFile>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// "attnd_wr": the journal's writer, one per PostgreSQL database.
constexpr qint64 writerLock = 0x6174'746e'645f'7772;

Error taken(const QString &what)
{
    return {Error::Code::Unavailable, u"Another Attendant is already running on %1. End it, or use another database."_s.arg(what), {}, {}};
}

} // namespace

Result<FileLock> FileLock::take(const QString &path, const QString &what)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(Error::Code::Unavailable, u"The lock file %1 cannot be made: %2."_s.arg(path, qt_error_string(errno)));
    FileLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return std::unexpected(taken(what));
        return fail(Error::Code::Unavailable, u"The lock file %1 cannot be locked: %2."_s.arg(path, qt_error_string(errno)));
    }
    return lock;
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

FileLock::~FileLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> takeWriterLock(QSqlDatabase &db, const QString &name)
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        if (attempt > 0)
            QThread::msleep(100);
        auto query = Sql::execute(db, u"SELECT pg_try_advisory_lock(?)"_s, {writerLock});
        if (!query)
            return std::unexpected(query.error());
        if (query->next() && query->value(0).toBool())
            return {};
    }
    return std::unexpected(taken(name));
}

} // namespace Attendant
