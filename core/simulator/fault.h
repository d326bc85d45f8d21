// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <chrono>
#include <vector>

namespace Attendant {

/// What a simulated provider does to one of its sessions when it fails. Each happens to real ones.
enum class Fault : quint8 {
    Stop,         ///< it reads and sends nothing any more and keeps the connection, as a process that was stopped
    Kill,         ///< the connection is reset
    Slow,         ///< what it sends trickles, some kilobytes a second
    Errors,       ///< error events over and over
    WrongIds,     ///< what it says belongs to a response that nobody knows
    Garbage,      ///< its events are cut off in their middle
    Endless,      ///< its voice never ends, also when it is told to
    UnendingTool, ///< it begins a tool call and does not finish it
    Unconfirmed,  ///< session.updated never comes
    Empty,        ///< its answers hold nothing
    Failing,      ///< its answers fail
    Mute,         ///< its voice is digital silence
    Deaf,         ///< it does not hear the caller
};

/// "stop", "wrong-ids"…: the name on the command line.
[[nodiscard]] QString toString(Fault fault);

/// Which faults strike the sessions of a simulated provider, and when. A value; all chance comes from the provider's seed.
struct FaultPlan
{
    std::vector<Fault> faults; ///< one of them, by chance; empty: the provider is healthy
    std::chrono::milliseconds from{3'000}, to{30'000}; ///< of the session's life
    double spread = 0.5;       ///< chance that a session which is opened within the minute after a fault has it from the beginning

    /// From "stop,kill", "lies" (all but stop, kill and slow), "any"; with "@5-20" behind it for the seconds. Errors: InvalidInput.
    [[nodiscard]] static Result<FaultPlan> parse(const QString &text);
    /// The names that parse() knows, for people.
    [[nodiscard]] static QString names();
};

} // namespace Attendant
