// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/eventhub.h"

#include "api/authenticator.h"
#include "api/eventconnection_p.h"
#include "api/socketkeeper.h"
#include "base/logging.h"
#include "calls/callservice.h"
#include "storage/eventjournal.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 mostUnsent = 1024 * 1024;
constexpr int readBatch = 500;

} // namespace

// --- the hub ---------------------------------------------------------------------------------------------------------------------

EventHub::EventHub(EventJournal &journal, CallService &calls, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    // Connected before the newest cursor is read: an event in between comes twice and is known by its cursor.
    connect(&journal, &EventJournal::committed, this, &EventHub::onCommitted, Qt::QueuedConnection);
    connect(&calls, &CallService::speechPartial, this, &EventHub::onPartial, Qt::QueuedConnection);
    connect(&calls, &CallService::noticed, this, &EventHub::onNotice, Qt::QueuedConnection);
    m_newest = journal.newestCursor();
}

EventHub::~EventHub() = default;

void EventHub::welcome(std::unique_ptr<QWebSocket> socket, const Subscription &subscription)
{
    auto *connection = new EventConnection(std::move(socket), subscription, *this);
    m_connections.push_back(connection);
    connect(connection, &EventConnection::finished, this, [this, connection] {
        std::erase(m_connections, connection);
        connection->deleteLater();
    });
    connection->begin();
}

void EventHub::closeAll(const QString &reason)
{
    const auto connections = m_connections; // a close may finish one at once
    for (EventConnection *connection : connections)
        connection->close(reason);
}

void EventHub::reviewTokens(const Authenticator &authenticator)
{
    const auto connections = m_connections;
    for (EventConnection *connection : connections)
        connection->review(authenticator.known(connection->tokenHash()));
}

EventHub::Line EventHub::lineOf(const CallEvent &event)
{
    return {event.cursor, event.orgId, QString::fromUtf8(QJsonDocument(event.toJson()).toJson(QJsonDocument::Compact))};
}

void EventHub::onCommitted(const std::vector<CallEvent> &events)
{
    if (events.empty())
        return;
    m_newest = std::max(m_newest, events.back().cursor);
    if (m_connections.empty())
        return;
    std::vector<Line> lines;
    lines.reserve(events.size());
    for (const CallEvent &event : events)
        lines.push_back(lineOf(event));
    const auto connections = m_connections; // one may finish meanwhile
    for (EventConnection *connection : connections)
        connection->offer(lines);
}

void EventHub::onPartial(const CallEvent &event)
{
    if (!m_connections.empty())
        offer(lineOf(event));
}

void EventHub::onNotice(const LiveNotice &notice)
{
    if (!m_connections.empty())
        offer({0, notice.org, QString::fromUtf8(QJsonDocument(notice.toJson()).toJson(QJsonDocument::Compact)), notice.orgs});
}

void EventHub::offer(const Line &line)
{
    const std::vector<Line> lines{line};
    const auto connections = m_connections;
    for (EventConnection *connection : connections)
        connection->offer(lines);
}

// --- one connection --------------------------------------------------------------------------------------------------------------

EventConnection::EventConnection(std::unique_ptr<QWebSocket> socket, EventHub::Subscription subscription, EventHub &hub)
    : QObject(&hub)
    , m_socket(std::move(socket))
    , m_subscription(std::move(subscription))
    , m_hub(hub)
{
    // Clients have nothing to say here.
    m_socket->setMaxAllowedIncomingFrameSize(4096);
    m_socket->setMaxAllowedIncomingMessageSize(4096);
    new SocketKeeper(m_socket.get());
    connect(m_socket.get(), &QWebSocket::disconnected, this, &EventConnection::finished);
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &EventConnection::onBytesWritten);
}

EventConnection::~EventConnection()
{
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void EventConnection::begin()
{
    m_position = m_hub.newest();
    if (!m_subscription.hasAfter) {
        m_state = State::Live;
        sendType(u"hello"_s, m_position);
        return;
    }
    const QString &after = m_subscription.after;
    bool isNumber = false;
    const qint64 cursor = after.toLongLong(&isNumber);
    const bool isPlain = isNumber && QString::number(cursor) == after;
    const EventJournal &journal = m_hub.journal();
    // 0 lies before the first event of all. What is ahead of the journal was given out by another one.
    const bool isKnown = isPlain && cursor >= 0 && cursor <= journal.newestCursor() && cursor >= journal.oldestCursor() - 1;
    if (!isKnown) {
        m_state = State::Live;
        sendType(u"hello"_s, m_position);
        sendType(u"resync"_s, m_position);
        return;
    }
    m_position = cursor;
    sendType(u"hello"_s, cursor);
    readOn();
}

void EventConnection::sendType(const QString &type, qint64 cursor)
{
    const QJsonObject json{{u"type"_s, type}, {u"cursor"_s, QString::number(cursor)}};
    if (m_socket->isValid())
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

bool EventConnection::wants(const OrgId &org) const
{
    return (m_subscription.org.isEmpty() || m_subscription.org == org) && m_subscription.principal.maySee(org);
}

bool EventConnection::wants(const EventHub::Line &line) const
{
    if (!line.orgs || !line.org.isEmpty())
        return wants(line.org);
    // About a person: for everybody who shares an organization with them.
    return line.orgs->empty() || std::ranges::any_of(*line.orgs, [this](const OrgId &org) { return wants(org); });
}

bool EventConnection::isFull() const
{
    return m_socket->bytesToWrite() > mostUnsent;
}

void EventConnection::readOn()
{
    m_hub.journal().readAfter(m_position, readBatch).then(this, [this](const Result<std::vector<CallEvent>> &events) { onRead(events); });
}

void EventConnection::onRead(const Result<std::vector<CallEvent>> &events)
{
    if (m_state != State::Replaying || !m_socket->isValid())
        return;
    if (!events) {
        qCWarning(lcApi).noquote() << "an event stream cannot be replayed:" << events.error().message;
        resync();
        return;
    }
    for (const CallEvent &event : *events) {
        m_position = event.cursor;
        if (wants(event.orgId))
            m_socket->sendTextMessage(EventHub::lineOf(event).text);
    }
    m_emptyReads = events->empty() ? m_emptyReads + 1 : 0;
    if (m_position >= m_hub.newest()) {
        m_state = State::Live;
    } else if (m_emptyReads > 2) {
        resync(); // the journal knows of newer events and cannot hand them out: they are in its spill file
    } else if (isFull()) {
        m_waitsForRoom = true; // a replay is as fast as its reader
    } else {
        readOn();
    }
}

void EventConnection::offer(const std::vector<EventHub::Line> &lines)
{
    if (m_state != State::Live || !m_socket->isValid())
        return;
    for (const EventHub::Line &line : lines) {
        if (line.cursor != 0 && line.cursor <= m_position)
            continue; // the replay had it
        if (line.cursor != 0)
            m_position = line.cursor;
        if (!wants(line))
            continue;
        if (isFull()) {
            fallBehind();
            return;
        }
        m_socket->sendTextMessage(line.text);
    }
}

void EventConnection::fallBehind()
{
    m_state = State::Lagging;
    qCInfo(lcApi) << "an event stream's reader is too slow; it will have to resync";
}

void EventConnection::onBytesWritten()
{
    if (m_state == State::Lagging && m_socket->bytesToWrite() == 0) {
        resync();
    } else if (m_waitsForRoom && m_socket->bytesToWrite() < mostUnsent / 4) {
        m_waitsForRoom = false;
        readOn();
    }
}

void EventConnection::resync()
{
    m_position = m_hub.newest();
    m_state = State::Live;
    sendType(u"resync"_s, m_position);
}

void EventConnection::review(const std::optional<Principal> &principal)
{
    if (principal)
        m_subscription.principal = *principal;
    else
        SocketKeeper::close(m_socket.get(), QWebSocketProtocol::CloseCodePolicyViolated, u"The token has been revoked."_s);
}

void EventConnection::close(const QString &reason)
{
    SocketKeeper::close(m_socket.get(), QWebSocketProtocol::CloseCodeGoingAway, reason);
}

} // namespace Attendant
