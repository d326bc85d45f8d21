// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/call/callfacts.h"

#include <QAbstractListModel>

#include <vector>

namespace Attendant::Ui {

/// One row of a conversation: something that was said, or a line across that says what happened.
struct TranscriptRow
{
    enum class Kind { Speech, Marker };
    enum class Tone { Neutral, Red, Amber, Green };

    quint64 id = 0; ///< stays the same while the words of a row grow
    Kind kind = Kind::Speech;
    Tone tone = Tone::Neutral;
    Speaker speaker = Speaker::System;
    QString who;
    QString text;
    Time at{};
    QString itemId, previousItemId;
    bool arriving = false; ///< words are still coming
    QStringList marked;    ///< phrases in the text that raised an escalation
    bool emergency = false;
    QString phrase; ///< of a marker that still waits for the words that hold it
};

/// The conversation of one call in spoken order, with what happened in between. Grows by events. GUI thread.
class TranscriptModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void clear();
    /// How the person at this console is called, so that their own words and deeds are "you".
    void setOwnName(const QString &name) { m_ownName = name; }
    /// \a after: the call as it is with this event. Events come in order, each once.
    void apply(const CallEvent &event, const CallFacts &after);

    [[nodiscard]] const TranscriptRow &row(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] Time startedAt() const { return m_startedAt; }
    [[nodiscard]] QString asText() const; ///< the whole conversation, for the clipboard

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void applySpeech(const CallEvent &event, const CallFacts &after);
    void applyEscalation(const CallEvent &event, const CallFacts &after);
    void applyRecording(const CallEvent &event);
    void applyMode(const CallEvent &event, const CallFacts &after);
    void addMarker(Time at, TranscriptRow::Tone tone, const QString &text);
    void insert(int at, TranscriptRow row);
    void markPhrases(TranscriptRow &row) const;
    void settlePartials();
    void dropUnheard();
    void settleMarkers();
    [[nodiscard]] int placeFor(const TranscriptRow &row) const;
    [[nodiscard]] int rowOfItem(const QString &itemId) const;
    [[nodiscard]] bool isOwn(const QString &name) const { return !name.isEmpty() && name == m_ownName; }

    struct Phrase { QString words; bool emergency = false; };
    std::vector<TranscriptRow> m_rows;
    std::vector<Phrase> m_phrases;
    Time m_startedAt{};
    QString m_ownName;
    CallMode m_mode = CallMode::Ai;
    quint64 m_nextId = 1;
};

} // namespace Attendant::Ui
