// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "base/logging.h"

#include <QProcessEnvironment>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

struct SettingOption { QLatin1StringView name, description, placeholder; };

// The names are the keys of Settings::load().
constexpr std::array settingOptions{
    SettingOption{"config"_L1, "read this file for settings (NAME=value per line)"_L1, "file"_L1},
    SettingOption{"data"_L1, "the folder for database, token and spill file"_L1, "folder"_L1},
    SettingOption{"database"_L1, "sqlite:///path or postgresql://user:password@host/name"_L1, "url"_L1},
    SettingOption{"host"_L1, "the address to listen on"_L1, "host"_L1},
    SettingOption{"port"_L1, "the port to listen on; 0 takes any free one"_L1, "port"_L1},
    SettingOption{"openai-url"_L1, "the AI provider's base URL"_L1, "url"_L1},
    SettingOption{"cors-origins"_L1, "pages that may use the API: http://a,http://b"_L1, "list"_L1},
    SettingOption{"log-level"_L1, "debug, info, warning or error"_L1, "level"_L1},
    SettingOption{"shards"_L1, "threads that serve connections; 0 means one per core but one"_L1, "count"_L1},
    SettingOption{"use-redis"_L1, "accepted for older configurations; this version does not use Redis"_L1, "bool"_L1},
    SettingOption{"redis"_L1, "redis://host:port/number"_L1, "url"_L1}};
constexpr std::array settingFlags{
    SettingOption{"behind-proxy"_L1, "a TLS proxy stands in front: listening beyond this machine is allowed"_L1, {}},
    SettingOption{"debug"_L1, "say more"_L1, {}}};

} // namespace

int complain(const QString &sentence, ExitCode code)
{
    std::fprintf(stderr, "attendant: %s\n", qPrintable(sentence));
    std::fflush(stderr);
    return code;
}

int complain(const Error &error)
{
    if (!error.context.isEmpty())
        qCDebug(lcApp).noquote() << error.context;
    return complain(error.message, error.code == Error::Code::InvalidInput ? ExitUsage : ExitFailed);
}

void printLine(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

CommandLine::CommandLine(const QString &command, const QString &description, const QString &synopsis)
    : m_command(command)
    , m_synopsis(synopsis)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"shows this text"_s});
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

void CommandLine::addValue(const QString &name, const QString &description, const QString &placeholder)
{
    m_parser.addOption({name, description, placeholder});
}

void CommandLine::addFaults()
{
    addValue(u"faults"_s, u"a drill: the simulated AI fails in every call, at a moment of its own: %1; '@5-20' behind it sets the seconds"_s.arg(FaultPlan::names()), u"list"_s);
}

Result<FaultPlan> CommandLine::faults() const
{
    return has(u"faults"_s) ? FaultPlan::parse(value(u"faults"_s)) : FaultPlan();
}

void CommandLine::addSettings()
{
    for (const SettingOption &option : settingOptions) {
        QStringList names{option.name};
        if (option.name == "data"_L1)
            names << u"data-dir"_s;
        m_parser.addOption({names, option.description, option.placeholder});
        m_settingNames << option.name;
    }
    for (const SettingOption &flag : settingFlags)
        m_parser.addOption({flag.name, flag.description});
}

std::optional<int> CommandLine::parse(const QStringList &arguments)
{
    QStringList all = arguments;
    all.prepend(u"attendant "_s + m_command);
    if (!m_parser.parse(all)) {
        const QString reason = m_parser.errorText();
        return complain(u"%1%2 See 'attendant %3 --help'."_s.arg(reason, reason.endsWith(u'.') ? QString() : u"."_s, m_command), ExitUsage);
    }
    if (m_parser.isSet(u"help"_s)) {
        // QCommandLineParser's own text names the whole program; this is one command of it.
        const QString text = m_parser.helpText();
        printLine(u"Usage: attendant %1 %2\n%3"_s.arg(m_command, m_synopsis, text.mid(text.indexOf(u'\n') + 1)));
        return ExitDone;
    }
    return std::nullopt;
}

QStringList CommandLine::settingArguments() const
{
    QStringList arguments;
    for (const QString &name : m_settingNames) {
        if (m_parser.isSet(name))
            arguments << u"--"_s + name << m_parser.value(name);
    }
    for (const SettingOption &flag : settingFlags) {
        if (m_parser.isSet(flag.name))
            arguments << u"--"_s + flag.name;
    }
    return arguments;
}

Result<Settings> CommandLine::settings() const
{
    QMap<QString, QString> overrides;
    for (const QString &name : m_settingNames) {
        if (m_parser.isSet(name))
            overrides.insert(name, m_parser.value(name));
    }
    for (const SettingOption &flag : settingFlags) {
        if (m_parser.isSet(flag.name))
            overrides.insert(flag.name, u"true"_s);
    }
    auto settings = Settings::load(QProcessEnvironment::systemEnvironment(), overrides);
    if (settings)
        setUpLogging(settings->debug ? u"debug"_s : settings->logLevel);
    return settings;
}

} // namespace Attendant
