// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/callwords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QJsonValue hidden(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: {
        QString text = value.toString();
        for (QChar &character : text) {
            if (character.isDigit())
                character = u'\u2022';
        }
        return text;
    }
    case QJsonValue::Double:
        return hidden(QJsonValue(value.toVariant().toString())); // a number that a tool was given is one that was said
    case QJsonValue::Array: {
        QJsonArray list;
        for (const QJsonValue &entry : value.toArray())
            list.append(hidden(entry));
        return list;
    }
    case QJsonValue::Object: {
        QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            if (!entry.key().endsWith("id"_L1) && entry.key() != "score"_L1)
                entry.value() = hidden(entry.value());
        }
        return object;
    }
    default: return value;
    }
}

} // namespace

QStringList wordKeys(EventType type)
{
    switch (type) {
    case EventType::CallStarted: return {u"caller"_s, u"metadata"_s};
    case EventType::CallUpdated: return {u"caller"_s, u"dtmf"_s, u"note"_s, u"voicemail"_s, u"disagreement"_s, u"transfer"_s, u"call_sid"_s, u"provider_call"_s};
    case EventType::TranscriptCompleted: return {u"text"_s};
    case EventType::IntakeUpdated: return {u"structured_data"_s};
    case EventType::ToolCalled: return {u"arguments"_s, u"result"_s};
    case EventType::EscalationRaised: return {u"reason"_s, u"phrase"_s, u"summary"_s};
    case EventType::EscalationUpdated: return {u"notes"_s, u"voicemail"_s};
    case EventType::HandbackProposed:
    case EventType::HandbackClosed: return {u"text"_s};
    case EventType::ParticipantLeft: return {u"wrapup"_s};
    case EventType::CallEnded: return {u"reason"_s}; // in the model's own words at times
    case EventType::SpeechPartial:
    case EventType::PhaseChanged:
    case EventType::ModeChanged:
    case EventType::ParticipantJoined: break;
    }
    return {};
}

QJsonObject withoutDigits(EventType type, QJsonObject data)
{
    for (const QString &key : wordKeys(type)) {
        if (data.contains(key) && !key.endsWith("_sid"_L1) && key != "provider_call"_L1)
            data.insert(key, hidden(data.value(key)));
    }
    return data;
}

} // namespace Attendant
