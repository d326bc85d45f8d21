// SPDX-License-Identifier: GPL-3.0-or-later
// What calls sound like. Answers are files here, not JSON.
#include "client/apirequest_p.h"

#include <QJsonArray>
#include <QtEndian>

namespace Attendant {

using Internal::nothing;
using Internal::segment;

namespace {

QString pathOf(const CallId &id, const QString &rest)
{
    return u"/api/v1/calls/"_s + segment(id) + u'/' + rest;
}

Error cannotBeUnderstood()
{
    return {Error::Code::Internal, u"The server's answer is not the expected sound."_s, {}, {}};
}

Result<CallSound> soundOf(const QByteArray &wav)
{
    const qsizetype data = wav.indexOf("data");
    if (!wav.startsWith("RIFF") || wav.size() < 44 || data < 36 || wav.size() < data + 8)
        return std::unexpected(cannotBeUnderstood());
    if (qFromLittleEndian<quint16>(wav.constData() + 22) != 1)
        return std::unexpected(cannotBeUnderstood());
    return CallSound{qFromLittleEndian<qint32>(wav.constData() + 24), wav.sliced(data + 8)};
}

} // namespace

template<typename T>
Pending<T> ApiClient::fetch(const Request &request, std::function<Result<T>(QNetworkReply &, const QByteArray &)> read)
{
    const auto started = start(request);
    if (!started)
        return answeredError<T>(std::unexpected(started.error()));
    QNetworkReply *reply = *started;
    auto answer = std::make_shared<Internal::Answer<T>>();
    QTimer::singleShot(Internal::totalLimit, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > Internal::maximumAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, reply, [reply, answer, read = std::move(read)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray body = reply->readAll();
        if (status >= 400)
            answer->give(std::unexpected(errorFromStatus(status, body)));
        else if (status == 0 || reply->error() != QNetworkReply::NoError)
            answer->give(std::unexpected(Internal::networkError(*reply)));
        else
            answer->give(read(*reply, body));
    });
    return answer->future();
}

Pending<RecordingPeaks> ApiClient::recordingPeaks(const CallId &id, int points)
{
    QUrlQuery query;
    query.addQueryItem(u"points"_s, QString::number(points));
    return send<RecordingPeaks>({.path = pathOf(id, u"recording/waveform"_s), .query = query}, [](const QJsonObject &json) -> Result<RecordingPeaks> {
        const auto startedAt = timeFromIso(json.value("started_at"_L1).toString());
        if (!startedAt)
            return std::unexpected(cannotBeUnderstood());
        RecordingPeaks peaks{*startedAt, std::chrono::milliseconds(json.value("duration_ms"_L1).toInteger()), json.value("complete"_L1).toBool(), {}};
        const QJsonObject channels = json.value("channels"_L1).toObject();
        const std::array names{"caller"_L1, "ai"_L1, "human"_L1};
        for (size_t i = 0; i < names.size(); ++i) {
            for (const QJsonValue &value : channels.value(names[i]).toArray())
                peaks.channels[i].push_back(static_cast<quint8>(std::clamp(value.toInt(), 0, 255)));
        }
        return peaks;
    });
}

Pending<CallSound> ApiClient::recordedSound(const CallId &id, std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    QUrlQuery query;
    query.addQueryItem(u"channels"_s, u"mixed"_s);
    query.addQueryItem(u"from_ms"_s, QString::number(from.count()));
    query.addQueryItem(u"to_ms"_s, QString::number(to.count()));
    return fetch<CallSound>({.path = pathOf(id, u"recording"_s), .query = query}, [](QNetworkReply &, const QByteArray &body) { return soundOf(body); });
}

Pending<RecordingPart> ApiClient::recordingPart(const CallId &id, qint64 from, qint64 count)
{
    return fetch<RecordingPart>({.path = pathOf(id, u"recording"_s), .range = "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + count - 1)},
                                [from](QNetworkReply &reply, const QByteArray &body) -> Result<RecordingPart> {
                                    const QByteArray range = reply.rawHeader("Content-Range");
                                    const qint64 total = range.mid(range.indexOf('/') + 1).toLongLong();
                                    if (body.isEmpty() || total < from + body.size())
                                        return std::unexpected(cannotBeUnderstood());
                                    return RecordingPart{body, from, total};
                                });
}

Pending<CallSound> ApiClient::rewind(const CallId &id, std::chrono::seconds time)
{
    QUrlQuery query;
    query.addQueryItem(u"seconds"_s, QString::number(time.count()));
    return fetch<CallSound>({.path = pathOf(id, u"rewind"_s), .query = query}, [](QNetworkReply &, const QByteArray &body) { return soundOf(body); });
}

Pending<void> ApiClient::pauseRecording(const CallId &id)
{
    return command(pathOf(id, u"recording/pause"_s));
}

Pending<void> ApiClient::resumeRecording(const CallId &id)
{
    return command(pathOf(id, u"recording/resume"_s));
}

Pending<void> ApiClient::deleteRecording(const CallId &id)
{
    return send<void>({.verb = "DELETE", .path = pathOf(id, u"recording"_s)}, nothing);
}

} // namespace Attendant
