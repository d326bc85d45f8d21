// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/sessionconfig.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Top-level session keys that only the beta interface had (notes, section 11). A missing type alone is forgiven: it is added.
constexpr std::array betaKeys{"modalities"_L1, "input_audio_format"_L1, "output_audio_format"_L1, "turn_detection"_L1,
                              "input_audio_transcription"_L1, "input_audio_noise_reduction"_L1, "max_response_output_tokens"_L1,
                              "temperature"_L1, "voice"_L1, "speed"_L1};

QString configured(const Organization &organization, QLatin1StringView key, const QString &standard)
{
    const QString value = organization.config.value(key).toString().trimmed();
    return value.isEmpty() ? standard : value;
}

bool isAudioFormat(const QJsonValue &value)
{
    const QString type = value.toObject().value("type"_L1).toString();
    return type == "audio/pcm"_L1 || type == "audio/pcmu"_L1;
}

} // namespace

SessionConfig::SessionConfig(const Organization &organization, QString instructions, QJsonArray tools)
    : m_model(configured(organization, "model"_L1, u"gpt-realtime-2.1"_s))
    , m_instructions(std::move(instructions))
    , m_voice(configured(organization, "voice"_L1, u"marin"_s))
    , m_language(organization.language())
    , m_transcriptionModel(configured(organization, "transcription_model"_L1, u"gpt-transcribe"_s))
    , m_tools(std::move(tools))
{
    QJsonObject detection = organization.config.value("turn_detection"_L1).toObject();
    if (!detection.isEmpty()) {
        if (!detection.contains("type"_L1))
            detection.insert(u"type"_s, u"server_vad"_s);
        m_turnDetection = detection;
    } else {
        m_turnDetection = QJsonObject{{u"type"_s, u"server_vad"_s}, {u"threshold"_s, 0.5}, {u"prefix_padding_ms"_s, 300}, {u"silence_duration_ms"_s, 500}};
    }
}

QJsonValue SessionConfig::turnDetection(bool answers) const
{
    QJsonObject detection = m_turnDetection.toObject();
    detection.insert(u"create_response"_s, answers);
    detection.insert(u"interrupt_response"_s, answers);
    return detection;
}

QJsonObject SessionConfig::update() const
{
    return {{u"type"_s, u"realtime"_s},
            {u"instructions"_s, m_instructions},
            {u"tools"_s, m_tools},
            {u"tool_choice"_s, u"auto"_s},
            {u"output_modalities"_s, QJsonArray{u"audio"_s}},
            {u"audio"_s, QJsonObject{{u"input"_s, QJsonObject{{u"transcription"_s, QJsonObject{{u"model"_s, m_transcriptionModel}, {u"language"_s, m_language}}},
                                                              {u"turn_detection"_s, turnDetection(true)}}},
                                     {u"output"_s, QJsonObject{{u"voice"_s, m_voice}}}}}};
}

QJsonObject SessionConfig::session() const
{
    QJsonObject whole = update();
    whole.insert(u"model"_s, m_model);
    return whole;
}

QJsonObject SessionConfig::transcription() const
{
    const QJsonObject pcm{{u"type"_s, u"audio/pcm"_s}, {u"rate"_s, 24'000}};
    return {{u"type"_s, u"transcription"_s},
            {u"audio"_s, QJsonObject{{u"input"_s, QJsonObject{{u"format"_s, pcm},
                                                              {u"transcription"_s, QJsonObject{{u"model"_s, m_transcriptionModel}, {u"language"_s, m_language}}},
                                                              {u"turn_detection"_s, QJsonValue()}}}}}};
}

QJsonObject SessionConfig::telephoneSession() const
{
    QJsonObject whole = session();
    QJsonObject detection;
    const QJsonObject configured = turnDetection(true).toObject();
    for (const auto key : {"type"_L1, "create_response"_L1, "interrupt_response"_L1})
        detection.insert(key, configured.value(key));
    whole.insert(u"audio"_s, mergedAudio(whole.value("audio"_L1).toObject(), {{u"input"_s, QJsonObject{{u"turn_detection"_s, detection}}}}));
    return whole;
}

QJsonObject SessionConfig::forClient() const
{
    QJsonObject shown = session();
    shown.insert(u"voice"_s, m_voice);
    return shown;
}

ClientUpdate ClientUpdate::filter(const QJsonObject &session)
{
    ClientUpdate result;
    for (const auto key : betaKeys) {
        if (session.contains(key))
            result.beta << key;
    }
    result.session.insert(u"type"_s, u"realtime"_s);

    QJsonObject input, output;
    const QJsonObject audio = session.value("audio"_L1).toObject();
    const QJsonObject wishedInput = audio.value("input"_L1).toObject();
    for (auto field = wishedInput.begin(); field != wishedInput.end(); ++field) {
        if (field.key() == "noise_reduction"_L1 || (field.key() == "format"_L1 && isAudioFormat(field.value())))
            input.insert(field.key(), field.value());
        else
            result.overruled << u"audio.input."_s + field.key();
    }
    const QJsonObject wishedOutput = audio.value("output"_L1).toObject();
    for (auto field = wishedOutput.begin(); field != wishedOutput.end(); ++field) {
        if (field.key() == "speed"_L1 || (field.key() == "format"_L1 && isAudioFormat(field.value())))
            output.insert(field.key(), field.value());
        else
            result.overruled << u"audio.output."_s + field.key();
    }
    QJsonObject kept;
    if (!input.isEmpty())
        kept.insert(u"input"_s, input);
    if (!output.isEmpty())
        kept.insert(u"output"_s, output);
    if (!kept.isEmpty())
        result.session.insert(u"audio"_s, kept);

    for (auto field = session.begin(); field != session.end(); ++field) {
        if (field.key() == "include"_L1)
            result.session.insert(field.key(), field.value());
        else if (field.key() != "audio"_L1 && field.key() != "type"_L1 && !result.beta.contains(field.key()))
            result.overruled << field.key();
    }
    return result;
}

QJsonObject mergedAudio(QJsonObject audio, const QJsonObject &more)
{
    for (auto side = more.begin(); side != more.end(); ++side) {
        QJsonObject fields = audio.value(side.key()).toObject();
        const QJsonObject given = side.value().toObject();
        for (auto field = given.begin(); field != given.end(); ++field)
            fields.insert(field.key(), field.value());
        audio.insert(side.key(), fields);
    }
    return audio;
}

} // namespace Attendant
