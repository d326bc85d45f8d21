// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Caller that listens and speaks. Time is counted in frames of 20 ms.
#include "simulator/caller.h"

#include "audio/mixer.h"
#include "audio/wav.h"
#include "base/logging.h"
#include "simulator/callerear_p.h"
#include "simulator/phrasebook.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

static constexpr size_t appendSize = 4'096; ///< samples, as that frontend sends them
static constexpr std::chrono::milliseconds utteranceGap{450};
static constexpr std::chrono::milliseconds humanGap{900};
static constexpr std::chrono::milliseconds bargeAfter{900};

void Caller::onTick()
{
    // As many frames as time has passed; after a long stall (a suspended machine) it goes on from now.
    qint64 due = m_clock.elapsed() / frameTime.count();
    if (due - m_frames > 100) {
        m_clock.restart();
        due = 1;
        m_frames = 0;
        m_lastSound = m_soundSince = m_lastSpoke = 0;
    }
    while (m_frames < due && m_state == State::InCall)
        onFrame();
}

void Caller::onFrame()
{
    ++m_frames;
    Samples heardFrame(frameSamples);
    const CallerEar::Heard heardNow = m_ear->play(std::span<int16_t, frameSamples>(heardFrame));

    Samples said(frameSamples, 0);
    if (m_mouthAt < m_mouth.size()) {
        const size_t count = std::min(frameSamples, m_mouth.size() - m_mouthAt);
        std::copy_n(m_mouth.begin() + static_cast<std::ptrdiff_t>(m_mouthAt), count, said.begin());
        m_mouthAt += count;
        m_lastSpoke = m_frames;
        if (m_mouthAt >= m_mouth.size())
            Q_EMIT heard(Speaker::Caller, m_saying);
    }
    m_outgoing.insert(m_outgoing.end(), said.begin(), said.end());
    if (m_outgoing.size() >= appendSize) {
        send({{u"type"_s, u"input_audio_buffer.append"_s}, {u"audio"_s, QString::fromLatin1(toBytes(SampleView(m_outgoing).first(appendSize)).toBase64())}});
        m_outgoing.erase(m_outgoing.begin(), m_outgoing.begin() + appendSize);
    }
    if (m_recording) {
        mixInto(said, heardFrame);
        if (const auto written = m_recording->append(said); !written) {
            qCWarning(lcSimulator, "%s", qUtf8Printable(written.error().message));
            m_recording.reset();
        }
    }
    listen(heardNow.words, heardNow.isSound, heardNow.isForeign);
    if (m_state == State::InCall)
        considerSpeaking();
}

void Caller::listen(const std::vector<CaptionWord> &words, bool isSound, bool isForeign)
{
    for (const CaptionWord &word : words) {
        if (word.speaker == CaptionSpeaker::Ai)
            m_utterance << word.text;
    }
    if (isSound) {
        if (!m_soundInUtterance) {
            m_soundInUtterance = true;
            m_soundSince = m_frames;
            m_utteranceIsHuman = false;
        }
        m_lastSound = m_frames;
    }
    // A real AI's voice has no caption, but its words come as events; a person's have neither.
    const bool aiIsKnownByEvents = !m_ear->hasHeardCaptions() && !m_itemsWithText.isEmpty() && !m_transcript.isEmpty();
    if (isForeign && !aiIsKnownByEvents && (m_ear->hasHeardCaptions() || frameTime * (m_frames - m_soundSince) > 1'500ms)) {
        m_utteranceIsHuman = true;
        if (!m_humanHeard) {
            m_humanHeard = true;
            Q_EMIT humanHeard();
        }
    }
    const auto gap = m_utteranceIsHuman ? humanGap : utteranceGap;
    if (m_soundInUtterance && frameTime * (m_frames - m_lastSound) >= gap && (m_utteranceIsHuman || m_ear->isEmpty()))
        endOfUtterance();
}

void Caller::endOfUtterance()
{
    m_soundInUtterance = false;
    m_answerDue = true;
    const QString text = m_utterance.isEmpty() ? std::exchange(m_transcript, {}) : m_utterance.join(u' ');
    m_utterance.clear();
    m_transcript.clear();
    if (m_utteranceIsHuman) {
        Q_EMIT heard(Speaker::Human, {});
        return;
    }
    ++m_utterances;
    m_lastUtterance = text;
    Q_EMIT heard(Speaker::Ai, text);
}

int Caller::bargeLine() const
{
    if (!m_soundInUtterance || m_utteranceIsHuman || frameTime * (m_frames - m_soundSince) < bargeAfter)
        return -1;
    for (qsizetype i = 0; i < m_scenario.lines.size(); ++i) {
        if (m_usedLines.contains(static_cast<int>(i)))
            continue;
        const Scenario::Line &line = m_scenario.lines[i];
        if (line.bargesIn && (line.after != Scenario::After::Greeting || m_utterances > 0 || m_usedLines.isEmpty()))
            return static_cast<int>(i);
        if (line.whenAsked.isEmpty())
            return -1; // its turn comes first
    }
    return -1;
}

/// The line that fits what was heard last, or -1.
int Caller::nextLine() const
{
    const Phrasebook &english = Phrasebook::of(u"en");
    QStringList asked = Phrasebook::of(m_scenario.language).asksFor(m_lastUtterance);
    asked += english.asksFor(m_lastUtterance);
    for (qsizetype i = 0; i < m_scenario.lines.size(); ++i) {
        const Scenario::Line &line = m_scenario.lines[i];
        if (!m_usedLines.contains(static_cast<int>(i)) && !line.whenAsked.isEmpty() && asked.contains(line.whenAsked))
            return static_cast<int>(i);
    }
    for (qsizetype i = 0; i < m_scenario.lines.size(); ++i) {
        const Scenario::Line &line = m_scenario.lines[i];
        if (m_usedLines.contains(static_cast<int>(i)) || !line.whenAsked.isEmpty())
            continue;
        const bool fits = line.after == Scenario::After::Any || (line.after == Scenario::After::Question && m_lastUtterance.contains(u'?'))
                          || (line.after == Scenario::After::Greeting && m_utterances > 0) || line.after == Scenario::After::Start;
        return fits ? static_cast<int>(i) : -1;
    }
    return -1;
}

void Caller::considerSpeaking()
{
    if (isSpeaking())
        return;
    const auto quiet = frameTime * (m_frames - std::max(m_lastSound, m_lastSpoke));
    if (const int line = bargeLine(); line >= 0) {
        m_usedLines.append(line);
        speak(m_scenario.lines[line].say);
        return;
    }
    if (m_soundInUtterance || !m_ear->isEmpty())
        return;
    if (m_endsAfterSpeech && quiet >= 600ms) {
        finish(u"end_call"_s);
        return;
    }
    if (!m_extra.isEmpty() && quiet >= 300ms) {
        speak(m_extra.takeFirst());
        return;
    }
    if (m_answerDue && m_utteranceIsHuman) {
        if (m_usedToHuman < m_scenario.toHuman.size() && quiet >= humanGap) {
            m_answerDue = false;
            speak(m_scenario.toHuman[m_usedToHuman++].say);
            return;
        }
    } else {
        // The first word is spoken only by those whose script says so.
        const bool mayStart = m_utterances == 0 && m_usedLines.isEmpty() && !m_scenario.lines.isEmpty()
                              && m_scenario.lines.first().after == Scenario::After::Start;
        const int line = m_answerDue || mayStart ? nextLine() : -1;
        if (line >= 0) {
            if (quiet < m_scenario.lines[line].pause)
                return;
            m_answerDue = false;
            m_usedLines.append(line);
            speak(m_scenario.lines[line].say);
            return;
        }
    }
    const bool saidAll = !m_scenario.lines.isEmpty() && m_usedLines.size() >= m_scenario.lines.size();
    if (m_scenario.finish == Scenario::Finish::HangUp && saidAll && m_answerDue && !m_utteranceIsHuman && quiet >= 1'500ms)
        finish(u"script"_s);
    else if (m_scenario.finish != Scenario::Finish::Stay && quiet >= m_scenario.patience)
        finish(u"patience"_s);
}

void Caller::say(const QString &text)
{
    if (m_extra.size() < 100)
        m_extra.append(text);
}

void Caller::speak(const QString &text)
{
    m_saying = m_scenario.filledIn(text);
    m_rendering = true;
    SpeechVoice voice = m_scenario.voice;
    m_voices->render({m_saying, voice, CaptionSpeaker::Caller, WireFormat::Pcm24k}, this, [this](const Result<VoicePool::Clip> &clip) {
        m_rendering = false;
        if (m_state != State::InCall)
            return;
        if (!clip) {
            fail(clip.error().message);
            return;
        }
        m_mouth = (*clip)->samples;
        m_mouthAt = 0;
    });
}

} // namespace Attendant
