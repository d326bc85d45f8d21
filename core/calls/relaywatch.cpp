// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody is left in silence: what the watchdog says is done here.
#include "calls/relay.h"

#include "base/logging.h"
#include "calls/toolresult.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::milliseconds longestSilentRun{500};
constexpr std::chrono::milliseconds earPause{600};
}

void Relay::setPatience()
{
    // Behind our ear's pause the provider gets as long as it was told to wait, and half a second; semantic detection may wait for eight.
    const QJsonObject detection = m_config->turnDetection(true).toObject();
    const bool isSemantic = detection.value("type"_L1).toString() == "semantic_vad"_L1;
    const std::chrono::milliseconds wait(isSemantic ? 9'000 : detection.value("silence_duration_ms"_L1).toInt(500));
    m_watch.setPatience(std::max<std::chrono::milliseconds>(wait - earPause, std::chrono::milliseconds(0)) + std::chrono::milliseconds(900));
    m_ear.configure(0.5, earPause);
}

void Relay::watch()
{
    while (m_leg) {
        const auto act = m_watch.next(now());
        if (!act)
            return;
        switch (*act) {
        case Watchdog::Act::Filler:
            m_host.onFillerWanted();
            break;
        case Watchdog::Act::Probe:
            // What is configured already: it changes nothing and must be confirmed.
            m_probeEvent = sendTurnDetection();
            break;
        case Watchdog::Act::TakeTurn:
            qCInfo(lcCalls) << "the provider has not noticed that the caller has finished";
            toProvider({{u"type"_s, u"input_audio_buffer.commit"_s}});
            requestResponse();
            break;
        case Watchdog::Act::AnswerTools:
            answerLateTools();
            break;
        case Watchdog::Act::Lost:
            onUpstreamClosed(QString::fromLatin1(m_watch.reason()));
            break;
        }
    }
}

void Relay::abandonUpstream(const QString &sentence)
{
    m_watch.hopeless();
    onUpstreamClosed(sentence);
}

void Relay::answerLateTools()
{
    const QByteArray output = Wire::bytes(ToolResult::failed(u"The tool did not answer in time."_s,
                                                             u"That takes longer than it should. Shall I try again, or note it for the team?"_s).toJson());
    const auto tools = m_tools;
    for (auto response = tools.begin(); response != tools.end(); ++response) {
        for (const QString &callId : response->open)
            answerTool(response.key(), callId, output, response->goOn);
    }
}

bool Relay::isDigitalSilence(QByteArrayView base64)
{
    while (base64.endsWith('='))
        base64.chop(1);
    // Zero samples are one character again and again, in PCM as in mu-law; any voice differs within the first few.
    return base64.isEmpty() || std::ranges::all_of(base64, [first = base64.front()](char c) { return c == first; });
}

/// Nothing to be heard: no audio at all, or digital silence that goes on. Only the first half second of it is played.
bool Relay::isNothing(QByteArrayView base64)
{
    if (!isDigitalSilence(base64)) {
        m_silentRun = {};
        return false;
    }
    m_silentRun += audioLength(base64.size(), bytesPerSecond(m_outputFormat));
    return base64.isEmpty() || m_silentRun > longestSilentRun;
}

} // namespace Attendant
