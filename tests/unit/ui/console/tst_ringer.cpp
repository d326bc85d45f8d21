// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/console/ringer.h"

#include <QJsonArray>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Plays nothing and says what it was asked for.
class SilentPlayer : public SoundPlayer
{
public:
    bool play(const QByteArray &device, const Samples &sound, double volume, bool repeat) override
    {
        ++plays;
        lastDevice = device;
        lastVolume = volume;
        sounds = hasDevice && !sound.empty() && repeat;
        return hasDevice;
    }
    void stop() override { sounds = false; }
    void breakOff()
    {
        sounds = false;
        Q_EMIT finished();
    }

    bool hasDevice = true, sounds = false;
    int plays = 0;
    QByteArray lastDevice;
    double lastVolume = 0;
};

} // namespace

class tst_Ringer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void ringsForAnEmergencyUntilItIsTaken();
    void ringsForWhatIsOfferedToMe();
    void filterHidesNobodyWhoWaits();
    void isSilentOverACallInHand();
    void isSilentWhileNothingIsKnown();
    void beginsAgainWhenTheDeviceBreaksOff();
    void triesAgainWithoutADevice();
    void stopsAtOnceWhenItIsSwitchedOff();

private:
    void emergency(const QString &call = u"call_a"_s, const QString &org = u"org_a"_s)
    {
        start(call, org);
        m_scene->escalate(call, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    }
    void start(const QString &call, const QString &org) { m_scene->start({call, org, u"Ruth"_s, u"phone"_s, {}, 60, Phase::Intake, Speaker::Caller, u"Hello"_s, false}); }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<AudioDevices> m_devices;
    std::unique_ptr<Ringer> m_ringer;
    SilentPlayer *m_player = nullptr;
};

void tst_Ringer::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(u"tst_ringer"_s);
}

void tst_Ringer::init()
{
    QSettings().clear();
    m_scene = std::make_unique<Scene>();
    m_devices = std::make_unique<AudioDevices>();
    m_devices->setDevicesForTest({}, {{"headset", u"Headset"_s, true}, {"speakers", u"Speakers"_s, false}});
    auto player = std::make_unique<SilentPlayer>();
    m_player = player.get();
    m_ringer = std::make_unique<Ringer>(m_scene->store, *m_devices, std::move(player));
    m_ringer->setTryAgainAfter(1ms);
    m_scene->store.setConnection(ConsoleStore::Connection::Online);
}

void tst_Ringer::cleanup()
{
    m_ringer.reset();
    m_devices.reset();
    m_scene.reset();
}

void tst_Ringer::ringsForAnEmergencyUntilItIsTaken()
{
    start(u"call_b"_s, u"org_a"_s);
    m_scene->escalate(u"call_b"_s, Urgency::High, u"asked"_s, {}, 0);
    QVERIFY(!m_player->sounds);
    m_devices->choose(AudioDevices::Use::Ring, "speakers");
    emergency();
    QVERIFY(m_player->sounds);
    QVERIFY(m_ringer->isRinging());
    QCOMPARE(m_player->lastDevice, "speakers");
    m_scene->takeOver(u"call_a"_s, u"Marisol Vega"_s, 0);
    QVERIFY(!m_player->sounds);
    QVERIFY(!m_ringer->isRinging());
}

void tst_Ringer::ringsForWhatIsOfferedToMe()
{
    m_ringer->setMe(UserId(u"user_dana"_s));
    start(u"call_b"_s, u"org_a"_s);
    m_scene->escalate(u"call_b"_s, Urgency::High, u"asked"_s, {}, 0);
    const auto offer = [this](const QString &user) {
        m_scene->send(u"call_b"_s, EventType::EscalationUpdated,
                      {{u"escalation_id"_s, u"esc_call_b"_s}, {u"status"_s, u"waiting"_s}, {u"offered_to"_s, QJsonArray{QJsonObject{{u"id"_s, user}, {u"name"_s, user}}}}});
    };
    offer(u"user_marisol"_s);
    QVERIFY(!m_player->sounds);
    offer(u"user_dana"_s);
    QVERIFY(m_player->sounds);
    offer(u"user_marisol"_s);
    QVERIFY(!m_player->sounds);
}

void tst_Ringer::filterHidesNobodyWhoWaits()
{
    m_scene->fillOrganizations();
    m_scene->store.setOrganizationFilter(m_scene->store.organizations().front().id);
    emergency(u"call_a"_s, m_scene->store.organizations().back().id.text());
    QVERIFY(m_player->sounds);
}

void tst_Ringer::isSilentOverACallInHand()
{
    emergency();
    m_scene->store.setCallInHand(CallId(u"call_other"_s));
    QVERIFY(!m_player->sounds);
    m_scene->store.setCallInHand({});
    QVERIFY(m_player->sounds);
}

void tst_Ringer::isSilentWhileNothingIsKnown()
{
    emergency();
    m_scene->store.setConnection(ConsoleStore::Connection::Lost, u"Gone."_s);
    QVERIFY(!m_player->sounds);
    m_scene->store.setConnection(ConsoleStore::Connection::Online);
    QVERIFY(m_player->sounds);
}

// The sound server was restarted: the device list does not change, and somebody still waits.
void tst_Ringer::beginsAgainWhenTheDeviceBreaksOff()
{
    emergency();
    QCOMPARE(m_player->plays, 1);
    m_player->breakOff();
    QTRY_VERIFY(m_player->sounds);
    QCOMPARE(m_player->plays, 2);
    m_player->breakOff();
    m_scene->takeOver(u"call_a"_s, u"Marisol Vega"_s, 0); // taken meanwhile
    const int plays = m_player->plays;
    emergency(u"call_b"_s);
    QTRY_COMPARE(m_player->plays, plays + 1);
    QVERIFY(m_player->sounds);
}

void tst_Ringer::triesAgainWithoutADevice()
{
    m_player->hasDevice = false;
    emergency();
    QVERIFY(m_ringer->isRinging());
    QTRY_VERIFY(m_player->plays > 2);
    m_player->hasDevice = true;
    QTRY_VERIFY(m_player->sounds);
}

void tst_Ringer::stopsAtOnceWhenItIsSwitchedOff()
{
    emergency();
    QVERIFY(m_player->sounds);
    m_devices->setRings(false);
    QVERIFY(!m_player->sounds);
    QVERIFY(!m_devices->rings());
    m_devices->setRings(true);
    QVERIFY(m_player->sounds);
}

QTEST_MAIN(tst_Ringer)
#include "tst_ringer.moc"
