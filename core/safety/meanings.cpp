// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/meanings.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr size_t shortestPrefix = 3;

bool MeaningTable::readInto(Table &table, const QJsonObject &json)
{
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        std::vector<std::uint8_t> numbers;
        for (const QJsonValue &value : entry.value().toArray()) {
            const int number = value.toInt(-1);
            if (number < 0 || number > 255)
                return false;
            numbers.push_back(static_cast<std::uint8_t>(number));
        }
        table.emplace(entry.key().toStdString(), std::move(numbers));
    }
    return true;
}

bool MeaningTable::read(const QJsonObject &json)
{
    return readInto(m_exact, json.value("exact"_L1).toObject()) && readInto(m_prefix, json.value("prefix"_L1).toObject());
}

Features::Meanings MeaningTable::of(std::string_view word) const
{
    if (const auto exact = m_exact.find(word); exact != m_exact.end())
        return exact->second;
    for (size_t size = word.size(); size >= shortestPrefix; --size) {
        if (const auto prefix = m_prefix.find(word.substr(0, size)); prefix != m_prefix.end())
            return prefix->second;
    }
    return {};
}

} // namespace Attendant
