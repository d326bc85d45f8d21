// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/voicepool.h"

#include "audio/g711.h"
#include "audio/resampler.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int quiet = 150; // about -47 dBFS
constexpr std::chrono::milliseconds longestPause{260};
constexpr std::chrono::milliseconds longestEdge{60};

/// Shortens pauses: a breath between two clauses must not pass for the end of a turn.
SpokenText tightened(const SpokenText &spoken)
{
    const Samples &in = spoken.samples;
    SpokenText out;
    out.samples.reserve(in.size());
    std::vector<SpokenWord> words = spoken.words;
    size_t word = 0;
    for (size_t i = 0; i < in.size();) {
        size_t end = i;
        while (end < in.size() && std::abs(in[end]) <= quiet)
            ++end;
        const bool atEdge = i == 0 || end == in.size();
        const size_t allowed = samplesIn(atEdge ? longestEdge : longestPause);
        const size_t keep = std::min(end - i, allowed);
        const size_t next = std::max(end, i + 1);
        // Words that begin here (in the pause or at the sample) move with it.
        for (; word < words.size() && spoken.words[word].from < next; ++word)
            words[word].from = out.samples.size() + std::min(spoken.words[word].from - std::min(i, spoken.words[word].from), keep);
        out.samples.insert(out.samples.end(), in.begin() + static_cast<std::ptrdiff_t>(i), in.begin() + static_cast<std::ptrdiff_t>(i + keep));
        if (end == i)
            out.samples.push_back(in[i]);
        i = next;
    }
    for (; word < words.size(); ++word)
        words[word].from = out.samples.size();
    for (size_t i = 0; i < words.size(); ++i)
        words[i].to = i + 1 < words.size() ? words[i + 1].from : out.samples.size();
    out.words = std::move(words);
    return out;
}

QByteArray toG711(const SpokenText &spoken, WireFormat format, CaptionSpeaker speaker)
{
    const Samples narrow = Resampler::convert(spoken.samples, audioRate, 8'000);
    const bool isMuLaw = format == WireFormat::MuLaw;
    QByteArray codes = isMuLaw ? G711::encodeMuLaw(narrow) : G711::encodeALaw(narrow);
    writeCaption(codes, spoken.words, speaker, static_cast<char>(isMuLaw ? G711::encodeMuLaw(int16_t{0}) : G711::encodeALaw(int16_t{0})));
    return codes;
}

void cutIntoPieces(VoiceClip &clip, const std::vector<SpokenWord> &words, int bytesPerMillisecond)
{
    const qsizetype pieceBytes = VoiceClip::pieceTime.count() * bytesPerMillisecond;
    const size_t pieceSamples = samplesIn(VoiceClip::pieceTime);
    size_t word = 0;
    for (qsizetype at = 0; at < clip.wire.size(); at += pieceBytes) {
        VoiceClip::Piece piece;
        piece.base64 = clip.wire.mid(at, pieceBytes).toBase64();
        const bool isLast = at + pieceBytes >= clip.wire.size();
        const size_t until = (clip.pieces.size() + 1) * pieceSamples;
        for (; word < words.size() && (isLast || words[word].from < until); ++word)
            piece.words += (word == 0 ? QString() : u" "_s) + words[word].text;
        clip.pieces.push_back(std::move(piece));
    }
    clip.duration = std::chrono::milliseconds(clip.wire.size() / bytesPerMillisecond);
}

} // namespace

VoicePool::VoicePool(QObject *parent)
    : QObject(parent)
{
    // The synthesizer is one at a time anyway; the second thread resamples and encodes meanwhile.
    m_threads.setMaxThreadCount(2);
    m_threads.setExpiryTimeout(10'000);
    m_cache.setMaxCost(32 * 1024);
}

VoicePool::~VoicePool()
{
    m_threads.clear();
    m_threads.waitForDone();
}

Result<VoicePool::Clip> VoicePool::renderNow(const SpeechOrder &order)
{
    const auto spoken = SpeechSynthesizer::speak(order.text, order.voice);
    if (!spoken)
        return std::unexpected(spoken.error());
    SpokenText text = tightened(*spoken);
    auto clip = std::make_shared<VoiceClip>();
    if (order.format == WireFormat::Pcm24k) {
        writeCaption(text.samples, text.words, order.speaker);
        clip->wire = toBytes(text.samples);
        clip->samples = std::move(text.samples);
        cutIntoPieces(*clip, text.words, 48);
    } else {
        clip->wire = toG711(text, order.format, order.speaker);
        cutIntoPieces(*clip, text.words, 8);
    }
    return Clip(std::move(clip));
}

void VoicePool::render(const SpeechOrder &order, QObject *context, Callback callback)
{
    if (const Clip *clip = m_cache.object(order)) {
        QMetaObject::invokeMethod(
            context, [clip = *clip, callback = std::move(callback)] { callback(clip); }, Qt::QueuedConnection);
        return;
    }
    const bool isFirst = !m_waiting.contains(order);
    if (isFirst && m_waiting.size() >= 500) {
        QMetaObject::invokeMethod(
            context, [callback = std::move(callback)] { callback(fail(Error::Code::RateLimited, u"Too many texts are waiting to be spoken."_s)); },
            Qt::QueuedConnection);
        return;
    }
    m_waiting[order].push_back({context, std::move(callback)});
    if (isFirst) {
        QtConcurrent::run(&m_threads, [order] { return renderNow(order); })
            .then(this, [this, order](const Result<Clip> &clip) { onRendered(order, clip); });
    }
}

void VoicePool::onRendered(const SpeechOrder &order, const Result<Clip> &clip)
{
    const std::vector<Waiting> waiting = m_waiting.take(order);
    if (clip)
        m_cache.insert(order, new Clip(*clip), static_cast<qsizetype>((*clip)->wire.size() * 4 / 1024 + 1));
    for (const Waiting &one : waiting) {
        if (one.context)
            one.callback(clip);
    }
}

} // namespace Attendant
