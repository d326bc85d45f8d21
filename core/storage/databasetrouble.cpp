// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasetrouble.h"

#include "base/codedsentence.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr CodedSentence sentences[] = {
    {"database.locked"_L1, u"The database is locked by another program."},
    {"database.read_only"_L1, u"The database file is read-only."},
    {"database.file_error"_L1, u"The database file cannot be read or written (input/output error)."},
    {"database.damaged"_L1, u"The database file is damaged or is not a database."},
    {"database.disk_full"_L1, u"The disk that holds the database is full."},
    {"database.cannot_open"_L1, u"The database file cannot be opened."},
    {"database.server_disk_full"_L1, u"The disk of the database server is full."},
    {"database.late"_L1, u"The database did not answer in time."},
    {"database.no_answer"_L1, u"The database does not answer."},
    {"database.away"_L1, u"The database is not available."},
    {"database.unreachable"_L1, u"The database %1 cannot be reached (%2). Start it, or correct DATABASE_URL."},
    {"database.unusable"_L1, u"The database file %1 cannot be used: %2 Make it writable, or choose another one with DATABASE_URL."},
};

} // namespace

QString databaseTroubleText(QLatin1StringView code)
{
    return sentenceOf(sentences, code);
}

QString databaseTroubleCode(const Error &error)
{
    return codeOf(sentences, error.message);
}

} // namespace Attendant
