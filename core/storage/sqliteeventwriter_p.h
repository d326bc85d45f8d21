// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/eventwriter_p.h"

#include <map>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace Attendant {

/// One prepared statement per kind of row; SQLite runs them in this process, so there is no round trip to save. They are SQLite's own:
/// QSqlQuery takes more time to bind the values than SQLite to store them (measured).
class SqliteEventWriter final : public EventWriter
{
public:
    explicit SqliteEventWriter(const DatabaseUrl &url);
    ~SqliteEventWriter() override;

    [[nodiscard]] Result<void> open() override;
    void close() override;
    [[nodiscard]] QSqlDatabase &database() override { return m_connection.database(); }
    [[nodiscard]] std::expected<void, Failure> write(const EventRows &rows, bool again) override;

private:
    using Written = std::expected<void, Failure>;
    enum class Kind { Event, EventAgain, Call, CallAgain, Transcript, TranscriptAgain, Change, Intake, Raise, EscalationChange, EscalationEnd };
    struct Finalize { void operator()(sqlite3_stmt *statement) const; };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

    [[nodiscard]] Failure lastFailure() const;
    [[nodiscard]] Result<void> prepare(Kind kind, QByteArrayView sql);
    [[nodiscard]] Written execute(Kind kind, const QVariantList &values);
    [[nodiscard]] Written writeRows(const EventRows &rows, bool again);
    [[nodiscard]] Written writeChange(const QString &callId, const EventRows::CallChange &change);
    [[nodiscard]] Written writeIntake(const EventRows::IntakeChange &intake);
    [[nodiscard]] Written writeStep(const EventRows::EscalationStep &step);

    Connection m_connection;
    sqlite3 *m_handle = nullptr; ///< the connection's
    std::map<Kind, Statement> m_statements; ///< gone before the connection closes
};

} // namespace Attendant
