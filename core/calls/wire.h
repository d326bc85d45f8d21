// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Realtime events as text: what we say to the client or to the provider ourselves. Pure; any thread. Source: reference notes, 7, 8, 12.

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace Attendant::Wire {

/// Compact UTF-8 JSON.
[[nodiscard]] QByteArray bytes(const QJsonObject &event);
/// The object in \a json; empty when it is none.
[[nodiscard]] QJsonObject object(QByteArrayView json);

/// A fresh id for an event, item or response of our own; at most 32 characters, recognisable by isOurs().
[[nodiscard]] QString ourEventId();
[[nodiscard]] QString ourItemId();
[[nodiscard]] QString ourResponseId();
/// True for the ids above, as text or as raw bytes of an event.
[[nodiscard]] bool isOurs(QStringView id);
[[nodiscard]] bool isOurs(QByteArrayView id);

/// {"type":"error", …} for the client. \a clientEventId is the event that it answers, if any.
[[nodiscard]] QByteArray error(const QString &code, const QString &message, const QString &clientEventId = {},
                               const QString &type = QStringLiteral("invalid_request_error"));

/// One piece of audio. \a base64 is taken as it is.
struct AudioAddress
{
    QString responseId, itemId;
    int outputIndex = 0, contentIndex = 0;
    bool operator==(const AudioAddress &) const = default;
};
[[nodiscard]] QByteArray audioDelta(const AudioAddress &address, QByteArrayView base64, QByteArrayView eventId);

/// An assistant's audio item as the events show it. \a status: "in_progress", "completed", "incomplete".
[[nodiscard]] QJsonObject assistantItem(const QString &id, const QString &status, const QString &transcript);

/// The events that open one spoken response, up to the first delta.
[[nodiscard]] std::vector<QByteArray> opening(const AudioAddress &address, const QString &previousItemId);
[[nodiscard]] QByteArray transcriptDelta(const AudioAddress &address, const QString &words);
/// The events that close it in the order of the notes, section 10. \a status: "completed" or "cancelled".
[[nodiscard]] std::vector<QByteArray> closing(const AudioAddress &address, const QString &transcript, const QString &status);

} // namespace Attendant::Wire
