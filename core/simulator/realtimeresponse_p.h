// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/receptionist.h"
#include "simulator/voicepool.h"

#include <QJsonArray>
#include <QTimer>

namespace Attendant {

class RealtimeSession;

/// One response of a session, from response.created to response.done, in the order of the GA protocol: speech first, paced faster than
/// real time, then function calls. Owned by its session.
class RealtimeResponse : public QObject
{
    Q_OBJECT

public:
    struct Plan
    {
        bool isInConversation = true;
        bool speaks = true; ///< audio and its transcript; else text
        QJsonValue metadata;
        SpeechVoice voice;
        WireFormat format = WireFormat::Pcm24k;
        Receptionist::Answer answer;
    };

    RealtimeResponse(Plan plan, RealtimeSession &session);

    /// Sends response.created and goes on by itself.
    void start();

    /// Ends it at once with the events that are still owed. \a reason: "turn_detected" or "client_cancelled".
    void cancel(const QString &reason);

    /// It begins a tool call and says nothing any more, its end included.
    void beginEndlessTool();

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] bool isInConversation() const { return m_plan.isInConversation; }
    /// How long what was sent takes to be heard.
    [[nodiscard]] std::chrono::milliseconds sentDuration() const { return m_sentDuration; }

Q_SIGNALS:
    void done();

private:
    void speak();
    void onClip(const Result<VoicePool::Clip> &clip);
    void sendNextPiece();
    void openMessage();
    void closeMessage(const QString &status);
    void sendText();
    void callTools();
    void finish(const QString &status, const QJsonValue &details);
    [[nodiscard]] QJsonObject json(const QString &status, const QJsonValue &details) const;
    [[nodiscard]] QJsonObject usage() const;
    [[nodiscard]] QJsonObject place() const;

    RealtimeSession &m_session;
    Plan m_plan;
    QString m_id;
    QString m_itemId;
    QString m_transcript; ///< what was sent of it
    QTimer m_pacer;
    VoicePool::Clip m_clip;
    size_t m_nextPiece = 0;
    qsizetype m_sentBytes = 0;
    std::chrono::milliseconds m_sentDuration{};
    bool m_isMessageOpen = false;
    bool m_isFinished = false;
    QJsonArray m_output;
};

} // namespace Attendant
