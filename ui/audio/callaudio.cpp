// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/callaudio.h"

#include "ui/audio/callaudioengine_p.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

CallAudio::CallAudio(std::unique_ptr<AudioDevice> device, Threading threading, QObject *parent)
    : QObject(parent)
{
    AudioDevice *raw = device.get();
    m_engine = new CallAudioEngine(std::move(device));
    const auto ifCurrent = [this](quint64 session) { return m_open && session == m_session; };
    connect(m_engine, &CallAudioEngine::opened, this, [this, ifCurrent](quint64 session) {
        if (ifCurrent(session))
            Q_EMIT opened();
    });
    connect(m_engine, &CallAudioEngine::ended, this, [this, ifCurrent](quint64 session) {
        if (ifCurrent(session))
            Q_EMIT ended();
    });
    connect(m_engine, &CallAudioEngine::closed, this, [this, ifCurrent](quint64 session, const QString &reason) {
        if (!ifCurrent(session))
            return;
        m_open = false;
        m_state = {};
        setReplaying(false);
        Q_EMIT closed(reason);
    });
    connect(m_engine, &CallAudioEngine::deviceStateChanged, this, [this](const AudioState &state) {
        if (!m_open)
            return;
        m_state = state;
        Q_EMIT deviceStateChanged();
    });
    connect(m_engine, &CallAudioEngine::levelsChanged, this, &CallAudio::levelsChanged);
    connect(m_engine, &CallAudioEngine::silencedChanged, this, [this](bool silenced) {
        m_silenced = silenced;
        Q_EMIT silencedChanged(silenced);
    });
    connect(m_engine, &CallAudioEngine::speakingUnheardChanged, this, [this](bool speaking) {
        m_speakingUnheard = speaking;
        Q_EMIT speakingUnheardChanged(speaking);
    });
    connect(m_engine, &CallAudioEngine::replayEnded, this, [this](quint64 replay) {
        if (replay == m_replay)
            setReplaying(false);
    });
    connect(m_engine, &CallAudioEngine::counted, this, [this](quint64 session, const Counters &counters) {
        if (session == m_session)
            m_counters = counters;
    });
    if (threading == Threading::Caller)
        return;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"audio"_s);
    raw->moveToThread(m_thread.get());
    m_engine->moveToThread(m_thread.get());
    // Socket and device must end on their own thread; finished() is that thread's last act.
    connect(m_thread.get(), &QThread::finished, m_engine, &QObject::deleteLater);
    m_thread->start(QThread::TimeCriticalPriority);
}

CallAudio::~CallAudio()
{
    m_engine->disconnect(this);
    if (!m_thread) {
        delete m_engine;
        return;
    }
    m_thread->quit();
    m_thread->wait();
}

// At once on the same thread, queued otherwise. The engine outlives everything that is queued to it.
template<typename Work>
void CallAudio::onEngine(Work work)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, work = std::move(work)] { work(*engine); });
}

void CallAudio::open(const QUrl &server, const AudioGrant &grant, Role role)
{
    m_open = true;
    m_call = grant.call;
    m_role = role;
    m_state = {};
    m_counters = {};
    setReplaying(false);
    setTalking(false);
    setMuted(m_pushToTalk); // otherwise nobody starts a call muted without knowing it
    const quint64 session = ++m_session;
    onEngine([=](CallAudioEngine &engine) { engine.open(session, server, grant, role); });
}

void CallAudio::close()
{
    if (!m_open)
        return;
    m_open = false;
    m_state = {};
    setReplaying(false);
    onEngine([](CallAudioEngine &engine) { engine.close(); });
}

void CallAudio::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    applySilence();
    Q_EMIT mutedChanged(muted);
}

void CallAudio::setTalking(bool held)
{
    if (held == m_talking)
        return;
    m_talking = held;
    applySilence();
}

void CallAudio::applySilence()
{
    onEngine([silenced = m_muted && !m_talking](CallAudioEngine &engine) { engine.setSilenced(silenced); });
}

void CallAudio::replay(const Samples &voice)
{
    if (!m_open || voice.empty())
        return;
    const quint64 replay = ++m_replay;
    setReplaying(true);
    onEngine([replay, voice](CallAudioEngine &engine) { engine.replay(replay, voice); });
}

void CallAudio::stopReplay()
{
    if (!m_replaying)
        return;
    setReplaying(false);
    onEngine([](CallAudioEngine &engine) { engine.replay(0, {}); });
}

void CallAudio::setReplaying(bool replaying)
{
    if (replaying == m_replaying)
        return;
    m_replaying = replaying;
    Q_EMIT replayingChanged(replaying);
}

void CallAudio::choose(const AudioChoice &choice)
{
    if (choice.pushToTalk && !m_pushToTalk && m_open)
        setMuted(true);
    m_pushToTalk = choice.pushToTalk;
    onEngine([choice](CallAudioEngine &engine) { engine.choose(choice); });
}

} // namespace Attendant::Ui
