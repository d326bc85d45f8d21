// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "simulator/phonecall.h"

#include <QList>
#include <QPointer>

class QHttpServer;
class QTcpServer;

namespace Attendant {

/// The telephone network's side of REST on 127.0.0.1: places calls, redirects and ends them, like api.twilio.com. What it was asked is
/// kept for whoever wants to look. Lives in the thread it was made in.
class PhoneNetwork : public QObject
{
    Q_OBJECT

public:
    /// \a options: how its calls find the server back, and how people behave.
    explicit PhoneNetwork(PhoneCall::Options options, QObject *parent = nullptr);
    ~PhoneNetwork() override;

    [[nodiscard]] Result<void> listen();
    [[nodiscard]] QUrl url() const; ///< for TWILIO_API_BASE

    void setOptions(const PhoneCall::Options &options) { m_options = options; }
    /// Makes the requests that follow fail: an HTTP status, or 0 for none.
    void failWith(int status) { m_failure = status; }
    /// A call that came in by itself can be redirected and ended as well.
    void add(PhoneCall *call);

    struct Asked { QString path; PhoneCall::Fields fields; [[nodiscard]] QString text(const QByteArray &name) const; };
    [[nodiscard]] const QList<Asked> &asked() const { return m_asked; }
    /// Calls that were placed here, newest last.
    [[nodiscard]] const QList<QPointer<PhoneCall>> &placed() const { return m_placed; }

private:
    [[nodiscard]] std::pair<int, QJsonObject> onPost(const QString &path, const PhoneCall::Fields &fields);

    PhoneCall::Options m_options;
    QHttpServer *m_http;
    QTcpServer *m_listener;
    int m_failure = 0;
    QList<Asked> m_asked;
    QList<QPointer<PhoneCall>> m_placed, m_known;
};

} // namespace Attendant
