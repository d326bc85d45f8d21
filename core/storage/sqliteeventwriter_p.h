// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/eventwriter_p.h"

#include <map>

namespace Attendant {

/// One prepared statement per kind of row; SQLite runs them in this process, so there is no round trip to save.
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
    enum class Kind { Event, EventAgain, Call, CallAgain, Transcript, TranscriptAgain, Change, IntakeRead, Intake, Raise, EscalationChange, EscalationEnd };

    [[nodiscard]] Result<void> prepare(Kind kind, const QString &sql);
    [[nodiscard]] Written execute(Kind kind, const QVariantList &values, QSqlQuery **result = nullptr);
    [[nodiscard]] Written writeRows(const EventRows &rows, bool again);
    [[nodiscard]] Written writeChange(const QString &callId, const EventRows::CallChange &change);
    [[nodiscard]] Written writeIntake(const EventRows::IntakeChange &intake);
    [[nodiscard]] Written writeStep(const EventRows::EscalationStep &step);

    Connection m_connection;
    std::map<Kind, QSqlQuery> m_statements;
};

} // namespace Attendant
