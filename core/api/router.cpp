// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/router.h"

#include "base/logging.h"
#include "base/secrets.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QLocale>
#include <QPointer>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace Attendant {

/// One request and what is needed to answer it.
struct Router::Exchange
{
    explicit Exchange(QHttpServerResponder &&taken)
        : responder(std::move(taken))
    {}

    std::optional<QHttpServerResponder> responder; ///< empty: answered
    std::shared_ptr<const HttpHead> head;
    Peer peer;
    QString id;
    QString route = u"none"_s; ///< the template, for the metrics
    steady_clock::time_point since = steady_clock::now();
    Handle place;
};

/// Brings one handler's answer to the router's thread, and an answer of its own when the handler never gives any. Any thread.
class Router::Reply
{
public:
    Reply(std::shared_ptr<Mailbox> mailbox, Router *router, std::shared_ptr<Exchange> exchange)
        : m_mailbox(std::move(mailbox))
        , m_router(router)
        , m_exchange(std::move(exchange))
    {}
    ~Reply()
    {
        if (m_exchange)
            give(fail(Error::Code::Unavailable, u"The server gave this request up. Try again."_s));
    }
    Reply(const Reply &) = delete;
    Reply &operator=(const Reply &) = delete;

    void give(Result<Response> result)
    {
        // Always queued: a responder that is finished within QHttpServer's own call leaks a slot on its connection (measured).
        m_mailbox->post([router = m_router, exchange = std::exchange(m_exchange, nullptr), result = std::move(result)] { router->complete(exchange, result); });
    }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    Router *m_router;
    std::shared_ptr<Exchange> m_exchange; ///< null: answered
};

namespace {

constexpr std::array knownMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

bool changesThings(const QByteArray &method)
{
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

bool isJsonType(const QByteArray &contentType)
{
    const QByteArray type = contentType.left(contentType.indexOf(';') < 0 ? contentType.size() : contentType.indexOf(';')).trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

bool isFormType(const QByteArray &contentType)
{
    return contentType.left(contentType.indexOf(';') < 0 ? contentType.size() : contentType.indexOf(';')).trimmed().toLower() == "application/x-www-form-urlencoded";
}

bool isUtf8Charset(const QByteArray &contentType)
{
    const qsizetype at = contentType.toLower().indexOf("charset=");
    if (at < 0)
        return true;
    const QByteArray charset = contentType.mid(at + 8).split(';').first().trimmed().toLower().replace('"', "");
    return charset == "utf-8" || charset == "utf8" || charset == "us-ascii";
}

// What a client may choose for X-Request-Id: enough for any tracing system, harmless in a log.
bool isHarmlessId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= 80
        && std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

// As RFC 9110 wants it, in English whatever the locale; made once a second.
QByteArray httpDate()
{
    thread_local qint64 second = 0;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(now, QTimeZone::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    }
    return text;
}

} // namespace

Router::Router(Authenticator &authenticator, Metrics &metrics, Policy policy, QObject *parent)
    : QObject(parent)
    , m_authenticator(authenticator)
    , m_metrics(metrics)
    , m_policy(std::move(policy))
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    auto *sweeper = new QTimer(this);
    connect(sweeper, &QTimer::timeout, this, &Router::sweep);
    sweeper->start(std::clamp(m_policy.limit / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(250)));
}

Router::~Router()
{
    m_mailbox->close();
}

void Router::serve(QHttpServer &http, GuardedServer &server)
{
    m_server = &server;
    http.setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) { take(request, responder); });
}

bool Router::allowsOrigin(const QByteArray &origin) const
{
    return m_policy.corsOrigins.contains(u"*"_s) || m_policy.corsOrigins.contains(QString::fromUtf8(origin), Qt::CaseInsensitive);
}

bool Router::allowsPage(const HttpHead &head) const
{
    const QByteArray origin = head.header("origin");
    const QByteArray host = head.header("host");
    return origin.isEmpty() || allowsOrigin(origin) || (!host.isEmpty() && (origin == "http://" + host || origin == "https://" + host));
}

namespace {

// Lower case, without the port.
QByteArray hostName(const QByteArray &host)
{
    QByteArray name = host.toLower();
    if (name.startsWith('['))
        name = name.mid(1, name.indexOf(']') - 1);
    else if (name.count(':') == 1)
        name = name.left(name.indexOf(':'));
    return name;
}

/// The address in "192.0.2.1", "192.0.2.1:4711", "[2001:db8::1]:4711", "for=\"[2001:db8::1]\";proto=https".
QHostAddress forwardedAddress(QByteArray entry)
{
    if (const qsizetype at = entry.toLower().indexOf("for="); at >= 0)
        entry = entry.sliced(at + 4).split(';').front();
    entry = entry.trimmed().replace('"', "");
    return QHostAddress(QString::fromLatin1(hostName(entry)));
}

/// A proxy that speaks for somebody on this very machine, as a frontend's own server may, lets nobody in.
bool isForwarded(const HttpHead &head)
{
    static const QByteArrayList names{"x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip", "true-client-ip"};
    for (const auto &[name, value] : head.headers) {
        if (name == "via")
            return true;
        if (!names.contains(name))
            continue;
        for (const QByteArray &entry : value.split(',')) {
            if (!forwardedAddress(entry).isLoopback())
                return true;
        }
    }
    return false;
}

} // namespace

bool Router::isPublicName(const QByteArray &host) const
{
    return !m_policy.publicHost.isEmpty() && hostName(host) == m_policy.publicHost;
}

bool Router::isFromOutside(const HttpHead &head) const
{
    return isPublicName(head.header("host")) || isForwarded(head);
}

bool Router::allowsHost(const QByteArray &host) const
{
    if (!m_policy.checksHost || host.isEmpty() || isPublicName(host))
        return true;
    const QByteArray name = hostName(host);
    return name == "localhost" || name.endsWith(".localhost") || QHostAddress(QString::fromLatin1(name)).isLoopback();
}

void Router::take(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    auto exchange = std::make_shared<Exchange>(std::move(responder));
    exchange->peer = {request.remoteAddress(), request.remotePort()};
    exchange->head = m_server->currentRequest(exchange->peer);
    if (!exchange->head) {
        // The connection is going; the answer reaches nobody, but the responder wants one.
        exchange->head = std::make_shared<const HttpHead>();
    }
    const QByteArray wanted = exchange->head->header("x-request-id");
    exchange->id = isHarmlessId(wanted) ? QString::fromLatin1(wanted) : u"req_"_s + randomId();
    exchange->place = m_inFlight.insert(m_inFlight.end(), exchange);

    auto reply = std::make_shared<Reply>(m_mailbox, this, exchange);
    auto begun = begin(*exchange, request);
    if (!begun) {
        reply->give(std::unexpected(begun.error()));
        return;
    }
    // Without a context, which would cost more than the rest of this function; cancelled, the continuation is dropped, and the reply with it.
    begun->then(QtFuture::Launch::Sync, [reply = std::move(reply)](QFuture<Result<Response>> answer) {
        try {
            reply->give(answer.result());
        } catch (const std::exception &exception) {
            reply->give(fail(Error::Code::Internal, u"An internal error occurred."_s, QString::fromUtf8(exception.what())));
        }
    });
}

Result<Pending<Response>> Router::begin(Exchange &exchange, const QHttpServerRequest &http)
{
    const HttpHead &head = *exchange.head;
    if (!allowsHost(head.header("host")))
        return fail(Error::Code::Forbidden, u"This server answers to the names of this machine alone (localhost, 127.0.0.1)."_s);
    const QByteArray origin = head.header("origin");
    const bool isForeign = !allowsPage(head);
    // A browser sends some kinds of POST to any server without asking; the answer would be hidden, the effect would not.
    if (isForeign && changesThings(head.method))
        return fail(Error::Code::Forbidden, u"Pages from %1 may not use this server; add it to CORS_ORIGINS if they should."_s.arg(QString::fromUtf8(origin.left(100))));

    const qsizetype question = head.target.indexOf('?');
    const QByteArray path = question < 0 ? head.target : head.target.left(question);
    const auto match = m_table.find(head.method, path);
    if (!match)
        return std::unexpected(match.error());
    if (match->allowed.empty() && path != "*")
        return fail(Error::Code::NotFound, u"There is nothing at this address."_s);
    if (head.method == "OPTIONS")
        return respond(optionsResponse(exchange, *match));
    if (!match->route) {
        Response refusal = Response::detail(405, u"This address does not know the method %1; it knows %2."_s.arg(
                                                     QString::fromLatin1(head.method), QString::fromLatin1(QByteArrayList(match->allowed.begin(), match->allowed.end()).join(", "))));
        refusal.headers.emplace_back("Allow", QByteArrayList(match->allowed.begin(), match->allowed.end()).join(", "));
        return respond(refusal);
    }
    exchange.route = match->route->pattern;

    const bool isOutside = isFromOutside(head);
    const auto principal = m_authenticator.authorise(match->route->access, Authenticator::bearerToken(head.header("authorization")), exchange.peer.address, isOutside);
    if (!principal)
        return std::unexpected(principal.error());

    auto query = Query::parse(question < 0 ? QByteArrayView() : QByteArrayView(head.target).sliced(question + 1));
    if (!query)
        return std::unexpected(query.error());
    const QByteArray contentType = head.header("content-type");
    if (changesThings(head.method) && !contentType.isEmpty() && !http.body().isEmpty() && !(isJsonType(contentType) && isUtf8Charset(contentType))
        && !(match->route->takesForms && isFormType(contentType)) && !match->route->takesSdp) // such a route judges by itself
        return respond(Response::detail(415, u"The body must be JSON in UTF-8 (Content-Type: application/json)."_s));

    const QByteArray encoding = head.header("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity" && !http.body().isEmpty())
        return respond(Response::detail(415, u"The body is encoded (Content-Encoding: %1); send it plain."_s.arg(QString::fromLatin1(encoding.left(40)))));

    const Request request{exchange.head, match->parameters, *query, http.body(), *principal, exchange.peer, exchange.id, isOutside};
    // Nothing of ours throws; what a library throws must not leave the client without an answer.
    try {
        return match->route->handler(request);
    } catch (const std::exception &exception) {
        return fail(Error::Code::Internal, u"An internal error occurred."_s, QString::fromUtf8(exception.what()));
    }
}

Response Router::optionsResponse(const Exchange &exchange, const RouteTable::Match &match) const
{
    QByteArrayList methods(match.allowed.begin(), match.allowed.end());
    if (methods.isEmpty()) // "*": the server as a whole
        methods = QByteArrayList(knownMethods.begin(), knownMethods.end());
    Response response;
    response.status = 204;
    response.type.clear();
    response.headers.emplace_back("Allow", methods.join(", "));
    const bool isPreflight = !exchange.head->header("access-control-request-method").isEmpty();
    const QByteArray origin = exchange.head->header("origin");
    if (!isPreflight || origin.isEmpty())
        return response;
    if (!allowsOrigin(origin))
        return Response::detail(403, u"Pages from this origin may not use this server; add it to CORS_ORIGINS if they should."_s);
    response.headers.emplace_back("Access-Control-Allow-Methods", methods.join(", "));
    const QByteArray headers = exchange.head->header("access-control-request-headers");
    response.headers.emplace_back("Access-Control-Allow-Headers", headers.isEmpty() ? QByteArray("Authorization, Content-Type, If-Match") : headers);
    response.headers.emplace_back("Access-Control-Max-Age", "600");
    return response;
}

void Router::complete(const std::shared_ptr<Exchange> &exchange, const Result<Response> &result)
{
    if (!exchange->responder)
        return; // the limit was faster
    write(*exchange, result ? *result : Response::fromError(result.error()));
}

void Router::write(Exchange &exchange, Response response)
{
    const bool isHead = exchange.head->method == "HEAD";
    static const QHttpHeaders common = [] { // on every answer; each name is checked and looked up when it is appended
        QHttpHeaders same;
        same.append(QHttpHeaders::WellKnownHeader::Vary, "Origin");
        same.append(QHttpHeaders::WellKnownHeader::XContentTypeOptions, "nosniff");
        same.append(QHttpHeaders::WellKnownHeader::XFrameOptions, "DENY");
        same.append(QAnyStringView("Referrer-Policy"), QAnyStringView("no-referrer"));
        return same;
    }();
    QHttpHeaders headers = common;
    if (!response.type.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.type);
    for (const auto &[name, value] : response.headers)
        headers.append(QAnyStringView(QUtf8StringView(name)), QAnyStringView(QUtf8StringView(value)));
    const QByteArray origin = exchange.head->header("origin");
    if (!origin.isEmpty() && allowsOrigin(origin)) {
        headers.append(QAnyStringView("Access-Control-Allow-Origin"), QAnyStringView(QUtf8StringView(origin)));
        headers.append(QAnyStringView("Access-Control-Allow-Credentials"), QAnyStringView("true"));
        headers.append(QAnyStringView("Access-Control-Expose-Headers"), QAnyStringView("ETag, Location, X-Request-Id, X-Client-Secret, Retry-After"));
    }
    headers.append(QAnyStringView("X-Request-Id"), QAnyStringView(exchange.id));
    if (!headers.contains(QHttpHeaders::WellKnownHeader::CacheControl))
        headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    if (exchange.head->wantsClose)
        headers.append(QHttpHeaders::WellKnownHeader::Connection, "close");

    if (isHead) // what a GET would have sent
        headers.append(QHttpHeaders::WellKnownHeader::ContentLength, QByteArray::number(response.body.size()));
    headers.append(QHttpHeaders::WellKnownHeader::Date, httpDate());

    const auto status = static_cast<QHttpServerResponder::StatusCode>(response.status);
    if (isHead || response.status == 204)
        m_server->writeHead(exchange.peer, response.status, headers);
    else
        exchange.responder->write(response.body, headers, status);
    exchange.responder.reset();
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - exchange.since);
    m_metrics.noteRequest(exchange.head->method, exchange.route, response.status, took);
    qCDebug(lcApi).noquote() << exchange.head->method << exchange.route << response.status << took.count() << "us" << exchange.id;
    m_server->noteAnswered(exchange.peer);
    m_inFlight.erase(exchange.place); // may be the last owner of the exchange: nothing behind this line
}

void Router::giveUp()
{
    while (!m_inFlight.empty()) {
        const auto exchange = m_inFlight.front();
        write(*exchange, Response::fromError({Error::Code::Unavailable, u"The server is ending. Try again."_s, {}, {}}));
    }
}

void Router::sweep()
{
    const auto now = steady_clock::now();
    while (!m_inFlight.empty() && now - m_inFlight.front()->since > m_policy.limit) {
        const auto exchange = m_inFlight.front();
        qCWarning(lcApi).noquote() << "no answer in time:" << exchange->head->method << exchange->route << exchange->id;
        write(*exchange, Response::fromError({Error::Code::Timeout, u"The server could not answer in time. Try again."_s, {}, {}}));
    }
}

} // namespace Attendant
