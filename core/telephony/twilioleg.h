// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "calls/legs.h"
#include "telephony/mediasocket.h"

#include <deque>
#include <functional>
#include <memory>

namespace Attendant {

/// A caller on the telephone: a Twilio media stream seen as a client of the Realtime protocol. Audio is µ-law at 8 kHz on both sides and
/// passes as the text that it came in, never decoded here. What the relay paces ahead (200 ms) waits in Twilio's buffer; `clear` empties
/// it, and marks that come back say what was really played. The socket's thread. Source: reference notes on Twilio, sections 3 and 4.
class TwilioLeg final : public CallerLeg
{
    Q_OBJECT

public:
    /// What a telephone says besides audio. Called on the leg's thread, never after close().
    struct Hooks
    {
        std::function<void(QChar digit)> pressed;
        std::function<void()> hungUp;               ///< the stream was stopped by the network
        std::function<void(quint16 code)> closing;  ///< we end the stream
    };
    /// \a clock must outlive the leg. \a news: see CallerLeg::news().
    TwilioLeg(std::unique_ptr<MediaSocket> socket, const QString &streamSid, const Clock &clock, Hooks hooks, QString news = {});
    ~TwilioLeg() override;

    void send(const QByteArray &event) override;
    [[nodiscard]] qint64 unsent() const override;
    void close(quint16 code, const QString &reason) override;
    [[nodiscard]] std::chrono::milliseconds pieceLength() const override { return std::chrono::milliseconds(20); }
    [[nodiscard]] QJsonObject audio() const override;
    [[nodiscard]] QString news() const override { return m_news; }
    void dropUnheard() override;
    [[nodiscard]] bool canDropUnheard() const override { return true; }
    [[nodiscard]] std::optional<std::chrono::microseconds> heard(const QString &itemId) const override;

    /// Ends a stream that has brought nothing for ten seconds: a live one brings a frame every 20 ms. A timer of the leg calls it.
    void checkAlive();

    struct Figures { quint64 frames = 0, duplicates = 0, malformed = 0; };
    [[nodiscard]] const Figures &figures() const { return m_figures; }

private:
    using Microseconds = std::chrono::microseconds;
    /// One spoken item on its way through Twilio's buffer.
    struct Item { QString id; Microseconds sent{}, played{}, playedAt{}; };
    struct Mark { quint64 number = 0; QString item; Microseconds end{}; };

    void onFrame(const QByteArray &frame);
    void onMedia(QByteArrayView media);
    void onMark(QByteArrayView mark);
    void onMalformed();
    void onStopped();
    void play(const QString &itemId, QByteArrayView base64);
    void mark();
    [[nodiscard]] Item &item(const QString &id);
    void drop(quint16 code, const QString &reason);
    void tellClosed();

    std::unique_ptr<MediaSocket> m_socket;
    const QByteArray m_streamSid; ///< as JSON writes it
    const Clock &m_clock;
    const Hooks m_hooks;
    const QString m_news;
    QTimer m_watch;
    Microseconds m_lastFrame{};
    quint64 m_lastChunk = 0;
    std::deque<Item> m_items;  ///< the last few
    std::deque<Mark> m_marks;  ///< not yet come back
    quint64 m_lastMark = 0;
    Microseconds m_unmarked{}; ///< audio since the last mark
    Figures m_figures;
    bool m_isOver = false;     ///< nothing more is said or heard
    bool m_isClosedTold = false;
};

} // namespace Attendant
