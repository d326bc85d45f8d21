// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fault.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array faultNames{"stop"_L1,  "kill"_L1,    "slow"_L1,          "errors"_L1,      "wrong-ids"_L1, "garbage"_L1, "endless"_L1,
                                "unending-tool"_L1, "unconfirmed"_L1, "empty"_L1, "failing"_L1, "mute"_L1,      "deaf"_L1};
static_assert(faultNames.size() == size_t(Fault::Deaf) + 1);

constexpr double longestWait = 3'600; // a session's life

std::vector<Fault> faultsFrom(size_t first)
{
    std::vector<Fault> faults;
    for (size_t i = first; i < faultNames.size(); ++i)
        faults.push_back(static_cast<Fault>(i));
    return faults;
}

} // namespace

QString toString(Fault fault)
{
    return faultNames[static_cast<size_t>(fault)];
}

QString FaultPlan::names()
{
    QStringList names;
    for (const auto name : faultNames)
        names << name;
    return names.join(u", "_s) + u", lies or any"_s;
}

Result<FaultPlan> FaultPlan::parse(const QString &text)
{
    FaultPlan plan;
    const qsizetype at = text.indexOf(u'@');
    const QStringList wanted = text.first(at < 0 ? text.size() : at).split(u',', Qt::SkipEmptyParts);
    for (const QString &entry : wanted) {
        const QString name = entry.trimmed().toLower();
        if (name == "any"_L1 || name == "lies"_L1) {
            const auto more = faultsFrom(name == "any"_L1 ? 0 : size_t(Fault::Slow) + 1);
            plan.faults.insert(plan.faults.end(), more.begin(), more.end());
            continue;
        }
        const auto found = std::ranges::find(faultNames, name);
        if (found == faultNames.end())
            return fail(Error::Code::InvalidInput, u"'%1' is no fault of the simulated AI; write %2."_s.arg(entry.trimmed(), names()));
        plan.faults.push_back(static_cast<Fault>(found - faultNames.begin()));
    }
    if (plan.faults.empty())
        return fail(Error::Code::InvalidInput, u"Name a fault of the simulated AI: %1."_s.arg(names()));
    if (at < 0)
        return plan;
    const QString range = text.sliced(at + 1);
    bool isFrom = false, isTo = false;
    const double from = range.section(u'-', 0, 0).toDouble(&isFrom);
    const double to = range.section(u'-', 1).toDouble(&isTo);
    if (!isFrom || !isTo || from < 0 || to < from || to > longestWait)
        return fail(Error::Code::InvalidInput, u"Write the seconds of a fault as '@5-20', not '@%1'."_s.arg(range));
    plan.from = std::chrono::milliseconds(qint64(from * 1'000));
    plan.to = std::chrono::milliseconds(qint64(to * 1'000));
    return plan;
}

} // namespace Attendant
