// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "safety/verdict.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace Attendant {

class DangerModel;
class RuleLayer;

/// Everything that is listened for: the built-in rules of a language (English always among them) and an organization's own phrases.
/// Immutable and compiled; share it between detectors and threads by shared_ptr. Source of the built-in rules: resources/safety.
class Rules
{
public:
    /// One built-in rule with the examples that its author promises. For tests and for showing rules to people.
    struct Description
    {
        QString id, category, comment;
        Risk risk = Risk::None;
        SpeakerSide side = SpeakerSide::Caller;
        QStringList patterns, positive, negative;
    };

    /// English and \a language ("de", "es", "fr"; anything else means English alone). Compiled at the first request, then shared; the
    /// first time on a machine takes up to a second of CPU per language, later starts read the result from the user's cache folder in
    /// milliseconds. Ask once at start on a thread that nobody waits for. Any thread.
    [[nodiscard]] static std::shared_ptr<const Rules> builtIn(QStringView language);

    /// The rules in \a json (the format of resources/safety, described in en.json) with nothing else. Errors: InvalidInput naming the
    /// rule and the fault.
    [[nodiscard]] static Result<std::shared_ptr<const Rules>> fromJson(const QByteArray &json);

    /// These rules and an organization's literal phrases: whole words, any case, accents and punctuation ignored. They raise, and nothing
    /// that was listened for before is switched off. Phrases without a letter or digit are left out.
    [[nodiscard]] std::shared_ptr<const Rules> extended(const QStringList &emergencyPhrases, const QStringList &priorityPhrases) const;

    /// The same rules with another statistical model, or with none (null).
    [[nodiscard]] std::shared_ptr<const Rules> withModel(std::shared_ptr<const DangerModel> model) const;

    [[nodiscard]] std::vector<Description> descriptions() const;
    /// The second opinion that goes with the built-in rules; null when there is none.
    [[nodiscard]] const std::shared_ptr<const DangerModel> &model() const { return m_model; }
    [[nodiscard]] const std::vector<std::shared_ptr<const RuleLayer>> &layers() const { return m_layers; }

private:
    std::vector<std::shared_ptr<const RuleLayer>> m_layers;
    std::shared_ptr<const DangerModel> m_model;
};

} // namespace Attendant
