// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/times.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace Attendant {

/// An ephemeral key for one session at the provider.
struct MintedSecret
{
    QString value;    ///< "ek_…"; never logged
    Time expiresAt{};
    QJsonObject session; ///< the session as the provider filled it in
};

/// One open conversation with the voice provider: OpenAI Realtime events as text, both ways. Lives on the thread that connected it.
class VoiceSession : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends one client event, UTF-8 JSON. Bounded: when more than 4 MiB wait to be written the session is closed with a reason.
    virtual void send(const QByteArray &event) = 0;
    /// Ends it; closed() follows once.
    virtual void close() = 0;

Q_SIGNALS:
    void opened();                                  ///< the provider accepted; session.created may follow
    void received(const QByteArray &event);         ///< one server event, UTF-8 JSON, as it came
    void closed(const QString &reason, bool failed); ///< once; reason is a sentence; also when opening failed or took too long
};

/// Where the AI's voice comes from. Any thread.
class VoiceProvider
{
public:
    virtual ~VoiceProvider() = default;

    /// A secret for a session with \a session (GA session object). Errors: Unavailable or Timeout with a sentence (provider away, refuses
    /// the key, over quota), never longer than 10 s. Source: reference notes, POST /v1/realtime/client_secrets.
    [[nodiscard]] virtual Pending<MintedSecret> mintSecret(QJsonObject session) = 0;

    /// Begins to connect on the calling thread; the session reports opened() or closed() within 10 s. \a model selects the model.
    [[nodiscard]] virtual std::unique_ptr<VoiceSession> connectSession(const QString &model) = 0;

    /// "OpenAI gpt-realtime" or "Built-in simulator", for people.
    [[nodiscard]] virtual QString displayName() const = 0;

    /// What the last use found: nothing, or why it is away. Any thread.
    [[nodiscard]] virtual std::optional<Error> trouble() const = 0;
};

} // namespace Attendant
