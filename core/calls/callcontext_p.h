// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/accessbook.h"
#include "calls/callservice.h"
#include "calls/presencebook.h"
#include "calls/rulesbook.h"
#include "calls/spokenclips.h"
#include "calls/toolstatistics.h"
#include "prompt/promptbuilder.h"

#include <atomic>

namespace Attendant {

class CallSlot;

/// What all calls share. Lives longer than every session. Any thread.
struct CallContext
{
    explicit CallContext(CallService::Parts p)
        : parts(std::move(p))
        , access(parts.clock)
        , rules(clips)
        , presence(parts.clock, parts.organizations)
    {}

    CallService::Parts parts;
    AccessBook access;
    RulesBook rules;
    SpokenClips clips; ///< behind the rules: ends first, and with it the work that compiles them
    PresenceBook presence;
    ToolStatistics tools;
    PromptBuilder prompts;
    std::function<void(const CallEvent &)> partial;         ///< CallService::speechPartial
    std::function<void(const CallSlot *)> retired;          ///< the session is over; its slot leaves the directory
    struct
    {
        std::atomic<quint64> started = 0, ended = 0, sessions = 0, takeovers = 0, escalations = 0, providerLosses = 0, clientsDropped = 0;
    } counters;
};

} // namespace Attendant
