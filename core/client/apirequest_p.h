// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How ApiClient asks; shared by the files that implement it.

#include "base/logging.h"
#include "client/apiclient.h"
#include "domain/jsonread.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

#include <chrono>

namespace Attendant {

using namespace Qt::StringLiterals;

namespace Internal {

constexpr std::chrono::seconds totalLimit{30};
constexpr qint64 maximumAnswer = 64 * 1024 * 1024; // a long call's whole event list is below 10 MB

[[nodiscard]] Error networkError(const QNetworkReply &reply);

// An id as one path segment: percent-encoded, so that whatever it holds it stays one.
inline QString segment(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

template<typename T>
QString segment(const Id<T> &id)
{
    return segment(id.text());
}

inline Result<void> nothing(const QJsonObject &)
{
    return {};
}

// A list of things under \a key, each read by \a read; one that cannot be read spoils the list, with its reason.
template<typename T, typename Read>
Result<std::vector<T>> readList(const QJsonObject &json, QLatin1StringView key, Read read)
{
    if (!json.value(key).isArray())
        return fail(Error::Code::Internal, u"The server's answer cannot be understood: '%1' is missing or wrong."_s.arg(key));
    std::vector<T> list;
    for (const QJsonValue &value : json.value(key).toArray()) {
        Result<T> entry = read(value.toObject());
        if (!entry)
            return std::unexpected(entry.error());
        list.push_back(std::move(*entry));
    }
    return list;
}

} // namespace Internal

template<typename T>
Pending<T> ApiClient::send(const Request &request, std::function<Result<T>(const QJsonObject &)> read)
{
    const auto started = start(request);
    if (!started)
        return answeredError<T>(std::unexpected(started.error()));
    QNetworkReply *reply = *started;
    auto answer = std::make_shared<Internal::Answer<T>>(); // answers Unavailable when it goes with the reply, unanswered
    QTimer::singleShot(Internal::totalLimit, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > Internal::maximumAnswer) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, reply, [reply, answer, read = std::move(read), despite = request.answersDespiteStatus] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->property("tooLarge").toBool()) {
            answer->give(fail(Error::Code::TooLarge, u"The server's answer is too large."_s));
            return;
        }
        // A status alone is no answer: the connection may have been lost behind it.
        const bool broken = reply->error() == QNetworkReply::OperationCanceledError || reply->error() == QNetworkReply::RemoteHostClosedError
            || reply->error() == QNetworkReply::TimeoutError;
        if (status == 0 || broken) {
            const Error error = Internal::networkError(*reply);
            qCDebug(lcClient) << reply->url().path() << "failed:" << error.context;
            answer->give(std::unexpected(error));
            return;
        }
        const QByteArray body = reply->readAll();
        const auto json = JsonReader::parseObject(body);
        if (status >= 400 && !(despite && json)) {
            answer->give(std::unexpected(errorFromStatus(status, body)));
            return;
        }
        if (json)
            answer->give(read(*json));
        else if (status == 204)
            answer->give(read({}));
        else
            answer->give(fail(Error::Code::Internal, u"The server's answer is not the expected kind of text. Is %1 an Attendant server?"_s.arg(
                                                         reply->url().authority()), json.error().message));
    });
    return answer->future();
}

} // namespace Attendant
