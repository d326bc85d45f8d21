// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "prompt/promptbuilder.h"
#include "realtime/sessionconfig.h"

namespace Attendant {

/// What the AI of one call is told: the office's prompt as a session, and the prompt's version for the record. A value.
struct CallScript
{
    SessionConfig config;
    QString promptVersion;

    /// Errors: InvalidInput (the prompt's template).
    [[nodiscard]] static Result<CallScript> make(const PromptBuilder &builder, const Organization &organization, const QString &caller, Time now);

    /// For response.create: the AI says \a sentence and nothing else.
    [[nodiscard]] static QJsonObject sayExactly(const QString &sentence);
    [[nodiscard]] static QJsonObject greeting(const Organization &organization);
};

} // namespace Attendant
