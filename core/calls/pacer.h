// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/wire.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <deque>
#include <functional>
#include <vector>

namespace Attendant {

/// The way of spoken responses to the caller's client: providers send audio much faster than it is heard, and the office's client cannot
/// stop what it has queued, so no more than about 200 ms is given ahead. Events of responses keep their order behind waiting audio.
///
/// The client is taken to play what it gets back to back, from the moment it arrives; that model gives how much is still unheard.
/// One thread; no timer of its own: advance() is called with the time.
class Pacer
{
public:
    using Microseconds = std::chrono::microseconds;
    static constexpr Microseconds standardLead{200'000};
    static constexpr Microseconds pieceLength{100'000}; ///< what long deltas are split into
    static constexpr Microseconds longestQueue{300'000'000};

    /// One piece of audio as it goes out.
    struct Piece
    {
        const Wire::AudioAddress &address;
        QByteArrayView base64;
        Microseconds startsAt; ///< when the caller begins to hear it
        Microseconds length;
    };

    /// \a send gets each event without audio; \a play each piece of audio, with the event that carries it.
    Pacer(std::function<void(const QByteArray &)> send, std::function<void(const QByteArray &, const Piece &)> play);

    /// How far ahead audio may be; the human's voice, which is live, gets a little more than the AI's.
    void setLead(Microseconds lead) { m_limit = lead; }

    /// A response's event without audio; goes out when everything before it has. \a whenSent runs then, also when it is flushed by cut().
    void add(QByteArray event, std::function<void()> whenSent = {});
    /// An event with audio: \a event as it came, whose string "delta" is \a base64 (a view into it). \a bytesPerSecond of the decoded audio.
    /// False, and not taken, when the queue is full.
    [[nodiscard]] bool addAudio(const Wire::AudioAddress &address, QByteArray event, QByteArrayView base64, int bytesPerSecond);

    /// Sends what is due.
    void advance(Microseconds now);

    /// What the caller did not hear of an item.
    struct Unheard
    {
        Wire::AudioAddress address;
        Microseconds heard{}; ///< from the item's beginning
        Microseconds total{}; ///< what had come of it so far
    };
    /// The items that would not be heard to their end if the speech were cut now.
    [[nodiscard]] std::vector<Unheard> unheard(Microseconds now) const;
    /// Drops waiting audio and sends the other waiting events in order.
    void cut(Microseconds now);
    /// Drops waiting audio of one item alone.
    void dropItem(const QString &itemId);
    /// Forgets everything, for a new client.
    void reset();

    /// Given to the client and not yet heard.
    [[nodiscard]] Microseconds ahead(Microseconds now) const { return m_playEnd > now ? m_playEnd - now : Microseconds(0); }
    [[nodiscard]] Microseconds queued() const { return m_queued; } ///< waiting audio
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// How much of an item was heard by \a now; only of the last few items.
    [[nodiscard]] Microseconds heard(const QString &itemId, Microseconds now) const;

private:
    struct Entry
    {
        QByteArray event;
        std::function<void()> whenSent;
        Wire::AudioAddress address;
        qsizetype deltaAt = -1; ///< where the base64 begins in event; -1: no audio
        qsizetype deltaSize = 0;
        qsizetype taken = 0;    ///< characters that were sent as pieces of their own
        int bytesPerSecond = 0;
        [[nodiscard]] bool isAudio() const { return deltaAt >= 0; }
        [[nodiscard]] Microseconds rest() const;
    };
    struct Heard
    {
        Wire::AudioAddress address;
        Microseconds sent{};
        Microseconds playedUntil{}; ///< when its last piece will have been heard
        Microseconds waiting{};     ///< came, but was not sent
    };

    Heard &account(const Wire::AudioAddress &address);
    bool sendAudio(Entry &entry, Microseconds now);

    std::function<void(const QByteArray &)> m_send;
    std::function<void(const QByteArray &, const Piece &)> m_play;
    std::deque<Entry> m_entries;
    std::deque<Heard> m_heard; ///< the last few items
    Microseconds m_limit = standardLead;
    Microseconds m_playEnd{};
    Microseconds m_queued{};
    quint64 m_pieces = 0;
    bool m_isSending = false;
};

/// How long the audio in \a size characters of base64 is.
[[nodiscard]] std::chrono::microseconds audioLength(qsizetype size, int bytesPerSecond);

} // namespace Attendant
