// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Attendant {

/// SIGTERM and SIGINT as a Qt signal. One per process. A second SIGINT ends the process at once.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void received();
};

} // namespace Attendant
