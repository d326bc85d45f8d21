// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/speech.h"

#include "audio/resampler.h"

#include <QFile>

#include <espeak-ng/speak_lib.h>

#include <mutex>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

struct WordEvent
{
    int position = 0; ///< of the word in the text, in characters from 0
    int milliseconds = 0;
};

struct Rendering
{
    Samples samples;
    std::vector<WordEvent> words;
};

int collect(short *wave, int count, espeak_EVENT *events)
{
    Rendering *rendering = nullptr;
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        rendering = static_cast<Rendering *>(events->user_data);
        if (rendering && events->type == espeakEVENT_WORD)
            rendering->words.push_back({events->text_position - 1, events->audio_position});
    }
    if (!rendering)
        rendering = static_cast<Rendering *>(events->user_data);
    if (wave && rendering)
        rendering->samples.insert(rendering->samples.end(), wave, wave + count);
    return 0;
}

/// The library, set up once. Used under its mutex alone.
class Library
{
public:
    static Library &instance()
    {
        static Library library;
        return library;
    }

    std::mutex mutex;

    /// The rate of the audio, or 0 when the data could not be loaded. Tried again with every call, so that installing it is enough.
    int ensure()
    {
        if (m_rate <= 0) {
            m_rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
            if (m_rate > 0)
                espeak_SetSynthCallback(collect);
        }
        return std::max(0, m_rate);
    }

    bool select(const SpeechVoice &voice)
    {
        const QString name = espeakName(voice);
        if (name != m_selected) {
            if (!isKnownVariant(voice.variant) || espeak_SetVoiceByName(name.toUtf8().constData()) != EE_OK)
                return false;
            m_selected = name;
        }
        espeak_SetParameter(espeakRATE, std::clamp(voice.rate, 80, 450), 0);
        espeak_SetParameter(espeakPITCH, std::clamp(voice.pitch, 0, 99), 0);
        return true;
    }

private:
    static QString espeakName(const SpeechVoice &voice)
    {
        // "en" alone is British; with a timbre only the name of the voice's file is found, which for "fr-fr" is "fr".
        const QString language = voice.language == "en"_L1 ? u"en-us"_s : voice.language == "fr-fr"_L1 ? u"fr"_s : voice.language.toLower();
        return voice.variant.isEmpty() ? language : language + u'+' + voice.variant;
    }

    // espeak-ng itself takes an unknown timbre for "the usual one" without a word.
    static bool isKnownVariant(const QString &variant)
    {
        if (variant.isEmpty())
            return true;
        if (variant.contains(u'/'))
            return false;
        const char *path = nullptr;
        espeak_Info(&path);
        return path && QFile::exists(QFile::decodeName(path) + u"/voices/!v/"_s + variant);
    }

    int m_rate = 0;
    QString m_selected;
};

// Every word as written, with the time of the first event inside it; a word without one (a dash) shares its predecessor's end.
std::vector<SpokenWord> placed(const QString &text, const Rendering &rendering, size_t total)
{
    struct Start { QString word; size_t position = 0; size_t end = 0; };
    std::vector<Start> starts;
    size_t characters = 0; // espeak counts code points
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool blank = text[i].isSpace();
        if (!blank && (i == 0 || text[i - 1].isSpace()))
            starts.push_back({{}, characters, characters});
        if (!blank)
            starts.back().word += text[i];
        if (!text[i].isLowSurrogate())
            ++characters;
        if (!blank)
            starts.back().end = characters;
    }
    std::vector<SpokenWord> words;
    size_t at = 0;
    for (const Start &start : starts) {
        for (const WordEvent &event : rendering.words) {
            const auto position = static_cast<size_t>(std::max(0, event.position));
            if (position >= start.position && position < start.end) {
                at = std::max(at, std::min(total, samplesIn(std::chrono::milliseconds(event.milliseconds))));
                break;
            }
        }
        if (!words.empty())
            words.back().to = at;
        words.push_back({start.word, at, total});
    }
    return words;
}

} // namespace

Result<SpokenText> SpeechSynthesizer::speak(const QString &text, const SpeechVoice &voice)
{
    if (text.trimmed().isEmpty())
        return fail(Error::Code::InvalidInput, u"There is no text to speak."_s);
    if (text.size() > 5'000)
        return fail(Error::Code::TooLarge, u"A text to be spoken may have 5000 characters."_s);

    Rendering rendering;
    int rate = 0;
    {
        Library &library = Library::instance();
        const std::lock_guard lock(library.mutex);
        rate = library.ensure();
        if (rate == 0)
            return fail(Error::Code::Unavailable, u"The voice data of espeak-ng is missing. Install the package espeak-ng-data, or name its folder in "
                                                  "ESPEAK_DATA_PATH."_s);
        if (!library.select(voice))
            return fail(Error::Code::NotFound, u"espeak-ng has no voice for the language '%1' with the timbre '%2'."_s.arg(voice.language, voice.variant));
        const QByteArray utf8 = text.toUtf8();
        const espeak_ERROR error = espeak_Synth(utf8.constData(), static_cast<size_t>(utf8.size()) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                                                nullptr, &rendering);
        if (error != EE_OK)
            return fail(Error::Code::Internal, u"The text could not be spoken."_s, u"espeak_Synth: %1"_s.arg(error));
    }
    SpokenText spoken;
    spoken.samples = Resampler::convert(rendering.samples, rate, audioRate);
    spoken.words = placed(text, rendering, spoken.samples.size());
    return spoken;
}

} // namespace Attendant
