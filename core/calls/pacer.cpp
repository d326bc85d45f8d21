// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/pacer.h"

#include <algorithm>

namespace Attendant {

namespace {
constexpr size_t rememberedItems = 8;
}

std::chrono::microseconds audioLength(qsizetype size, int bytesPerSecond)
{
    return std::chrono::microseconds(size * 3 / 4 * 1'000'000 / bytesPerSecond);
}

Pacer::Pacer(std::function<void(const QByteArray &)> send, std::function<void(const QByteArray &, const Piece &)> play)
    : m_send(std::move(send))
    , m_play(std::move(play))
{}

Pacer::Microseconds Pacer::Entry::rest() const
{
    return isAudio() ? audioLength(deltaSize - taken, bytesPerSecond) : Microseconds(0);
}

void Pacer::add(QByteArray event, std::function<void()> whenSent)
{
    m_entries.push_back({.event = std::move(event), .whenSent = std::move(whenSent)});
}

bool Pacer::addAudio(const Wire::AudioAddress &address, QByteArray event, QByteArrayView base64, int bytesPerSecond)
{
    Entry entry{.address = address, .deltaAt = base64.data() - event.constData(), .deltaSize = base64.size(), .bytesPerSecond = bytesPerSecond};
    entry.event = std::move(event);
    if (m_queued + entry.rest() > longestQueue)
        return false;
    m_queued += entry.rest();
    account(address).waiting += entry.rest();
    m_entries.push_back(std::move(entry));
    return true;
}

Pacer::Heard &Pacer::account(const Wire::AudioAddress &address)
{
    for (Heard &heard : m_heard) {
        if (heard.address == address)
            return heard;
    }
    if (m_heard.size() == rememberedItems)
        m_heard.pop_front();
    return m_heard.emplace_back(Heard{.address = address});
}

bool Pacer::sendAudio(Entry &entry, Microseconds now)
{
    const bool whole = entry.taken == 0 && entry.rest() <= standardLead;
    // Groups of four characters are three bytes; an even number of groups keeps 16-bit samples whole.
    const auto pieceChars = static_cast<qsizetype>(entry.bytesPerSecond * pieceLength.count() / 1'000'000 / 6 * 8);
    const qsizetype left = entry.deltaSize - entry.taken;
    // A tail of less than half a piece goes with the piece before it.
    const qsizetype size = whole || left < pieceChars * 3 / 2 ? left : pieceChars;
    const Microseconds length = audioLength(size, entry.bytesPerSecond);
    if (ahead(now) > Microseconds(0) && ahead(now) + length > m_limit)
        return false;

    const QByteArrayView base64 = QByteArrayView(entry.event).sliced(entry.deltaAt + entry.taken, size);
    const Microseconds startsAt = std::max(m_playEnd, now);
    m_playEnd = startsAt + length;
    m_queued -= length;
    Heard &heard = account(entry.address);
    heard.sent += length;
    heard.waiting = std::max(Microseconds(0), heard.waiting - length);
    heard.playedUntil = m_playEnd;
    entry.taken += size;
    m_play(whole ? entry.event : Wire::audioDelta(entry.address, base64, "event_att_p" + QByteArray::number(++m_pieces)),
           {entry.address, base64, startsAt, length});
    return true;
}

void Pacer::advance(Microseconds now)
{
    // Sending can make the owner call again (a client that is dropped while it is written to).
    if (m_isSending)
        return;
    m_isSending = true;
    while (!m_entries.empty()) {
        if (m_entries.front().isAudio()) {
            if (m_entries.front().taken < m_entries.front().deltaSize && !sendAudio(m_entries.front(), now))
                break;
            if (!m_entries.empty() && m_entries.front().isAudio() && m_entries.front().taken >= m_entries.front().deltaSize)
                m_entries.pop_front();
        } else {
            Entry entry = std::move(m_entries.front());
            m_entries.pop_front();
            m_send(entry.event);
            if (entry.whenSent)
                entry.whenSent();
        }
    }
    m_isSending = false;
}

std::vector<Pacer::Unheard> Pacer::unheard(Microseconds now) const
{
    std::vector<Unheard> result;
    for (const Heard &item : m_heard) {
        const Microseconds heardNow = heard(item.address.itemId, now);
        const Microseconds total = item.sent + item.waiting;
        if (heardNow < total)
            result.push_back({item.address, heardNow, total});
    }
    return result;
}

void Pacer::cut(Microseconds now)
{
    std::erase_if(m_entries, [](const Entry &entry) { return entry.isAudio(); });
    for (Heard &item : m_heard) {
        // What the client has is all there will be, and it is accounted for.
        item.sent = heard(item.address.itemId, now);
        item.playedUntil = now;
        item.waiting = {};
    }
    m_queued = {};
    advance(now);
}

void Pacer::dropItem(const QString &itemId)
{
    std::erase_if(m_entries, [&](const Entry &entry) {
        if (!entry.isAudio() || entry.address.itemId != itemId)
            return false;
        m_queued -= entry.rest();
        return true;
    });
    for (Heard &item : m_heard) {
        if (item.address.itemId == itemId)
            item.waiting = {};
    }
}

void Pacer::reset()
{
    m_entries.clear();
    m_heard.clear();
    m_playEnd = {};
    m_queued = {};
}

Pacer::Microseconds Pacer::heard(const QString &itemId, Microseconds now) const
{
    for (const Heard &item : m_heard) {
        if (item.address.itemId == itemId) {
            const Microseconds left = item.playedUntil > now ? item.playedUntil - now : Microseconds(0);
            return item.sent > left ? item.sent - left : Microseconds(0);
        }
    }
    return {};
}

} // namespace Attendant
