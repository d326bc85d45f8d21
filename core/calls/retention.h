// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"
#include "base/id.h"

#include <QObject>
#include <QTimer>

namespace Attendant {

class CallService;
class OrganizationDirectory;
class Recorder;
class RetentionRepository;

/// Deletes recordings and words of calls that are older than their organization keeps them (config.retention_days), and says so in each
/// call's record: call.updated {erased: {after_days}, recording: {state: "deleted", reason}}. Looks once an hour. One thread with an event loop.
class Retention : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        const OrganizationDirectory &organizations;
        const RetentionRepository &records;
        CallService &calls;
        Recorder *recorder = nullptr;
    };
    explicit Retention(Parts parts, QObject *parent = nullptr);

    /// Begins to look; the first time after a minute.
    void start();
    /// Looks now; the number of calls that were erased. One at a time: a second one waits for nothing and answers 0.
    [[nodiscard]] Pending<int> sweep();

private:
    struct Due { CallId call; int days = 0; };
    [[nodiscard]] Pending<std::vector<Due>> collect(std::vector<std::pair<OrgId, int>> offices, std::vector<Due> found);
    [[nodiscard]] Pending<int> eraseAll(std::vector<Due> due, int done);
    [[nodiscard]] Pending<void> erase(const Due &due);

    Parts m_parts;
    QTimer m_timer;
    bool m_isSweeping = false;
};

} // namespace Attendant
