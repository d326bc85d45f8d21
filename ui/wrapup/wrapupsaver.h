// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/desk/deskstore.h"

#include <QTimer>

#include <optional>
#include <unordered_map>
#include <vector>

namespace Attendant::Ui {

/// Brings what is typed into wrap-ups to the server while it is typed: at most every 300 ms, one request at a time, again after a lost
/// connection. What the server has is what a restarted console finds. Words that were on their way when the wrap-up ended are still sent;
/// what the server refuses then is kept here until somebody has seen it. GUI thread; the two parts must outlive it.
class WrapupSaver : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Saved,
        Saving,  ///< on its way, or about to be
        Waiting, ///< the server could not be reached; tried again
        Refused, ///< the server does not take it; problem() says why
    };
    Q_ENUM(State)

    WrapupSaver(ApiClient &api, DeskStore &store, QObject *parent = nullptr);

    /// Any of outcome, notes, follow_up and intake (merged field by field), as in PUT /wrapups/{id}.
    void change(const WrapupId &id, const QJsonObject &changes);
    /// Sends what is left and ends the wrap-up.
    void finish(const WrapupId &id);
    [[nodiscard]] State state(const WrapupId &id) const;
    [[nodiscard]] QString problem(const WrapupId &id) const;
    [[nodiscard]] bool isFinishing(const WrapupId &id) const;
    [[nodiscard]] bool hasUnsaved() const;
    /// What the server does not have yet, on its way or not; keys as in change().
    [[nodiscard]] QJsonObject pending(const WrapupId &id) const;

    /// A wrap-up that ended, with words that the server has not taken.
    struct Remains
    {
        Wrapup wrapup;
        QJsonObject changes;
        State state; ///< Saving, Waiting or Refused
        QString problem;
    };
    [[nodiscard]] std::vector<Remains> remains() const;
    /// Somebody has seen what is left of \a id and needs it no more.
    void discard(const WrapupId &id);

Q_SIGNALS:
    void stateChanged(const Attendant::WrapupId &id);
    void finished(const Attendant::WrapupId &id);

private:
    struct Entry
    {
        QJsonObject changes; ///< not sent yet
        QJsonObject sending; ///< on its way
        std::optional<Wrapup> ended; ///< it is over; here for its words alone
        QString problem;
        State state = State::Saved;
        bool busy = false, finishing = false;
    };
    void sendAll();
    void send(const WrapupId &id);
    void onAnswer(const WrapupId &id, bool finishing, const Result<Wrapup> &wrapup);
    void onEnded(const Wrapup &wrapup);
    void forget(const WrapupId &id);
    void setState(const WrapupId &id, State state, const QString &problem = {});

    ApiClient &m_api;
    DeskStore &m_store;
    std::unordered_map<WrapupId, Entry> m_entries;
    QTimer m_soon, m_again;
};

} // namespace Attendant::Ui
