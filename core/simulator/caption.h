// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The caption watermark: how simulated voices carry their words.
//
// No speech recogniser is part of Attendant, so the simulated provider cannot understand speech. Simulated callers (and the simulated AI
// itself) therefore write their words into the lowest bit of the samples, at the time at which each word is spoken, and the other side
// reads them from the audio that really arrived: what is cut, lost or interrupted is not heard. Audio without a caption - a real
// microphone - is known to be speech, but not what was said.
//
// Format: frames in a stream of bits, one bit per sample, anywhere: 24 bits sync (0xE25B91), 8 bits kind (high 4) and speaker (low 4), 8
// bits payload length, UTF-8 payload, 16 bits CRC (ISO 3309 over kind to payload), most significant bit first. Kind 0 is a carrier, 40 ms
// apart, that only says "this voice is simulated"; 1 is a whole word; 2 is the beginning of a word that goes on in the next frame.
//
// It survives cutting at any sample, packets of any size, and gaps between frames; it does not survive resampling, mixing, gain or a
// lossy codec. In G.711 the lowest bit of the *code* carries it, so it passes wherever codes are passed on unchanged, but not a
// conversion between G.711 and PCM. Pure; any thread.

#include "audio/speech.h"

namespace Attendant {

enum class CaptionSpeaker : quint8 { Caller = 1, Ai = 2 };

struct CaptionWord
{
    CaptionSpeaker speaker = CaptionSpeaker::Caller;
    QString text;

    bool operator==(const CaptionWord &) const = default;
};

/// Writes \a words (with their places) into 24 kHz \a samples, which grow by some milliseconds of silence when the last word needs it.
void writeCaption(Samples &samples, const std::vector<SpokenWord> &words, CaptionSpeaker speaker);

/// The same for G.711 \a codes at 8 kHz; the places of \a words are still those of the 24 kHz audio. \a silence is the code appended.
void writeCaption(QByteArray &codes, const std::vector<SpokenWord> &words, CaptionSpeaker speaker, char silence);

/// Reads captions from a stream, piece by piece.
class CaptionReader
{
public:
    void read(SampleView samples);
    void readCodes(QByteArrayView codes);

    /// The words that were completed since the last call.
    [[nodiscard]] std::vector<CaptionWord> takeWords() { return std::exchange(m_words, {}); }

    /// How many samples (or codes) ago the last frame ended, carriers included; a simulated voice never lets it exceed 60 ms.
    [[nodiscard]] qint64 sinceFrame() const { return m_sinceFrame; }

    /// Whether any frame was ever seen.
    [[nodiscard]] bool hasSeenFrames() const { return m_seen; }

private:
    void push(bool bit);
    bool scan(bool bit);
    bool complete();

    quint32 m_sync = 0;
    QByteArray m_frame;   ///< bytes since the sync
    int m_bits = -1;      ///< bits since the sync; -1: looking for it
    QByteArray m_partial; ///< beginning of a word
    std::vector<bool> m_again; ///< bits of a frame that turned out to be none
    std::vector<CaptionWord> m_words;
    qint64 m_sinceFrame = 0;
    bool m_seen = false;
};

} // namespace Attendant
