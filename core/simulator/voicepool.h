// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/speech.h"
#include "base/result.h"
#include "simulator/caption.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace Attendant {

enum class WireFormat : quint8 { Pcm24k, MuLaw, ALaw };

/// What is spoken, by whom and for which wire.
struct SpeechOrder
{
    QString text;
    SpeechVoice voice;
    CaptionSpeaker speaker = CaptionSpeaker::Ai;
    WireFormat format = WireFormat::Pcm24k;

    bool operator==(const SpeechOrder &) const = default;
    friend size_t qHash(const SpeechOrder &order, size_t seed = 0)
    {
        return qHashMulti(seed, order.text, order.voice, int(order.speaker), int(order.format));
    }
};

/// A spoken text, ready to be sent: immutable, shared between the sessions that say the same.
struct VoiceClip
{
    struct Piece
    {
        QByteArray base64;
        QString words; ///< those that begin in this piece, a blank before each but the first of the clip
    };
    static constexpr std::chrono::milliseconds pieceTime{120};

    QByteArray wire; ///< in the ordered format: bytes as they are sent
    Samples samples; ///< at 24 kHz, with the caption; empty for G.711
    std::vector<Piece> pieces;
    std::chrono::milliseconds duration{};
};

/// Speaks texts on a few threads of its own and remembers the latest clips (32 MB). Its methods and callbacks belong to the thread of the
/// object; a callback whose context has died is dropped.
class VoicePool : public QObject
{
    Q_OBJECT

public:
    using Clip = std::shared_ptr<const VoiceClip>;
    using Callback = std::function<void(const Result<Clip> &)>;

    explicit VoicePool(QObject *parent = nullptr);
    ~VoicePool() override;

    /// Always answers through the event loop. Errors: those of SpeechSynthesizer, RateLimited (500 texts are waiting).
    void render(const SpeechOrder &order, QObject *context, Callback callback);

    /// The same on the calling thread, uncached.
    [[nodiscard]] static Result<Clip> renderNow(const SpeechOrder &order);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        Callback callback;
    };

    void onRendered(const SpeechOrder &order, const Result<Clip> &clip);

    QThreadPool m_threads;
    QCache<SpeechOrder, Clip> m_cache;
    QHash<SpeechOrder, std::vector<Waiting>> m_waiting;
};

} // namespace Attendant
