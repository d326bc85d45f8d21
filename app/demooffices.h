// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"

namespace Attendant {

/// Adds the offices of resources/demo to a server through its API, as a supervisor would; those that exist are left as they are.
/// Lives until finished(). One event-loop thread.
class DemoOffices : public QObject
{
    Q_OBJECT

public:
    DemoOffices(const QUrl &server, const QString &token, QObject *parent = nullptr);

    void add();

Q_SIGNALS:
    void finished(const QStringList &organizationIds); ///< of all offices that are there now

private:
    ApiClient m_api;
    QStringList m_ids{QStringLiteral("org_demo_001")};
    qsizetype m_waiting = 0;
};

} // namespace Attendant
