// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/guardedserver.h"
#include "api/principal.h"
#include "base/asyncbridge.h"
#include "base/times.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace Attendant {

/// Names with decoded values, in the order in which they came.
using NamedValues = std::vector<std::pair<QString, QString>>;

/// The query of an address, read with types; every failure names the parameter. Unknown parameters are ignored; of a repeated one the
/// last counts. Errors: InvalidInput with `field`.
class Query
{
public:
    /// \a encoded is what stands behind the '?'; '+' means a blank. Errors: InvalidInput (broken escapes, no UTF-8).
    [[nodiscard]] static Result<Query> parse(QByteArrayView encoded);

    [[nodiscard]] bool has(QLatin1StringView name) const { return find(name).has_value(); }
    [[nodiscard]] Result<QString> text(QLatin1StringView name, qsizetype maximum = 200) const; ///< absent: empty
    [[nodiscard]] Result<qint64> integer(QLatin1StringView name, qint64 minimum, qint64 maximum, qint64 standard) const;
    [[nodiscard]] Result<std::optional<bool>> flag(QLatin1StringView name) const;
    [[nodiscard]] Result<std::optional<Time>> time(QLatin1StringView name) const;

private:
    [[nodiscard]] std::optional<QString> find(QLatin1StringView name) const;
    NamedValues m_values;
};

/// Percent-decoding of one path segment or query part. Errors: InvalidInput (broken escape, no UTF-8, NUL).
[[nodiscard]] Result<QString> percentDecoded(QByteArrayView encoded);

/// A request on its way to a controller. A value.
struct Request
{
    std::shared_ptr<const HttpHead> head;
    NamedValues parameters; ///< of the path's pattern
    Query query;
    QByteArray body;
    Principal principal;
    Peer peer;
    QString id;             ///< X-Request-Id
    bool isFromOutside = false; ///< asked by somebody on another machine: see Router

    [[nodiscard]] QString parameter(QLatin1StringView name) const;

    /// The body as one JSON object. An absent content type is taken for JSON; an empty body is refused.
    /// Errors: InvalidInput with the place of the fault. (A wrong content type was refused by the router: 415.)
    [[nodiscard]] Result<QJsonObject> json() const;
    /// The same, but an empty body is an empty object.
    [[nodiscard]] Result<QJsonObject> jsonOrEmpty() const;
};

/// An answer. A value.
struct Response
{
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static Response json(const QJsonObject &object, int status = 200);
    [[nodiscard]] static Response detail(int status, const QString &sentence);
    /// The error's sentence as `detail`, and its field as `field`.
    [[nodiscard]] static Response fromError(const Error &error);
};

/// What a controller's method does.
using Handler = std::function<Pending<Response>(const Request &)>;

/// An answer that is known at once.
[[nodiscard]] Pending<Response> respond(Response response);
[[nodiscard]] Pending<Response> respond(const Error &error);

/// The answer that \a convert makes of a result; errors pass through. \a convert runs where the future is answered: it must be pure.
template<typename T, typename Convert>
[[nodiscard]] Pending<Response> respond(Pending<T> pending, Convert convert)
{
    return pending.then(QtFuture::Launch::Sync, [convert = std::move(convert)](const Result<T> &result) mutable -> Result<Response> {
        if (!result)
            return std::unexpected(result.error());
        if constexpr (std::is_void_v<T>)
            return convert();
        else
            return convert(*result);
    });
}

} // namespace Attendant
