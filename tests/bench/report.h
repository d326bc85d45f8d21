// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace Attendant {

/// Prints the machine's facts (processor, cores, kernel, how busy it is), so that a figure is never read without them.
void printMachine();

/// The CPU time of this process so far, user and system: what the load itself costs.
[[nodiscard]] double ownCpuSeconds();

/// The value below which \a share (0…1) of \a values lie; \a values is sorted in place. Nearest rank.
[[nodiscard]] double percentile(std::vector<double> &values, double share);

/// "name: value unit" on one line, aligned.
void printFigure(const QString &name, double value, const QString &unit);

} // namespace Attendant
