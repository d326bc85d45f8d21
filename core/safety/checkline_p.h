// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace Attendant {

/// A line of the exchange format as nearly all lines are: one object of id, speaker and text, each once at most and without escapes. The
/// views are into the line.
struct SimpleCheckLine
{
    QByteArrayView id;      ///< as it stands in the line, quotes and all; empty when there is none
    QByteArrayView speaker; ///< without quotes
    QByteArrayView text;    ///< without quotes; valid UTF-8
};

/// Reads such a line at a tenth of what a JSON document costs. Nothing for anything else, be it wrong or merely unusual: then a JSON reader
/// has the word.
[[nodiscard]] std::optional<SimpleCheckLine> readSimpleCheckLine(QByteArrayView line);

} // namespace Attendant
