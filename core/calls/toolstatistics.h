// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QMutex>

namespace Attendant {

/// Counts tool calls since the start. Any thread.
class ToolStatistics
{
public:
    enum class Outcome { Succeeded, Failed, Duplicate };

    void count(const QString &tool, Outcome outcome)
    {
        const QMutexLocker lock(&m_mutex);
        ++m_counts[static_cast<size_t>(outcome)];
        // Names come from outside; a stranger must not fill the memory with them.
        if (m_byTool.contains(tool) || m_byTool.size() < 50)
            ++m_byTool[tool];
    }

    /// {"total","succeeded","failed","duplicates","by_tool":{…}}
    [[nodiscard]] QJsonObject toJson() const
    {
        const QMutexLocker lock(&m_mutex);
        QJsonObject tools;
        for (auto tool = m_byTool.cbegin(); tool != m_byTool.cend(); ++tool)
            tools.insert(tool.key(), tool.value());
        return {{QStringLiteral("total"), m_counts[0] + m_counts[1] + m_counts[2]},
                {QStringLiteral("succeeded"), m_counts[0]},
                {QStringLiteral("failed"), m_counts[1]},
                {QStringLiteral("duplicates"), m_counts[2]},
                {QStringLiteral("by_tool"), tools}};
    }

private:
    mutable QMutex m_mutex;
    std::array<qint64, 3> m_counts{};
    QHash<QString, qint64> m_byTool;
};

} // namespace Attendant
