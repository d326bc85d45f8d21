// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/voiceprovider.h"

namespace Attendant {

namespace {

template<typename T>
Pending<T> hasNoCalls()
{
    return answeredError<T>(fail(Error::Code::Conflict, QStringLiteral("This AI provider takes no calls of its own, by WebRTC or by telephone.")));
}

} // namespace

Pending<PeerCall> VoiceProvider::createCall(QByteArray, QJsonObject) { return hasNoCalls<PeerCall>(); }
Pending<void> VoiceProvider::acceptCall(QString, QJsonObject) { return hasNoCalls<void>(); }
Pending<void> VoiceProvider::rejectCall(QString, int) { return hasNoCalls<void>(); }
Pending<void> VoiceProvider::referCall(QString, QString) { return hasNoCalls<void>(); }
Pending<void> VoiceProvider::hangUpCall(QString) { return hasNoCalls<void>(); }
std::unique_ptr<VoiceSession> VoiceProvider::connectTranscription() { return nullptr; }
std::unique_ptr<VoiceSession> VoiceProvider::joinCall(const QString &, bool) { return nullptr; }

} // namespace Attendant

// The interface has signals, so its meta object needs a translation unit.
#include "moc_voiceprovider.cpp"
