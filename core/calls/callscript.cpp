// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callscript.h"

#include <QJsonArray>

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

CallScript CallScript::make(const Organization &organization, Time)
{
    return {SessionConfig(organization, u"You answer the telephone of %1."_s.arg(organization.name), {}), u"none"_s};
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
