// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/recordingexport.h"

#include "ui/common/format.h"

namespace Attendant::Ui {

namespace {
constexpr qint64 partBytes = 16 * 1024 * 1024; // two minutes of three channels
}

RecordingExport::RecordingExport(ApiClient &api, const CallId &id, const QString &path, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_id(id)
    , m_file(path)
{
    // Later, so that whoever made this can connect to it first.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_file.open(QIODevice::WriteOnly))
                next(0);
            else
                giveUp(m_file.errorString());
        },
        Qt::QueuedConnection);
}

void RecordingExport::next(qint64 from)
{
    m_api.recordingPart(m_id, from, partBytes).then(this, [this](const Result<RecordingPart> &part) {
        if (!part) {
            giveUp(errorSentence(part.error().code));
            return;
        }
        if (m_file.write(part->bytes) != part->bytes.size()) {
            giveUp(m_file.errorString());
            return;
        }
        if (const qint64 reached = part->from + part->bytes.size(); reached < part->total) {
            next(reached);
            return;
        }
        if (!m_file.commit()) {
            giveUp(m_file.errorString());
            return;
        }
        Q_EMIT finished(m_file.fileName());
        deleteLater();
    });
}

void RecordingExport::giveUp(const QString &reason)
{
    m_file.cancelWriting();
    Q_EMIT failed(m_file.fileName(), reason);
    deleteLater();
}

} // namespace Attendant::Ui
