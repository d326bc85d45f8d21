// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/openairealtime.h"

#include "base/logging.h"
#include "domain/jsonread.h"
#include "openaisession_p.h"

#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>
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
        return {Error::Code::Unavailable, u"The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network."_s, reply.errorString(), {}};
    case QNetworkReply::ConnectionRefusedError:
        return {Error::Code::Unavailable, u"The AI provider refuses connections at its address. Check OPENAI_BASE_URL."_s, reply.errorString(), {}};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return {Error::Code::Timeout, u"The AI provider did not answer in time."_s, reply.errorString(), {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Code::Unavailable, u"The AI provider's certificate could not be verified."_s, reply.errorString(), {}};
    default:
        return {Error::Code::Unavailable, u"The AI provider cannot be reached."_s, reply.errorString(), {}};
    }
}

Result<MintedSecret> secretIn(const QByteArray &body)
{
    const auto object = JsonReader::parseObject(body);
    const QString value = object ? object->value("value"_L1).toString() : QString();
    if (value.isEmpty())
        return fail(Error::Code::Unavailable, u"The AI provider's answer could not be understood."_s, u"no value in the client secret's answer"_s);
    const qint64 expires = object->value("expires_at"_L1).toInteger();
    return MintedSecret{value, Time(std::chrono::seconds(expires)), object->value("session"_L1).toObject()};
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
    const auto unavailable = [&](const QString &sentence) { return Error{Error::Code::Unavailable, sentence, context, {}}; };
    if (code == "insufficient_quota"_L1)
        return unavailable(u"The account at the AI provider has used up its quota."_s);
    if (code == "model_not_found"_L1 || status == 404)
        return unavailable(u"The AI provider does not know the configured model or address."_s);
    if (status == 401 || code == "invalid_api_key"_L1)
        return unavailable(u"The AI provider refuses the API key. Check OPENAI_API_KEY."_s);
    if (status == 403)
        return unavailable(u"The AI provider does not allow this account to use the Realtime API."_s);
    if (status == 429)
        return unavailable(u"The AI provider accepts no more requests at the moment. Try again shortly."_s);
    if (status >= 500)
        return unavailable(u"The AI provider has a fault (status %1)."_s.arg(status));
    if (status == 400)
        return unavailable(u"The AI provider refuses the session's configuration."_s);
    return unavailable(u"The AI provider answered with status %1."_s.arg(status));
}

struct OpenAiRealtime::Private
{
    Options options;
    std::shared_ptr<Health> health = std::make_shared<Health>();
    QThread thread;
    QNetworkAccessManager *network = nullptr; ///< lives on thread

    void request(const QByteArray &body, const std::shared_ptr<Internal::Answer<MintedSecret>> &answer)
    {
        QNetworkRequest request(extended(options.baseUrl, u"/realtime/client_secrets"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Authorization", "Bearer " + options.apiKey.toUtf8());
        request.setTransferTimeout(options.limit);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = network->post(request, body);
        // The transfer time-out begins anew with every byte, so a trickling server needs a limit of its own.
        QTimer::singleShot(options.limit, reply, [reply] { reply->abort(); });
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > largestAnswer)
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, answer, health = health] {
            reply->deleteLater();
            const QByteArray content = reply->isOpen() ? reply->readAll() : QByteArray();
            Result<MintedSecret> result = reply->error() == QNetworkReply::NoError ? secretIn(content) : std::unexpected(errorOf(*reply, content));
            if (!result)
                qCWarning(lcRealtime) << "client secret:" << result.error().context;
            health->report(result ? std::nullopt : std::optional(result.error()));
            answer->give(std::move(result));
        });
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
    auto answer = std::make_shared<Internal::Answer<MintedSecret>>();
    auto future = answer->future();
    const QByteArray body = QJsonDocument(QJsonObject{{u"session"_s, session}}).toJson(QJsonDocument::Compact);
    QMetaObject::invokeMethod(d->network, [this, body, answer] { d->request(body, answer); }, Qt::QueuedConnection);
    return future;
}

std::unique_ptr<VoiceSession> OpenAiRealtime::connectSession(const QString &model)
{
    QUrl url = extended(d->options.baseUrl, u"/realtime"_s);
    url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    QUrlQuery query;
    query.addQueryItem(u"model"_s, QString::fromUtf8(QUrl::toPercentEncoding(model)));
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + d->options.apiKey.toUtf8());
    return std::make_unique<OpenAiSession>(request, d->options.limit,
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
