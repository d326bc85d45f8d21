// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace Attendant {

/// The GA session object of one call: what the office configured and what the program insists on. A value; any thread.
/// Source: reference notes, section 4.
class SessionConfig
{
public:
    /// \a instructions and \a tools come from the prompt; model, voice, language, transcription and turn detection from
    /// organization.config.
    SessionConfig(const Organization &organization, QString instructions, QJsonArray tools);

    [[nodiscard]] const QString &model() const { return m_model; }
    [[nodiscard]] const QString &instructions() const { return m_instructions; }

    /// The whole session, as POST client_secrets takes it.
    [[nodiscard]] QJsonObject session() const;
    /// The same for session.update: without the model, which is fixed when the session is opened.
    [[nodiscard]] QJsonObject update() const;
    /// A session that only writes down what a person says, in PCM16 at 24 kHz, by commits of ours: detection of turns is off, because
    /// some models want none, and we know where a sentence ends. Source: reference notes, sections 1 and 4.
    [[nodiscard]] QJsonObject transcription() const;
    /// What a telephone call is accepted with at the provider: its sound is negotiated there, and it takes no thresholds and times.
    /// Source: reference notes, section 6.
    [[nodiscard]] QJsonObject telephoneSession() const;
    /// What the frontend is shown: {"instructions","tools","tool_choice","model","voice", …}.
    [[nodiscard]] QJsonObject forClient() const;

    /// The turn detection as configured, answering by itself or not. Null when the office configured none. Source: notes, section 10.
    [[nodiscard]] QJsonValue turnDetection(bool answers) const;

private:
    QString m_model, m_instructions, m_voice, m_language, m_transcriptionModel;
    QJsonArray m_tools;
    QJsonValue m_turnDetection;
};

/// What is left of a client's session.update. Ours alone are instructions, tools, tool_choice, model, voice, transcription, turn
/// detection, modalities, prompt, tracing and truncation: a caller's browser must not be able to drop the safety section.
struct ClientUpdate
{
    QJsonObject session;  ///< what may be passed on, with type "realtime"
    QStringList beta;     ///< keys of the retired beta shape that were found; not empty: refuse the update
    QStringList overruled; ///< keys that were dropped because they are ours

    [[nodiscard]] static ClientUpdate filter(const QJsonObject &session);
};

/// The "audio" object of a session with the fields of \a more put over those of \a audio, side by side (input, output).
[[nodiscard]] QJsonObject mergedAudio(QJsonObject audio, const QJsonObject &more);

} // namespace Attendant
