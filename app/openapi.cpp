// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/openapi.h"

#include "app/commands.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

int runOpenApi(const QStringList &arguments)
{
    CommandLine line(u"openapi"_s, u"Prints the description of the HTTP API (OpenAPI 3.1, JSON)."_s);
    if (const auto code = line.parse(arguments))
        return *code;
    printLine(QString::fromUtf8(QJsonDocument(apiDescription()).toJson(QJsonDocument::Indented)).trimmed());
    return ExitDone;
}

} // namespace Attendant
