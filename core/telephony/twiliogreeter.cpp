// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twiliogreeter.h"

#include "telephonelog_p.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::seconds startLimit{10};
constexpr int mostFramesBefore = 20;
}

void TwilioGreeter::receive(std::unique_ptr<MediaSocket> socket, Judge judge, Welcome welcome)
{
    new TwilioGreeter(std::move(socket), std::move(judge), std::move(welcome));
}

TwilioGreeter::TwilioGreeter(std::unique_ptr<MediaSocket> socket, Judge judge, Welcome welcome)
    : m_socket(std::move(socket))
    , m_judge(std::move(judge))
    , m_welcome(std::move(welcome))
{
    connect(m_socket.get(), &MediaSocket::received, this, &TwilioGreeter::onFrame);
    connect(m_socket.get(), &MediaSocket::closed, this, [this] {
        m_isDone = true;
        deleteLater();
    });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { refuse(1008, u"The stream did not say in time which call it is."_s); });
    m_limit.start(startLimit);
}

TwilioGreeter::~TwilioGreeter()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
}

void TwilioGreeter::onFrame(const QByteArray &text)
{
    if (m_isDone)
        return;
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const QString event = frame.value("event"_L1).toString();
    if (event == "start"_L1)
        onStart(frame);
    else if (event == "stop"_L1)
        refuse(1000, {});
    else if (event != "connected"_L1 && ++m_frames > mostFramesBefore)
        refuse(1008, u"The stream has not started with 'start'."_s);
}

void TwilioGreeter::onStart(const QJsonObject &frame)
{
    const QJsonObject json = frame.value("start"_L1).toObject();
    const QJsonObject format = json.value("mediaFormat"_L1).toObject();
    const Start start{json.value("streamSid"_L1).toString(frame.value("streamSid"_L1).toString()), json.value("accountSid"_L1).toString(),
                      json.value("callSid"_L1).toString(), json.value("customParameters"_L1).toObject().value("ticket"_L1).toString()};
    if (start.streamSid.isEmpty() || start.streamSid.size() > 100) {
        refuse(1008, u"The stream has no streamSid."_s);
        return;
    }
    // The ticket before the format: only a stream that belongs to a call may say something about it.
    if (const auto judged = m_judge(start); !judged) {
        refuse(1008, judged.error().message);
        return;
    }
    if (format.value("encoding"_L1).toString() != "audio/x-mulaw"_L1 || format.value("sampleRate"_L1).toInt() != 8000
        || format.value("channels"_L1).toInt(1) != 1) {
        refuse(1003, u"The stream must be audio/x-mulaw at 8000 Hz with one channel."_s);
        return;
    }
    m_isDone = true;
    m_limit.stop();
    m_socket->disconnect(this);
    m_welcome(std::move(m_socket), start);
    deleteLater();
}

void TwilioGreeter::refuse(quint16 code, const QString &reason)
{
    m_isDone = true;
    m_limit.stop();
    if (!reason.isEmpty())
        qCInfo(lcTelephony).noquote() << "refused a media stream:" << reason;
    m_socket->close(code, reason); // closed() follows, and with it the end
}

} // namespace Attendant
