// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "realtime/voiceprovider.h"

#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QRandomGenerator>

#include <deque>

namespace Attendant {

/// A voice provider whose time is a clock moved by hand: it greets when asked, hears callers by loud and quiet samples, transcribes them
/// and answers, faster than real time. From a chosen moment on it misbehaves. step() after each move of the clock.
class SteppedProvider final : public VoiceProvider
{
public:
    enum class Fault { None, Stop, Kill, Slow, Lie };
    enum class Lie { WrongIds, NoAudio, Rubbish, Endless, EmptyDeltas, DigitalSilence, Deaf, ErrorStorm, Failing, OtherResponseDone, UnendingTool };
    static constexpr int lies = 11;

    explicit SteppedProvider(const Clock &clock) : m_clock(clock) {}

    [[nodiscard]] Pending<MintedSecret> mintSecret(QJsonObject session) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> connectSession(const QString &model) override;
    [[nodiscard]] QString displayName() const override { return QStringLiteral("Stepped"); }
    [[nodiscard]] std::optional<Error> trouble() const override { return std::nullopt; }

    /// Back to good health; all chance comes from \a seed.
    void reset(quint32 seed);
    /// From now on. By chance the connections made later are healthy or not.
    void misbehave(Fault fault);
    [[nodiscard]] QString description() const; ///< of the fault, for people
    void step();

    std::chrono::microseconds sessionLimit{std::chrono::hours(1)}; ///< then session_expired and the end

private:
    friend class SteppedSession;
    [[nodiscard]] std::chrono::microseconds now() const { return m_clock.steady(); }

    const Clock &m_clock;
    QList<QPointer<class SteppedSession>> m_sessions;
    QRandomGenerator m_random;
    Fault m_fault = Fault::None;
    Lie m_lie = Lie::WrongIds;
    bool m_hasSpread = false; ///< new sessions have the fault too
    std::chrono::microseconds m_delay{};
};

/// One conversation with it.
class SteppedSession final : public VoiceSession
{
    Q_OBJECT

public:
    explicit SteppedSession(SteppedProvider &provider);
    void send(const QByteArray &event) override;
    void close() override { m_isClosed = true; }
    void step();
    void strike(bool isNew);

    QStringList types;     ///< of everything that was sent to it
    QList<QJsonObject> items; ///< of conversation.item.create

private:
    struct Due { std::chrono::microseconds at; QByteArray event; };
    void say(const QString &type, QJsonObject fields = {}, std::chrono::microseconds in = {});
    void hear(bool isLoud);
    void respond(const QJsonObject &request);
    void speak(const QString &id, std::chrono::microseconds in);
    void finishResponse(const QString &status);

    SteppedProvider &m_provider;
    SteppedProvider::Fault m_fault = SteppedProvider::Fault::None;
    std::deque<Due> m_due;
    std::chrono::microseconds m_openedAt{};
    bool m_isOpen = false, m_isClosed = false;
    bool m_createsResponses = true;
    int m_loud = 0, m_quiet = 0, m_count = 0;
    bool m_isSpeaking = false;
    QString m_active;
};

} // namespace Attendant
