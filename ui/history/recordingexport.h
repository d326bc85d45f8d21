// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"

#include <QObject>
#include <QSaveFile>

namespace Attendant::Ui {

/// Writes a call's recording to a file, some minutes at a time, and then deletes itself. The file appears when it is complete. GUI thread.
class RecordingExport : public QObject
{
    Q_OBJECT

public:
    RecordingExport(ApiClient &api, const CallId &id, const QString &path, QObject *parent);

Q_SIGNALS:
    void finished(const QString &path);
    void failed(const QString &path, const QString &reason);

private:
    void next(qint64 from);
    void giveUp(const QString &reason);

    ApiClient &m_api;
    CallId m_id;
    QSaveFile m_file;
};

} // namespace Attendant::Ui
