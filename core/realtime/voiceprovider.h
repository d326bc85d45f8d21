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
    /// Behind closed(): the call that was to be joined is not (or no longer) at the provider, so trying again is no use.
    [[nodiscard]] virtual bool isGone() const { return false; }

Q_SIGNALS:
    void opened();                                  ///< the provider accepted; session.created may follow
    void received(const QByteArray &event);         ///< one server event, UTF-8 JSON, as it came
    void closed(const QString &reason, bool failed); ///< once; reason is a sentence; also when opening failed or took too long
};

/// A call whose sound goes between the caller and the provider directly: its name there, and the answer to the caller's offer.
struct PeerCall
{
    QString id;     ///< "rtc_…"
    QByteArray sdp; ///< the answer; empty for a call that came by telephone
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

    /// The same for a session that only writes down what it is sent (GA type "transcription"). Null: this provider has none.
    [[nodiscard]] virtual std::unique_ptr<VoiceSession> connectTranscription();

    // --- calls whose sound does not come through us (WebRTC, SIP). Source: reference notes, sections 5.2, 5.3 and 6. A provider that has
    // --- no such calls answers Conflict. Other errors: InvalidInput (what the caller sent), NotFound (no such call), Unavailable, Timeout;
    // --- never longer than 10 s.
    /// Creates a call for the SDP offer \a offer with our own key, so that we may join it.
    [[nodiscard]] virtual Pending<PeerCall> createCall(QByteArray offer, QJsonObject session);
    /// Answers a call that rings there.
    [[nodiscard]] virtual Pending<void> acceptCall(QString call, QJsonObject session);
    /// Refuses it with a SIP status.
    [[nodiscard]] virtual Pending<void> rejectCall(QString call, int status);
    /// Sends the caller to \a target, "tel:+1…" or "sip:…". Done means that they were told, not that somebody answered.
    [[nodiscard]] virtual Pending<void> referCall(QString call, QString target);
    [[nodiscard]] virtual Pending<void> hangUpCall(QString call);
    /// A second connection to the call, for its events alone. One that was just created may not be there yet: with \a isNew that is given
    /// some seconds. Null: the provider has no such calls.
    [[nodiscard]] virtual std::unique_ptr<VoiceSession> joinCall(const QString &call, bool isNew);

    /// "OpenAI gpt-realtime" or "Built-in simulator", for people.
    [[nodiscard]] virtual QString displayName() const = 0;

    /// What the last use found: nothing, or why it is away. Any thread.
    [[nodiscard]] virtual std::optional<Error> trouble() const = 0;
};

} // namespace Attendant
