// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/openairealtime.h"

#include "base/logging.h"
#include "base/secrets.h"
#include "domain/jsonread.h"
#include "openaisession_p.h"
#include "realtime/providertrouble.h"
#include "sidebandsession_p.h"

#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QThread>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype largestAnswer = 1024 * 1024;

/// Shared with sessions that may outlive the provider.
struct Health
{
    QMutex mutex;
    std::optional<Error> trouble;

    void report(std::optional<Error> error)
    {
        const QMutexLocker lock(&mutex);
        trouble = std::move(error);
    }
};

Error errorOf(const QNetworkReply &reply, const QByteArray &body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 0) {
        const QJsonObject error = QJsonDocument::fromJson(body).object().value("error"_L1).toObject();
        return providerError(status, error.value("code"_L1).toString(), error.value("message"_L1).toString());
    }
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return providerTrouble("voice.host_not_found"_L1, reply.errorString());
    case QNetworkReply::ConnectionRefusedError:
        return providerTrouble("voice.refused"_L1, reply.errorString());
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return providerTrouble("voice.no_answer"_L1, reply.errorString());
    case QNetworkReply::SslHandshakeFailedError:
        return providerTrouble("voice.bad_certificate"_L1, reply.errorString());
    default:
        return providerTrouble("voice.unreachable"_L1, reply.errorString());
    }
}

Result<MintedSecret> secretIn(const QByteArray &body)
{
    const auto object = JsonReader::parseObject(body);
    const QString value = object ? object->value("value"_L1).toString() : QString();
    if (value.isEmpty())
        return std::unexpected(providerTrouble("voice.bad_answer"_L1, u"no value in the client secret's answer"_s));
    const qint64 expires = object->value("expires_at"_L1).toInteger();
    return MintedSecret{value, Time(std::chrono::seconds(expires)), object->value("session"_L1).toObject()};
}

/// The provider's name of a call: it becomes part of addresses and of logs.
bool isCallId(const QString &id)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-]{1,100}$"_s);
    return pattern.match(id).hasMatch();
}

Result<PeerCall> peerCallIn(const QNetworkReply &reply, const QByteArray &content)
{
    const QString location = QString::fromLatin1(reply.rawHeader("Location"));
    const QString id = location.section(u'?', 0, 0).section(u'/', -1);
    if (!isCallId(id) || !content.startsWith("v=0"))
        return std::unexpected(providerTrouble("voice.bad_answer"_L1, u"no call in the answer to an offer; Location: %1"_s.arg(location.left(200))));
    return PeerCall{id, content};
}

/// A 400 is about what the browser offered, or about our session; the provider says which.
Error offerError(const QNetworkReply &reply, const QByteArray &content)
{
    const QJsonObject error = QJsonDocument::fromJson(content).object().value("error"_L1).toObject();
    if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 400 && !error.value("param"_L1).toString().startsWith("session"_L1))
        return {Error::Code::InvalidInput, u"The AI provider does not accept the SDP offer: %1"_s.arg(error.value("message"_L1).toString(u"it gave no reason."_s).left(300)),
                QString::fromUtf8(content.left(300)), u"sdp"_s};
    return errorOf(reply, content);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QUrl extended(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(base.path() + path);
    return url;
}

} // namespace

Error providerError(int status, const QString &code, const QString &message)
{
    const QString context = u"HTTP %1 %2 %3"_s.arg(status).arg(code, message.left(300));
    if (code == "insufficient_quota"_L1)
        return providerTrouble("voice.quota"_L1, context);
    if (code == "model_not_found"_L1 || status == 404)
        return providerTrouble("voice.unknown_model"_L1, context);
    if (status == 401 || code == "invalid_api_key"_L1)
        return providerTrouble("voice.bad_key"_L1, context);
    if (status == 403)
        return providerTrouble("voice.forbidden"_L1, context);
    if (status == 429)
        return providerTrouble("voice.busy"_L1, context);
    if (status >= 500)
        return providerTrouble("voice.fault"_L1, context, status);
    if (status == 400) {
        // One office's configuration; it says nothing about the provider for all others.
        Error error = providerTrouble("voice.bad_session"_L1, context);
        error.code = Error::Code::InvalidInput;
        return error;
    }
    return providerTrouble("voice.status"_L1, context, status);
}

struct OpenAiRealtime::Private
{
    Options options;
    std::shared_ptr<Health> health = std::make_shared<Health>();
    QThread thread;
    QNetworkAccessManager *network = nullptr; ///< lives on thread

    [[nodiscard]] QNetworkRequest webSocket(const QString &key, const QString &value) const;

    /// What a request is for, and what comes of its answer; \a done runs on the network's thread, once.
    struct Job
    {
        QString path;
        QByteArray type, body;
        std::function<void(QNetworkReply &, const QByteArray &content)> done;
    };

    void post(const Job &job)
    {
        QNetworkRequest request(extended(options.baseUrl, job.path));
        if (!job.type.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, job.type);
        request.setRawHeader("Authorization", "Bearer " + options.apiKey.toUtf8());
        request.setTransferTimeout(options.limit);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = network->post(request, job.body);
        // The transfer time-out begins anew with every byte, so a trickling server needs a limit of its own.
        QTimer::singleShot(options.limit, reply, [reply] { reply->abort(); });
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > largestAnswer)
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done = job.done] {
            reply->deleteLater();
            done(*reply, reply->isOpen() ? reply->readAll() : QByteArray());
        });
    }

    /// The answer that \a read makes of what comes back.
    template<typename T, typename Read>
    Pending<T> ask(const QString &path, const QByteArray &type, const QByteArray &body, Read read)
    {
        auto answer = std::make_shared<Internal::Answer<T>>();
        auto future = answer->future();
        Job job{path, type, body, [answer, read = std::move(read), health = health, path](QNetworkReply &reply, const QByteArray &content) {
                    Result<T> result = read(reply, content);
                    if (!result)
                        qCWarning(lcRealtime).noquote() << path << "failed:" << result.error().context;
                    // What the caller's browser did wrong, and calls that are over, say nothing about the provider.
                    const bool isOurs = !result && result.error().code != Error::Code::InvalidInput && result.error().code != Error::Code::NotFound;
                    health->report(isOurs ? std::optional(result.error()) : std::nullopt);
                    answer->give(std::move(result));
                }};
        QMetaObject::invokeMethod(network, [this, job = std::move(job)] { post(job); }, Qt::QueuedConnection);
        return future;
    }
};

OpenAiRealtime::OpenAiRealtime(Options options)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->network = new QNetworkAccessManager;
    d->network->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->network, &QObject::deleteLater);
    d->thread.setObjectName(u"realtime-http"_s);
    d->thread.start();
}

OpenAiRealtime::~OpenAiRealtime()
{
    d->thread.quit();
    d->thread.wait();
}

Pending<MintedSecret> OpenAiRealtime::mintSecret(QJsonObject session)
{
    return d->ask<MintedSecret>(u"/realtime/client_secrets"_s, "application/json", compact({{u"session"_s, session}}),
                                [](const QNetworkReply &reply, const QByteArray &content) -> Result<MintedSecret> {
                                    if (reply.error() != QNetworkReply::NoError)
                                        return std::unexpected(errorOf(reply, content));
                                    return secretIn(content);
                                });
}

Pending<PeerCall> OpenAiRealtime::createCall(QByteArray offer, QJsonObject session)
{
    const QByteArray boundary = "attendant-" + randomId().toLatin1();
    const auto part = [&boundary](const QByteArray &name, const QByteArray &type, const QByteArray &content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    };
    const QByteArray body = part("sdp", "application/sdp", offer) + part("session", "application/json", compact(session)) + "--" + boundary + "--\r\n";
    return d->ask<PeerCall>(u"/realtime/calls"_s, "multipart/form-data; boundary=" + boundary, body,
                            [](const QNetworkReply &reply, const QByteArray &content) -> Result<PeerCall> {
                                if (reply.error() != QNetworkReply::NoError)
                                    return std::unexpected(offerError(reply, content));
                                return peerCallIn(reply, content);
                            });
}

Pending<void> OpenAiRealtime::act(const QString &call, const QString &verb, const QJsonObject &body)
{
    // The id comes from outside; it must not become another path.
    const QString path = u"/realtime/calls/"_s + QString::fromLatin1(QUrl::toPercentEncoding(call)) + u'/' + verb;
    return d->ask<void>(path, body.isEmpty() ? QByteArray() : QByteArray("application/json"), body.isEmpty() ? QByteArray() : compact(body),
                        [](const QNetworkReply &reply, const QByteArray &content) -> Result<void> {
                            if (reply.error() == QNetworkReply::NoError)
                                return {};
                            if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 404)
                                return fail(Error::Code::NotFound, u"The AI provider does not have this call any more."_s, QString::fromUtf8(content.left(300)));
                            return std::unexpected(errorOf(reply, content));
                        });
}

Pending<void> OpenAiRealtime::acceptCall(QString call, QJsonObject session)
{
    return act(call, u"accept"_s, session);
}

Pending<void> OpenAiRealtime::rejectCall(QString call, int status)
{
    return act(call, u"reject"_s, {{u"status_code"_s, status}});
}

Pending<void> OpenAiRealtime::referCall(QString call, QString target)
{
    return act(call, u"refer"_s, {{u"target_uri"_s, target}});
}

Pending<void> OpenAiRealtime::hangUpCall(QString call)
{
    return act(call, u"hangup"_s, {});
}

QNetworkRequest OpenAiRealtime::Private::webSocket(const QString &key, const QString &value) const
{
    QUrl url = extended(options.baseUrl, u"/realtime"_s);
    url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    QUrlQuery query;
    query.addQueryItem(key, QString::fromUtf8(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + options.apiKey.toUtf8());
    return request;
}

std::unique_ptr<VoiceSession> OpenAiRealtime::connectSession(const QString &model)
{
    return std::make_unique<OpenAiSession>(d->webSocket(u"model"_s, model), d->options.limit,
                                           [health = d->health](std::optional<Error> error) { health->report(std::move(error)); });
}

std::unique_ptr<VoiceSession> OpenAiRealtime::connectTranscription()
{
    // Whether the AI can be had does not follow from it.
    return std::make_unique<OpenAiSession>(d->webSocket(u"intent"_s, u"transcription"_s), d->options.limit, [](const std::optional<Error> &) {});
}

std::unique_ptr<VoiceSession> OpenAiRealtime::joinCall(const QString &call, bool isNew)
{
    return std::make_unique<SidebandSession>(d->webSocket(u"call_id"_s, call), d->options.limit, isNew,
                                             [health = d->health](std::optional<Error> error) { health->report(std::move(error)); });
}

QString OpenAiRealtime::displayName() const
{
    if (!d->options.name.isEmpty())
        return d->options.name;
    const QString host = d->options.baseUrl.host();
    return host.endsWith("openai.com"_L1) ? u"OpenAI Realtime"_s : u"Realtime provider at %1"_s.arg(host);
}

std::optional<Error> OpenAiRealtime::trouble() const
{
    const QMutexLocker lock(&d->health->mutex);
    return d->health->trouble;
}

} // namespace Attendant
