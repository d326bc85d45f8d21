// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadconnection.h"

namespace Attendant {

LoadConnection::LoadConnection(const QString &host, quint16 port, QObject *parent)
    : QObject(parent)
    , m_host(host.toLatin1() + ':' + QByteArray::number(port))
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QTcpSocket::readyRead, this, &LoadConnection::onReadyRead);
    m_socket.connectToHost(host, port);
}

void LoadConnection::post(QByteArrayView path, QByteArrayView json, Answer answer)
{
    m_answer = std::move(answer);
    QByteArray request;
    request.reserve(200 + json.size());
    request += "POST " + path.toByteArray() + " HTTP/1.1\r\nHost: " + m_host
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json.toByteArray();
    m_socket.write(request);
}

void LoadConnection::onReadyRead()
{
    m_buffer += m_socket.readAll();
    const qsizetype head = m_buffer.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const qsizetype at = QByteArray(m_buffer.left(head)).toLower().indexOf("content-length:");
    if (at < 0)
        return;
    const qsizetype end = m_buffer.indexOf('\r', at);
    const qsizetype length = m_buffer.mid(at + 15, end - at - 15).trimmed().toLongLong();
    if (m_buffer.size() < head + 4 + length)
        return;
    const int status = m_buffer.mid(9, 3).toInt();
    const QByteArray body = m_buffer.mid(head + 4, length);
    m_buffer.remove(0, head + 4 + length);
    auto answer = std::exchange(m_answer, nullptr);
    if (answer)
        answer(status, body);
}

} // namespace Attendant
