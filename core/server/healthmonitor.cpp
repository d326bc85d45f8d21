// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/healthmonitor.h"

#include "base/logging.h"
#include "realtime/providertrouble.h"
#include "realtime/voiceprovider.h"
#include "storage/database.h"
#include "storage/databasetrouble.h"
#include "storage/eventjournal.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr auto checkEvery = 5s;
constexpr int ticksBetweenVoiceChecks = 6;

/// \a reason for people, \a code for programs: the console says it in its own language.
QJsonObject part(const QString &status, const QString &reason = {}, const QString &code = {})
{
    return {{u"status"_s, status}, {u"reason"_s, reason}, {u"code"_s, code}};
}

} // namespace

HealthMonitor::HealthMonitor(Database &database, EventJournal &journal, VoiceProvider &voice, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_journal(journal)
    , m_voice(voice)
{
    connect(&m_timer, &QTimer::timeout, this, &HealthMonitor::check);
}

void HealthMonitor::start()
{
    m_timer.start(checkEvery);
}

void HealthMonitor::check()
{
    m_database
        .run([](QSqlDatabase &db) -> Result<void> {
            QSqlQuery query(db);
            if (!query.exec(u"SELECT 1"_s))
                return fail(Error::Code::Unavailable, databaseTroubleText("database.no_answer"_L1), query.lastError().text());
            return {};
        })
        .then(this, [this](const Result<void> &answer) {
            const std::scoped_lock lock(m_lock);
            m_databaseTrouble = answer ? std::nullopt : std::optional(answer.error());
        });
    // A provider is asked again only while it is in trouble: every question may cost something there.
    if (m_voice.trouble() && m_ticks++ % ticksBetweenVoiceChecks == 0) {
        m_voice.mintSecret({{u"type"_s, u"realtime"_s}}).then(this, [this](const Result<MintedSecret> &minted) {
            if (minted)
                qCInfo(lcServer).noquote() << m_voice.displayName() << "answers again";
        });
    }
}

HealthSummary HealthMonitor::summary() const
{
    HealthSummary summary;
    std::optional<Error> database;
    {
        const std::scoped_lock lock(m_lock);
        database = m_databaseTrouble ? m_databaseTrouble : m_database.trouble();
    }
    const auto voice = m_voice.trouble();
    summary.checks.insert(u"database"_s, database ? part(u"down"_s, database->message, databaseTroubleCode(*database)) : part(u"ok"_s));
    summary.checks.insert(u"journal"_s, m_journal.isSpilling() ? part(u"degraded"_s, u"Events are kept in a local file until the database is back."_s, u"journal.spilling"_s)
                                                              : part(u"ok"_s));
    summary.checks.insert(u"voice"_s, voice ? part(u"down"_s, voice->message, providerTroubleCode(*voice)) : part(u"ok"_s, {}));
    // Without the AI no call can be answered by it, but those in progress go on, with people.
    summary.isReady = !database && !m_isEnding;
    if (m_isEnding)
        summary.checks.insert(u"server"_s, part(u"down"_s, u"The server is ending."_s, u"server.ending"_s));
    return summary;
}

} // namespace Attendant
