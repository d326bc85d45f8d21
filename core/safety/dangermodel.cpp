// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/dangermodel.h"

#include "base/logging.h"
#include "safety/resources_p.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// A word's hash is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/); the low bits of sums of such hashes need mixing.
constexpr std::uint32_t fnvPrime = 16777619;
constexpr std::uint32_t fnvBasis = 2166136261;
constexpr std::uint32_t lettersBasis = 0x9E3779B9;

constexpr std::uint32_t mixed(std::uint32_t h)
{
    h ^= h >> 15;
    h *= 0x2C1B3C6D;
    h ^= h >> 12;
    h *= 0x297A2D39;
    return h ^ (h >> 15);
}

constexpr std::uint32_t step(std::uint32_t h, char byte)
{
    return (h ^ static_cast<std::uint8_t>(byte)) * fnvPrime;
}

/// Calls \a visit with the hash of each run of three to five letters of "<token>".
template<typename Visit>
void forEachRun(std::string_view token, Visit visit)
{
    const size_t size = token.size() + 2;
    const auto at = [&](size_t i) { return i == 0 ? '<' : i == size - 1 ? '>' : token[i - 1]; };
    for (size_t start = 0; start + 2 < size; ++start) {
        std::uint32_t h = lettersBasis;
        for (size_t k = 0; k < 5 && start + k < size; ++k) {
            h = step(h, at(start + k));
            if (k >= 2)
                visit(mixed(h));
        }
    }
}

std::uint32_t wordHash(std::string_view token)
{
    std::uint32_t h = fnvBasis;
    for (const char byte : token)
        h = step(h, byte);
    return h;
}

/// "can't" is "cant" with and without its apostrophe; "he's" and "j'ai" are two words.
template<typename Visit>
void forEachToken(std::string_view word, Visit visit)
{
    if (word.find('\'') == std::string_view::npos) {
        visit(word);
        return;
    }
    if (word.ends_with("n't")) {
        std::array<char, 80> joined;
        size_t size = 0;
        for (const char c : word) {
            if (c != '\'' && size < joined.size())
                joined[size++] = c;
        }
        visit(std::string_view(joined.data(), size));
        return;
    }
    while (!word.empty()) {
        const size_t end = std::min(word.find('\''), word.size());
        if (end > 0)
            visit(word.substr(0, end));
        word.remove_prefix(std::min(end + 1, word.size()));
    }
}

std::uint32_t pairHash(std::uint32_t last, std::uint32_t own)
{
    return mixed(last * 0x01000193 + own * 3 + 0x7F4A7C15);
}

std::uint32_t skipHash(std::uint32_t beforeLast, std::uint32_t own)
{
    return mixed(beforeLast * 0x0001B873 + own * 5 + 0x1CE4E5B9);
}

/// The features of \a token that do not depend on its neighbours.
template<typename Visit>
void forEachOwnFeature(std::string_view token, std::uint32_t own, float letters, Visit visit)
{
    visit(mixed(own ^ 0x51ED270B), 1.F);
    forEachRun(token, [&](std::uint32_t h) { visit(h, letters); });
}

/// A hash good enough to tell words apart by: two words that share all 64 bits are not met in practice.
quint64 longHash(std::string_view token)
{
    quint64 h = 14695981039346656037ULL;
    for (const char byte : token)
        h = (h ^ static_cast<std::uint8_t>(byte)) * 1099511628211ULL;
    return h;
}

constexpr std::array headNames{"emergency"_L1, "high"_L1, "human"_L1, "uncertain"_L1};
constexpr int largestTable = 20; // bits

} // namespace

std::shared_ptr<const DangerModel> DangerModel::builtIn()
{
    static const std::shared_ptr<const DangerModel> model = []() -> std::shared_ptr<const DangerModel> {
        initSafetyResources();
        QFile file(u":/safety/model.bin"_s);
        const auto read = file.open(QIODevice::ReadOnly) ? fromBytes(file.readAll()) : fail(Error::Code::NotFound, u"it is not there"_s);
        if (!read) {
            // The tests load it, so this is a broken build; the rules still listen.
            qCCritical(lcSafety, "The safety model cannot be used: %ls", qUtf16Printable(read.error().message));
            return nullptr;
        }
        return *read;
    }();
    return model;
}

Result<std::shared_ptr<const DangerModel>> DangerModel::fromBytes(const QByteArray &bytes)
{
    const qsizetype line = bytes.indexOf('\n');
    static std::atomic<quint64> count = 0;
    auto model = std::make_shared<DangerModel>();
    model->m_id = ++count;
    if (line < 0)
        return fail(Error::Code::InvalidInput, u"This is no safety model."_s);
    if (const auto header = model->readHeader(bytes.first(line)); !header)
        return std::unexpected(header.error());
    if (!model->readTables(QByteArrayView(bytes).sliced(line + 1)))
        return fail(Error::Code::InvalidInput, u"The safety model is not as long as it says."_s);
    return model;
}

Result<void> DangerModel::readHeader(const QByteArray &json)
{
    const QJsonObject header = QJsonDocument::fromJson(json).object();
    if (header.value("version"_L1).toInt() != 1)
        return fail(Error::Code::InvalidInput, u"This is no safety model of version 1."_s);
    m_window = header.value("window"_L1).toInt();
    const QJsonObject strength = header.value("strength"_L1).toObject();
    m_pair = static_cast<float>(strength.value("pair"_L1).toDouble());
    m_skip = static_cast<float>(strength.value("skip"_L1).toDouble());
    m_letters = static_cast<float>(strength.value("letters"_L1).toDouble());
    m_callerBits = header.value("caller_bits"_L1).toInt();
    m_aiBits = header.value("ai_bits"_L1).toInt();
    m_categoryBits = header.value("category_bits"_L1).toInt();
    for (const int bits : {m_callerBits, m_aiBits, m_categoryBits}) {
        if (bits < 1 || bits > largestTable)
            return fail(Error::Code::InvalidInput, u"The safety model's tables have an impossible size."_s);
    }
    if (m_window < 1 || m_window > 1000)
        return fail(Error::Code::InvalidInput, u"The safety model's window is impossible."_s);
    const QJsonObject heads = header.value("heads"_L1).toObject();
    for (size_t i = 0; i < headCount; ++i) {
        const QJsonObject head = heads.value(headNames[i]).toObject();
        const double scale = head.value("scale"_L1).toDouble();
        if (!(scale > 0))
            return fail(Error::Code::InvalidInput, u"The safety model has no head '%1'."_s.arg(headNames[i]));
        m_scales[i] = {static_cast<float>(head.value("bias"_L1).toDouble()), static_cast<float>(1 / scale)};
        m_limits[i] = {static_cast<float>(head.value("end"_L1).toDouble()), static_cast<float>(head.value("now"_L1).toDouble()),
                       static_cast<float>(head.value("veto"_L1).toDouble(-9)),
                       static_cast<float>(head.value("calm"_L1).toDouble())};
    }
    for (const QJsonValue &category : header.value("categories"_L1).toArray())
        m_categories << category.toString();
    for (const QJsonValue &bias : header.value("category_bias"_L1).toArray())
        m_categoryBias.push_back(static_cast<float>(bias.toDouble()));
    m_categoryFactor = static_cast<float>(1 / std::max(1e-6, header.value("category_scale"_L1).toDouble()));
    if (m_categories.isEmpty() || m_categoryBias.size() != static_cast<size_t>(m_categories.size()))
        return fail(Error::Code::InvalidInput, u"The safety model's categories are incomplete."_s);
    for (const QJsonValue &entry : header.value("checks"_L1).toArray()) {
        Check check{entry["language"_L1].toString(), entry["text"_L1].toString(),
                    entry["speaker"_L1].toString() == u"ai" ? SpeakerSide::Ai : SpeakerSide::Caller, {}};
        for (const QJsonValue &score : entry["scores"_L1].toArray())
            check.scores.push_back(static_cast<float>(score.toDouble()));
        m_checks.push_back(std::move(check));
    }
    return {};
}

bool DangerModel::readTables(QByteArrayView bytes)
{
    m_caller.resize(size_t(1) << m_callerBits);
    m_ai.resize(size_t(1) << m_aiBits);
    m_categoryWeights.resize((size_t(1) << m_categoryBits) * (m_categoryBias.size() + 1));
    static_assert(sizeof(Bucket) == 4);
    const size_t callerSize = m_caller.size() * sizeof(Bucket);
    const size_t aiSize = m_ai.size() * sizeof(Bucket);
    if (static_cast<size_t>(bytes.size()) != callerSize + aiSize + m_categoryWeights.size())
        return false;
    std::memcpy(m_caller.data(), bytes.data(), callerSize);
    std::memcpy(m_ai.data(), bytes.data() + callerSize, aiSize);
    std::memcpy(m_categoryWeights.data(), bytes.data() + callerSize + aiSize, m_categoryWeights.size());
    return true;
}

DangerScore::DangerScore(std::shared_ptr<const DangerModel> model, SpeakerSide side)
    : m_model(std::move(model))
    , m_isAi(side == SpeakerSide::Ai)
    , m_ring(static_cast<size_t>(m_model->m_window))
{
    const auto &table = m_isAi ? m_model->m_ai : m_model->m_caller;
    m_table = table.data();
    m_mask = static_cast<std::uint32_t>(table.size() - 1);
}

void DangerScore::add(std::string_view word)
{
    ++m_plainWords;
    forEachToken(word, [this](std::string_view token) { addToken(token); });
}

void DangerScore::addToken(std::string_view token)
{
    const std::uint32_t own = wordHash(token);
    Sum sum = wordAlone(token, own);
    sum.plainWord = m_plainWords;
    addFeature(sum, pairHash(m_last, own), m_model->m_pair);
    addFeature(sum, skipHash(m_beforeLast, own), m_model->m_skip);
    m_beforeLast = m_last;
    m_last = own;
    m_ring[static_cast<size_t>(m_next)] = sum;
    m_next = (m_next + 1) % static_cast<int>(m_ring.size());
    m_size = std::min(m_size + 1, static_cast<int>(m_ring.size()));
}

void DangerScore::addFeature(Sum &sum, std::uint32_t hash, float strength) const
{
    const DangerModel::Bucket &bucket = m_table[hash & m_mask];
    const float value = strength * bucket.idf;
    for (size_t i = 0; i < 3; ++i)
        sum.weights[i] += value * bucket.weights[i];
    sum.square += value * value;
}

DangerScore::Sum DangerScore::wordAlone(std::string_view token, std::uint32_t own) const
{
    // People use few words most of the time, and a word's runs of letters are most of the work.
    struct Known { quint64 model = 0, hash = 0; Sum sum; };
    static thread_local std::array<Known, 2048> known;
    const quint64 hash = longHash(token);
    const quint64 model = m_model->m_id * 2 + (m_isAi ? 1 : 0);
    Known &place = known[(hash ^ (hash >> 29)) % known.size()];
    if (place.hash != hash || place.model != model) {
        Sum sum;
        forEachOwnFeature(token, own, m_model->m_letters, [&](std::uint32_t h, float strength) { addFeature(sum, h, strength); });
        place = {model, hash, sum};
    }
    return place.sum;
}

void DangerScore::reset()
{
    m_size = m_next = m_plainWords = 0;
    m_last = m_beforeLast = 1;
}

float DangerScore::score(DangerModel::Head head, int count) const
{
    // Summed anew each time: the window is short, and a running sum would gather rounding errors over a long utterance.
    const size_t column = m_isAi ? 0 : head;
    float weights = 0;
    float square = 0;
    const int ring = static_cast<int>(m_ring.size());
    int at = m_next;
    for (int i = std::min(count, m_size); i > 0; --i) {
        at = at == 0 ? ring - 1 : at - 1;
        weights += m_ring[static_cast<size_t>(at)].weights[column];
        square += m_ring[static_cast<size_t>(at)].square;
    }
    const auto &scale = m_model->m_scales[head];
    return square > 0 ? scale.bias + scale.factor * weights / std::sqrt(square) : scale.bias;
}

std::pair<int, int> DangerScore::culprits(DangerModel::Head head) const
{
    // The stretch of at most eight words whose weights add up to the most.
    constexpr int longest = 8;
    const size_t column = m_isAi ? 0 : head;
    const auto sumAt = [&](int back) -> const Sum & {
        const int ring = static_cast<int>(m_ring.size());
        return m_ring[static_cast<size_t>(((m_next - 1 - back) % ring + ring) % ring)];
    };
    int first = 0;
    int last = 0;
    float best = -1e30F;
    for (int end = 0; end < m_size; ++end) {
        float total = 0;
        for (int start = end; start < std::min(m_size, end + longest); ++start) {
            total += sumAt(start).weights[column];
            if (total > best) {
                best = total;
                first = start;
                last = end;
            }
        }
    }
    return {m_plainWords - sumAt(first).plainWord, m_plainWords - sumAt(last).plainWord};
}

QString DangerScore::category(const std::vector<std::string_view> &words) const
{
    const size_t count = m_model->m_categoryBias.size();
    const size_t row = count + 1;
    const std::uint32_t mask = (1U << m_model->m_categoryBits) - 1;
    std::vector<float> sums(count, 0);
    float square = 0;
    std::uint32_t last = 1;
    std::uint32_t beforeLast = 1;
    for (const std::string_view word : words) {
        forEachToken(word, [&](std::string_view token) {
            const std::uint32_t own = wordHash(token);
            const auto add = [&](std::uint32_t h, float strength) {
                const std::int8_t *weights = &m_model->m_categoryWeights[(h & mask) * row];
                const float value = strength * static_cast<std::uint8_t>(weights[count]);
                for (size_t i = 0; i < count; ++i)
                    sums[i] += value * weights[i];
                square += value * value;
            };
            forEachOwnFeature(token, own, m_model->m_letters, add);
            add(pairHash(last, own), m_model->m_pair);
            add(skipHash(beforeLast, own), m_model->m_skip);
            beforeLast = last;
            last = own;
        });
    }
    size_t best = 0;
    float bestScore = -1e30F;
    for (size_t i = 0; i < count && square > 0; ++i) {
        const float score = m_model->m_categoryBias[i] + m_model->m_categoryFactor * sums[i] / std::sqrt(square);
        if (score > bestScore) {
            bestScore = score;
            best = i;
        }
    }
    // Below, a guess is no better than chance; a sentence spoken for the wrong danger is worse than one for any.
    constexpr float leastScore = -0.2F;
    return bestScore > leastScore ? m_model->m_categories.at(static_cast<qsizetype>(best)) : u"unclear"_s;
}

} // namespace Attendant
