// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/retention.h"

#include "base/logging.h"
#include "calls/callservice.h"
#include "calls/organizationdirectory.h"
#include "calls/recorder.h"
#include "domain/recordingpolicy.h"
#include "storage/retentionrepository.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::hours lookEvery{1};
constexpr std::chrono::minutes firstLook{1};
}

Retention::Retention(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.start(lookEvery);
        (void)sweep();
    });
}

void Retention::start()
{
    m_timer.start(firstLook);
}

Pending<int> Retention::sweep()
{
    if (std::exchange(m_isSweeping, true))
        return answered<int>(0);
    std::vector<std::pair<OrgId, int>> offices;
    for (const Organization &office : m_parts.organizations.all()) {
        if (const auto days = RecordingPolicy::of(office.config).retentionDays)
            offices.emplace_back(office.id, *days);
    }
    return collect(std::move(offices), {})
        .then(this,
              [this](const Result<std::vector<Due>> &due) -> Pending<int> {
                  if (!due)
                      return answeredError<int>(std::unexpected(due.error()));
                  return eraseAll(*due, 0);
              })
        .unwrap()
        .then(this, [this](const Result<int> &erased) {
            m_isSweeping = false;
            if (!erased)
                qCWarning(lcCalls) << "what was kept long enough could not be deleted yet:" << erased.error().message;
            else if (*erased > 0)
                qCInfo(lcCalls) << "what was said in" << *erased << "calls was deleted: kept long enough";
            return erased;
        });
}

Pending<std::vector<Retention::Due>> Retention::collect(std::vector<std::pair<OrgId, int>> offices, std::vector<Due> found)
{
    if (offices.empty())
        return answered<std::vector<Due>>(std::move(found));
    const auto [office, days] = offices.back();
    offices.pop_back();
    return m_parts.records.due(office, m_parts.clock.now() - std::chrono::days(days))
        .then(this,
              [this, offices = std::move(offices), found = std::move(found), days](const Result<std::vector<CallId>> &calls) mutable -> Pending<std::vector<Due>> {
                  if (!calls)
                      return answeredError<std::vector<Due>>(std::unexpected(calls.error()));
                  for (const CallId &call : *calls)
                      found.push_back({call, days});
                  return collect(std::move(offices), std::move(found));
              })
        .unwrap();
}

Pending<int> Retention::eraseAll(std::vector<Due> due, int done)
{
    if (due.empty())
        return answered<int>(done);
    const Due next = due.back();
    due.pop_back();
    return erase(next)
        .then(this,
              [this, due = std::move(due), done](const Result<void> &erased) mutable -> Pending<int> {
                  // One that cannot be erased now must not keep the others.
                  if (!erased)
                      qCWarning(lcCalls) << "a call could not be erased yet:" << erased.error().message << erased.error().context;
                  return eraseAll(std::move(due), done + (erased ? 1 : 0));
              })
        .unwrap();
}

Pending<void> Retention::erase(const Due &due)
{
    auto removal = answered<bool>(false);
    if (m_parts.recorder) {
        auto answer = std::make_shared<Internal::Answer<bool>>();
        removal = answer->future();
        m_parts.recorder->afterwards([answer, store = m_parts.recorder->store(), call = due.call] { answer->give(store.remove(call)); });
    }
    // The sound, then the note that says so, then the words: what is interrupted is done again.
    return removal
        .then(this,
              [this, due](const Result<bool> &removed) -> Pending<void> {
                  if (!removed)
                      return answeredError<void>(std::unexpected(removed.error()));
                  const QString reason = u"kept for %1 days"_s.arg(due.days);
                  CallService::Amendment amendment;
                  amendment.facts = {{u"erased"_s, QJsonObject{{u"after_days"_s, due.days}}}};
                  if (*removed)
                      amendment.facts.insert(u"recording"_s, QJsonObject{{u"state"_s, u"deleted"_s}, {u"reason"_s, reason}});
                  return m_parts.calls.amend(due.call, amendment, {});
              })
        .unwrap()
        .then(this,
              [this, due](const Result<void> &noted) -> Pending<void> {
                  if (!noted)
                      return answeredError<void>(std::unexpected(noted.error()));
                  return m_parts.records.erase(due.call, m_parts.clock.now());
              })
        .unwrap();
}

} // namespace Attendant
