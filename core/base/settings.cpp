// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QStandardPaths>

#include <optional>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Values = QMap<QString, QString>;

// One KEY=value per line, # starts a comment line; the keys are the environment's names.
Result<Values> readConfigFile(const QString &path, bool required)
{
    QFile file(path);
    if (!file.exists() && !required)
        return Values();
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return fail(Error::Code::InvalidInput, u"The configuration file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    Values values;
    for (int number = 1; !file.atEnd(); ++number) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0)
            return fail(Error::Code::InvalidInput, u"%1, line %2: expected NAME=value."_s.arg(path).arg(number));
        QString value = line.mid(equals + 1).trimmed();
        if (value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'') && value.back() == value.front())
            value = value.mid(1, value.size() - 2);
        values.insert(line.left(equals).trimmed(), value);
    }
    return values;
}

std::optional<bool> toBool(const QString &text)
{
    const QString lower = text.trimmed().toLower();
    if (lower == u"1" || lower == u"true" || lower == u"yes" || lower == u"on")
        return true;
    if (lower.isEmpty() || lower == u"0" || lower == u"false" || lower == u"no" || lower == u"off")
        return false;
    return std::nullopt;
}

Result<QStringList> parseOrigins(const QString &text)
{
    if (text.trimmed().startsWith(u'[')) {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isArray())
            return fail(Error::Code::InvalidInput, u"CORS_ORIGINS starts like a JSON list but is none. Write [\"http://a\",\"http://b\"] or http://a,http://b."_s);
        QStringList origins;
        for (const QJsonValue &value : document.array())
            origins << value.toString().trimmed();
        return origins;
    }
    QStringList origins;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        origins << part.trimmed();
    return origins;
}

/// All of the telephone's settings or none of them.
Result<void> checkTelephone(const Settings &settings)
{
    const QUrl &url = settings.publicUrl;
    const bool isLocal = url.host() == u"localhost" || url.host().startsWith(u"127.");
    if (!url.isEmpty() && (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && !(url.scheme() == u"http" && isLocal)) || url.hasQuery()))
        return fail(Error::Code::InvalidInput, u"PUBLIC_URL '%1' is no https address, such as https://voice.example.com."_s.arg(url.toString()));
    if (settings.twilioAccountSid.isEmpty() && settings.twilioAuthToken.isEmpty())
        return {};
    if (settings.twilioAccountSid.size() != 34 || !settings.twilioAccountSid.startsWith(u"AC"))
        return fail(Error::Code::InvalidInput, u"TWILIO_ACCOUNT_SID must be 'AC' and 32 digits, as Twilio's console shows it."_s);
    if (settings.twilioAuthToken.isEmpty())
        return fail(Error::Code::InvalidInput, u"TWILIO_AUTH_TOKEN is missing; webhooks cannot be checked without it."_s);
    if (url.isEmpty())
        return fail(Error::Code::InvalidInput, u"PUBLIC_URL is missing; it is the address that Twilio calls, and part of every signature."_s);
    if (!settings.twilioApiBase.isValid() || !settings.twilioApiBase.scheme().startsWith(u"http") || settings.twilioApiBase.host().isEmpty())
        return fail(Error::Code::InvalidInput, u"TWILIO_API_BASE '%1' is not an http or https address."_s.arg(settings.twilioApiBase.toString()));
    return {};
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    DatabaseUrl url;
    const qsizetype end = text.indexOf(u"://");
    const QString scheme = text.left(std::max<qsizetype>(end, 0)).section(u'+', 0, 0).toLower();
    if (scheme == u"sqlite") {
        url.kind = Kind::Sqlite;
        QString path = text.mid(end + 3);
        path = path.section(u'?', 0, 0);
        if (!path.startsWith(u'/') || path.size() < 2)
            return fail(Error::Code::InvalidInput, u"DATABASE_URL '%1' names no file. Write sqlite:///relative/path or sqlite:////absolute/path."_s.arg(text));
        url.path = path.mid(1);
        return url;
    }
    if (scheme == u"postgresql" || scheme == u"postgres") {
        url.kind = Kind::PostgreSql;
        const QUrl parsed(u"postgresql"_s + text.mid(end), QUrl::StrictMode);
        if (!parsed.isValid() || parsed.path().size() < 2)
            return fail(Error::Code::InvalidInput, u"DATABASE_URL is not of the form postgresql://user:password@host/database."_s);
        url.host = parsed.host();
        url.port = parsed.port(5432);
        url.user = parsed.userName(QUrl::FullyDecoded);
        url.password = parsed.password(QUrl::FullyDecoded);
        url.name = parsed.path(QUrl::FullyDecoded).mid(1);
        // libpq's own words (sslmode=require, host=/run/postgresql) pass through; QPSQL joins options by semicolons.
        url.options = parsed.query(QUrl::FullyDecoded).replace(u'&', u';');
        return url;
    }
    return fail(Error::Code::InvalidInput, u"DATABASE_URL '%1' is neither sqlite:///path nor postgresql://user:password@host/database."_s.arg(text.left(30)));
}

QString DatabaseUrl::display() const
{
    if (kind == Kind::Sqlite)
        return u"sqlite:///"_s + path;
    return u"postgresql://%1%2:%3/%4"_s.arg(user.isEmpty() ? QString() : user + u'@', host).arg(port).arg(name);
}

Result<Settings> Settings::load(const QProcessEnvironment &environment, const QMap<QString, QString> &overrides)
{
    QString configPath = overrides.value(u"config"_s, environment.value(u"ATTENDANT_CONFIG"_s));
    const bool required = !configPath.isEmpty();
    if (!required)
        configPath = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/attendant/attendant.conf"_s;
    const auto file = readConfigFile(configPath, required);
    if (!file)
        return std::unexpected(file.error());

    const auto value = [&](const QString &variable, const QString &option, const QString &standard = {}) {
        if (overrides.contains(option))
            return overrides.value(option);
        if (file->contains(variable))
            return file->value(variable);
        return environment.value(variable, standard);
    };
    const auto flag = [&](const QString &variable, const QString &option) -> Result<bool> {
        const QString text = value(variable, option);
        if (const auto read = toBool(text))
            return *read;
        return fail(Error::Code::InvalidInput, u"%1 is '%2'; write true or false."_s.arg(variable, text));
    };

    Settings settings;
    settings.dataDir = value(u"ATTENDANT_DATA"_s, u"data"_s,
                             QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/attendant"_s);
    settings.dataDir = QDir(settings.dataDir).absolutePath();

    const QString database = value(u"DATABASE_URL"_s, u"database"_s);
    if (database.isEmpty()) {
        settings.database.path = settings.dataDir + u"/attendant.db"_s;
    } else {
        const auto parsed = DatabaseUrl::parse(database);
        if (!parsed)
            return std::unexpected(parsed.error());
        settings.database = *parsed;
    }

    settings.openAiApiKey = value(u"OPENAI_API_KEY"_s, u"openai-key"_s).trimmed();
    const QString baseUrl = value(u"OPENAI_BASE_URL"_s, u"openai-url"_s);
    settings.useSimulator = settings.openAiApiKey.isEmpty() && baseUrl.isEmpty();
    settings.openAiBaseUrl = QUrl(baseUrl.isEmpty() ? u"https://api.openai.com/v1"_s : baseUrl, QUrl::StrictMode);
    if (!settings.openAiBaseUrl.isValid() || !settings.openAiBaseUrl.scheme().startsWith(u"http") || settings.openAiBaseUrl.host().isEmpty())
        return fail(Error::Code::InvalidInput, u"OPENAI_BASE_URL '%1' is not an http or https address."_s.arg(baseUrl));
    settings.openAiBaseUrl = settings.openAiBaseUrl.adjusted(QUrl::StripTrailingSlash);

    const auto redis = flag(u"USE_REDIS"_s, u"use-redis"_s);
    if (!redis)
        return std::unexpected(redis.error());
    settings.useRedis = *redis;
    settings.redisUrl = QUrl(value(u"REDIS_URL"_s, u"redis"_s, u"redis://127.0.0.1:6379/0"_s));

    const auto origins = parseOrigins(value(u"CORS_ORIGINS"_s, u"cors-origins"_s, u"http://localhost:3000,http://localhost:3001"_s));
    if (!origins)
        return std::unexpected(origins.error());
    settings.corsOrigins = *origins;

    settings.logLevel = value(u"LOG_LEVEL"_s, u"log-level"_s, u"info"_s);
    static const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s, u"critical"_s};
    if (!levels.contains(settings.logLevel, Qt::CaseInsensitive))
        return fail(Error::Code::InvalidInput, u"LOG_LEVEL is '%1'; write debug, info, warning or error."_s.arg(settings.logLevel));
    const auto debug = flag(u"DEBUG"_s, u"debug"_s);
    if (!debug)
        return std::unexpected(debug.error());
    settings.debug = *debug;

    settings.host = value(u"HOST"_s, u"host"_s, u"127.0.0.1"_s);
    const QString port = value(u"PORT"_s, u"port"_s, u"8000"_s);
    bool numeric = false;
    settings.port = port.toUShort(&numeric);
    if (!numeric)
        return fail(Error::Code::InvalidInput, u"PORT is '%1'; write a number from 0 to 65535 (0 takes any free port)."_s.arg(port));

    settings.token = value(u"ATTENDANT_TOKEN"_s, u"token"_s);
    if (!settings.token.isEmpty() && settings.token.size() < 16)
        return fail(Error::Code::InvalidInput, u"ATTENDANT_TOKEN has %1 characters; it guards live calls and needs at least 16."_s.arg(settings.token.size()));
    settings.recordingKey = value(u"ATTENDANT_KEY"_s, u"key"_s).trimmed();
    if (!settings.recordingKey.isEmpty() && settings.recordingKey.size() < 16)
        return fail(Error::Code::InvalidInput, u"ATTENDANT_KEY has %1 characters; it guards what callers said and needs at least 16."_s.arg(settings.recordingKey.size()));
    const auto proxy = flag(u"ATTENDANT_BEHIND_PROXY"_s, u"behind-proxy"_s);
    if (!proxy)
        return std::unexpected(proxy.error());
    settings.behindProxy = *proxy;

    settings.openAiWebhookSecret = value(u"OPENAI_WEBHOOK_SECRET"_s, u"openai-webhook-secret"_s).trimmed();
    if (!settings.openAiWebhookSecret.isEmpty() && settings.openAiWebhookSecret.size() < 24)
        return fail(Error::Code::InvalidInput, u"OPENAI_WEBHOOK_SECRET is too short; it is 'whsec_' and base64, as the provider showed it once."_s);
    settings.publicUrl = QUrl(value(u"PUBLIC_URL"_s, u"public-url"_s).trimmed(), QUrl::StrictMode).adjusted(QUrl::StripTrailingSlash);
    settings.twilioAccountSid = value(u"TWILIO_ACCOUNT_SID"_s, u"twilio-account"_s).trimmed();
    settings.twilioAuthToken = value(u"TWILIO_AUTH_TOKEN"_s, u"twilio-token"_s).trimmed();
    settings.twilioAuthTokenSecondary = value(u"TWILIO_AUTH_TOKEN_SECONDARY"_s, u"twilio-token-secondary"_s).trimmed();
    settings.twilioNumber = value(u"TWILIO_NUMBER"_s, u"twilio-number"_s).trimmed();
    settings.twilioApiBase = QUrl(value(u"TWILIO_API_BASE"_s, u"twilio-api"_s, u"https://api.twilio.com"_s), QUrl::StrictMode).adjusted(QUrl::StripTrailingSlash);
    if (const auto telephone = checkTelephone(settings); !telephone)
        return std::unexpected(telephone.error());

    const QString shards = value(u"ATTENDANT_SHARDS"_s, u"shards"_s, u"0"_s);
    settings.shards = shards.toInt(&numeric);
    if (!numeric || settings.shards < 0 || settings.shards > 256)
        return fail(Error::Code::InvalidInput, u"ATTENDANT_SHARDS is '%1'; write a number from 0 (automatic) to 256."_s.arg(shards));

    if (!settings.isLoopback() && !settings.behindProxy)
        return fail(Error::Code::InvalidInput,
                    u"HOST is %1, which others can reach, and calls would cross the network unencrypted. Put a TLS proxy in front and start with "
                    "--behind-proxy, or leave HOST at 127.0.0.1."_s.arg(settings.host));
    return settings;
}

bool Settings::isLoopback() const
{
    return host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

} // namespace Attendant
