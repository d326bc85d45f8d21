// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/frame/traypresence.h"

#include <QJsonArray>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

/// What shows outside the window, as far as it can be seen without a desktop: the icon, and whom a message would be about.
class tst_TrayPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void iconCountsWhoWaits();
    void filterHidesNobodyWhoWaits();
    void emergencyIsTold();
    void whoIsAwayHearsOfEmergenciesAlone();
    void offerIsToldOncePerTurn();
    void offerIsNotToldOverACallInHand();

private:
    void offer(const QString &call, const QString &user)
    {
        m_scene->send(call, EventType::EscalationUpdated,
                      {{u"escalation_id"_s, u"esc_"_s + call},
                       {u"status"_s, u"waiting"_s},
                       {u"offered_to"_s, QJsonArray{QJsonObject{{u"id"_s, user}, {u"name"_s, user}}}}});
    }
    void start(const QString &call, const QString &org) { m_scene->start({call, org, u"Ruth"_s, u"phone"_s, {}, 60, Phase::Intake, Speaker::Caller, u"Hello"_s, false}); }
    QImage iconPicture() const { return m_window->windowIcon().pixmap(64).toImage(); }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<QWidget> m_window;
    TrayPresence *m_tray = nullptr;
};

void tst_TrayPresence::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(u"tst_traypresence"_s);
    QSettings().clear();
    m_theme = std::make_unique<ThemeController>();
}

void tst_TrayPresence::init()
{
    m_scene = std::make_unique<Scene>();
    m_window = std::make_unique<QWidget>();
    m_tray = new TrayPresence(m_scene->store, m_window.get());
    m_tray->setMe(UserId(u"user_dana"_s));
    m_tray->setPresence(Presence::Available);
}

void tst_TrayPresence::cleanup()
{
    m_window.reset();
    m_scene.reset();
}

void tst_TrayPresence::iconCountsWhoWaits()
{
    const QImage nobody = iconPicture();
    start(u"call_a"_s, u"org_a"_s);
    QCOMPARE(iconPicture(), nobody);
    m_scene->escalate(u"call_a"_s, Urgency::High, u"asked"_s, {}, 0);
    const QImage one = iconPicture();
    QVERIFY(one != nobody);
    start(u"call_b"_s, u"org_b"_s);
    m_scene->escalate(u"call_b"_s, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    QVERIFY(iconPicture() != one);
    m_scene->takeOver(u"call_b"_s, u"Marisol Vega"_s, 0);
    QCOMPARE(iconPicture(), one);
    m_scene->send(u"call_a"_s, EventType::CallEnded, {{u"status"_s, u"completed"_s}});
    QCOMPARE(iconPicture(), nobody);
}

void tst_TrayPresence::filterHidesNobodyWhoWaits()
{
    m_scene->fillOrganizations();
    m_scene->store.setOrganizationFilter(m_scene->store.organizations().front().id);
    const QImage nobody = iconPicture();
    start(u"call_b"_s, m_scene->store.organizations().back().id.text());
    m_scene->escalate(u"call_b"_s, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    QVERIFY(iconPicture() != nobody);
    QCOMPARE(m_tray->announced(), CallId(u"call_b"_s));
}

void tst_TrayPresence::emergencyIsTold()
{
    start(u"call_a"_s, u"org_a"_s);
    m_scene->escalate(u"call_a"_s, Urgency::High, u"asked"_s, {}, 0);
    QVERIFY(m_tray->announced().isEmpty()); // a count, no interruption
    m_scene->escalate(u"call_a"_s, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    QCOMPARE(m_tray->announced(), CallId(u"call_a"_s));
}

void tst_TrayPresence::whoIsAwayHearsOfEmergenciesAlone()
{
    m_tray->setPresence(Presence::Away);
    start(u"call_a"_s, u"org_a"_s);
    m_scene->escalate(u"call_a"_s, Urgency::High, u"asked"_s, {}, 0);
    QVERIFY(m_tray->announced().isEmpty());
    start(u"call_b"_s, u"org_a"_s);
    m_scene->escalate(u"call_b"_s, Urgency::Emergency, u"chest pain"_s, {}, 0);
    QCOMPARE(m_tray->announced(), CallId(u"call_b"_s));
}

void tst_TrayPresence::offerIsToldOncePerTurn()
{
    start(u"call_a"_s, u"org_a"_s);
    start(u"call_b"_s, u"org_a"_s);
    m_scene->escalate(u"call_a"_s, Urgency::High, u"asked"_s, {}, 0);
    m_scene->escalate(u"call_b"_s, Urgency::High, u"asked"_s, {}, 0);
    offer(u"call_a"_s, u"user_marisol"_s);
    QVERIFY(m_tray->announced().isEmpty()); // somebody else's turn
    offer(u"call_a"_s, u"user_dana"_s);
    QCOMPARE(m_tray->announced(), CallId(u"call_a"_s));
    offer(u"call_b"_s, u"user_dana"_s);
    QCOMPARE(m_tray->announced(), CallId(u"call_b"_s));
    m_scene->say(u"call_a"_s, Speaker::Caller, u"Hello?"_s, 0); // the same turn goes on
    QCOMPARE(m_tray->announced(), CallId(u"call_b"_s));
    offer(u"call_a"_s, u"user_marisol"_s);
    offer(u"call_a"_s, u"user_dana"_s); // the next round
    QCOMPARE(m_tray->announced(), CallId(u"call_a"_s));
}

void tst_TrayPresence::offerIsNotToldOverACallInHand()
{
    start(u"call_a"_s, u"org_a"_s);
    m_scene->escalate(u"call_a"_s, Urgency::High, u"asked"_s, {}, 0);
    m_scene->store.setCallInHand(CallId(u"call_other"_s));
    offer(u"call_a"_s, u"user_dana"_s);
    QVERIFY(m_tray->announced().isEmpty());
}

QTEST_MAIN(tst_TrayPresence)
#include "tst_traypresence.moc"
