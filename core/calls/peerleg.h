// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callerline.h"
#include "calls/legs.h"
#include "realtime/voiceprovider.h"

#include <memory>

namespace Attendant {

/// The caller's end of a call whose sound goes between the caller and the provider directly: a browser by WebRTC, or a telephone by SIP.
/// It owns the call at the provider and hangs up when it is closed. A browser may open an audio line to us beside it
/// (`WS /api/v1/calls/{id}/caller-audio`), over which the caller hears and speaks while the AI does not have the call:
///
///     we tell   {"type":"attendant.mode","mode":"ai"|"human"|"hold"}   whose turn it is; send and play sound here unless it is the AI's
///               {"type":"attendant.audio","wanted":true|false}         somebody listens in: send the sound in the AI's turn, too
///               {"type":"attendant.ended"}                             before we close it because the call has ended
///               response.… with ids of ours                            what a person, the hold sound or a prepared sentence says
///     it tells  {"type":"input_audio_buffer.append","audio"}           the caller, PCM16 mono 24 kHz in base64
///               {"type":"attendant.output_audio.append","audio"}       what the caller hears of the AI, for those who listen in
///               {"type":"attendant.hang_up"}                           the caller hangs up, and does not come back (on the relay, too)
///
/// The call's thread.
class PeerLeg final : public CallerLeg
{
    Q_OBJECT

public:
    enum class Kind { Browser, Telephone };
    PeerLeg(VoiceProvider &provider, QString providerCall, Kind kind, bool isRejoined = false);
    ~PeerLeg() override;

    void send(const QByteArray &event) override;
    [[nodiscard]] qint64 unsent() const override { return 0; } ///< the line has a bound of its own
    void close(quint16 code, const QString &reason) override;
    [[nodiscard]] std::chrono::milliseconds pieceLength() const override;
    [[nodiscard]] QString providerCall() const override { return m_call; }
    [[nodiscard]] bool hearsUs() const override { return m_line != nullptr; }
    [[nodiscard]] bool canReturn() const override { return m_kind == Kind::Browser; }
    [[nodiscard]] bool isRejoined() const override { return m_isRejoined; }
    [[nodiscard]] QString takeoverRefusal() const override;
    [[nodiscard]] static QString soundIsKept(); ///< why nobody can be put on a telephone call at the provider
    void voiceChanged(const QString &mode) override;
    void soundWanted(bool isWanted) override;

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Takes the browser's audio line; one that is still there is closed.
    void attachLine(std::shared_ptr<CallerLine> line);
    [[nodiscard]] const std::shared_ptr<CallerLine> &line() const { return m_line; }
    void dropLine() { m_line.reset(); }
    /// Whoever calls this hangs up, or has sent the caller elsewhere.
    void release() { m_isReleased = true; }

private:
    void tell(const QJsonObject &event);
    void hangUp();

    VoiceProvider &m_provider;
    const QString m_call;
    const Kind m_kind;
    const bool m_isRejoined;
    std::shared_ptr<CallerLine> m_line;
    QString m_mode = QStringLiteral("ai");
    bool m_isSoundWanted = false;
    bool m_isClosed = false;
    bool m_isReleased = false; ///< the call at the provider is no longer ours to end
};

} // namespace Attendant
