// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openaisession_p.h"

#include <memory>

namespace Attendant {

/// The second connection to a call whose sound goes past us. A call that was just created or accepted cannot be joined at once: the
/// handshake is refused with 404, after as much as five seconds, and is tried again. The thread that made it.
/// Source: reference notes, section 5.3.
class SidebandSession final : public VoiceSession
{
    Q_OBJECT

public:
    /// \a limit is for one handshake. A call that is not new gets one more try: it was there, so a 404 says that it has ended.
    SidebandSession(const QNetworkRequest &request, std::chrono::milliseconds limit, bool isNew, OpenAiSession::Report report);
    ~SidebandSession() override;

    void send(const QByteArray &event) override;
    void close() override;
    [[nodiscard]] bool isGone() const override { return m_isGone; }

private:
    void attempt();
    void onClosed(const QString &reason, bool failed);
    void finish(const QString &reason, bool failed);

    const QNetworkRequest m_request;
    const std::chrono::milliseconds m_limit;
    const size_t m_mostTries;
    const OpenAiSession::Report m_report;
    std::unique_ptr<OpenAiSession> m_session;
    QTimer m_pause;
    size_t m_tries = 0;
    bool m_isNotThere = false; ///< the last handshake met with 404
    bool m_isOpen = false, m_isGone = false, m_isClosing = false, m_isFinished = false;
};

} // namespace Attendant
