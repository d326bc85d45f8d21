// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace Attendant {

/// One item of a conversation as the API shows it, and its audio beside it.
struct ConversationItem
{
    QString id;
    QJsonObject json;  ///< with id and object, without audio bytes
    QByteArray audio;  ///< in the session's wire format; that of an assistant as far as it was sent
    std::chrono::milliseconds duration{}; ///< of the audio
};

/// The ordered items of a session. At most 2000; the oldest are forgotten (the model's context is bounded as well).
class Conversation
{
public:
    /// Inserts behind \a previousId ("root": at the beginning, empty: at the end) and returns the id it now follows; empty for the first.
    QString insert(ConversationItem item, const QString &previousId = {});
    [[nodiscard]] ConversationItem *find(const QString &id);
    bool remove(const QString &id);
    [[nodiscard]] QString lastId() const { return m_items.empty() ? QString() : m_items.back().id; }
    [[nodiscard]] const std::vector<ConversationItem> &items() const { return m_items; }

private:
    std::vector<ConversationItem> m_items;
};

} // namespace Attendant
