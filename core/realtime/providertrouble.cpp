// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/providertrouble.h"

#include "base/codedsentence.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr CodedSentence sentences[] = {
    {"voice.host_not_found"_L1, u"The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network."},
    {"voice.refused"_L1, u"The AI provider refuses connections at its address. Check OPENAI_BASE_URL."},
    {"voice.no_answer"_L1, u"The AI provider did not answer in time."},
    {"voice.bad_certificate"_L1, u"The AI provider's certificate could not be verified."},
    {"voice.unreachable"_L1, u"The AI provider cannot be reached."},
    {"voice.broken"_L1, u"The connection to the AI provider broke."},
    {"voice.silent"_L1, u"The AI provider no longer answers."},
    {"voice.too_slow"_L1, u"The AI provider takes the audio too slowly."},
    {"voice.bad_answer"_L1, u"The AI provider's answer could not be understood."},
    {"voice.quota"_L1, u"The account at the AI provider has used up its quota."},
    {"voice.unknown_model"_L1, u"The AI provider does not know the configured model or address."},
    {"voice.bad_key"_L1, u"The AI provider refuses the API key. Check OPENAI_API_KEY."},
    {"voice.forbidden"_L1, u"The AI provider does not allow this account to use the Realtime API."},
    {"voice.busy"_L1, u"The AI provider accepts no more requests at the moment. Try again shortly."},
    {"voice.fault"_L1, u"The AI provider has a fault (status %1)."},
    {"voice.bad_session"_L1, u"The AI provider refuses the session's configuration."},
    {"voice.status"_L1, u"The AI provider answered with status %1."},
};

} // namespace

Error providerTrouble(QLatin1StringView code, const QString &context, int status)
{
    const bool isLate = code == "voice.no_answer"_L1 || code == "voice.silent"_L1;
    const QString text = sentenceOf(sentences, code);
    return {isLate ? Error::Code::Timeout : Error::Code::Unavailable, text.contains(u'%') ? text.arg(status) : text, context, {}};
}

QString providerTroubleCode(const Error &error)
{
    return codeOf(sentences, error.message);
}

} // namespace Attendant
