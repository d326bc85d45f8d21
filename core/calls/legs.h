// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two kinds of line that end at a call. Both are ports: core/api and core/telephony implement them over sockets, tests in memory.
// A leg lives on the thread of its socket; the call is moved to that thread when a caller's leg is attached.

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace Attendant {

/// The caller's end: OpenAI Realtime events as text, both ways.
class CallerLeg : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// One server event to the caller's client, UTF-8 JSON.
    virtual void send(const QByteArray &event) = 0;
    /// Bytes accepted by send() that the client has not read; the call drops a client that lets this grow beyond its bound.
    [[nodiscard]] virtual qint64 unsent() const = 0;
    /// Closes with a WebSocket close code; closed() follows.
    virtual void close(quint16 code, const QString &reason) = 0;
    /// How long one piece of a human's voice should be, for this client (contract.md: about 100 ms for the office frontend).
    [[nodiscard]] virtual std::chrono::milliseconds pieceLength() const = 0;

    /// The formats that this client needs from the first sound on, as a session's "audio" object; empty: it chooses later, if at all.
    [[nodiscard]] virtual QJsonObject audio() const { return {}; }
    /// What the AI should know, and speak about, when it meets this client; empty: nothing happened to it.
    [[nodiscard]] virtual QString news() const { return {}; }
    /// What was sent of speech and is not heard yet is not to be heard; for clients that can still stop it.
    virtual void dropUnheard() {}
    [[nodiscard]] virtual bool canDropUnheard() const { return false; }
    /// How much of an item was really played, from its beginning, where the client tells; else the call reckons.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> heard(const QString &itemId) const
    {
        Q_UNUSED(itemId)
        return std::nullopt;
    }

    // --- for callers whose sound goes to the provider directly (peerleg.h) -------------------------------------------------------
    /// The call's name at the provider; empty: the sound comes through us.
    [[nodiscard]] virtual QString providerCall() const { return {}; }
    /// Whether what we say ourselves reaches the caller.
    [[nodiscard]] virtual bool hearsUs() const { return true; }
    /// A client that is lost may come back.
    [[nodiscard]] virtual bool canReturn() const { return true; }
    /// The call went on there while this server was away: its session is the one that we had.
    [[nodiscard]] virtual bool isRejoined() const { return false; }
    /// Why nobody can listen to this caller or take them over here; empty: they can.
    [[nodiscard]] virtual QString takeoverRefusal() const { return {}; }
    /// Who speaks to the caller from now on: "ai", "human" or "hold"; also when the leg is taken. For clients that want to know.
    virtual void voiceChanged(const QString &mode) { Q_UNUSED(mode) }
    /// Somebody listens (or no longer does), also while the AI speaks.
    virtual void soundWanted(bool isWanted) { Q_UNUSED(isWanted) }

Q_SIGNALS:
    void received(const QByteArray &event); ///< one client event, UTF-8 JSON
    void closed();                          ///< once
};

/// A person's end at a console: audio packets (audio/packet.h) and JSON control texts.
class ConsoleLeg : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void sendAudio(const QByteArray &packet) = 0;
    virtual void sendControl(const QByteArray &json) = 0; ///< {"type":"mode","mode",…}, {"type":"ended"}
    virtual void close(quint16 code, const QString &reason) = 0;

Q_SIGNALS:
    void audioReceived(const QByteArray &packet);
    void closed();
};

/// Closes \a leg and deletes it once it says that it is closed, or three seconds later: its last words are still on their way.
template<typename Leg>
void closeAndRetire(std::unique_ptr<Leg> leg, quint16 code, const QString &reason)
{
    Leg *retired = leg.release();
    QObject::connect(retired, &Leg::closed, retired, &QObject::deleteLater);
    QTimer::singleShot(std::chrono::seconds(3), retired, &QObject::deleteLater);
    retired->close(code, reason);
}

} // namespace Attendant
