// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/speech.h"
#include "base/result.h"

#include <QJsonObject>
#include <QList>

namespace Attendant {

/// What a simulated caller is like and says. Read from JSON:
///
///     {"id": "booking", "title": "…", "language": "en", "voice": {"variant": "f2", "pitch": 55, "rate": 165},
///      "caller": {"name": "Nora Lindqvist", "number": "+16085550142"}, "channel": "browser", "org": "org_demo_001" (optional),
///      "urgent": true (optional: the generator sends it early), "patience_s": 45, "finish": "hang_up" | "wait" | "stay",
///      "lines": [{"say": "…", "after": "greeting" | "question" | "any" | "start", "when_asked": "name" | "date_of_birth" | "phone" |
///                 "reason" | "time" | "email", "barge_in": true, "pause_ms": 600}],
///      "to_human": [{"say": "…"}]}
///
/// A line is spoken once, when its turn comes: an answer (`when_asked`) when that is asked for, the others in their order when their
/// `after` holds (the default is "any"). "start" does not wait for a greeting. `barge_in` starts while the other side still speaks.
/// `{name}`, `{first_name}`, `{number}` and `{email}` are replaced by the caller's. A value; any thread.
struct Scenario
{
    enum class After { Greeting, Question, Any, Start };
    enum class Finish {
        HangUp, ///< once everything is said and answered
        Wait,   ///< for the AI's end_call or a person, as long as the patience lasts
        Stay,   ///< until somebody else ends the call
    };
    struct Line
    {
        QString say;
        After after = After::Any;
        QString whenAsked;
        bool bargesIn = false;
        std::chrono::milliseconds pause{600};
    };

    QString id, title, language, callerName, callerNumber, channel, orgId;
    SpeechVoice voice;
    bool isUrgent = false;
    std::chrono::seconds patience{45};
    Finish finish = Finish::HangUp;
    QList<Line> lines;
    QList<Line> toHuman;

    /// Errors: InvalidInput naming the field.
    [[nodiscard]] static Result<Scenario> fromJson(const QJsonObject &json);
    /// Errors: NotFound, InvalidInput.
    [[nodiscard]] static Result<Scenario> load(const QString &path);
    /// Those that come with the program, by id.
    [[nodiscard]] static QList<Scenario> builtIn();
    /// Errors: NotFound naming those that exist.
    [[nodiscard]] static Result<Scenario> builtIn(const QString &id);

    /// \a text with the caller's particulars filled in.
    [[nodiscard]] QString filledIn(QString text) const;
};

} // namespace Attendant
