// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

#include <functional>

namespace Attendant {

/// One keep-alive HTTP/1.1 connection of a load generator: one request at a time, as little work per answer as possible, so that the
/// figure is the server's and not the client's.
class LoadConnection : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(int status, QByteArrayView body)>;

    LoadConnection(const QString &host, quint16 port, QObject *parent = nullptr);

    void post(QByteArrayView path, QByteArrayView json, Answer answer);

private:
    void onReadyRead();

    QTcpSocket m_socket;
    QByteArray m_buffer, m_host;
    Answer m_answer;
};

} // namespace Attendant
