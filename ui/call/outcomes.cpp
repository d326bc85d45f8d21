// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/outcomes.h"

#include "domain/organization.h"
#include "domain/wrapup.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct Known { QLatin1StringView code; const char *words; };

// The general list's, which an office without a list of its own has, and those of older records.
constexpr std::array known{
    Known{"resolved"_L1, QT_TRANSLATE_NOOP("Outcome", "Resolved")},
    Known{"appointment_made"_L1, QT_TRANSLATE_NOOP("Outcome", "Appointment made")},
    Known{"callback_arranged"_L1, QT_TRANSLATE_NOOP("Outcome", "Call back arranged")},
    Known{"emergency_services"_L1, QT_TRANSLATE_NOOP("Outcome", "Emergency services called")},
    Known{"transferred"_L1, QT_TRANSLATE_NOOP("Outcome", "Passed on to somebody else")},
    Known{"no_action"_L1, QT_TRANSLATE_NOOP("Outcome", "Nothing to do")},
    Known{"caller_gone"_L1, QT_TRANSLATE_NOOP("Outcome", "Caller hung up")},
    Known{"solved"_L1, QT_TRANSLATE_NOOP("Outcome", "Solved")},
    Known{"handed_back"_L1, QT_TRANSLATE_NOOP("Outcome", "Handed back to the AI")},
    Known{"handed back to the AI"_L1, QT_TRANSLATE_NOOP("Outcome", "Handed back to the AI")}, // the server's word when nobody chose one
    Known{"emergency_service"_L1, QT_TRANSLATE_NOOP("Outcome", "Emergency service called")},
    Known{"call_back"_L1, QT_TRANSLATE_NOOP("Outcome", "Call back agreed")},
};

// What the server and the AI write down; source: core/telephony and the tool "end_call".
constexpr std::array knownEnds{
    Known{"caller hung up"_L1, QT_TRANSLATE_NOOP("Outcome", "Caller hung up")},
    Known{"left a voicemail"_L1, QT_TRANSLATE_NOOP("Outcome", "Caller left a message")},
    Known{"the caller said goodbye"_L1, QT_TRANSLATE_NOOP("Outcome", "Caller said goodbye")},
    Known{"wrong number"_L1, QT_TRANSLATE_NOOP("Outcome", "Wrong number")},
    Known{"the telephone was never connected"_L1, QT_TRANSLATE_NOOP("Outcome", "The telephone was never connected")},
    Known{"the telephone network did not place the call"_L1, QT_TRANSLATE_NOOP("Outcome", "The telephone network did not place the call")},
};

} // namespace

QString outcomeName(const QString &code, const Organization *organization)
{
    if (organization && organization->config.contains("outcomes"_L1)) {
        const auto own = outcomesOf(*organization);
        if (const auto found = std::ranges::find(own, code, &Outcome::code); found != own.end())
            return found->label;
    }
    const auto found = std::ranges::find_if(known, [&](const Known &entry) { return entry.code == code; });
    return found == known.end() ? code : QCoreApplication::translate("Outcome", found->words);
}

QString endReasonName(const QString &reason)
{
    const auto found = std::ranges::find_if(knownEnds, [&](const Known &entry) { return entry.code == reason; });
    return found == knownEnds.end() ? reason : QCoreApplication::translate("Outcome", found->words);
}

} // namespace Attendant::Ui
