// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/sessionsettings_p.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Problem = std::optional<ProtocolError>;

ProtocolError invalid(const QString &param, const QString &message)
{
    return {u"invalid_value"_s, message, param};
}

Problem onlyKnown(const QJsonObject &object, const QSet<QString> &known, const QString &path)
{
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!known.contains(field.key())) {
            const QString param = path + u'.' + field.key();
            return ProtocolError{u"unknown_parameter"_s, u"Unknown parameter: '%1'."_s.arg(param), param};
        }
    }
    return std::nullopt;
}

Problem checkRange(const QJsonObject &object, QLatin1StringView key, double from, double to, const QString &path)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble() || value.toDouble() < from || value.toDouble() > to)
        return invalid(path + u'.' + key, u"Invalid value: '%1' must be a number from %2 to %3."_s.arg(key).arg(from).arg(to));
    return std::nullopt;
}

Problem checkBool(const QJsonObject &object, QLatin1StringView key, const QString &path)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isBool())
        return std::nullopt;
    return invalid(path + u'.' + key, u"Invalid type for '%1': expected a boolean."_s.arg(key));
}

Problem checkFormat(const QJsonValue &value, const QString &path)
{
    if (!value.isObject())
        return invalid(path, u"Invalid type for '%1': expected an object."_s.arg(path));
    const QJsonObject format = value.toObject();
    if (auto problem = onlyKnown(format, {u"type"_s, u"rate"_s}, path))
        return problem;
    const QString type = format.value("type"_L1).toString();
    if (type != "audio/pcm"_L1 && type != "audio/pcmu"_L1 && type != "audio/pcma"_L1)
        return invalid(path + u".type"_s, u"Invalid value: '%1'. Supported values are: 'audio/pcm', 'audio/pcmu', and 'audio/pcma'."_s.arg(type));
    if (type == "audio/pcm"_L1 && format.contains("rate"_L1) && format.value("rate"_L1).toInt() != 24'000)
        return invalid(path + u".rate"_s, u"Invalid value: only a rate of 24000 is supported for audio/pcm."_s);
    return std::nullopt;
}

Problem checkTurnDetection(const QJsonObject &detection, const QString &path)
{
    const QString type = detection.value("type"_L1).toString();
    if (type == "semantic_vad"_L1) {
        if (auto problem = onlyKnown(detection, {u"type"_s, u"eagerness"_s, u"create_response"_s, u"interrupt_response"_s}, path))
            return problem;
        static const QSet<QString> levels{u"low"_s, u"medium"_s, u"high"_s, u"auto"_s};
        if (!levels.contains(detection.value("eagerness"_L1).toString(u"auto"_s)))
            return invalid(path + u".eagerness"_s, u"Invalid value for 'eagerness'."_s);
    } else if (type == "server_vad"_L1) {
        if (auto problem = onlyKnown(detection,
                                     {u"type"_s, u"threshold"_s, u"prefix_padding_ms"_s, u"silence_duration_ms"_s, u"create_response"_s,
                                      u"interrupt_response"_s, u"idle_timeout_ms"_s},
                                     path))
            return problem;
        if (auto problem = checkRange(detection, "threshold"_L1, 0, 1, path))
            return problem;
        for (const auto key : {"prefix_padding_ms"_L1, "silence_duration_ms"_L1}) {
            if (auto problem = checkRange(detection, key, 0, 10'000, path))
                return problem;
        }
        if (!detection.value("idle_timeout_ms"_L1).isNull()) {
            if (auto problem = checkRange(detection, "idle_timeout_ms"_L1, 5'000, 30'000, path))
                return problem;
        }
    } else {
        return invalid(path + u".type"_s, u"Invalid value: '%1'. Supported values are: 'server_vad' and 'semantic_vad'."_s.arg(type));
    }
    if (auto problem = checkBool(detection, "create_response"_L1, path))
        return problem;
    return checkBool(detection, "interrupt_response"_L1, path);
}

Problem checkTools(const QJsonValue &value, const QString &path)
{
    if (!value.isArray())
        return invalid(path, u"Invalid type for '%1': expected an array."_s.arg(path));
    const QJsonArray tools = value.toArray();
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const QJsonObject tool = tools[i].toObject();
        const QString at = u"%1[%2]"_s.arg(path).arg(i);
        const QString type = tool.value("type"_L1).toString();
        if (type != "function"_L1 && type != "mcp"_L1)
            return invalid(at + u".type"_s, u"Invalid value: '%1'. Supported values are: 'function' and 'mcp'."_s.arg(type));
        if (tool.contains("function"_L1))
            return ProtocolError{u"unknown_parameter"_s, u"Unknown parameter: '%1.function'."_s.arg(at), at + u".function"_s};
        if (type == "function"_L1 && tool.value("name"_L1).toString().isEmpty())
            return ProtocolError{u"missing_required_parameter"_s, u"Missing required parameter: '%1.name'."_s.arg(at), at + u".name"_s};
    }
    return std::nullopt;
}

Problem checkModalities(const QJsonValue &value, const QString &path)
{
    const QJsonArray list = value.toArray();
    if (list.size() == 1 && (list[0] == "audio"_L1 || list[0] == "text"_L1))
        return std::nullopt;
    return invalid(path, u"Invalid value for '%1': supported combinations are ['audio'] and ['text']."_s.arg(path));
}

Problem checkMaxTokens(const QJsonValue &value, const QString &path)
{
    if (value == "inf"_L1 || (value.isDouble() && value.toDouble() >= 1 && value.toDouble() <= 4'096))
        return std::nullopt;
    return invalid(path, u"Invalid value for '%1': must be between 1 and 4096, or 'inf'."_s.arg(path));
}

Problem checkOutput(const QJsonObject &output, const QString &path)
{
    if (auto problem = onlyKnown(output, {u"format"_s, u"voice"_s, u"speed"_s}, path))
        return problem;
    if (output.contains("format"_L1)) {
        if (auto problem = checkFormat(output.value("format"_L1), path + u".format"_s))
            return problem;
    }
    if (const QJsonValue voice = output.value("voice"_L1); !voice.isUndefined() && !voice.isObject()) {
        static const QSet<QString> voices{u"alloy"_s, u"ash"_s, u"ballad"_s, u"coral"_s, u"echo"_s,
                                          u"sage"_s, u"shimmer"_s, u"verse"_s, u"marin"_s, u"cedar"_s};
        if (!voices.contains(voice.toString()))
            return invalid(path + u".voice"_s, u"Invalid value: '%1' is not a known voice."_s.arg(voice.toString()));
    }
    return checkRange(output, "speed"_L1, 0.25, 1.5, path);
}

Problem checkInput(const QJsonObject &input, const QString &path)
{
    if (auto problem = onlyKnown(input, {u"format"_s, u"transcription"_s, u"noise_reduction"_s, u"turn_detection"_s}, path))
        return problem;
    if (input.contains("format"_L1)) {
        if (auto problem = checkFormat(input.value("format"_L1), path + u".format"_s))
            return problem;
    }
    if (const QJsonValue transcription = input.value("transcription"_L1); transcription.isObject()) {
        if (auto problem = onlyKnown(transcription.toObject(), {u"model"_s, u"language"_s, u"languages"_s, u"keywords"_s, u"prompt"_s, u"delay"_s},
                                     path + u".transcription"_s))
            return problem;
    } else if (!transcription.isUndefined() && !transcription.isNull()) {
        return invalid(path + u".transcription"_s, u"Invalid type for 'transcription': expected an object or null."_s);
    }
    if (const QJsonValue detection = input.value("turn_detection"_L1); detection.isObject())
        return checkTurnDetection(detection.toObject(), path + u".turn_detection"_s);
    else if (!detection.isUndefined() && !detection.isNull())
        return invalid(path + u".turn_detection"_s, u"Invalid type for 'turn_detection': expected an object or null."_s);
    return std::nullopt;
}

Problem checkSession(const QJsonObject &session)
{
    static const QSet<QString> known{u"type"_s, u"model"_s, u"instructions"_s, u"output_modalities"_s, u"max_output_tokens"_s, u"tools"_s,
                                     u"tool_choice"_s, u"parallel_tool_calls"_s, u"reasoning"_s, u"audio"_s, u"tracing"_s, u"truncation"_s,
                                     u"include"_s, u"prompt"_s, u"id"_s, u"object"_s, u"expires_at"_s};
    if (auto problem = onlyKnown(session, known, u"session"_s))
        return problem;
    if (session.contains("instructions"_L1) && !session.value("instructions"_L1).isString())
        return invalid(u"session.instructions"_s, u"Invalid type for 'session.instructions': expected a string."_s);
    if (session.contains("output_modalities"_L1)) {
        if (auto problem = checkModalities(session.value("output_modalities"_L1), u"session.output_modalities"_s))
            return problem;
    }
    if (session.contains("max_output_tokens"_L1)) {
        if (auto problem = checkMaxTokens(session.value("max_output_tokens"_L1), u"session.max_output_tokens"_s))
            return problem;
    }
    if (session.contains("tools"_L1) && !session.value("tools"_L1).isNull()) {
        if (auto problem = checkTools(session.value("tools"_L1), u"session.tools"_s))
            return problem;
    }
    const QJsonObject audio = session.value("audio"_L1).toObject();
    if (auto problem = onlyKnown(audio, {u"input"_s, u"output"_s}, u"session.audio"_s))
        return problem;
    if (auto problem = checkInput(audio.value("input"_L1).toObject(), u"session.audio.input"_s))
        return problem;
    return checkOutput(audio.value("output"_L1).toObject(), u"session.audio.output"_s);
}

QJsonObject serverVad()
{
    return {{u"type"_s, u"server_vad"_s},        {u"threshold"_s, 0.5},          {u"prefix_padding_ms"_s, 300},
            {u"silence_duration_ms"_s, 500},     {u"create_response"_s, true},   {u"interrupt_response"_s, true},
            {u"idle_timeout_ms"_s, QJsonValue()}};
}

QJsonObject semanticVad()
{
    return {{u"type"_s, u"semantic_vad"_s}, {u"eagerness"_s, u"auto"_s}, {u"create_response"_s, true}, {u"interrupt_response"_s, true}};
}

/// \a detection with what \a update says, or the defaults of another kind when the kind changes.
QJsonObject mergedDetection(const QJsonObject &detection, const QJsonObject &update)
{
    const QString type = update.value("type"_L1).toString(detection.value("type"_L1).toString(u"server_vad"_s));
    QJsonObject merged = detection;
    if (detection.value("type"_L1).toString() != type)
        merged = type == "semantic_vad"_L1 ? semanticVad() : serverVad();
    for (auto field = update.begin(); field != update.end(); ++field)
        merged.insert(field.key(), field.value());
    return merged;
}

WireFormat wireFormat(const QJsonObject &part)
{
    const QString type = part.value("format"_L1).toObject().value("type"_L1).toString();
    return type == "audio/pcmu"_L1 ? WireFormat::MuLaw : type == "audio/pcma"_L1 ? WireFormat::ALaw : WireFormat::Pcm24k;
}

Problem refuseBeta(const QJsonObject &update)
{
    for (const auto key : {"modalities"_L1, "input_audio_format"_L1, "output_audio_format"_L1, "voice"_L1, "speed"_L1, "turn_detection"_L1,
                           "input_audio_transcription"_L1, "input_audio_noise_reduction"_L1, "max_response_output_tokens"_L1, "temperature"_L1}) {
        if (update.contains(key))
            return ProtocolError{u"beta_api_shape_disabled"_s,
                                 u"The beta shape of the Realtime API is no longer supported: 'session.%1' is not part of it any more."_s.arg(key),
                                 u"session."_s + key, true};
    }
    return std::nullopt;
}

} // namespace

SessionSettings::SessionSettings(bool isTranscription)
{
    const QJsonObject pcm{{u"type"_s, u"audio/pcm"_s}, {u"rate"_s, 24'000}};
    if (isTranscription) {
        m_json = {{u"type"_s, u"transcription"_s},
                  {u"include"_s, QJsonValue()},
                  {u"audio"_s, QJsonObject{{u"input"_s, QJsonObject{{u"format"_s, pcm},
                                                                   {u"transcription"_s, QJsonValue()},
                                                                   {u"noise_reduction"_s, QJsonValue()},
                                                                   {u"turn_detection"_s, serverVad()}}}}}};
        return;
    }
    m_json = {{u"type"_s, u"realtime"_s},
              {u"model"_s, u"gpt-realtime-2.1"_s},
              {u"instructions"_s, QString()},
              {u"output_modalities"_s, QJsonArray{u"audio"_s}},
              {u"max_output_tokens"_s, u"inf"_s},
              {u"tools"_s, QJsonArray()},
              {u"tool_choice"_s, u"auto"_s},
              {u"tracing"_s, QJsonValue()},
              {u"truncation"_s, u"auto"_s},
              {u"include"_s, QJsonValue()},
              {u"audio"_s, QJsonObject{{u"input"_s, QJsonObject{{u"format"_s, pcm},
                                                               {u"transcription"_s, QJsonValue()},
                                                               {u"noise_reduction"_s, QJsonValue()},
                                                               {u"turn_detection"_s, serverVad()}}},
                                       {u"output"_s, QJsonObject{{u"format"_s, pcm}, {u"voice"_s, u"marin"_s}, {u"speed"_s, 1.0}}}}}};
}

std::optional<ProtocolError> SessionSettings::merge(const QJsonObject &update, bool hasSpoken)
{
    if (auto problem = refuseBeta(update))
        return problem;
    if (!update.contains("type"_L1))
        return ProtocolError{u"missing_required_parameter"_s, u"Missing required parameter: 'session.type'."_s, u"session.type"_s};
    const QString type = m_json.value("type"_L1).toString();
    if (update.value("type"_L1) != type)
        return invalid(u"session.type"_s, u"Invalid value: '%1'. This session is of the type '%2'."_s.arg(update.value("type"_L1).toString(), type));
    if (isTranscription()) {
        if (auto problem = onlyKnown(update, {u"type"_s, u"audio"_s, u"include"_s, u"id"_s, u"object"_s, u"expires_at"_s}, u"session"_s))
            return problem;
        if (auto problem = onlyKnown(update.value("audio"_L1).toObject(), {u"input"_s}, u"session.audio"_s))
            return problem;
    }

    QJsonObject checked = update;
    QJsonObject newAudio = update.value("audio"_L1).toObject();
    QJsonObject newInput = newAudio.value("input"_L1).toObject();
    if (newInput.value("turn_detection"_L1).isObject())
        newInput.insert(u"turn_detection"_s, mergedDetection(input().value("turn_detection"_L1).toObject(), newInput.value("turn_detection"_L1).toObject()));
    newAudio.insert(u"input"_s, newInput);
    checked.insert(u"audio"_s, newAudio);
    if (auto problem = checkSession(checked))
        return problem;

    QJsonObject newOutput = newAudio.value("output"_L1).toObject();
    if (hasSpoken && newOutput.contains("voice"_L1) && newOutput.value("voice"_L1) != output().value("voice"_L1))
        return ProtocolError{u"cannot_update_voice"_s, u"The voice cannot be changed once the session has produced audio."_s, u"session.audio.output.voice"_s};

    QJsonObject inputPart = input();
    for (auto field = newInput.begin(); field != newInput.end(); ++field)
        inputPart.insert(field.key(), field.value());
    QJsonObject outputPart = output();
    for (auto field = newOutput.begin(); field != newOutput.end(); ++field)
        outputPart.insert(field.key(), field.value());
    for (auto field = checked.begin(); field != checked.end(); ++field) {
        static const QSet<QString> ownedByServer{u"id"_s, u"object"_s, u"expires_at"_s, u"model"_s, u"audio"_s};
        if (!ownedByServer.contains(field.key()))
            m_json.insert(field.key(), field.key() == "tools"_L1 && field.value().isNull() ? QJsonValue(QJsonArray()) : field.value());
    }
    QJsonObject audio{{u"input"_s, inputPart}};
    if (!isTranscription())
        audio.insert(u"output"_s, outputPart);
    m_json.insert(u"audio"_s, audio);
    return std::nullopt;
}

bool SessionSettings::isTranscription() const
{
    return m_json.value("type"_L1) == "transcription"_L1;
}

QJsonObject SessionSettings::input() const
{
    return m_json.value("audio"_L1).toObject().value("input"_L1).toObject();
}

QJsonObject SessionSettings::output() const
{
    return m_json.value("audio"_L1).toObject().value("output"_L1).toObject();
}

QString SessionSettings::instructions() const
{
    return m_json.value("instructions"_L1).toString();
}

QJsonArray SessionSettings::tools() const
{
    return m_json.value("tools"_L1).toArray();
}

bool SessionSettings::speaks() const
{
    return m_json.value("output_modalities"_L1).toArray().contains(u"audio"_s);
}

WireFormat SessionSettings::inputFormat() const
{
    return wireFormat(input());
}

WireFormat SessionSettings::outputFormat() const
{
    return wireFormat(output());
}

QString SessionSettings::voice() const
{
    return output().value("voice"_L1).toString(u"marin"_s);
}

double SessionSettings::speed() const
{
    return output().value("speed"_L1).toDouble(1);
}

bool SessionSettings::transcribes() const
{
    return input().value("transcription"_L1).isObject();
}

QString SessionSettings::language() const
{
    return input().value("transcription"_L1).toObject().value("language"_L1).toString().left(2).toLower();
}

SessionSettings::TurnDetection SessionSettings::turnDetection() const
{
    const QJsonValue value = input().value("turn_detection"_L1);
    TurnDetection detection;
    if (!value.isObject()) {
        detection.isOn = false;
        return detection;
    }
    const QJsonObject object = value.toObject();
    detection.createResponse = object.value("create_response"_L1).toBool(true);
    detection.interruptResponse = object.value("interrupt_response"_L1).toBool(true);
    if (object.value("type"_L1) == "semantic_vad"_L1) {
        // No meaning is understood here; eagerness only sets how long a silence is waited for.
        const QString eagerness = object.value("eagerness"_L1).toString();
        detection.silence = std::chrono::milliseconds(eagerness == "low"_L1 ? 1'500 : eagerness == "high"_L1 ? 350 : 700);
        return detection;
    }
    detection.threshold = object.value("threshold"_L1).toDouble(0.5);
    detection.prefixPadding = std::chrono::milliseconds(object.value("prefix_padding_ms"_L1).toInt(300));
    detection.silence = std::chrono::milliseconds(object.value("silence_duration_ms"_L1).toInt(500));
    if (object.value("idle_timeout_ms"_L1).isDouble())
        detection.idleTimeout = std::chrono::milliseconds(object.value("idle_timeout_ms"_L1).toInt());
    return detection;
}

std::optional<ProtocolError> checkResponseParameters(const QJsonObject &parameters)
{
    static const QSet<QString> known{u"conversation"_s, u"input"_s, u"instructions"_s, u"output_modalities"_s, u"audio"_s, u"tools"_s,
                                     u"tool_choice"_s, u"max_output_tokens"_s, u"metadata"_s, u"reasoning"_s, u"parallel_tool_calls"_s, u"prompt"_s};
    if (auto problem = onlyKnown(parameters, known, u"response"_s))
        return problem;
    if (const QString conversation = parameters.value("conversation"_L1).toString(u"auto"_s); conversation != "auto"_L1 && conversation != "none"_L1)
        return invalid(u"response.conversation"_s, u"Invalid value: '%1'. Supported values are: 'auto' and 'none'."_s.arg(conversation));
    if (parameters.contains("output_modalities"_L1)) {
        if (auto problem = checkModalities(parameters.value("output_modalities"_L1), u"response.output_modalities"_s))
            return problem;
    }
    if (parameters.contains("max_output_tokens"_L1)) {
        if (auto problem = checkMaxTokens(parameters.value("max_output_tokens"_L1), u"response.max_output_tokens"_s))
            return problem;
    }
    if (parameters.contains("tools"_L1)) {
        if (auto problem = checkTools(parameters.value("tools"_L1), u"response.tools"_s))
            return problem;
    }
    if (parameters.value("metadata"_L1).toObject().size() > 16)
        return invalid(u"response.metadata"_s, u"Invalid value: 'response.metadata' may have 16 pairs."_s);
    const QJsonObject audio = parameters.value("audio"_L1).toObject();
    if (auto problem = onlyKnown(audio, {u"output"_s}, u"response.audio"_s))
        return problem;
    return checkOutput(audio.value("output"_L1).toObject(), u"response.audio.output"_s);
}

} // namespace Attendant
