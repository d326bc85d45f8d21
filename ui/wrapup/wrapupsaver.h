// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/desk/deskstore.h"

#include <QTimer>

#include <unordered_map>

namespace Attendant::Ui {

/// Brings what is typed into wrap-ups to the server while it is typed: at most every 300 ms, one request at a time, again after a lost
/// connection. What the server has is what a restarted console finds. GUI thread; the two parts must outlive it.
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

Q_SIGNALS:
    void stateChanged(const Attendant::WrapupId &id);
    void finished(const Attendant::WrapupId &id);

private:
    struct Entry
    {
        QJsonObject changes; ///< not sent yet
        QString problem;
        State state = State::Saved;
        bool busy = false, finishing = false;
    };
    void sendAll();
    void send(const WrapupId &id);
    void onAnswer(const WrapupId &id, const QJsonObject &sent, bool finishing, const Result<Wrapup> &wrapup);
    void setState(const WrapupId &id, State state, const QString &problem = {});

    ApiClient &m_api;
    DeskStore &m_store;
    std::unordered_map<WrapupId, Entry> m_entries;
    QTimer m_soon, m_again;
};

} // namespace Attendant::Ui
