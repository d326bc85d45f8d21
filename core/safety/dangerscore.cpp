// SPDX-License-Identifier: GPL-3.0-or-later
// Words in, scores out; what the weights were learned for stands in resources/safety/train.py.
#include "safety/dangermodel.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant {

/// A hash good enough to tell words apart by: two words that share all 64 bits are not met in practice.
static quint64 longHash(std::string_view token)
{
    quint64 h = 14695981039346656037ULL;
    for (const char byte : token)
        h = (h ^ static_cast<std::uint8_t>(byte)) * 1099511628211ULL;
    return h;
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
    Features::forEachToken(word, [this](std::string_view token) { addToken(token); });
}

void DangerScore::Sum::replace(const Sum &leaves, const Sum &arrives)
{
    for (size_t i = 0; i < weights.size(); ++i)
        weights[i] += arrives.weights[i] - leaves.weights[i];
    square += arrives.square - leaves.square;
}

DangerScore::Sum DangerScore::sumOf(std::string_view token, Features::Neighbours &neighbours) const
{
    const Known &word = known(token);
    Sum sum = word.sum;
    neighbours.join(Features::wordHash(token), word.meanings, m_model->m_strengths,
                    [&](std::uint32_t hash, int strength) { addFeature(sum, hash, strength); });
    return sum;
}

float DangerScore::scoreWith(std::string_view word, DangerModel::Head head) const
{
    Sum total = m_total;
    Sum near = m_near;
    Features::Neighbours neighbours = m_neighbours;
    const int ring = static_cast<int>(m_ring.size());
    int size = m_size;
    int next = m_next;
    Features::forEachToken(word, [&](std::string_view token) {
        // Of a word in more parts than the shorter window is long, the later ones push out nothing; there is no such word.
        const Sum sum = sumOf(token, neighbours);
        near.replace(size >= nearTokens ? m_ring[static_cast<size_t>((next + ring - nearTokens) % ring)] : Sum(), sum);
        total.replace(size == ring ? m_ring[static_cast<size_t>(next)] : Sum(), sum);
        next = next + 1 == ring ? 0 : next + 1;
        size = std::min(size + 1, ring);
    });
    return std::max(scoreOf(head, total), scoreOf(head, near));
}

void DangerScore::addToken(std::string_view token)
{
    Sum sum = sumOf(token, m_neighbours);
    sum.plainWord = m_plainWords;
    const int ring = static_cast<int>(m_ring.size());
    static const Sum nothing;
    Sum &place = m_ring[static_cast<size_t>(m_next)];
    m_near.replace(m_size >= nearTokens ? m_ring[static_cast<size_t>((m_next + ring - nearTokens) % ring)] : nothing, sum);
    m_total.replace(m_size == ring ? place : nothing, sum);
    place = sum;
    m_next = m_next + 1 == ring ? 0 : m_next + 1;
    m_size = std::min(m_size + 1, ring);
}

void DangerScore::addFeature(Sum &sum, std::uint32_t hash, int strength) const
{
    const DangerModel::Bucket &bucket = m_table[hash & m_mask];
    const qint64 value = strength * bucket.idf;
    for (size_t i = 0; i < 3; ++i)
        sum.weights[i] += value * bucket.weights[i];
    sum.square += value * value;
}

const DangerScore::Known &DangerScore::known(std::string_view token) const
{
    // People use few words most of the time, and a word's runs of letters are most of the work. An entry of a model that is gone is never
    // found again: its number is not given twice.
    static thread_local std::array<Known, 4096> words;
    const quint64 hash = longHash(token);
    const quint64 model = m_model->m_id * 2 + (m_isAi ? 1 : 0);
    Known &place = words[(hash ^ (hash >> 29)) % words.size()];
    if (place.hash != hash || place.model != model) {
        place = {model, hash, {}, m_model->m_meanings.of(token)};
        Features::forEachOwn(token, place.meanings, m_model->m_strengths,
                             [&](std::uint32_t h, int strength) { addFeature(place.sum, h, strength); });
    }
    return place;
}

void DangerScore::reset()
{
    m_size = m_next = m_plainWords = 0;
    m_total = m_near = {};
    m_neighbours.reset();
}

float DangerScore::scoreOf(DangerModel::Head head, const Sum &sum) const
{
    const auto &scale = m_model->m_scales[head];
    const auto weights = static_cast<float>(sum.weights[m_isAi ? 0 : head]);
    return sum.square > 0 ? scale.bias + scale.factor * weights / std::sqrt(static_cast<float>(sum.square)) : scale.bias;
}

std::array<float, 3> DangerScore::scores() const
{
    if (m_isAi)
        return {scoreOf(DangerModel::Uncertain, m_total), 0, 0};
    return {scoreOf(DangerModel::Emergency, m_total), scoreOf(DangerModel::High, m_total), scoreOf(DangerModel::Human, m_total)};
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
    qint64 best = std::numeric_limits<qint64>::min();
    for (int end = 0; end < m_size; ++end) {
        qint64 total = 0;
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
    const auto add = [&](std::uint32_t h, int strength) {
        const std::int8_t *weights = &m_model->m_categoryWeights[(h & mask) * row];
        const float value = static_cast<float>(strength * static_cast<std::uint8_t>(weights[count]));
        for (size_t i = 0; i < count; ++i)
            sums[i] += value * weights[i];
        square += value * value;
    };
    Features::Neighbours neighbours;
    for (const std::string_view word : words) {
        Features::forEachToken(word, [&](std::string_view token) {
            const auto meanings = m_model->m_meanings.of(token);
            Features::forEachOwn(token, meanings, m_model->m_strengths, add);
            neighbours.join(Features::wordHash(token), meanings, m_model->m_strengths, add);
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
