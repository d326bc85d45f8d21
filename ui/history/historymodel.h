// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"

#include <QAbstractListModel>

#include <vector>

namespace Attendant::Ui {

/// The calls that a search found, newest first; reads the next page when the view comes to the end of the ones it has. The client must outlive it.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };
    enum Role { IdRole = Qt::UserRole };

    explicit HistoryModel(ApiClient &api, QObject *parent = nullptr);

    /// Starts over. What is shown stays until the first page is here.
    void search(const CallQuery &query, const QStringList &words);
    void searchAgain() { search(m_query, m_words); }
    [[nodiscard]] const CallQuery &query() const { return m_query; }
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] bool isComplete() const { return m_next.isEmpty(); }
    [[nodiscard]] const Call &call(int row) const { return m_calls[size_t(row)]; }
    /// The utterance in which the words were found, else the last one; empty when nothing was said.
    [[nodiscard]] QString line(int row) const;
    [[nodiscard]] int rowOf(const CallId &id) const; ///< -1: not among the ones read

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    void read(const QString &after);
    void setState(State state);

    ApiClient &m_api;
    CallQuery m_query;
    QStringList m_words;
    std::vector<Call> m_calls;
    QStringList m_excerpts; ///< as many as calls
    QString m_next;
    State m_state = State::Empty;
    Error m_error;
    quint64 m_generation = 0; ///< answers to earlier searches are dropped
    bool m_reading = false;
};

/// "Taken over", "Escalated", "Completed", "In progress", "Failed": what became of a call, in one or two words.
[[nodiscard]] QString outcomeWords(const Call &call);
/// How long it lasted; until \a now while it is in progress.
[[nodiscard]] std::chrono::seconds lengthOf(const Call &call, Time now);
/// "10:31" for today, else "30 Oct", with the year when it is another one.
[[nodiscard]] QString dateWords(Time time, Time now);

} // namespace Attendant::Ui
