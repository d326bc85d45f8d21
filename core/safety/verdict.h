// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>

namespace Attendant {

/// What an utterance means for the call, in order of gravity: a later value outranks an earlier one.
enum class Risk : std::uint8_t {
    None,
    Uncertain, ///< the AI says that it does not know, or did not understand
    Human,     ///< the caller wishes for a person
    High,      ///< someone should look at this soon
    Emergency, ///< bodily danger now
};

/// Who speaks. Danger, urgency and wishes are looked for in the caller's words, uncertainty in the AI's.
enum class SpeakerSide : std::uint8_t { Caller, Ai };

/// The gravest thing found in an utterance so far, and why.
struct Verdict
{
    Risk risk = Risk::None;
    QString phrase;        ///< the words as they were written
    qsizetype from = 0;    ///< where they stand in the utterance, in UTF-16 units
    qsizetype length = 0;
    QString rule;          ///< the rule's id, such as "en.cardiac.now"; "org.emergency" and "org.priority" are the organization's own phrases
    QString category;      ///< "cardiac", "breathing", …

    bool operator==(const Verdict &) const = default;
};

[[nodiscard]] QString toString(Risk risk); ///< "none", "uncertain", "human", "high", "emergency"
[[nodiscard]] std::optional<Risk> riskFrom(QStringView text);

} // namespace Attendant

Q_DECLARE_METATYPE(Attendant::Verdict)
