// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct hs_database;
struct hs_scratch;
struct hs_stream;

namespace Attendant {

/// Many patterns compiled into one automaton (Vectorscan, streaming mode). Immutable; any thread. A pattern is an expression over plain
/// text; it is matched as " pattern ", so at whole words. Source: Vectorscan's developer reference, "Streaming Mode".
class PatternSet
{
public:
    struct Pattern { std::string expression; bool isLiteral = false; };

    /// Compiling hundreds of patterns takes about a second of CPU, so with a \a cacheName ("en-caller") the automaton is kept in the user's
    /// cache folder and read back by the next process that has the same patterns, Vectorscan and processor. A folder that cannot be
    /// written costs time alone. Errors: InvalidInput; `context` holds the number of the pattern that is at fault.
    [[nodiscard]] static Result<std::shared_ptr<const PatternSet>> compile(const std::vector<Pattern> &patterns, const QString &cacheName = {});
    ~PatternSet();
    PatternSet(const PatternSet &) = delete;
    PatternSet &operator=(const PatternSet &) = delete;

private:
    friend class PatternStream;
    PatternSet() = default;
    hs_database *m_database = nullptr;
    quint64 m_id = 0; ///< never given twice in this process
};

/// Where in a text a pattern ended: behind the space that follows its last word.
struct PatternHit
{
    unsigned pattern;
    std::uint32_t to;
};

/// One text under the patterns' eyes. One thread at a time.
class PatternStream
{
public:
    explicit PatternStream(std::shared_ptr<const PatternSet> set);
    ~PatternStream();
    PatternStream(PatternStream &&other) noexcept;
    PatternStream(const PatternStream &) = delete;
    PatternStream &operator=(const PatternStream &) = delete;

    /// The next words; appends what matched to \a hits.
    void scan(std::string_view text, std::vector<PatternHit> &hits);
    /// What scan() would report now, without moving on.
    void probe(std::string_view text, std::vector<PatternHit> &hits);
    void reset();

private:
    [[nodiscard]] hs_scratch *scratch();

    std::shared_ptr<const PatternSet> m_set;
    hs_stream *m_stream = nullptr;
    hs_stream *m_probe = nullptr;
};

} // namespace Attendant
