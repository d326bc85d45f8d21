// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "client/eventstream.h"
#include "fakeserver.h"
#include "support/manualclock.h"
#include "support/steppedaudiodevice.h"
#include "ui/audio/audiodevices.h"
#include "ui/call/callline.h"
#include "ui/call/callpage.h"
#include "ui/desk/deskstore.h"
#include "ui/wrapup/wrapupsaver.h"

#include <memory>

namespace Attendant {

/// A Call page with everything behind it: a server that answers what it is told, its sound, devices on a stepped clock, and a call whose
/// events are made here.
class CallScene
{
public:
    CallScene();
    ~CallScene();

    /// Appends to the call's events; \a atSeconds since its start. The server lists it; live() also sends it over the stream.
    void add(int atSeconds, EventType type, const QJsonObject &data);
    void live(int atSeconds, EventType type, const QJsonObject &data);
    void partial(int atSeconds, Speaker speaker, const QString &text, const QString &item);
    void say(int atSeconds, Speaker speaker, const QString &text);
    void clock(int atSeconds);
    /// The mockup's call up to the takeover, at 00:51.
    void addEmergency();
    /// Answers the takeover with the scene's own sound, and sends what a server sends then.
    void answerTakeOver();

    CallId id{QStringLiteral("call_ruth")};
    ManualClock time;
    FakeHttpServer http;
    FakeSocketServer sound;
    ApiClient api;
    EventStream events; ///< never started: the scene emits its signals
    Ui::AudioDevices devices;
    Ui::ConsoleStore store;
    Ui::DeskStore desk;
    Ui::WrapupSaver saver;
    SteppedAudioDevice *device = nullptr;
    std::unique_ptr<Ui::CallAudio> audio;
    std::unique_ptr<Ui::CallLine> line;
    std::unique_ptr<Ui::CallPage> page;

private:
    CallEvent make(int atSeconds, EventType type, const QJsonObject &data);
    void answerEvents();

    Time m_start;
    std::vector<CallEvent> m_events;
    int m_item = 0;
};

} // namespace Attendant
