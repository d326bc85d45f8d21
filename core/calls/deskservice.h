// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callservice.h"
#include "storage/deskrepository.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Attendant {

class EventJournal;

/// What people do around calls: wrap-ups with their timers, and the list of whom to call back. Both come from the events of calls, which
/// it follows; what it missed before a start it finds in the end of the journal. Any thread; it works on the thread that made it.
class DeskService : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        EventJournal &journal;
        OrganizationDirectory &organizations;
        CallService &calls;
        const DeskRepository &records;
    };
    explicit DeskService(Parts parts);

    /// Takes up what is open. Blocks; start-up only, before calls are resumed. Errors: Unavailable.
    [[nodiscard]] Result<void> open();

    using Person = CallService::Person;
    [[nodiscard]] Pending<std::vector<Wrapup>> wrapups(WrapupFilter filter); ///< newest first
    [[nodiscard]] Pending<Wrapup> wrapup(WrapupId id);                       ///< Errors: NotFound
    /// Changes what is written (Wrapup::patched). One whose time is over takes changes for ten minutes more.
    /// Errors: NotFound, Conflict (no longer open), InvalidInput, Unavailable.
    [[nodiscard]] Pending<Wrapup> save(WrapupId id, QJsonObject changes);
    /// Changes it once more and writes it into the call's record. Errors: as save().
    [[nodiscard]] Pending<Wrapup> finish(WrapupId id, QJsonObject changes, Person who);
    /// A supervisor ends it, with what is there. Errors: as save().
    [[nodiscard]] Pending<Wrapup> close(WrapupId id, QString reason, Person who);

    [[nodiscard]] Pending<CallbackPage> callbacks(CallbackFilter filter);
    [[nodiscard]] Pending<Callback> callback(CallbackId id);
    [[nodiscard]] Pending<Callback> addAttempt(CallbackId id, QString result, QString note, Person who);
    [[nodiscard]] Pending<Callback> finishCallback(CallbackId id, QString note, Person who);

private:
    struct Ending { Wrapup::State state; QString by, reason; Person who; };

    // Everything below: its own thread.
    void follow(const std::vector<CallEvent> &events);
    void openWrapup(const CallEvent &event);
    void openCallback(const CallEvent &event);
    void storeCallback(const Callback &callback);
    void store(const Wrapup &wrapup);
    [[nodiscard]] Pending<Wrapup> change(const WrapupId &id, const QJsonObject &changes);
    [[nodiscard]] Pending<Wrapup> end(const WrapupId &id, const QJsonObject &changes, const Ending &ending);
    [[nodiscard]] Result<Wrapup> openOne(const WrapupId &id, const QJsonObject &changes) const;
    [[nodiscard]] Pending<Wrapup> noLongerOpen(const WrapupId &id);
    [[nodiscard]] Pending<Wrapup> changeLate(const WrapupId &id, const QJsonObject &changes);
    void tick();
    void tell(const QString &type, const Wrapup &wrapup);
    void tell(const QString &type, const Callback &callback);
    [[nodiscard]] Callback withWindow(Callback callback) const;

    Parts m_parts;
    QHash<WrapupId, Wrapup> m_open;
    QSet<WrapupId> m_ending;  ///< being written into their calls
    QSet<WrapupId> m_known;   ///< those that were opened since the start, so that the journal's end does not open them twice
    QHash<WrapupId, Wrapup> m_unsaved;
    std::vector<Callback> m_unsavedCallbacks;
    std::chrono::microseconds m_retryAt{};
    QTimer m_timer;
};

} // namespace Attendant
