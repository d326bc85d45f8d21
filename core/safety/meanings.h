// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "safety/features.h"

#include <QJsonObject>

#include <string>
#include <unordered_map>
#include <vector>

namespace Attendant {

/// What words are about, as numbers without names: "bleeding", "sangra" and "blutet" are about one thing. Source: meanings.txt in
/// resources/safety, by way of the model's file. Immutable after read(); any thread.
class MeaningTable
{
public:
    /// \a json: {"exact":{word: [numbers]},"prefix":{beginning: [numbers]}}. False when a number is no meaning.
    [[nodiscard]] bool read(const QJsonObject &json);

    /// Of a plain word; the word itself goes before a beginning, a longer beginning before a shorter one. Empty for most words.
    [[nodiscard]] Features::Meanings of(std::string_view word) const;

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Table = std::unordered_map<std::string, std::vector<std::uint8_t>, Hash, std::equal_to<>>;

    [[nodiscard]] static bool readInto(Table &table, const QJsonObject &json);

    Table m_exact, m_prefix;
};

} // namespace Attendant
