// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresqlpipeline_p.h"

#include <QtEndian>

#include <poll.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 postgresEpoch = 946'684'800'000'000; // 2000-01-01 in microseconds

template<typename T>
void appendBigEndian(QByteArray &bytes, T value)
{
    const T swapped = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

template<typename T>
QByteArray bigEndian(T value)
{
    QByteArray bytes;
    appendBigEndian(bytes, value);
    return bytes;
}

qint64 timestamp(Time time)
{
    return time.time_since_epoch().count() - postgresEpoch;
}

} // namespace

PgParameters &PgParameters::add(QByteArray value)
{
    m_values.emplace_back(std::move(value));
    return *this;
}

PgParameters &PgParameters::text(const QString &value)
{
    return add(value.toUtf8());
}

PgParameters &PgParameters::optionalText(const std::optional<QString> &value)
{
    if (value)
        return text(*value);
    m_values.emplace_back();
    return *this;
}

PgParameters &PgParameters::json(const QByteArray &value)
{
    return add('\1' + value); // the version of jsonb's binary format
}

PgParameters &PgParameters::boolean(bool value)
{
    return add(QByteArray(1, char(value)));
}

PgParameters &PgParameters::optionalBoolean(std::optional<bool> value)
{
    if (value)
        return boolean(*value);
    m_values.emplace_back();
    return *this;
}

PgParameters &PgParameters::time(Time value)
{
    return add(bigEndian(timestamp(value)));
}

PgParameters &PgParameters::array(PgArray &&array)
{
    return add(std::move(array.m_bytes));
}

// Dimensions, has-nulls flag, element type, then per dimension its length and lower bound; each element is preceded by its size.
PgArray::PgArray(Type type, size_t count)
{
    m_bytes.reserve(qsizetype(32 + count * 36));
    appendBigEndian(m_bytes, qint32(1));
    appendBigEndian(m_bytes, qint32(1));
    appendBigEndian(m_bytes, quint32(type));
    appendBigEndian(m_bytes, qint32(count));
    appendBigEndian(m_bytes, qint32(1));
}

PgArray &PgArray::text(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    appendBigEndian(m_bytes, qint32(utf8.size()));
    m_bytes += utf8;
    return *this;
}

PgArray &PgArray::optionalText(const std::optional<QString> &value)
{
    if (value)
        return text(*value);
    appendBigEndian(m_bytes, qint32(-1));
    return *this;
}

PgArray &PgArray::number(qint64 value)
{
    appendBigEndian(m_bytes, qint32(sizeof value));
    appendBigEndian(m_bytes, value);
    return *this;
}

PgArray &PgArray::time(const std::optional<Time> &value)
{
    if (value)
        return number(timestamp(*value));
    appendBigEndian(m_bytes, qint32(-1));
    return *this;
}

PgArray &PgArray::boolean(bool value)
{
    appendBigEndian(m_bytes, qint32(1));
    m_bytes += char(value);
    return *this;
}

PgArray &PgArray::json(const QByteArray &value)
{
    appendBigEndian(m_bytes, qint32(value.size() + 1));
    m_bytes += '\1';
    m_bytes += value;
    return *this;
}

PgPipeline::PgPipeline(PGconn *connection)
    : m_connection(connection)
{
    // Non-blocking, so that a large group cannot lock up against the server's answers; finish() pumps both directions.
    if (PQstatus(m_connection) != CONNECTION_OK || PQsetnonblocking(m_connection, 1) != 0 || PQenterPipelineMode(m_connection) != 1)
        m_failure = lost(u"The connection is not usable."_s);
}

PgPipeline::~PgPipeline()
{
    if (PQpipelineStatus(m_connection) != PQ_PIPELINE_OFF && PQexitPipelineMode(m_connection) != 1)
        (void)lost(QString()); // something unread is left, so the connection is of no use any more
    PQsetnonblocking(m_connection, 0);
}

// Ends the connection for good: the next statement on it fails and its owner opens a new one.
PgPipeline::Failure PgPipeline::lost(const QString &text)
{
    const QString reason = text.isEmpty() ? QString::fromUtf8(PQerrorMessage(m_connection)) : text;
    if (const int fd = PQsocket(m_connection); fd >= 0)
        ::shutdown(fd, SHUT_RDWR);
    return {QString(), reason};
}

void PgPipeline::execute(const char *statement, const PgParameters &parameters)
{
    if (m_failure)
        return;
    std::vector<const char *> values;
    std::vector<int> lengths;
    for (const auto &value : parameters.m_values) {
        values.push_back(value ? value->constData() : nullptr);
        lengths.push_back(value ? int(value->size()) : 0);
    }
    const std::vector<int> formats(values.size(), 1);
    if (PQsendQueryPrepared(m_connection, statement, int(values.size()), values.data(), lengths.data(), formats.data(), 0) != 1)
        m_failure = lost(QString());
}

bool PgPipeline::wait(std::chrono::steady_clock::time_point deadline)
{
    while (true) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0)
            return false;
        if (unsent == 0 && PQisBusy(m_connection) == 0)
            return true;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return false;
        pollfd waiting{PQsocket(m_connection), short(POLLIN | (unsent ? POLLOUT : 0)), 0};
        if (::poll(&waiting, 1, int(left)) < 0 && errno != EINTR)
            return false;
        if ((waiting.revents & ~POLLOUT) != 0 && PQconsumeInput(m_connection) != 1)
            return false;
    }
}

void PgPipeline::note(const PGresult *result, QByteArray *lastTag)
{
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        *lastTag = PQcmdStatus(const_cast<PGresult *>(result));
    } else if (status != PGRES_PIPELINE_ABORTED && !m_failure) {
        const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        m_failure = Failure{QString::fromLatin1(code ? code : ""), QString::fromUtf8(PQresultErrorMessage(result))};
    }
}

std::optional<PgPipeline::Failure> PgPipeline::finish(std::chrono::milliseconds limit, QByteArray *lastTag)
{
    if (!m_failure && PQpipelineSync(m_connection) != 1)
        m_failure = lost(QString());
    if (m_failure)
        return m_failure;
    const auto deadline = std::chrono::steady_clock::now() + limit;
    int gaps = 0; // a null result ends each statement's answer; two in a row mean that there is no more to come
    while (true) {
        if (!wait(deadline))
            return lost(std::chrono::steady_clock::now() >= deadline ? u"The database did not answer in time."_s : QString());
        PGresult *result = PQgetResult(m_connection);
        if (!result) {
            if (++gaps > 1)
                return lost(u"The answer of the database is incomplete."_s);
            continue;
        }
        gaps = 0;
        const bool synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
        if (!synced)
            note(result, lastTag);
        PQclear(result);
        if (synced)
            return m_failure;
        if (PQstatus(m_connection) != CONNECTION_OK)
            return lost(m_failure ? m_failure->text : QString());
    }
}

} // namespace Attendant
