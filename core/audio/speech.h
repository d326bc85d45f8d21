// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "base/result.h"

#include <QStringList>

namespace Attendant {

/// Whose voice: a language and a timbre. A value.
struct SpeechVoice
{
    QString language = QStringLiteral("en"); ///< en, de, es, fr; "en-gb" and every other language of espeak-ng work too
    QString variant;                         ///< timbre: f1…f5, m1…m8 and the named ones of espeak-ng; empty for the language's own
    int pitch = 50;                          ///< 0 to 99
    int rate = 165;                          ///< words per minute, 80 to 450

    bool operator==(const SpeechVoice &) const = default;
    friend size_t qHash(const SpeechVoice &voice, size_t seed = 0)
    {
        return qHashMulti(seed, voice.language, voice.variant, voice.pitch, voice.rate);
    }
};

/// One word of a spoken text with its place in the audio.
struct SpokenWord
{
    QString text; ///< as written, with its punctuation
    size_t from = 0; ///< samples from the beginning
    size_t to = 0;
};

struct SpokenText
{
    Samples samples; ///< 24 kHz
    std::vector<SpokenWord> words; ///< in order, back to back
};

/// Text to speech by espeak-ng: voices of simulated people, no recordings of real ones. The library has one global state, so calls from
/// several threads wait for each other; a sentence takes some milliseconds. Nothing is
/// cached. The same text sounds the same each time, but the samples differ in detail (the library's oscillators run on). Any thread.
class SpeechSynthesizer
{
public:
    /// Errors: Unavailable (no espeak-ng data on this machine, with the remedy), NotFound (no such language or timbre),
    /// InvalidInput (empty text), TooLarge (over 5000 characters).
    [[nodiscard]] static Result<SpokenText> speak(const QString &text, const SpeechVoice &voice = {});
};

} // namespace Attendant
