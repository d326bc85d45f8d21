// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/webhooksender.h"

#include "delivery/webhooksignature.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int mostTries = 3;
constexpr std::chrono::milliseconds firstPause{400};
constexpr qint64 longestAnswer = 64 * 1024;

} // namespace

struct WebhookSender::Try
{
    Post post;
    QUrl url;
    QDeadlineTimer deadline;
    int tries = 0;
    bool isOver = false;
    QPointer<QNetworkReply> reply;
    Internal::Answer<void> answer;

    void give(const Result<void> &result)
    {
        if (!std::exchange(isOver, true))
            answer.give(result);
    }
};

WebhookSender::WebhookSender(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_network(this)
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy)); // a proxy would choose the address again
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

bool WebhookSender::mayReach(const QHostAddress &address)
{
    bool isMapped = false;
    const QHostAddress plain(address.toIPv4Address(&isMapped));
    const QHostAddress &one = isMapped ? plain : address;
    return !one.isNull() && !one.isMulticast() && !one.isBroadcast() && !one.isLinkLocal() && !one.isEqual(QHostAddress(QHostAddress::AnyIPv4))
        && !one.isEqual(QHostAddress(QHostAddress::AnyIPv6));
}

Pending<void> WebhookSender::post(const Post &post)
{
    const QUrl url(post.url, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return answeredError<void>(failField(u"url"_s, u"'%1' is no http or https address."_s.arg(post.url.left(200))));
    auto attempt = std::make_shared<Try>();
    attempt->post = post;
    attempt->url = url;
    auto future = attempt->answer.future();
    QMetaObject::invokeMethod(
        this,
        [this, attempt] {
            attempt->deadline.setRemainingTime(attempt->post.limit);
            QTimer::singleShot(attempt->post.limit, this, [attempt] {
                attempt->give(fail(Error::Code::Timeout, u"%1 did not answer in time."_s.arg(attempt->url.host())));
                if (attempt->reply)
                    attempt->reply->abort();
            });
            resolve(attempt);
        },
        Qt::QueuedConnection);
    return future;
}

void WebhookSender::resolve(const std::shared_ptr<Try> &attempt)
{
    ++attempt->tries;
    QHostInfo::lookupHost(attempt->url.host(), this, [this, attempt](const QHostInfo &info) {
        if (attempt->isOver)
            return;
        if (info.addresses().isEmpty()) {
            again(attempt, {Error::Code::Unavailable, u"The name %1 is not known."_s.arg(attempt->url.host()), info.errorString(), {}}, true);
            return;
        }
        for (const QHostAddress &address : info.addresses()) {
            if (!mayReach(address)) {
                again(attempt, {Error::Code::InvalidInput, u"%1 is an address that webhooks must not reach."_s.arg(attempt->url.host()), address.toString(), u"url"_s}, false);
                return;
            }
        }
        send(attempt, info.addresses().constFirst());
    });
}

void WebhookSender::send(const std::shared_ptr<Try> &attempt, const QHostAddress &address)
{
    QUrl url = attempt->url;
    url.setHost(address.toString());
    QNetworkRequest request(url);
    request.setPeerVerifyName(attempt->url.host());
    QByteArray host = attempt->url.host(QUrl::FullyEncoded).toUtf8();
    if (attempt->url.port() > 0)
        host += ':' + QByteArray::number(attempt->url.port());
    request.setRawHeader("Host", host);
    request.setRawHeader("User-Agent", "Attendant/" ATTENDANT_VERSION);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch()).count();
    request.setRawHeader("webhook-id", attempt->post.id.toUtf8());
    request.setRawHeader("webhook-timestamp", QByteArray::number(seconds));
    request.setRawHeader("webhook-signature", webhookSignature(attempt->post.key, attempt->post.id, seconds, attempt->post.body));
    request.setTransferTimeout(std::chrono::milliseconds(std::max<qint64>(1, attempt->deadline.remainingTime())));
    QNetworkReply *reply = m_network.post(request, attempt->post.body);
    attempt->reply = reply;
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, attempt] {
        reply->deleteLater();
        if (attempt->isOver)
            return;
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status >= 200 && status < 300) {
            attempt->give({});
            return;
        }
        const QString name = attempt->url.host();
        const bool mayHelp = status == 0 || status == 408 || status == 429 || status >= 500;
        again(attempt, {Error::Code::Unavailable, status == 0 ? u"%1 cannot be reached."_s.arg(name) : u"%1 answered %2."_s.arg(name).arg(status), reply->errorString(), {}}, mayHelp);
    });
}

void WebhookSender::again(const std::shared_ptr<Try> &attempt, const Error &why, bool mayHelp)
{
    const auto base = firstPause * (1 << (attempt->tries - 1));
    const std::chrono::milliseconds pause = base / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(base.count())));
    if (!mayHelp || attempt->tries >= mostTries || attempt->deadline.remainingTime() <= pause.count()) {
        attempt->give(std::unexpected(why));
        return;
    }
    QTimer::singleShot(pause, this, [this, attempt] {
        if (!attempt->isOver)
            resolve(attempt);
    });
}

} // namespace Attendant
