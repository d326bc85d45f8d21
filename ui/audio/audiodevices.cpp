// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/audiodevices.h"

#include <QAudioDevice>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr std::array useNames{"input"_L1, "output"_L1, "ring"_L1};

QString key(AudioDevices::Use use, QLatin1StringView what)
{
    return u"audio/"_s + useNames[size_t(use)] + what;
}

std::vector<AudioDevices::Entry> entriesOf(const QList<QAudioDevice> &devices)
{
    std::vector<AudioDevices::Entry> entries;
    for (const QAudioDevice &device : devices) {
        if (!device.isNull()) // a null device would record silently from somewhere
            entries.push_back({device.id(), device.description(), device.isDefault()});
    }
    return entries;
}

} // namespace

AudioDevices::AudioDevices(QObject *parent)
    : QObject(parent)
{
    const QSettings settings;
    for (const Use use : {Use::Input, Use::Output, Use::Ring}) {
        Slot &slot = m_slots[size_t(use)];
        slot.id = settings.value(key(use, ""_L1)).toByteArray();
        slot.name = settings.value(key(use, "_name"_L1)).toString();
        slot.volume = std::clamp(settings.value(key(use, "_volume"_L1), 1.0).toDouble(), 0.0, 1.0);
    }
    m_stages = {settings.value("audio/echo_cancellation"_L1, true).toBool(), settings.value("audio/noise_suppression"_L1, true).toBool(),
                settings.value("audio/automatic_gain"_L1, true).toBool()};
    m_pushToTalk = settings.value("audio/push_to_talk"_L1, false).toBool();
    connect(&m_system, &QMediaDevices::audioInputsChanged, this, &AudioDevices::read);
    connect(&m_system, &QMediaDevices::audioOutputsChanged, this, &AudioDevices::read);
    // A device that goes is reported by no signal unless the default changes with it (measured on Qt 6.8 with PulseAudio).
    connect(&m_poll, &QTimer::timeout, this, &AudioDevices::read);
    m_poll.start(1s);
    read();
}

void AudioDevices::read()
{
    if (!m_fixed)
        take(entriesOf(QMediaDevices::audioInputs()), entriesOf(QMediaDevices::audioOutputs()));
}

void AudioDevices::setDevicesForTest(std::vector<Entry> inputs, std::vector<Entry> outputs)
{
    m_fixed = true;
    m_poll.stop();
    take(std::move(inputs), std::move(outputs));
}

void AudioDevices::take(std::vector<Entry> inputs, std::vector<Entry> outputs)
{
    if (inputs == m_inputs && outputs == m_outputs)
        return;
    std::array<bool, 3> wasThere{};
    for (const Use use : {Use::Input, Use::Output, Use::Ring})
        wasThere[size_t(use)] = isThere(use, m_slots[size_t(use)].id);
    m_inputs = std::move(inputs);
    m_outputs = std::move(outputs);
    for (const Use use : {Use::Input, Use::Output, Use::Ring}) {
        Slot &slot = m_slots[size_t(use)];
        const bool there = isThere(use, slot.id);
        if (there)
            slot.goneSince.reset();
        else if (wasThere[size_t(use)])
            slot.goneSince = std::chrono::steady_clock::now();
    }
    Q_EMIT listChanged();
    Q_EMIT choiceChanged();
}

bool AudioDevices::isThere(Use use, const QByteArray &id) const
{
    return !id.isEmpty() && std::ranges::contains(list(use), id, &Entry::id);
}

QByteArray AudioDevices::chosen(Use use) const
{
    return m_slots[size_t(use)].id;
}

std::optional<AudioDevices::Entry> AudioDevices::inUse(Use use) const
{
    const auto &entries = list(use);
    const auto wanted = std::ranges::find(entries, chosen(use), &Entry::id);
    if (wanted != entries.end())
        return *wanted;
    const auto standard = std::ranges::find(entries, true, &Entry::isDefault);
    if (standard != entries.end())
        return *standard;
    return entries.empty() ? std::nullopt : std::optional(entries.front());
}

void AudioDevices::choose(Use use, const QByteArray &id)
{
    Slot &slot = m_slots[size_t(use)];
    const auto entry = std::ranges::find(list(use), id, &Entry::id);
    slot = {id, entry == list(use).end() ? QString() : entry->name, slot.volume, {}};
    QSettings settings;
    settings.setValue(key(use, ""_L1), id);
    settings.setValue(key(use, "_name"_L1), slot.name);
    Q_EMIT choiceChanged();
}

double AudioDevices::volume(Use use) const
{
    return m_slots[size_t(use)].volume;
}

void AudioDevices::setVolume(Use use, double volume)
{
    m_slots[size_t(use)].volume = std::clamp(volume, 0.0, 1.0);
    QSettings().setValue(key(use, "_volume"_L1), m_slots[size_t(use)].volume);
    Q_EMIT choiceChanged();
}

void AudioDevices::setStages(const VoiceStages &stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    QSettings settings;
    settings.setValue("audio/echo_cancellation"_L1, stages.echoCancellation);
    settings.setValue("audio/noise_suppression"_L1, stages.noiseSuppression);
    settings.setValue("audio/automatic_gain"_L1, stages.automaticGain);
    Q_EMIT choiceChanged();
}

void AudioDevices::setPushToTalk(bool on)
{
    if (on == m_pushToTalk)
        return;
    m_pushToTalk = on;
    QSettings().setValue("audio/push_to_talk"_L1, on);
    Q_EMIT choiceChanged();
}

bool AudioDevices::rings() const
{
    return QSettings().value("notifications/ring"_L1, true).toBool();
}

void AudioDevices::setRings(bool on)
{
    if (on == rings())
        return;
    QSettings().setValue("notifications/ring"_L1, on);
    Q_EMIT choiceChanged(); // what rings now hears of it
}

AudioChoice AudioDevices::choice() const
{
    const auto input = inUse(Use::Input), output = inUse(Use::Output);
    return {input ? input->id : QByteArray(), output ? output->id : QByteArray(), volume(Use::Input), volume(Use::Output), m_stages, m_pushToTalk};
}

std::vector<AudioDevices::Missing> AudioDevices::missing() const
{
    std::vector<Missing> result;
    for (const Use use : {Use::Input, Use::Output, Use::Ring}) {
        const Slot &slot = m_slots[size_t(use)];
        if (!slot.id.isEmpty() && !isThere(use, slot.id))
            result.push_back({use, slot.name.isEmpty() ? QString::fromUtf8(slot.id) : slot.name, slot.goneSince});
    }
    return result;
}

} // namespace Attendant::Ui
