// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <map>
#include <vector>

class QTcpSocket;

namespace Attendant {

/// A small HTTP server on 127.0.0.1 that answers from memory and keeps what it was asked. For page tests: ApiClient is the real one. Answers
/// are given by a function per "VERB path"; a path that nobody set gets 404.
class FakeServer : public QObject
{
    Q_OBJECT

public:
    struct Asked
    {
        QByteArray verb;
        QString path;
        QUrlQuery query;
        QJsonObject body;
        std::map<QByteArray, QByteArray> headers; ///< names in lower case
    };
    struct Answer
    {
        int status = 200;
        QJsonObject body;
    };
    using Handler = std::function<Answer(const Asked &)>;

    FakeServer();

    [[nodiscard]] QUrl url() const;
    void on(const QByteArray &verb, const QString &path, Handler handler);
    void on(const QByteArray &verb, const QString &path, const QJsonObject &body);
    /// While true, requests are read and not answered.
    void holdAnswers(bool hold);

    [[nodiscard]] const std::vector<Asked> &asked() const { return m_asked; }
    [[nodiscard]] int count(const QByteArray &verb, const QString &path) const;
    /// The newest request of this kind; an empty one when there was none.
    [[nodiscard]] Asked last(const QByteArray &verb, const QString &path) const;

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Asked &asked);

    QTcpServer m_server;
    std::map<QByteArray, Handler> m_handlers;
    std::vector<Asked> m_asked;
    std::vector<std::pair<QTcpSocket *, Asked>> m_held;
    bool m_hold = false;
};

} // namespace Attendant
