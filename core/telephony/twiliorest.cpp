// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twiliorest.h"

#include "telephonelog_p.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype largestAnswer = 256 * 1024;

Error errorOf(const QNetworkReply &reply, const QByteArray &body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString message = json.value("message"_L1).toString().left(300);
    const QString context = u"HTTP %1, code %2: %3 %4"_s.arg(status).arg(json.value("code"_L1).toInt()).arg(message, reply.errorString());
    switch (status) {
    case 0:
        if (reply.error() == QNetworkReply::OperationCanceledError || reply.error() == QNetworkReply::TimeoutError)
            return {Error::Code::Timeout, u"The telephone network did not answer in time."_s, context, {}};
        return {Error::Code::Unavailable, u"The telephone network cannot be reached."_s, context, {}};
    case 400:
        return {Error::Code::InvalidInput, u"The telephone network refuses this: %1"_s.arg(message), context, {}};
    case 401:
    case 403:
        return {Error::Code::Unavailable, u"The telephone network refuses our account. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN."_s, context, {}};
    case 404:
        return {Error::Code::NotFound, u"The telephone network does not know this call any more."_s, context, {}};
    case 429:
        return {Error::Code::Unavailable, u"The telephone network accepts no more requests at the moment."_s, context, {}};
    default:
        return {Error::Code::Unavailable, u"The telephone network has a fault (status %1)."_s.arg(status), context, {}};
    }
}

} // namespace

struct TwilioRest::Private
{
    Options options;
    QThread thread;
    QNetworkAccessManager *network = nullptr; ///< lives on thread

    void request(const QString &path, const QByteArray &body, const std::shared_ptr<Internal::Answer<QJsonObject>> &answer)
    {
        QUrl url = options.base;
        url.setPath(url.path() + u"/2010-04-01/Accounts/%1/%2"_s.arg(options.accountSid, path));
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        request.setRawHeader("Authorization", "Basic " + (options.accountSid.toUtf8() + ':' + options.authToken).toBase64());
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = network->post(request, body);
        QTimer::singleShot(options.limit, reply, [reply] { reply->abort(); });
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > largestAnswer)
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, answer] {
            reply->deleteLater();
            const QByteArray content = reply->isOpen() ? reply->readAll() : QByteArray();
            if (reply->error() == QNetworkReply::NoError) {
                answer->give(QJsonDocument::fromJson(content).object());
                return;
            }
            Error error = errorOf(*reply, content);
            qCWarning(lcTelephony).noquote() << "telephone network:" << error.context;
            answer->give(std::unexpected(std::move(error)));
        });
    }
};

TwilioRest::TwilioRest(Options options)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->network = new QNetworkAccessManager;
    d->network->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->network, &QObject::deleteLater);
    d->thread.setObjectName(u"telephony-http"_s);
    d->thread.start();
}

TwilioRest::~TwilioRest()
{
    d->thread.quit();
    d->thread.wait();
}

Pending<QJsonObject> TwilioRest::post(const QString &path, const TwilioForm &form)
{
    auto answer = std::make_shared<Internal::Answer<QJsonObject>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(
        d->network, [this, path, body = form.encoded(), answer] { d->request(path, body, answer); }, Qt::QueuedConnection);
    return future;
}

} // namespace Attendant
