// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "safety/features.h"
#include "safety/meanings.h"
#include "safety/verdict.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace Attendant {

/// The statistical second opinion: a linear model over hashed n-grams of plain words and of what they are about, for dangers that no rule
/// has a word for. Immutable; any thread. Trained by resources/safety/train.py, which describes the model; the file is one line of JSON and then the tables.
class DangerModel
{
public:
    /// What is scored: three heads for the caller's words, one for the AI's.
    enum Head : std::uint8_t { Emergency, High, Human, Uncertain };
    static constexpr size_t headCount = 4;

    struct Limits
    {
        float end = 0;  ///< above it at the end of the utterance: found
        float now = 0;  ///< above it while the utterance is going on: found already
        float veto = 0; ///< below it all along: overrules a rule that sees it
        float calm = 0; ///< below it: as good as certainly not; 98 of 100 true cases score higher
    };

    /// A scored line from the training, for tests.
    struct Check
    {
        QString language, text;
        SpeakerSide side = SpeakerSide::Caller;
        std::vector<float> scores;
    };

    /// The model that Attendant brings; null in a broken build. Read once, then shared.
    [[nodiscard]] static std::shared_ptr<const DangerModel> builtIn();
    /// Errors: InvalidInput when \a bytes are no such file.
    [[nodiscard]] static Result<std::shared_ptr<const DangerModel>> fromBytes(const QByteArray &bytes);

    [[nodiscard]] const Limits &limits(Head head) const { return m_limits[head]; }
    [[nodiscard]] const std::vector<Check> &checks() const { return m_checks; }

private:
    friend class DangerScore;
    struct Bucket { std::array<std::int8_t, 3> weights; std::uint8_t idf; };
    struct HeadScale { float bias = 0, factor = 1; };

    [[nodiscard]] Result<void> readHeader(const QByteArray &json);
    [[nodiscard]] bool readTables(QByteArrayView bytes);

    quint64 m_id = 0; ///< never given twice
    int m_window = 0;
    Features::Strengths m_strengths;
    MeaningTable m_meanings;
    int m_callerBits = 0, m_aiBits = 0, m_categoryBits = 0;
    std::vector<Bucket> m_caller, m_ai;
    std::array<HeadScale, headCount> m_scales;
    std::array<Limits, headCount> m_limits;
    QStringList m_categories;
    std::vector<float> m_categoryBias;
    float m_categoryFactor = 1;
    std::vector<std::int8_t> m_categoryWeights; ///< one row of m_categories.size() + 1 a bucket; the last is the inverse document frequency
    std::vector<Check> m_checks;
};

/// One utterance under the model's eyes: words in, scores out. Looks at the last words alone (a window), so a long utterance costs linear
/// time and nothing said earlier thins out what is said now. Allocates nothing after the first words. One thread at a time.
class DangerScore
{
public:
    /// How many words nearScore() is about; a model's window is no shorter.
    static constexpr int nearTokens = 10;

    DangerScore(std::shared_ptr<const DangerModel> model, SpeakerSide side);

    /// The next word in plain form ("can't").
    void add(std::string_view word);
    void reset();

    /// How many words the scores are about; as the model counts them.
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] float score(DangerModel::Head head) const { return scoreOf(head, m_total); }
    /// Of all heads that this side has: danger, urgency and the wish for a person; or uncertainty alone, first.
    [[nodiscard]] std::array<float, 3> scores() const;
    /// The same over the latest words alone: what a long way before them was about does not thin it out.
    [[nodiscard]] float nearScore(DangerModel::Head head) const { return scoreOf(head, m_near); }
    /// Both with one more word behind, which is not kept; the higher of them.
    [[nodiscard]] float scoreWith(std::string_view word, DangerModel::Head head) const;
    /// How many of the latest plain words, counted from the end of the window, carry the score: first and last, as distances from the
    /// latest word (0). For showing what it was about.
    [[nodiscard]] std::pair<int, int> culprits(DangerModel::Head head) const;

    /// What kind of emergency \a words describe; "unclear" when no kind stands out. Slow: for when something was found.
    [[nodiscard]] QString category(const std::vector<std::string_view> &words) const;

private:
    // Whole numbers, so that what leaves the window is taken off without a trace of rounding however long the utterance is.
    struct Sum
    {
        std::array<qint64, 3> weights{};
        qint64 square = 0;
        int plainWord = 0; ///< number of the plain word that it belongs to

        void replace(const Sum &leaves, const Sum &arrives);
    };
    struct Known { quint64 model = 0, hash = 0; Sum sum; Features::Meanings meanings; };

    [[nodiscard]] float scoreOf(DangerModel::Head head, const Sum &sum) const;
    void addToken(std::string_view token);
    [[nodiscard]] Sum sumOf(std::string_view token, Features::Neighbours &neighbours) const;
    void addFeature(Sum &sum, std::uint32_t hash, int strength) const;
    [[nodiscard]] const Known &known(std::string_view token) const;

    std::shared_ptr<const DangerModel> m_model;
    const DangerModel::Bucket *m_table = nullptr;
    std::uint32_t m_mask = 0;
    bool m_isAi = false;
    std::vector<Sum> m_ring; ///< one per token of the window
    Sum m_total, m_near;     ///< of the ring, and of its latest nearTokens
    int m_size = 0, m_next = 0, m_plainWords = 0;
    Features::Neighbours m_neighbours;
};

} // namespace Attendant
