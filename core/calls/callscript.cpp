// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callscript.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// As it stands between quotes in an instruction: on one line, inner quotes escaped.
QString quoted(QString sentence)
{
    sentence.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + sentence.simplified() + u'"';
}

} // namespace

Result<CallScript> CallScript::make(const PromptBuilder &builder, const Organization &organization, const QString &caller, Time now)
{
    const auto prompt = builder.build(organization, now, caller.isEmpty() ? QJsonObject() : QJsonObject{{u"name"_s, caller}});
    if (!prompt)
        return std::unexpected(prompt.error());
    return CallScript{SessionConfig(organization, prompt->instructions, prompt->tools), prompt->version};
}

QJsonObject CallScript::sayExactly(const QString &sentence)
{
    return {{u"instructions"_s, u"Say exactly: %1"_s.arg(quoted(sentence))}};
}

QJsonObject CallScript::greeting(const Organization &organization)
{
    return {{u"instructions"_s, u"Greet the caller. Say exactly: %1"_s.arg(quoted(organization.greeting()))}};
}

} // namespace Attendant
