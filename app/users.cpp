// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "base/clock.h"
#include "storage/database.h"
#include "storage/tokenrepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// The database of the command line's settings, open. A running server may use it at the same time.
Result<std::unique_ptr<Database>> openDatabase(const CommandLine &line)
{
    const auto settings = line.settings();
    if (!settings)
        return std::unexpected(settings.error());
    return Database::open(settings->database, 1);
}

std::vector<OrgId> orgsOf(const CommandLine &line)
{
    std::vector<OrgId> orgs;
    for (const QString &value : line.values(u"org"_s)) {
        for (const QString &id : value.split(u',', Qt::SkipEmptyParts))
            orgs.emplace_back(id.trimmed());
    }
    return orgs;
}

QString orgsText(const std::vector<OrgId> &orgs)
{
    if (orgs.empty())
        return u"all organizations"_s;
    QStringList ids;
    for (const OrgId &org : orgs)
        ids << org.text();
    return ids.join(u", "_s);
}

int add(const QStringList &arguments, const QString &command, const QString &fixedRole)
{
    CommandLine line(command + u" add"_s, u"Makes a token and prints it; it cannot be shown again."_s, u"[options] <name>"_s);
    line.addSettings();
    line.addValue(u"org"_s, u"limits it to this organization (repeatable)"_s, u"id"_s);
    if (fixedRole.isEmpty())
        line.addValue(u"role"_s, u"agent (takes calls) or supervisor (administers, too)"_s, u"role"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    if (line.rest().size() != 1)
        return complain(u"Say one name: attendant %1 add <name>."_s.arg(command), ExitUsage);
    const QString role = !fixedRole.isEmpty() ? fixedRole : line.has(u"role"_s) ? line.value(u"role"_s) : u"agent"_s;
    if (fixedRole.isEmpty() && role != u"agent" && role != u"supervisor")
        return complain(u"--role is '%1'; write agent or supervisor."_s.arg(role), ExitUsage);
    const auto database = openDatabase(line);
    if (!database)
        return complain(database.error());
    const auto created = await(TokenRepository(**database).create({}, line.rest().front(), role, orgsOf(line), SystemClock().now()));
    if (!created)
        return complain(created.error());
    printLine(created->token);
    return ExitDone;
}

int list(const QStringList &arguments, const QString &command, bool showsKeys)
{
    CommandLine line(command + u" list"_s, u"Lists tokens: name, role, organizations, the first digits of the token's hash."_s);
    line.addSettings();
    if (const auto code = line.parse(arguments))
        return *code;
    const auto database = openDatabase(line);
    if (!database)
        return complain(database.error());
    const auto tokens = await(TokenRepository(**database).list());
    if (!tokens)
        return complain(tokens.error());
    for (const TokenInfo &token : *tokens) {
        if ((token.role == u"api") == showsKeys)
            printLine(u"%1\t%2\t%3\t%4%5"_s.arg(token.name, token.role, orgsText(token.orgs), token.hash.left(12), token.revoked ? u"\trevoked"_s : QString()));
    }
    return ExitDone;
}

int revoke(const QStringList &arguments, const QString &command)
{
    CommandLine line(command + u" revoke"_s, u"Ends a token; a running server notices within seconds."_s, u"[options] <first digits of its hash, from the list>"_s);
    line.addSettings();
    if (const auto code = line.parse(arguments))
        return *code;
    if (line.rest().size() != 1 || line.rest().front().size() < 6)
        return complain(u"Say at least the first six digits of the token's hash, as 'attendant %1 list' shows them."_s.arg(command), ExitUsage);
    const auto database = openDatabase(line);
    if (!database)
        return complain(database.error());
    const TokenRepository repository(**database);
    const auto tokens = await(repository.list());
    if (!tokens)
        return complain(tokens.error());
    std::vector<TokenInfo> matching;
    std::ranges::copy_if(*tokens, std::back_inserter(matching),
                         [&](const TokenInfo &token) { return !token.revoked && token.hash.startsWith(line.rest().front()); });
    if (matching.size() != 1)
        return complain(matching.empty() ? u"No token in force has that hash."_s : u"Several tokens begin like that; say more digits."_s);
    const auto revoked = await(repository.revoke(matching.front().hash, SystemClock().now()));
    if (!revoked)
        return complain(revoked.error());
    printLine(u"The token of %1 is revoked."_s.arg(matching.front().name));
    return ExitDone;
}

int run(const QStringList &arguments, const QString &command, const QString &fixedRole)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == u"add")
        return add(rest, command, fixedRole);
    if (verb == u"list")
        return list(rest, command, !fixedRole.isEmpty());
    if (verb == u"revoke")
        return revoke(rest, command);
    if (verb == u"--help" || verb == u"-h") {
        printLine(u"Usage: attendant %1 add <name> | list | revoke <hash>"_s.arg(command));
        return ExitDone;
    }
    return complain(u"Write attendant %1 add, list or revoke."_s.arg(command), ExitUsage);
}

} // namespace

int runUser(const QStringList &arguments)
{
    return run(arguments, u"user"_s, {});
}

int runKey(const QStringList &arguments)
{
    return run(arguments, u"key"_s, u"api"_s);
}

} // namespace Attendant
