// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevice.h"

#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace Attendant::Ui {

/// Which sound devices there are, and which of them the person chose (remembered in QSettings: audio/input, output, ring and volumes),
/// and what is done to their voice (audio/echo_cancellation, noise_suppression, automatic_gain, push_to_talk). A chosen device that is gone comes back by itself; until then the default is used. GUI thread; make it before any audio thread starts.
class AudioDevices : public QObject
{
    Q_OBJECT

public:
    enum class Use { Input, Output, Ring };
    struct Entry
    {
        QByteArray id;
        QString name;
        bool isDefault = false;
        bool operator==(const Entry &) const = default;
    };
    /// A chosen device that is not there.
    struct Missing
    {
        Use use = Use::Input;
        QString name;
        std::optional<std::chrono::steady_clock::time_point> since; ///< when it went; nothing: before the start
    };

    explicit AudioDevices(QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Entry> &list(Use use) const { return use == Use::Input ? m_inputs : m_outputs; }
    /// The id that was chosen; empty: the system's default.
    [[nodiscard]] QByteArray chosen(Use use) const;
    /// What is used now: the chosen one if it is there, else the default. Nothing: there is no device.
    [[nodiscard]] std::optional<Entry> inUse(Use use) const;
    void choose(Use use, const QByteArray &id);
    [[nodiscard]] double volume(Use use) const; ///< 0 to 1
    void setVolume(Use use, double volume);

    [[nodiscard]] VoiceStages stages() const { return m_stages; }
    void setStages(const VoiceStages &stages);
    [[nodiscard]] bool usesPushToTalk() const { return m_pushToTalk; }
    void setPushToTalk(bool on);

    /// Whether calls ring here at all.
    [[nodiscard]] bool rings() const;
    void setRings(bool on);

    [[nodiscard]] AudioChoice choice() const;
    [[nodiscard]] std::vector<Missing> missing() const;

    /// For tests: these devices in place of the machine's.
    void setDevicesForTest(std::vector<Entry> inputs, std::vector<Entry> outputs);

Q_SIGNALS:
    void listChanged();
    void choiceChanged(); ///< the choice, a volume, or what is in use because of a device that came or went

private:
    struct Slot
    {
        QByteArray id;
        QString name;
        double volume = 1;
        std::optional<std::chrono::steady_clock::time_point> goneSince;
    };
    void read();
    void take(std::vector<Entry> inputs, std::vector<Entry> outputs);
    [[nodiscard]] bool isThere(Use use, const QByteArray &id) const;

    QMediaDevices m_system;
    QTimer m_poll;
    std::vector<Entry> m_inputs, m_outputs;
    std::array<Slot, 3> m_slots;
    VoiceStages m_stages;
    bool m_pushToTalk = false;
    bool m_fixed = false;
};

} // namespace Attendant::Ui
