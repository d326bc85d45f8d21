// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/appointment.h"
#include "domain/call.h"
#include "domain/organization.h"

#include <optional>
#include <vector>

namespace Attendant {

class Database;

/// Which calls a list shows. Empty members do not restrict.
struct CallFilter
{
    std::vector<OrgId> orgs;
    enum class State { Active, Ended, All } state = State::All;
    QString words;  ///< every word must occur in the call's transcript or caller, case-insensitively
    std::optional<Time> from, to; ///< of started_at; to is exclusive
    std::optional<bool> escalated;
    QString after;  ///< keyset: the `next` of the page before
    int limit = 50;
    int offset = 0; ///< for the frontend's contract alone
};

struct CallPage
{
    std::vector<Call> calls; ///< newest first; without transcript
    /// With CallFilter::words, as many as calls: the utterance that holds most of the words (the earliest of such), empty where only the caller's name does.
    QStringList excerpts;
    QString next;            ///< empty: no more
    qint64 total = 0;        ///< calls that the filter matches (offset lists only)
};

/// Calls as the projections hold them. Any thread.
class CallRepository
{
public:
    explicit CallRepository(Database &database) : m_database(database) {}

    /// Errors: InvalidInput (a malformed `after`), Unavailable.
    [[nodiscard]] Pending<CallPage> list(CallFilter filter, bool withTotal) const;
    /// The whole call with transcript and intake, folded from its events. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<Call> get(CallId id) const;

private:
    Database &m_database;
};

/// Organizations. Any thread.
class OrganizationRepository
{
public:
    explicit OrganizationRepository(Database &database) : m_database(database) {}

    [[nodiscard]] Pending<std::vector<Organization>> list() const; ///< by name
    [[nodiscard]] Pending<Organization> get(OrgId id) const;        ///< Errors: NotFound
    /// Stores a new one; revision becomes 1. Errors: Conflict (id exists).
    [[nodiscard]] Pending<Organization> create(Organization organization) const;
    /// Stores \a organization if its revision is still the stored one; answers with the next revision. Errors: NotFound, PreconditionFailed.
    [[nodiscard]] Pending<Organization> save(Organization organization) const;
    /// Errors: NotFound, Conflict (it has calls in progress).
    [[nodiscard]] Pending<void> remove(OrgId id) const;

private:
    Database &m_database;
};

/// Appointments. Any thread.
class AppointmentRepository
{
public:
    explicit AppointmentRepository(Database &database) : m_database(database) {}

    [[nodiscard]] Pending<std::vector<Appointment>> list(OrgId org, int limit = 200) const; ///< by start
    /// Stores it. The same title, start and attendee in the same organization again answers the stored one (\c duplicate set).
    struct Stored { Appointment appointment; bool duplicate = false; };
    [[nodiscard]] Pending<Stored> create(Appointment appointment) const;

private:
    Database &m_database;
};

/// Append-only record of who did what in the console and the API. Any thread.
class AuditLog
{
public:
    explicit AuditLog(Database &database) : m_database(database) {}
    [[nodiscard]] Pending<void> record(QString who, QString action, QString subject, QJsonObject details, Time at) const;

private:
    Database &m_database;
};

} // namespace Attendant
