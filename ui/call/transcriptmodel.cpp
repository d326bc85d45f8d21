// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/transcriptmodel.h"

#include "ui/call/outcomes.h"
#include "ui/common/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

void TranscriptModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_phrases.clear();
    m_startedAt = {};
    m_mode = CallMode::Ai;
    endResetModel();
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TranscriptRow &entry = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return entry.kind == TranscriptRow::Kind::Marker
            ? tr("%1, %2").arg(callTime(secondsBetween(m_startedAt, entry.at)), entry.text)
            : tr("%1, %2: %3").arg(entry.who, callTime(secondsBetween(m_startedAt, entry.at)), entry.text);
    default:
        return {};
    }
}

QString TranscriptModel::asText() const
{
    QStringList lines;
    for (const TranscriptRow &entry : m_rows) {
        const QString time = callTime(secondsBetween(m_startedAt, entry.at));
        lines << (entry.kind == TranscriptRow::Kind::Marker ? u"[%1] — %2"_s.arg(time, entry.text) : u"[%1] %2: %3"_s.arg(time, entry.who, entry.text));
    }
    return lines.join(u'\n');
}

void TranscriptModel::applyRecording(const CallEvent &event)
{
    const QJsonObject recording = event.data.value("recording"_L1).toObject();
    const QString state = recording.value("state"_L1).toString(), by = recording.value("by"_L1).toString();
    const QString who = isOwn(by) ? tr("You") : by;
    if (state == u"stopped")
        addMarker(event.at, TranscriptRow::Tone::Amber, tr("The recording stopped: %1").arg(recording.value("reason"_L1).toString()));
    else if (state == u"paused")
        addMarker(event.at, TranscriptRow::Tone::Neutral, tr("%1 paused the recording").arg(who));
    else if (state == u"recording" && !by.isEmpty())
        addMarker(event.at, TranscriptRow::Tone::Neutral, tr("%1 resumed the recording").arg(who));
    if (const QJsonObject erased = event.data.value("erased"_L1).toObject(); !erased.isEmpty())
        addMarker(event.at, TranscriptRow::Tone::Neutral, tr("Sound and words were deleted after %n days", nullptr, erased.value("after_days"_L1).toInt()));
    else if (state == u"deleted")
        addMarker(event.at, TranscriptRow::Tone::Neutral, tr("The recording was deleted"));
}

void TranscriptModel::apply(const CallEvent &event, const CallFacts &after)
{
    const QJsonObject &data = event.data;
    switch (event.type) {
    case EventType::CallStarted:
        m_startedAt = event.at;
        break;
    case EventType::SpeechPartial:
    case EventType::TranscriptCompleted:
        if (event.type == EventType::TranscriptCompleted && data.value("text"_L1).toString().isEmpty())
            break; // its words were deleted
        applySpeech(event, after);
        break;
    case EventType::EscalationRaised:
        applyEscalation(event, after);
        break;
    case EventType::EscalationUpdated: {
        const QString by = data.value("by"_L1).toString();
        const QString who = isOwn(by) ? tr("You") : by;
        const QString status = data.value("status"_L1).toString();
        if (status == u"declined")
            addMarker(event.at, TranscriptRow::Tone::Neutral, who.isEmpty() ? tr("The escalation was declined") : tr("%1 declined the escalation").arg(who));
        else if (status == u"resolved")
            addMarker(event.at, TranscriptRow::Tone::Neutral, tr("Outcome: %1").arg(outcomeName(data.value("outcome"_L1).toString())));
        break;
    }
    case EventType::ModeChanged:
        if (after.call.mode != CallMode::Ai)
            dropUnheard();
        applyMode(event, after);
        break;
    case EventType::ToolCalled: {
        const QString name = data.value("name"_L1).toString();
        if (name == u"create_appointment")
            addMarker(event.at, TranscriptRow::Tone::Neutral,
                      tr("The AI booked an appointment: %1").arg(data.value("arguments"_L1).toObject().value("title"_L1).toString()));
        else if (name == u"complete_intake")
            addMarker(event.at, TranscriptRow::Tone::Neutral, tr("The AI finished the intake"));
        break;
    }
    case EventType::CallUpdated:
        applyRecording(event);
        if (!data.contains("disagreement"_L1))
            break;
        addMarker(event.at, TranscriptRow::Tone::Amber,
                  data.value("disagreement"_L1)["rules"_L1] == u"emergency"_s ? tr("The rules see an emergency here, the second opinion does not") : tr("The second opinion sees an emergency here, the rules do not"));
        break;
    case EventType::CallEnded:
        settlePartials();
        addMarker(event.at, TranscriptRow::Tone::Neutral, after.call.status == CallStatus::Failed ? tr("The call was lost") : tr("The call ended"));
        break;
    case EventType::PhaseChanged:
    case EventType::IntakeUpdated:
    case EventType::ParticipantJoined:
    case EventType::ParticipantLeft:
    case EventType::HandbackProposed:
    case EventType::HandbackClosed:
        break;
    }
}

// Partials carry all words so far, so the newest one replaces the text; the final text replaces them in their row.
void TranscriptModel::applySpeech(const CallEvent &event, const CallFacts &after)
{
    const QJsonObject &data = event.data;
    TranscriptRow entry;
    entry.speaker = speakerFrom(data.value("speaker"_L1).toString()).value_or(Speaker::System);
    entry.text = data.value("text"_L1).toString().simplified();
    entry.itemId = data.value("item_id"_L1).toString();
    entry.previousItemId = data.value("previous_item_id"_L1).toString();
    entry.at = timeFromIso(data.value("spoken_at"_L1).toString()).value_or(event.at);
    entry.arriving = event.type == EventType::SpeechPartial;
    if (entry.text.isEmpty())
        return;
    if (entry.arriving && entry.speaker == Speaker::Ai && after.call.mode != CallMode::Ai)
        return; // composed, and cut off before anybody heard it
    const QString human = after.call.humanName.isEmpty() ? after.wasOnLine : after.call.humanName;
    entry.who = entry.speaker == Speaker::Human && isOwn(human) ? tr("%1 (you)").arg(speakerName(entry.speaker, human))
                                                                : speakerName(entry.speaker, human);
    markPhrases(entry);

    int at = rowOfItem(entry.itemId);
    if (at < 0 && entry.itemId.isEmpty()) {
        // Without an item the row is the one in which this speaker's words are arriving.
        const auto open = std::ranges::find_if(m_rows, [&](const TranscriptRow &row) { return row.arriving && row.speaker == entry.speaker; });
        at = open == m_rows.end() ? -1 : int(open - m_rows.begin());
    }
    if (at < 0) {
        const int place = placeFor(entry);
        insert(place, std::move(entry));
        settleMarkers();
        return;
    }
    TranscriptRow &there = m_rows[size_t(at)];
    if (entry.arriving && !there.arriving)
        return; // a partial that was overtaken by its final text
    there.text = entry.text;
    there.arriving = entry.arriving;
    there.marked = entry.marked;
    there.emergency = entry.emergency;
    Q_EMIT dataChanged(index(at), index(at));
    settleMarkers();
}

// Right behind its predecessor, or right before its successor, when one of them is known; transcripts of the caller arrive late.
int TranscriptModel::placeFor(const TranscriptRow &entry) const
{
    if (!entry.itemId.isEmpty()) {
        const auto successor = std::ranges::find_if(m_rows, [&](const TranscriptRow &row) { return row.previousItemId == entry.itemId; });
        if (successor != m_rows.end())
            return int(successor - m_rows.begin());
    }
    if (const int predecessor = rowOfItem(entry.previousItemId); predecessor >= 0) {
        // What happened or was said by the office while the words were being written down stays in front of them.
        int at = predecessor + 1;
        const auto isOurs = [this](int row) {
            const TranscriptRow &there = m_rows[size_t(row)];
            return there.kind == TranscriptRow::Kind::Marker || there.speaker == Speaker::System || there.speaker == Speaker::Human;
        };
        while (at < rowCount() && isOurs(at))
            ++at;
        return at;
    }
    // A person's words come when they are written down and belong where they were said.
    int at = rowCount();
    while (entry.speaker == Speaker::Human && at > 0 && m_rows[size_t(at - 1)].at > entry.at)
        --at;
    return at;
}

int TranscriptModel::rowOfItem(const QString &itemId) const
{
    if (itemId.isEmpty())
        return -1;
    const auto found = std::ranges::find(m_rows, itemId, &TranscriptRow::itemId);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void TranscriptModel::applyEscalation(const CallEvent &event, const CallFacts &after)
{
    const Escalation &escalation = *after.call.escalation;
    const bool emergency = escalation.urgency == Urgency::Emergency;
    const auto tone = emergency ? TranscriptRow::Tone::Red : TranscriptRow::Tone::Amber;
    if (!escalation.phrase.isEmpty()) {
        m_phrases.push_back({escalation.phrase, emergency});
        for (int i = 0; i < rowCount(); ++i) {
            TranscriptRow &entry = m_rows[size_t(i)];
            const QStringList before = entry.marked;
            markPhrases(entry);
            if (entry.marked != before)
                Q_EMIT dataChanged(index(i), index(i));
        }
    }
    const QString &trigger = escalation.trigger;
    QString text;
    if (trigger == u"phrase")
        text = emergency ? tr("Emergency phrase “%1”. The AI was stopped").arg(escalation.phrase) : tr("Phrase “%1”").arg(escalation.phrase);
    else if (trigger == u"caller_wish")
        text = tr("The caller asked for a person");
    else if (trigger == u"uncertain")
        text = tr("The AI was not sure");
    else if (trigger == u"provider_lost")
        text = tr("The AI could not be reached");
    else if (trigger == u"agent_lost")
        text = tr("The line of the person in the call was lost");
    else if (trigger == u"supervisor")
        text = tr("Escalated by hand: %1").arg(escalation.reason);
    else
        text = tr("The AI asked for a person: %1").arg(escalation.reason);
    addMarker(event.at, tone, text);
    const bool isThere = std::ranges::any_of(m_rows, [&](const TranscriptRow &row) { return !row.arriving && row.marked.contains(escalation.phrase); });
    if (escalation.phrase.isEmpty() || isThere)
        return;
    // The phrase is heard while it is being said: the marker belongs behind those words, which are still arriving or come as a whole later.
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[size_t(row)].kind == TranscriptRow::Kind::Marker && m_rows[size_t(row)].at == event.at)
            m_rows[size_t(row)].phrase = escalation.phrase;
    }
    settleMarkers();
}

// Moves the marker of a phrase right behind the first words that hold the phrase, if it stands in front of them.
void TranscriptModel::settleMarkers()
{
    for (int from = 0; from < rowCount(); ++from) {
        const QString phrase = m_rows[size_t(from)].phrase;
        if (phrase.isEmpty())
            continue;
        const auto words = std::find_if(m_rows.begin() + from, m_rows.end(), [&](const TranscriptRow &row) {
            return row.kind == TranscriptRow::Kind::Speech && row.speaker == Speaker::Caller && row.text.contains(phrase, Qt::CaseInsensitive);
        });
        const int to = int(words - m_rows.begin());
        if (to >= rowCount())
            continue;
        beginMoveRows({}, from, from, {}, to + 1);
        std::rotate(m_rows.begin() + from, m_rows.begin() + from + 1, m_rows.begin() + to + 1);
        endMoveRows();
        m_rows[size_t(to)].phrase.clear(); // settled
    }
}

void TranscriptModel::applyMode(const CallEvent &event, const CallFacts &after)
{
    const CallMode before = std::exchange(m_mode, after.call.mode);
    if (before == m_mode)
        return;
    const QString by = event.data.value("by"_L1).toString();
    const bool own = isOwn(by);
    switch (m_mode) {
    case CallMode::Human:
        if (before == CallMode::Hold)
            addMarker(event.at, TranscriptRow::Tone::Green, own ? tr("You are back on the line") : tr("%1 is back on the line").arg(by));
        else
            addMarker(event.at, TranscriptRow::Tone::Green, own ? tr("You took over") : tr("%1 took over").arg(by));
        break;
    case CallMode::Hold:
        addMarker(event.at, TranscriptRow::Tone::Amber, by.isEmpty() ? tr("On hold") : own ? tr("You put the caller on hold") : tr("%1 put the caller on hold").arg(by));
        break;
    case CallMode::Ai:
        addMarker(event.at, TranscriptRow::Tone::Neutral, by.isEmpty() ? tr("The AI goes on") : own ? tr("You handed back to the AI") : tr("%1 handed back to the AI").arg(by));
        break;
    case CallMode::Ended:
        break;
    }
}

void TranscriptModel::addMarker(Time at, TranscriptRow::Tone tone, const QString &text)
{
    TranscriptRow entry;
    entry.kind = TranscriptRow::Kind::Marker;
    entry.tone = tone;
    entry.text = text;
    entry.at = at;
    // Words that are still arriving stay at the bottom.
    int place = rowCount();
    while (place > 0 && m_rows[size_t(place - 1)].arriving)
        --place;
    insert(place, std::move(entry));
}

void TranscriptModel::insert(int at, TranscriptRow entry)
{
    entry.id = m_nextId++;
    beginInsertRows({}, at, at);
    m_rows.insert(m_rows.begin() + at, std::move(entry));
    endInsertRows();
}

void TranscriptModel::markPhrases(TranscriptRow &entry) const
{
    if (entry.kind != TranscriptRow::Kind::Speech || entry.speaker != Speaker::Caller)
        return;
    entry.marked.clear();
    for (const Phrase &phrase : m_phrases) {
        if (!entry.text.contains(phrase.words, Qt::CaseInsensitive))
            continue;
        entry.marked << phrase.words;
        entry.emergency |= phrase.emergency;
    }
}

// An utterance that was cut off by the end of the call gets no final text.
void TranscriptModel::settlePartials()
{
    for (int i = 0; i < rowCount(); ++i) {
        if (std::exchange(m_rows[size_t(i)].arriving, false))
            Q_EMIT dataChanged(index(i), index(i));
    }
}

// What the AI was about to say when somebody took its place. What was heard of it comes as its final text.
void TranscriptModel::dropUnheard()
{
    for (int i = rowCount() - 1; i >= 0; --i) {
        const TranscriptRow &row = m_rows[size_t(i)];
        if (!row.arriving || row.speaker != Speaker::Ai)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
}

} // namespace Attendant::Ui
