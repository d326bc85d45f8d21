// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "realtime/voiceprovider.h"

#include <QUrl>

#include <chrono>
#include <memory>

namespace Attendant {

/// OpenAI's Realtime API (GA), or anything that speaks it. REST requests run on a thread of their own; WebSockets on the thread that
/// connects them, with the standard key: an ephemeral key would expire between a call's first connection and its reconnections, and
/// ours never leaves the server anyway. Any thread. Source: reference notes, sections 3 and 5.1.
class OpenAiRealtime final : public VoiceProvider
{
public:
    struct Options
    {
        QUrl baseUrl;  ///< "https://api.openai.com/v1", no trailing slash; the WebSocket's URL follows from it
        QString apiKey;
        QString name;  ///< for people; empty: made from the URL
        std::chrono::milliseconds limit{8'000}; ///< for a request and for a handshake
    };
    explicit OpenAiRealtime(Options options);
    /// Requests in flight are answered Unavailable. Sessions may live on; they belong to their owners.
    ~OpenAiRealtime() override;

    [[nodiscard]] Pending<MintedSecret> mintSecret(QJsonObject session) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> connectSession(const QString &model) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> connectTranscription() override;
    [[nodiscard]] Pending<PeerCall> createCall(QByteArray offer, QJsonObject session) override;
    [[nodiscard]] Pending<void> acceptCall(QString call, QJsonObject session) override;
    [[nodiscard]] Pending<void> rejectCall(QString call, int status) override;
    [[nodiscard]] Pending<void> referCall(QString call, QString target) override;
    [[nodiscard]] Pending<void> hangUpCall(QString call) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> joinCall(const QString &call, bool isNew) override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] std::optional<Error> trouble() const override;

private:
    [[nodiscard]] Pending<void> act(const QString &call, const QString &verb, const QJsonObject &body);

    struct Private;
    std::unique_ptr<Private> d;
};

/// The sentence for what a provider answered: HTTP \a status (0: none came), the API's error \a code and its \a message.
[[nodiscard]] Error providerError(int status, const QString &code, const QString &message);

} // namespace Attendant
