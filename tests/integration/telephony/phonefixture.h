// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apifixture.h"
#include "audio/frame.h"
#include "simulator/phonenetwork.h"

#include <QJsonArray>
#include <QWebSocket>

#include <memory>

namespace Attendant {

/// A whole backend with a telephone, and the telephone network that it speaks to.
class PhoneFixture
{
public:
    PhoneFixture();
    ~PhoneFixture();
    [[nodiscard]] bool start();

    [[nodiscard]] PhoneCall::Options options() const;
    /// Somebody calls; the stream is open when this returns.
    std::unique_ptr<PhoneCall> call(const QString &from = QStringLiteral("+16085550142"));
    std::unique_ptr<PhoneCall> call(const PhoneCall::Options &options);
    /// The newest call of \a from, as the frontend sees it; empty when there is none.
    [[nodiscard]] QJsonObject record(const QString &from = QStringLiteral("+16085550142")) const;
    [[nodiscard]] QString callId(const QString &from = QStringLiteral("+16085550142")) const { return record(from).value(QLatin1StringView("id")).toString(); }
    [[nodiscard]] QStringList lines(const QString &id) const; ///< "user: …", "agent: …"
    [[nodiscard]] QJsonArray events(const QString &id, const QString &type) const;
    [[nodiscard]] QString status(const QString &id) const { return api.get("/api/calls/" + id.toUtf8()).json().value(QLatin1StringView("status")).toString(); }
    [[nodiscard]] QString endReason(const QString &id) const;
    [[nodiscard]] HttpAnswer control(const QString &id, const QByteArray &action, const QJsonObject &body = {}) const;
    /// A signed form at one of the webhooks.
    [[nodiscard]] HttpAnswer webhook(const QByteArray &path, const PhoneCall::Fields &fields, const QByteArray &signature = {}) const;

    static constexpr char account[] = "AC22222222222222222222222222222222";
    static constexpr char token[] = "0123456789abcdef0123456789abcdef";
    static constexpr char number[] = "+16085550100";

    ApiFixture api;
    std::unique_ptr<PhoneNetwork> network;
};

/// A person at the office's end of a takeover: speaks a tone and hears the caller.
class OfficeLine
{
public:
    explicit OfficeLine(const QString &audioUrl);
    [[nodiscard]] bool opens();
    void speak(const Samples &samples); ///< in frames of 20 ms, in real time
    Samples heard; ///< of the caller
    QWebSocket socket;

private:
    QTimer m_timer;
    Samples m_mouth;
    size_t m_at = 0;
    quint16 m_sequence = 0;
};

} // namespace Attendant
