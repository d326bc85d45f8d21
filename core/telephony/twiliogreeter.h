// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "telephony/mediasocket.h"

#include <QJsonObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Attendant {

/// Receives a media stream until it has said who it is: `connected`, then one `start` with a ticket, within ten seconds. Anything else is
/// closed with a reason. Owns itself; the socket's thread.
class TwilioGreeter : public QObject
{
    Q_OBJECT

public:
    struct Start { QString streamSid, accountSid, callSid, ticket; };
    /// Judges a start (fast, no I/O). Nothing: the stream is taken over by onWelcome. Errors close the stream.
    using Judge = std::function<Result<void>(const Start &start)>;
    using Welcome = std::function<void(std::unique_ptr<MediaSocket> socket, const Start &start)>;

    static void receive(std::unique_ptr<MediaSocket> socket, Judge judge, Welcome welcome);
    ~TwilioGreeter() override;

private:
    TwilioGreeter(std::unique_ptr<MediaSocket> socket, Judge judge, Welcome welcome);
    void onFrame(const QByteArray &frame);
    void onStart(const QJsonObject &frame);
    void refuse(quint16 code, const QString &reason);

    std::unique_ptr<MediaSocket> m_socket;
    Judge m_judge;
    Welcome m_welcome;
    QTimer m_limit;
    int m_frames = 0;
    bool m_isDone = false;
};

} // namespace Attendant
