// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/voicepool.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Attendant {

/// What is wrong with a client's event, as the Realtime API says it.
struct ProtocolError
{
    QString code;
    QString message;
    QString param;
    bool closes = false; ///< the connection ends with close code 4000
};

/// What a failing session names instead of its response.
inline const QString unknownResponse = QStringLiteral("resp_00000000000000000000");

/// The session object: defaults, checked merging, and its fields as the simulator needs them. A value. Source: the GA session object.
class SessionSettings
{
public:
    struct TurnDetection
    {
        bool isOn = true;
        double threshold = 0.5;
        std::chrono::milliseconds prefixPadding{300};
        std::chrono::milliseconds silence{500};
        std::optional<std::chrono::milliseconds> idleTimeout;
        bool createResponse = true;
        bool interruptResponse = true;
    };

    /// \a isTranscription: of a session that only writes down what it hears.
    explicit SessionSettings(bool isTranscription = false);
    [[nodiscard]] bool isTranscription() const;

    /// Merges \a update as session.update does. On an error nothing has changed. \a hasSpoken: the voice is locked.
    [[nodiscard]] std::optional<ProtocolError> merge(const QJsonObject &update, bool hasSpoken = false);

    /// The full object without id, object and expires_at.
    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    void setModel(const QString &model) { m_json.insert(QStringLiteral("model"), model); }

    [[nodiscard]] QString instructions() const;
    [[nodiscard]] QJsonArray tools() const;
    [[nodiscard]] bool speaks() const; ///< output_modalities is ["audio"]
    [[nodiscard]] WireFormat inputFormat() const;
    [[nodiscard]] WireFormat outputFormat() const;
    [[nodiscard]] QString voice() const;
    [[nodiscard]] double speed() const;
    [[nodiscard]] bool transcribes() const;
    [[nodiscard]] QString language() const; ///< of the transcription; empty when not said
    [[nodiscard]] TurnDetection turnDetection() const;

private:
    [[nodiscard]] QJsonObject input() const;
    [[nodiscard]] QJsonObject output() const;

    QJsonObject m_json;
};

/// Checks the overrides of response.create, which share their shapes with the session's.
[[nodiscard]] std::optional<ProtocolError> checkResponseParameters(const QJsonObject &parameters);

} // namespace Attendant
