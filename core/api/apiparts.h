// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/settings.h"

#include <QJsonObject>

#include <functional>

namespace Attendant {

class AppointmentRepository;
class AuditLog;
class Authenticator;
class CallRepository;
class CallService;
class DeskService;
class EscalationRepository;
class EventJournal;
class Metrics;
class OrganizationDirectory;
class Recorder;
class SipTelephony;
class Telephony;
class Workers;

/// How the program is, for /health/ready. A value.
struct HealthSummary
{
    bool isReady = true;
    QJsonObject checks; ///< {"database": {"status": "ok" | "degraded" | "down", "reason"}, "journal": …, "voice": …}
};

/// Everything that the API speaks to. All of it may be used from any thread and outlives every shard.
struct ApiParts
{
    const Settings &settings;
    const Clock &clock;
    EventJournal &journal;
    OrganizationDirectory &organizations;
    const CallRepository &callRecords;
    const AppointmentRepository &appointments;
    const EscalationRepository &escalations;
    const AuditLog &audit;
    CallService &calls;
    DeskService &desk;
    Authenticator &authenticator;
    Metrics &metrics;
    Workers &workers; ///< for what takes longer than a connection may wait
    std::function<HealthSummary()> health;
    std::function<QString(const OrgId &)> webhookSecret; ///< of an organization, as its receivers need it
    Telephony *telephony = nullptr; ///< null: no telephone is configured
    Recorder *recorder = nullptr;   ///< null: nothing is recorded
    SipTelephony *sip = nullptr;    ///< null: none at the AI provider
};

} // namespace Attendant
