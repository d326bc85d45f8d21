// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "simulator/voicepool.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace Attendant {

/// A client of the Realtime protocol for tests: inject(…) sends an event, expect(…) waits for the next one of a type.
class RealtimeClient : public QObject
{
    Q_OBJECT

public:
    explicit RealtimeClient(const QUrl &baseUrl, const QString &key = QStringLiteral("sk-test"), const QStringList &subprotocols = {},
                            const QString &beta = {}, const QString &query = QStringLiteral("model=gpt-realtime-2.1"))
    {
        connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString &message) {
            events.append(QJsonDocument::fromJson(message.toUtf8()).object());
        });
        QUrl url = baseUrl;
        url.setScheme(QStringLiteral("ws"));
        url.setPath(url.path() + QStringLiteral("/realtime"));
        url.setQuery(query);
        QNetworkRequest request(url);
        if (!key.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + key.toLatin1());
        if (!beta.isEmpty())
            request.setRawHeader("OpenAI-Beta", beta.toLatin1());
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(subprotocols);
        socket.open(request, options);
    }

    void inject(const QJsonObject &event) { send(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact))); }
    void inject(const char *json) { send(QString::fromUtf8(json)); }

    /// Waits for the next event of \a type and takes it and everything before it. Empty when none comes within \a limit.
    QJsonObject expect(const QString &type, std::chrono::milliseconds limit = std::chrono::seconds(8))
    {
        QJsonObject found;
        const bool came = QTest::qWaitFor(
            [&] {
                for (qsizetype i = 0; i < events.size(); ++i) {
                    if (events[i].value(QStringLiteral("type")).toString() == type) {
                        found = events[i];
                        taken += events.mid(0, i + 1);
                        events.remove(0, i + 1);
                        return true;
                    }
                }
                return false;
            },
            QDeadlineTimer(limit));
        if (!came)
            qWarning("No %s came; seen: %s", qPrintable(type), qPrintable(types(events).join(QStringLiteral(" "))));
        return found;
    }
    QJsonObject expectError() { return expect(QStringLiteral("error")).value(QStringLiteral("error")).toObject(); }

    /// Sends \a samples as append events of 4096 samples, as fast as possible, then \a silence.
    void hear(SampleView samples, std::chrono::milliseconds silence = {})
    {
        Samples all(samples.begin(), samples.end());
        all.resize(all.size() + samplesIn(silence));
        for (size_t at = 0; at < all.size(); at += 4'096) {
            const QByteArray bytes = toBytes(SampleView(all).subspan(at, std::min<size_t>(4'096, all.size() - at)));
            inject({{QStringLiteral("type"), QStringLiteral("input_audio_buffer.append")}, {QStringLiteral("audio"), QString::fromLatin1(bytes.toBase64())}});
        }
    }
    void hearText(const QString &text, std::chrono::milliseconds silence = std::chrono::milliseconds(800))
    {
        const auto clip = VoicePool::renderNow({text, {QStringLiteral("en"), QStringLiteral("m3")}, CaptionSpeaker::Caller, WireFormat::Pcm24k});
        hear(clip ? (*clip)->samples : Samples(), silence);
    }

    static QStringList types(const QList<QJsonObject> &list)
    {
        QStringList names;
        for (const QJsonObject &event : list)
            names << event.value(QStringLiteral("type")).toString();
        return names;
    }

    void send(const QString &message)
    {
        if (!QTest::qWaitFor([this] { return socket.isValid(); }))
            qWarning("The connection was not made: %s", qPrintable(socket.errorString()));
        socket.sendTextMessage(message);
    }

    QWebSocket socket;
    QList<QJsonObject> events; ///< not yet taken
    QList<QJsonObject> taken;
};

} // namespace Attendant
