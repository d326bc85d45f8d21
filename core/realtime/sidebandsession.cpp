// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebandsession_p.h"

#include "base/logging.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {
constexpr std::array<std::chrono::milliseconds, 5> pauses{250ms, 500ms, 1'000ms, 2'000ms, 4'000ms};
}

SidebandSession::SidebandSession(const QNetworkRequest &request, std::chrono::milliseconds limit, bool isNew, OpenAiSession::Report report)
    : m_request(request)
    , m_limit(limit)
    , m_mostTries(isNew ? pauses.size() : 1)
    , m_report(std::move(report))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SidebandSession::attempt);
    attempt();
}

SidebandSession::~SidebandSession()
{
    if (m_session)
        m_session->disconnect(this);
}

void SidebandSession::attempt()
{
    m_isNotThere = false;
    m_session = std::make_unique<OpenAiSession>(m_request, m_limit, [this](std::optional<Error> error) {
        m_isNotThere = error && error->code == Error::Code::NotFound;
        // That a call is not there yet, or has ended, is no trouble of the provider's.
        if (!m_isNotThere)
            m_report(std::move(error));
    });
    connect(m_session.get(), &VoiceSession::opened, this, [this] {
        m_isOpen = true;
        Q_EMIT opened();
    });
    connect(m_session.get(), &VoiceSession::received, this, &VoiceSession::received);
    connect(m_session.get(), &VoiceSession::closed, this, &SidebandSession::onClosed);
}

void SidebandSession::onClosed(const QString &reason, bool failed)
{
    // It is in the middle of telling this.
    m_session->disconnect(this);
    m_session.release()->deleteLater();
    if (m_isNotThere && !m_isOpen && !m_isClosing && m_tries < m_mostTries) {
        m_pause.start(pauses[m_tries++]);
        return;
    }
    m_isGone = m_isNotThere;
    finish(reason, failed);
}

void SidebandSession::finish(const QString &reason, bool failed)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_pause.stop();
    Q_EMIT closed(reason, failed);
}

void SidebandSession::send(const QByteArray &event)
{
    if (m_session && m_isOpen)
        m_session->send(event);
}

void SidebandSession::close()
{
    if (m_isFinished || std::exchange(m_isClosing, true))
        return;
    if (m_session) {
        m_session->close();
        return;
    }
    m_pause.stop();
    QMetaObject::invokeMethod(this, [this] { finish(u"The conversation with the AI provider was closed."_s, false); }, Qt::QueuedConnection);
}

} // namespace Attendant
