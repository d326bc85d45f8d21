// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QIODevice;

namespace Attendant {

/// `attendant safety check`: reads JSON lines {"id","speaker","text"} or {"id","speaker","deltas":[…]} from \a in and writes to \a out one
/// line each: {"id","level","rule","phrase"}, or {"id","levels":[one per delta]} where the last level already knows that the utterance
/// is over. speaker is user/caller (the standard) or agent/assistant/ai. With \a explain also all of
/// PhraseDetector::explanation(), its matches under "considered". A line that cannot be read becomes {"line","error"}. \a lang chooses the rules; English always applies too.
/// Returns the exit code: 0, or 1 when a line could not be read. Blocks until \a in ends.
[[nodiscard]] int runSafetyCheck(QIODevice &in, QIODevice &out, const QString &lang, bool explain);

} // namespace Attendant
