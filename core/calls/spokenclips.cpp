// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/spokenclips.h"

#include "audio/speech.h"
#include "base/logging.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr size_t remembered = 48; // some 20 MB
}

SpokenClips::SpokenClips(Renderer renderer)
    : m_renderer(std::move(renderer))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(10'000);
}

SpokenClips::~SpokenClips()
{
    m_pool.clear();
    m_pool.waitForDone();
}

SpokenClips::Clip SpokenClips::render(const QString &text, const QString &language)
{
    const auto spoken = SpeechSynthesizer::speak(text, {.language = language, .variant = u"f3"_s, .rate = 155});
    if (spoken)
        return std::make_shared<const Samples>(std::move(spoken->samples));
    qCWarning(lcCalls) << "a sentence cannot be spoken:" << spoken.error().message;
    return nullptr;
}

SpokenClips::Clip SpokenClips::find(const QString &text, const QString &language) const
{
    const QMutexLocker lock(&m_mutex);
    return m_clips.value(language + u'|' + text);
}

void SpokenClips::store(const QString &key, const Clip &clip)
{
    const QMutexLocker lock(&m_mutex);
    if (!clip || m_clips.contains(key))
        return;
    m_clips.insert(key, clip);
    m_order.push_back(key);
    if (m_order.size() > remembered) {
        m_clips.remove(m_order.front());
        m_order.pop_front();
    }
}

void SpokenClips::prepare(const QString &text, const QString &language)
{
    if (!find(text, language))
        (void)get(text, language);
}

QFuture<SpokenClips::Clip> SpokenClips::get(const QString &text, const QString &language)
{
    if (const Clip clip = find(text, language))
        return QtFuture::makeReadyValueFuture(clip);
    auto promise = std::make_shared<QPromise<Clip>>();
    promise->start();
    const QFuture<Clip> future = promise->future();
    m_pool.start([this, promise, text, language] {
        Clip clip = find(text, language); // another call may have asked meanwhile
        if (!clip)
            clip = m_renderer(text, language);
        store(language + u'|' + text, clip);
        promise->addResult(clip);
        promise->finish();
    });
    return future;
}

void SpokenClips::runLater(std::function<void()> work)
{
    m_pool.start(std::move(work));
}

} // namespace Attendant
