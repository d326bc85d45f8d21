// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demooffices.h"

#include "base/logging.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Attendant {

DemoOffices::DemoOffices(const QUrl &server, const QString &token, QObject *parent)
    : QObject(parent)
    , m_api(server, token)
{}

void DemoOffices::add()
{
    QFile file(u":/demo/organizations.json"_s);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // compiled in
    const QJsonArray offices = QJsonDocument::fromJson(file.readAll()).object().value("organizations"_L1).toArray();
    m_waiting = open ? offices.size() : 0;
    for (const QJsonValue &office : offices) {
        const QString id = office.toObject().value("id"_L1).toString();
        Organization empty;
        empty.id = OrgId(id);
        const auto organization = empty.patched(office.toObject());
        const auto pending = organization ? m_api.createOrganization(*organization) : answered<Organization>(std::unexpected(organization.error()));
        Pending<Organization>(pending).then(this, [this, id](const Result<Organization> &created) {
            if (created || created.error().code == Error::Code::Conflict)
                m_ids << id;
            else
                qCWarning(lcApp).noquote() << "the demo office" << id << "was not added:" << created.error().message;
            if (--m_waiting == 0)
                Q_EMIT finished(m_ids);
        });
    }
}

} // namespace Attendant
