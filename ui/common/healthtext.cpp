// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/healthtext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct Reason
{
    QLatin1StringView code;
    const char *words;
};

// The codes of core/storage/databasetrouble.cpp and core/realtime/providertrouble.cpp.
constexpr Reason reasons[] = {
    {"database.locked"_L1, QT_TRANSLATE_NOOP("Health", "The database is locked by another program.")},
    {"database.read_only"_L1, QT_TRANSLATE_NOOP("Health", "The database file is read-only.")},
    {"database.file_error"_L1, QT_TRANSLATE_NOOP("Health", "The database file cannot be read or written.")},
    {"database.damaged"_L1, QT_TRANSLATE_NOOP("Health", "The database file is damaged or is not a database.")},
    {"database.disk_full"_L1, QT_TRANSLATE_NOOP("Health", "The disk that holds the database is full.")},
    {"database.cannot_open"_L1, QT_TRANSLATE_NOOP("Health", "The database file cannot be opened.")},
    {"database.server_disk_full"_L1, QT_TRANSLATE_NOOP("Health", "The disk of the database server is full.")},
    {"database.late"_L1, QT_TRANSLATE_NOOP("Health", "The database did not answer in time.")},
    {"database.no_answer"_L1, QT_TRANSLATE_NOOP("Health", "The database does not answer.")},
    {"database.away"_L1, QT_TRANSLATE_NOOP("Health", "The database is not available.")},
    {"database.unreachable"_L1, QT_TRANSLATE_NOOP("Health", "The database cannot be reached. Start it, or correct DATABASE_URL on the server.")},
    {"database.unusable"_L1, QT_TRANSLATE_NOOP("Health", "The database file cannot be used. Make it writable, or correct DATABASE_URL on the server.")},
    {"voice.host_not_found"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network.")},
    {"voice.refused"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider refuses connections at its address. Check OPENAI_BASE_URL.")},
    {"voice.no_answer"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider did not answer in time.")},
    {"voice.bad_certificate"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider's certificate could not be verified.")},
    {"voice.unreachable"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider cannot be reached.")},
    {"voice.broken"_L1, QT_TRANSLATE_NOOP("Health", "The connection to the AI provider broke.")},
    {"voice.silent"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider no longer answers.")},
    {"voice.too_slow"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider takes the audio too slowly.")},
    {"voice.bad_answer"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider's answer could not be understood.")},
    {"voice.quota"_L1, QT_TRANSLATE_NOOP("Health", "The account at the AI provider has used up its quota.")},
    {"voice.unknown_model"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider does not know the configured model or address.")},
    {"voice.bad_key"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider refuses the API key. Check OPENAI_API_KEY.")},
    {"voice.forbidden"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider does not allow this account to use the Realtime API.")},
    {"voice.busy"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider accepts no more requests at the moment.")},
    {"voice.fault"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider has a fault.")},
    {"voice.bad_session"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider refuses the session's configuration.")},
    {"voice.status"_L1, QT_TRANSLATE_NOOP("Health", "The AI provider gave an unexpected answer.")},
};

} // namespace

QString healthSentence(const Readiness::Part &part)
{
    const auto known = std::ranges::find(reasons, part.code, &Reason::code);
    return known == std::end(reasons) ? part.reason : QCoreApplication::translate("Health", known->words);
}

} // namespace Attendant::Ui
