// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/callback.h"
#include "domain/wrapup.h"

#include <optional>
#include <vector>

namespace Attendant {

class Database;

struct WrapupFilter
{
    std::vector<OrgId> orgs; ///< empty: all
    UserId user;             ///< empty: everybody's
    std::optional<bool> isOpen;
    int limit = 200;
};

struct CallbackFilter
{
    std::vector<OrgId> orgs;
    std::optional<bool> isOpen;
    QString after; ///< keyset: the `next` of the page before
    int limit = 50;
};

struct CallbackPage
{
    std::vector<Callback> callbacks; ///< open ones alone: oldest first; else newest first. Without window
    QString next;
};

/// Wrap-ups and callbacks. Any thread.
class DeskRepository
{
public:
    explicit DeskRepository(Database &database) : m_database(database) {}

    /// Stores \a wrapup unless the stored one has a higher or the same revision.
    [[nodiscard]] Pending<void> save(Wrapup wrapup) const;
    [[nodiscard]] Pending<std::vector<Wrapup>> list(WrapupFilter filter) const; ///< newest first
    [[nodiscard]] Pending<Wrapup> wrapup(WrapupId id) const;                    ///< Errors: NotFound

    /// Stores \a callback unless its escalation has one already; answers whether it was stored.
    [[nodiscard]] Pending<bool> create(Callback callback) const;
    /// Errors: InvalidInput (a malformed `after`).
    [[nodiscard]] Pending<CallbackPage> list(CallbackFilter filter) const;
    [[nodiscard]] Pending<Callback> callback(CallbackId id) const; ///< Errors: NotFound
    /// Errors: NotFound, Conflict (done already, or tried too often).
    [[nodiscard]] Pending<Callback> addAttempt(CallbackId id, Callback::Attempt attempt) const;
    [[nodiscard]] Pending<Callback> setDone(CallbackId id, QString by, QString note, Time at) const;

private:
    Database &m_database;
};

} // namespace Attendant
