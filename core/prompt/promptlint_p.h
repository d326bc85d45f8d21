// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "prompt/promptbuilder.h"
#include "prompt/prompttemplate_p.h"

namespace Attendant {

/// What a person should look at in \a prompt, in the order of its lines, the whole first.
[[nodiscard]] QList<PromptWarning> lint(const Prompt &prompt, const Organization &organization, const PromptTemplate &source, bool hadHeading);

/// Names in \a source that no value has, with the place of their first use in the template.
[[nodiscard]] QList<PromptTemplate::Use> unknownNames(const PromptTemplate &source);

} // namespace Attendant
