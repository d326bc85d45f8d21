// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/wire.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <vector>

namespace Attendant {

class EventScan;

/// What the caller's client has been told of responses: which are open, and how far. When the AI is cut off in the middle, the client
/// must not be left with a response that never ends; closing() says the rest. One thread.
class ClientView
{
public:
    /// An event that has just gone to the client.
    void sent(const QByteArray &event);

    /// The events that end every open response as cancelled, in the order of the notes; after that they count as closed.
    [[nodiscard]] std::vector<QByteArray> closing();

    [[nodiscard]] bool isOpen(const QString &responseId) const;
    [[nodiscard]] bool hasOpen() const { return !m_open.empty(); }
    void reset() { m_open.clear(); }

private:
    struct Item
    {
        Wire::AudioAddress address;
        QJsonObject item;
        bool hasAudioPart = false;
        bool audioDone = false, transcriptDone = false, partDone = false, done = false;
        QString transcript;
    };
    struct Open
    {
        QString id;
        QJsonObject response;
        std::vector<Item> items;
    };

    Open *find(const QString &responseId);
    static Item *find(Open &open, const QString &itemId);
    void onResponseEvent(const EventScan &scan);
    static void close(const Open &open, std::vector<QByteArray> &events);

    std::vector<Open> m_open;
};

} // namespace Attendant
