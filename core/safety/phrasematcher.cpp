// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/phrasematcher_p.h"

#include "base/logging.h"

#include <hs/hs.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Vectorscan's working memory: one per thread, grown to fit every set that this thread meets.
struct Scratch
{
    ~Scratch() { hs_free_scratch(space); }
    hs_scratch_t *space = nullptr;
    std::vector<quint64> fits; ///< the sets it has been grown for; asking Vectorscan costs a checksum over a whole set
};

Scratch &threadScratch()
{
    static thread_local Scratch scratch;
    return scratch;
}

std::string escaped(const std::string &literal)
{
    std::string expression;
    for (const char c : literal) {
        if (static_cast<unsigned char>(c) < 0x80 && !isalnum(static_cast<unsigned char>(c)) && c != ' ')
            expression += '\\';
        expression += c;
    }
    return expression;
}

constexpr qsizetype hashSize = 32;
constexpr qint64 largestCacheFile = 64 << 20;

/// What an automaton depends on.
QByteArray cacheKey(const std::vector<std::string> &expressions)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(hs_version()));
    hs_platform_info_t platform{};
    hs_populate_platform(&platform);
    const std::array<quint64, 2> facts{platform.tune, platform.cpu_features};
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(facts.data()), sizeof facts));
    for (const std::string &expression : expressions)
        hash.addData(QByteArrayView(expression.data(), static_cast<qsizetype>(expression.size() + 1)));
    return hash.result();
}

QString cachePath(const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return folder.isEmpty() ? QString() : folder + u"/attendant/safety-"_s + name + u".automaton"_s;
}

/// The file is key, hash of the rest, the rest: an automaton that a full disk cut short must never be run.
hs_database_t *readCached(const QString &path, const QByteArray &key)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestCacheFile)
        return nullptr;
    const QByteArray bytes = file.readAll();
    if (bytes.size() < 2 * hashSize || bytes.first(hashSize) != key)
        return nullptr;
    const QByteArrayView body = QByteArrayView(bytes).sliced(2 * hashSize);
    if (QCryptographicHash::hash(body, QCryptographicHash::Sha256) != QByteArrayView(bytes).sliced(hashSize, hashSize))
        return nullptr;
    hs_database_t *database = nullptr;
    return hs_deserialize_database(body.data(), static_cast<size_t>(body.size()), &database) == HS_SUCCESS ? database : nullptr;
}

void writeCached(const QString &path, const QByteArray &key, const hs_database_t *database)
{
    char *bytes = nullptr;
    size_t size = 0;
    if (path.isEmpty() || hs_serialize_database(database, &bytes, &size) != HS_SUCCESS)
        return;
    const QByteArrayView body(bytes, static_cast<qsizetype>(size));
    QSaveFile file(path);
    if (QDir().mkpath(path.section(u'/', 0, -2)) && file.open(QIODevice::WriteOnly)) {
        file.write(key);
        file.write(QCryptographicHash::hash(body, QCryptographicHash::Sha256));
        file.write(body.data(), body.size());
    }
    if (!file.commit())
        qCDebug(lcSafety, "The compiled safety rules are not kept: %ls", qUtf16Printable(file.errorString()));
    free(bytes); // Vectorscan's default allocator is malloc
}

int collect(unsigned id, unsigned long long, unsigned long long to, unsigned, void *context)
{
    static_cast<std::vector<PatternHit> *>(context)->push_back({id, static_cast<std::uint32_t>(to)});
    return 0;
}

} // namespace

Result<std::shared_ptr<const PatternSet>> PatternSet::compile(const std::vector<Pattern> &patterns, const QString &cacheName)
{
    std::vector<std::string> texts;
    std::vector<const char *> expressions;
    std::vector<unsigned> ids, flags;
    for (const Pattern &pattern : patterns)
        texts.push_back(" (?:" + (pattern.isLiteral ? escaped(pattern.expression) : pattern.expression) + ") ");
    for (unsigned i = 0; i < texts.size(); ++i) {
        expressions.push_back(texts[i].c_str());
        ids.push_back(i);
        flags.push_back(0);
    }
    static std::atomic<quint64> count = 0;
    std::shared_ptr<PatternSet> set(new PatternSet);
    set->m_id = ++count;
    if (patterns.empty())
        return set;
    const QByteArray key = cacheName.isEmpty() ? QByteArray() : cacheKey(texts);
    const QString path = cacheName.isEmpty() ? QString() : cachePath(cacheName);
    set->m_database = readCached(path, key);
    if (set->m_database)
        return set;
    hs_compile_error_t *error = nullptr;
    if (hs_compile_multi(expressions.data(), flags.data(), ids.data(), static_cast<unsigned>(expressions.size()), HS_MODE_STREAM, nullptr,
                         &set->m_database, &error)
        == HS_SUCCESS) {
        writeCached(path, key, set->m_database);
        return set;
    }
    const auto failure = fail(Error::Code::InvalidInput, QString::fromUtf8(error->message), QString::number(error->expression));
    hs_free_compile_error(error);
    return failure;
}

PatternSet::~PatternSet()
{
    hs_free_database(m_database);
}

PatternStream::PatternStream(std::shared_ptr<const PatternSet> set)
    : m_set(std::move(set))
{
    if (m_set->m_database && hs_open_stream(m_set->m_database, 0, &m_stream) != HS_SUCCESS)
        qCCritical(lcSafety, "No memory for listening to an utterance.");
}

PatternStream::~PatternStream()
{
    // Without a scratch space no matches at the end are reported, and none are wanted.
    hs_close_stream(m_stream, nullptr, nullptr, nullptr);
    hs_close_stream(m_probe, nullptr, nullptr, nullptr);
}

PatternStream::PatternStream(PatternStream &&other) noexcept
    : m_set(std::move(other.m_set))
    , m_stream(std::exchange(other.m_stream, nullptr))
    , m_probe(std::exchange(other.m_probe, nullptr))
{}

hs_scratch *PatternStream::scratch()
{
    constexpr size_t mostRemembered = 1'000;
    Scratch &scratch = threadScratch();
    if (std::ranges::find(scratch.fits, m_set->m_id) != scratch.fits.end())
        return scratch.space;
    if (hs_alloc_scratch(m_set->m_database, &scratch.space) != HS_SUCCESS) {
        qCCritical(lcSafety, "No memory for listening to an utterance.");
        return nullptr;
    }
    if (scratch.fits.size() == mostRemembered) // sets of long ago; those in use will be asked for once more
        scratch.fits.clear();
    scratch.fits.push_back(m_set->m_id);
    return scratch.space;
}

void PatternStream::scan(std::string_view text, std::vector<PatternHit> &hits)
{
    if (m_stream && !text.empty())
        hs_scan_stream(m_stream, text.data(), static_cast<unsigned>(text.size()), 0, scratch(), collect, &hits);
}

void PatternStream::probe(std::string_view text, std::vector<PatternHit> &hits)
{
    if (!m_stream)
        return;
    const hs_error_t copied = m_probe ? hs_reset_and_copy_stream(m_probe, m_stream, nullptr, nullptr, nullptr)
                                      : hs_copy_stream(&m_probe, m_stream);
    if (copied == HS_SUCCESS)
        hs_scan_stream(m_probe, text.data(), static_cast<unsigned>(text.size()), 0, scratch(), collect, &hits);
}

void PatternStream::reset()
{
    if (m_stream)
        hs_reset_stream(m_stream, 0, nullptr, nullptr, nullptr);
}

} // namespace Attendant
