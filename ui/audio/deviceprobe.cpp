// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/deviceprobe.h"

#include "base/logging.h"
#include "ui/audio/formatbridge.h"

#include <QAudioSink>
#include <QAudioSource>
#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QMutex>
#include <QPromise>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include <unistd.h>

namespace Attendant::Ui {

namespace {

// Devices on which a thread hangs, of the whole program. A thread that comes back after all takes its device out.
class Stuck
{
public:
    static Stuck &all()
    {
        static Stuck stuck;
        return stuck;
    }
    void add(const QByteArray &id)
    {
        const QMutexLocker lock(&m_mutex);
        if (!std::exchange(m_leavesQuickly, true))
            ::on_exit(leave, nullptr);
        m_since[id].start();
    }
    void remove(const QByteArray &id)
    {
        const QMutexLocker lock(&m_mutex);
        m_since.remove(id);
    }
    [[nodiscard]] bool holds(const QByteArray &id)
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_since.constFind(id);
        return found != m_since.constEnd() && !found->hasExpired(DeviceProbe::askAgainAfter.count());
    }

private:
    // QtMultimedia takes its connection apart when the program ends, which aborts (measured) while a thread waits in it. Runs before that,
    // for what is registered last runs first; everything of ours has ended by then.
    static void leave(int status, void *)
    {
        std::fflush(nullptr);
        ::_exit(status);
    }

    QMutex m_mutex;
    bool m_leavesQuickly = false;
    QHash<QByteArray, QElapsedTimer> m_since;
};

template<typename Stream>
bool opens(const QAudioDevice &device, const QAudioFormat &format)
{
    Stream stream(device, format);
    const bool isOpen = stream.start() != nullptr && stream.error() != QAudio::OpenError && stream.error() != QAudio::FatalError;
    stream.reset(); // stop() aborts on a stream that the sound server has killed
    return isOpen;
}

} // namespace

void DeviceProbe::ask(const QAudioDevice &device, std::function<void(bool)> answered)
{
    cancel();
    const quint64 question = ++m_question;
    m_answered = std::move(answered);
    const QByteArray id = device.id();
    if (device.isNull() || Stuck::all().holds(id)) {
        QMetaObject::invokeMethod(this, [this, question] { answer(question, false); }, Qt::QueuedConnection);
        return;
    }
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    promise->future().then(this, [this, question](bool opens) { answer(question, opens); });
    QThread *thread = QThread::create([device, id, promise] {
        const bool isInput = device.mode() == QAudioDevice::Input;
        const QAudioFormat format = formatFor(device, !isInput);
        promise->addResult(isInput ? opens<QAudioSource>(device, format) : opens<QAudioSink>(device, format));
        promise->finish();
        Stuck::all().remove(id);
    });
    thread->setObjectName(QStringLiteral("deviceprobe"));
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    m_limit.disconnect(this);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this, question, id] {
        qCWarning(lcUi) << "a sound device that is listed cannot be opened:" << id;
        Stuck::all().add(id);
        answer(question, false);
    });
    m_limit.start(limit);
}

void DeviceProbe::cancel()
{
    m_limit.stop();
    m_answered = nullptr;
}

void DeviceProbe::answer(quint64 question, bool opens)
{
    if (question != m_question || !m_answered)
        return;
    m_limit.stop();
    const auto answered = std::exchange(m_answered, nullptr); // it may ask the next question
    answered(opens);
}

} // namespace Attendant::Ui
