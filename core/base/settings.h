// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Attendant {

/// Which database: exactly one of the two is used.
struct DatabaseUrl
{
    enum class Kind { Sqlite, PostgreSql };
    Kind kind = Kind::Sqlite;
    QString path;            ///< SQLite: file path
    QString host, name, user, password, options;
    int port = 5432;

    /// `sqlite:///path`, `postgresql://user:pw@host[:port]/db[?sslmode=…]`, also with `+asyncpg` and the like behind the scheme.
    /// An absolute SQLite path has four slashes; three mean relative to the working folder. Errors: InvalidInput, with the remedy.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString &text);

    /// The URL without its password, for logs and the console.
    [[nodiscard]] QString display() const;
};

/// Everything that can be configured, read once at start: environment, then config file, then command line; the last wins.
/// Names and defaults: contract.md, section 1. A value; any thread.
struct Settings
{
    QString dataDir;  ///< holds the SQLite file, the bootstrap token and the spill file; made when missing, mode 0700
    DatabaseUrl database;
    QString openAiApiKey;
    QUrl openAiBaseUrl;        ///< without a trailing slash
    bool useSimulator = true;  ///< true when no OPENAI_API_KEY and no OPENAI_BASE_URL was given
    bool useRedis = false;
    QUrl redisUrl;
    QStringList corsOrigins;
    QString logLevel;
    bool debug = false;
    QString host;
    quint16 port = 8000;       ///< 0: any free port; the one chosen is printed
    QString token;             ///< ATTENDANT_TOKEN, else empty
    bool behindProxy = false;
    int shards = 0;            ///< I/O threads; 0 means cores - 1, at least 1
    QString twilioAccountSid;  ///< TWILIO_ACCOUNT_SID; empty: no telephone
    QString twilioAuthToken, twilioAuthTokenSecondary;
    QString twilioNumber;      ///< E.164; for calls of organizations that have no number of their own
    QUrl twilioApiBase;        ///< TWILIO_API_BASE, "https://api.twilio.com"
    QUrl publicUrl;            ///< PUBLIC_URL: how the outside reaches us; no trailing slash
    QString recordingKey;      ///< ATTENDANT_KEY: what recordings are encrypted with; empty: a key file in the data folder
    QString openAiWebhookSecret; ///< OPENAI_WEBHOOK_SECRET, "whsec_…"; empty: no telephone at the AI provider
    bool demoCallers = false;  ///< simulated callers arrive by themselves

    /// Reads \a environment, the config file (\a overrides["config"], else ATTENDANT_CONFIG, else attendant.conf in the config folder)
    /// and \a overrides (option name -> value, from the command line). Errors: InvalidInput naming the variable and the remedy.
    [[nodiscard]] static Result<Settings> load(const QProcessEnvironment &environment, const QMap<QString, QString> &overrides = {});

    /// True when \a host is 127.0.0.0/8, ::1 or localhost.
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool hasTelephone() const { return !twilioAccountSid.isEmpty(); }
};

} // namespace Attendant
