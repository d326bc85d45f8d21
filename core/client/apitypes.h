// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the API's answers become on the client's side, beyond the types of core/domain. Values; any thread.

#include "domain/appointment.h"
#include "domain/call.h"
#include "domain/organization.h"

#include <QJsonArray>
#include <QUrl>

#include <optional>
#include <vector>

namespace Attendant {

/// Which calls a list shows. Empty members do not restrict. Source: contract.md, section 2.
struct CallQuery
{
    enum class State { Active, Ended, All } state = State::All;
    OrgId org;
    QString words; ///< every word must occur in the call
    std::optional<Time> from, to; ///< of the start; `to` is exclusive
    std::optional<bool> escalated;
    QString after; ///< the `next` of the page before
    int limit = 50;
};

struct CallListing
{
    std::vector<Call> calls; ///< newest first, without transcripts
    QStringList excerpts;    ///< of a search, as many as calls: the words that matched in their sentence; empty where there are none
    QString next;            ///< empty: no more
};

struct EventListing
{
    std::vector<CallEvent> events; ///< by seq
    bool more = false;             ///< ask again behind the last one's seq
};

struct HealthReport
{
    QString status, service, version;
};

/// What /health/ready says; each part is a name ("database", "voice", "state") and whether it works, with its reason.
struct Readiness
{
    struct Part
    {
        QString name, state; ///< "ok", "degraded", "down"
        QString reason;      ///< empty when all is well
        QString code;        ///< the reason for programs, "database.locked"; empty where there is no word for it
    };
    bool ready = false;
    std::vector<Part> parts;
};

/// Who the token belongs to.
struct Me
{
    UserId id;
    QString name;
    QString role; ///< "supervisor" or "agent"
    std::vector<OrgId> orgs; ///< empty: all
};

struct RealtimeGrant
{
    SessionId session;
    CallId call; ///< empty when the server does not say
    QString clientSecret;
    Time expiresAt{};
    QJsonObject config; ///< instructions, tools, tool_choice, …
};

/// Permission to hear a call or to speak in it. The URL carries a ticket that works once within 30 s.
struct AudioGrant
{
    CallId call;
    QString mode; ///< "listen", or "human" after a takeover
    QUrl audioUrl; ///< as the server wrote it; AudioChannel resolves it
};

/// A rendered prompt. Source: contract.md, section 2.
struct PromptRendering
{
    /// A place in the template or the configuration that deserves a look.
    struct Warning
    {
        QString code, message, fix; ///< `fix`: what would repair it; may be empty
        int line = 0;               ///< 1-based line of the template; 0: none
    };
    QString instructions;
    QJsonArray tools;
    int tokens = 0;
    std::vector<Warning> warnings;
    QString version;
    QString templateText;
    QString safetySection; ///< locked: appended by the program whatever the template says
    QJsonObject raw;       ///< everything the server sent
};

/// What the phrase detector says about a sentence.
struct SafetyVerdict
{
    struct Match
    {
        QString rule, phrase, urgency; ///< urgency as on the wire: "emergency", "high", …
        int start = -1, length = 0;    ///< in UTF-16 units of the text; -1: unknown
        bool negated = false;          ///< found, but said not to be so ("no chest pain")
        QString dismissedBy;           ///< the context that made it harmless ("negation", "long past", …); empty when it counts
    };
    QString risk; ///< "none", "uncertain", "human", "high", "emergency"
    QString rule, phrase, category; ///< of the gravest match that counts; empty: none
    QString categoryTitle; ///< the category in words
    QString secondOpinion; ///< what the statistical model says when it does not agree with the rules; a sentence
    QString spoken; ///< what the caller would hear at once; empty: nothing but the AI
    std::vector<Match> matches;
    [[nodiscard]] bool isEmergency() const;
};

// Readers of what the server wrote. Errors: Internal ("The server's answer cannot be understood…") with the field in `field`.
[[nodiscard]] Result<Organization> organizationFromJson(const QJsonObject &json);
[[nodiscard]] Result<Appointment> appointmentFromJson(const QJsonObject &json);
[[nodiscard]] Result<CallListing> callListingFromJson(const QJsonObject &json);
[[nodiscard]] Result<EventListing> eventListingFromJson(const QJsonObject &json);
[[nodiscard]] Result<PromptRendering> promptFromJson(const QJsonObject &json);
[[nodiscard]] SafetyVerdict safetyVerdictFromJson(const QJsonObject &json);
[[nodiscard]] Readiness readinessFromJson(const QJsonObject &json);

} // namespace Attendant
