// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/spokenclips.h"

#include "audio/speech.h"
#include "audio/wav.h"
#include "base/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QPromise>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr size_t remembered = 200; // sentences; some 20 MB
constexpr qsizetype mostFiles = 600;
constexpr std::chrono::milliseconds betweenSentences{120};
// Part of a file's name: another voice makes other files.
constexpr auto voiceName = "f3-155-1"_L1;
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

QStringList SpokenClips::sentencesOf(const QString &text)
{
    static const QRegularExpression ends(u"(?<=[.!?])\\s+"_s);
    return text.split(ends, Qt::SkipEmptyParts);
}

void SpokenClips::setFolder(const QString &path)
{
    if (QDir().mkpath(path)) {
        m_folder = path;
        runLater([this] { prune(); });
    } else {
        qCWarning(lcCalls) << "spoken sentences cannot be stored in" << path;
    }
}

void SpokenClips::prune() const
{
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.wav"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : files.mid(mostFiles))
        QFile::remove(file.filePath());
}

SpokenClips::Clip SpokenClips::load(const QString &path) const
{
    auto stored = readWav(path);
    if (!stored || stored->rate != audioRate || stored->samples.empty())
        return nullptr; // missing, or cut off by a full disk: rendered anew
    return std::make_shared<const Samples>(std::move(stored->samples));
}

SpokenClips::Clip SpokenClips::sentence(const QString &sentence, const QString &language)
{
    const QString key = language + u'|' + sentence;
    {
        const QMutexLocker lock(&m_mutex);
        if (const Clip known = m_clips.value(key))
            return known;
    }
    const QByteArray name = QCryptographicHash::hash((key + u'|' + voiceName).toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    const QString path = m_folder + u'/' + QString::fromLatin1(name) + u".wav"_s;
    Clip clip = m_folder.isEmpty() ? nullptr : load(path);
    if (!clip) {
        clip = m_renderer(sentence, language);
        const QString half = path + u".part"_s;
        if (clip && !m_folder.isEmpty() && writeWav(half, *clip) && !QFile::rename(half, path))
            QFile::remove(half);
    }
    store(key, clip);
    return clip;
}

SpokenClips::Clip SpokenClips::find(const QString &text, const QString &language) const
{
    const QStringList sentences = sentencesOf(text);
    std::vector<Clip> clips;
    {
        const QMutexLocker lock(&m_mutex);
        for (const QString &sentence : sentences) {
            clips.push_back(m_clips.value(language + u'|' + sentence));
            if (!clips.back())
                return nullptr;
        }
    }
    if (clips.empty())
        return nullptr;
    if (clips.size() == 1)
        return clips.front();
    auto whole = std::make_shared<Samples>();
    for (const Clip &clip : clips) {
        if (!whole->empty())
            whole->insert(whole->end(), samplesIn(betweenSentences), 0);
        whole->insert(whole->end(), clip->begin(), clip->end());
    }
    return whole;
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
        const QStringList sentences = sentencesOf(text);
        const bool isSpoken = std::ranges::all_of(sentences, [&](const QString &one) { return sentence(one, language) != nullptr; });
        promise->addResult(isSpoken ? find(text, language) : nullptr);
        promise->finish();
    });
    return future;
}

void SpokenClips::runLater(std::function<void()> work)
{
    m_pool.start(std::move(work));
}

} // namespace Attendant
