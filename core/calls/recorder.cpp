// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/recorder.h"

#include "audio/g711.h"
#include "audio/recordingtimeline.h"
#include "audio/resampler.h"
#include "base/logging.h"

#include <QDir>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int telephoneRate = 8'000;
constexpr std::chrono::seconds freeEvery{2};

qint64 sizeOf(const std::vector<RecordedMoment> &moments)
{
    qint64 bytes = 0;
    for (const RecordedMoment &moment : moments)
        bytes += moment.sound.size() + qint64(sizeof moment);
    return bytes;
}

} // namespace

class Recorder::Tape
{
public:
    Tape(Wanted wanted, std::function<void(const QString &)> failed)
        : m_wanted(std::move(wanted))
        , m_failed(std::move(failed))
        , m_timeline(m_wanted.rate)
    {}

    void open(const RecordingStore &store)
    {
        const auto path = store.nextPart(m_wanted.call);
        if (!path) {
            giveUp(path.error());
            return;
        }
        auto writer = RecordingWriter::create(*path, store.key(), {m_wanted.call.text(), m_wanted.rate, m_wanted.startedAt});
        if (!writer) {
            giveUp(writer.error());
            return;
        }
        m_writer.emplace(*std::move(writer));
    }
    [[nodiscard]] bool isOpen() const { return m_writer.has_value(); }

    void take(const RecordedMoment &moment)
    {
        switch (moment.kind) {
        case RecordedMoment::Kind::Voice: m_timeline.add(moment.source, samplesOf(moment), moment.at); break;
        case RecordedMoment::Kind::Cut: m_timeline.cut(moment.source, moment.at); break;
        case RecordedMoment::Kind::Silence: m_timeline.silence(moment.source, moment.at, moment.to); break;
        case RecordedMoment::Kind::Pause: m_timeline.pause(moment.at); break;
        case RecordedMoment::Kind::Resume: m_timeline.resume(moment.at); break;
        }
    }
    void writeUntil(std::chrono::microseconds now)
    {
        while (const auto block = m_timeline.next(now))
            put(*block);
    }
    void finish(std::chrono::microseconds now)
    {
        while (const auto block = m_timeline.drain(now))
            put(*block);
        if (!m_writer)
            return;
        if (const auto finished = m_writer->finish(); !finished)
            giveUp(finished.error());
        m_writer.reset();
    }
    void giveUp(const Error &error)
    {
        qCWarning(lcCalls).noquote() << "call" << m_wanted.call.text() << "is no longer recorded:" << error.message << error.context;
        m_writer.reset();
        if (const auto failed = std::exchange(m_failed, nullptr))
            failed(error.message);
    }

private:
    void put(const RecordingBlock &block)
    {
        if (!m_writer)
            return;
        if (const auto written = m_writer->append(block); !written)
            giveUp(written.error());
    }
    [[nodiscard]] Samples samplesOf(const RecordedMoment &moment)
    {
        const int rate = moment.format == LineFormat::MuLaw ? telephoneRate : audioRate;
        Samples samples = moment.format == LineFormat::MuLaw ? G711::decodeMuLaw(moment.sound) : toSamples(moment.sound);
        if (rate == m_timeline.rate())
            return samples;
        auto &resampler = m_resamplers[static_cast<size_t>(moment.source)];
        if (!resampler)
            resampler = std::make_unique<Resampler>(rate, m_timeline.rate());
        return resampler->process(samples);
    }

    Wanted m_wanted;
    std::function<void(const QString &)> m_failed;
    RecordingTimeline m_timeline;
    std::array<std::unique_ptr<Resampler>, recordingChannels> m_resamplers;
    std::optional<RecordingWriter> m_writer;
};

Recorder::Recorder(RecordingStore store, QString folder, Options options)
    : m_store(std::move(store))
    , m_folder(std::move(folder))
    , m_options(std::move(options))
    , m_desk(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"recorder"_s);
    m_desk->moveToThread(&m_thread);
    m_thread.start();
}

Recorder::~Recorder()
{
    // Posted last, so everything that was posted before is done by then.
    QMetaObject::invokeMethod(m_desk.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

bool Recorder::hasRoom()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_freeAskedAt.time_since_epoch().count() != 0 && now - m_freeAskedAt < freeEvery && !m_options.freeBytes)
        return m_lastFree >= m_options.reserve;
    m_freeAskedAt = now;
    QDir().mkpath(m_folder);
    m_lastFree = m_options.freeBytes ? m_options.freeBytes() : QStorageInfo(m_folder).bytesAvailable();
    return m_lastFree >= m_options.reserve;
}

std::shared_ptr<Recorder::Tape> Recorder::begin(const Wanted &wanted, std::function<void(const QString &)> failed)
{
    auto tape = std::make_shared<Tape>(wanted, std::move(failed));
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this, tape] {
            if (hasRoom())
                tape->open(m_store);
            else
                tape->giveUp({Error::Code::Unavailable, u"The disk is full."_s, {}, {}});
        },
        Qt::QueuedConnection);
    return tape;
}

bool Recorder::write(const std::shared_ptr<Tape> &tape, std::vector<RecordedMoment> moments, std::chrono::microseconds now)
{
    const qint64 bytes = sizeOf(moments);
    if (m_waiting.fetch_add(bytes) > m_options.mostWaiting) {
        m_waiting -= bytes;
        QMetaObject::invokeMethod(
            m_desk.get(), [tape] { tape->giveUp({Error::Code::Unavailable, u"The disk is too slow."_s, {}, {}}); }, Qt::QueuedConnection);
        return false;
    }
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this, tape, moments = std::move(moments), now, bytes] {
            if (tape->isOpen() && !hasRoom())
                tape->giveUp({Error::Code::Unavailable, u"The disk is full."_s, {}, {}});
            if (tape->isOpen()) {
                for (const RecordedMoment &moment : moments)
                    tape->take(moment);
                tape->writeUntil(now);
            }
            m_waiting -= bytes;
        },
        Qt::QueuedConnection);
    return true;
}

void Recorder::finish(const std::shared_ptr<Tape> &tape, std::chrono::microseconds now)
{
    QMetaObject::invokeMethod(m_desk.get(), [tape, now] { tape->finish(now); }, Qt::QueuedConnection);
}

void Recorder::afterwards(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_desk.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace Attendant
