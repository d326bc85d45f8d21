// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desksync.h"

#include "fakeserver.h"
#include "support/manualclock.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Against a server of canned answers.
class tst_DeskSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowLongCallersWaited();
    void beginsAsItIsTold();

private:
    /// An escalation of today that \a by took (nobody: empty) after \a wait.
    void add(int number, const QString &by, std::chrono::seconds wait)
    {
        Escalation escalation;
        escalation.id = EscalationId(u"esc_%1"_s.arg(number));
        escalation.callId = CallId(u"call_%1"_s.arg(number));
        escalation.status = by.isEmpty() ? EscalationStatus::Ended : EscalationStatus::Resolved;
        escalation.handledBy = by;
        escalation.raisedAt = m_time.now();
        m_list.append(escalation.toJson());
        const auto event = [&](qint64 seq, EventType type, std::chrono::seconds after, QJsonObject data) {
            data.insert(u"escalation_id"_s, escalation.id.text());
            return CallEvent{seq, escalation.callId, OrgId(u"org"_s), seq, type, m_time.now() + after, data}.toJson();
        };
        QJsonArray events{event(1, EventType::EscalationRaised, 0s, {{u"urgency"_s, u"high"_s}})};
        if (!by.isEmpty()) {
            events << event(2, EventType::EscalationUpdated, wait, {{u"status"_s, u"accepted"_s}, {u"by"_s, by}})
                   << event(3, EventType::EscalationUpdated, wait + 60s, {{u"status"_s, u"resolved"_s}, {u"by"_s, by}});
        }
        m_http.answer(u"GET /api/v1/calls/"_s + escalation.callId.text() + u"/events"_s, 200, {{u"events"_s, events}});
        m_http.answer(u"GET /api/v1/escalations"_s, 200, {{u"escalations"_s, m_list}});
    }
    int asked(const QString &path) const
    {
        return int(std::ranges::count_if(m_http.asked, [&](const auto &one) { return one.path == path; }));
    }

    ManualClock m_time;
    FakeHttpServer m_http;
    QJsonArray m_list;
};

void tst_DeskSync::tellsHowLongCallersWaited()
{
    ApiClient api(m_http.url());
    EventStream events(m_http.url()); // never started: the test emits its signals
    DeskStore store(m_time);
    DeskSync sync(store, api, events);
    add(1, u"Dana"_s, 20s);
    add(2, u"Dana"_s, 200s);
    add(3, u"Priya"_s, 41s);
    add(4, {}, 0s);
    Q_EMIT events.connected();
    QTRY_VERIFY(store.today() && store.today()->medianWait);
    QCOMPARE(*store.today(), (DeskStore::Today{4, 3, 1, 41s}));
    // What was taken later counts too, and nothing is asked twice.
    add(5, u"Priya"_s, 15s);
    add(6, u"Priya"_s, 16s);
    Q_EMIT events.connected();
    QTRY_COMPARE(*store.today(), (DeskStore::Today{6, 5, 1, 20s}));
    QCOMPARE(asked(u"/api/v1/calls/call_1/events"_s), 1);
    QCOMPARE(asked(u"/api/v1/calls/call_4/events"_s), 0);
    // Events that cannot be read leave the rest standing.
    m_http.answer(u"GET /api/v1/escalations"_s, 200, {{u"escalations"_s, QJsonArray{m_list[0]}}});
    Q_EMIT events.connected();
    QTRY_COMPARE(*store.today(), (DeskStore::Today{1, 1, 0, 20s}));
}

void tst_DeskSync::beginsAsItIsTold()
{
    ApiClient api(m_http.url());
    EventStream events(m_http.url());
    DeskStore store(m_time);
    DeskSync sync(store, api, events);
    sync.setFirstPresence([] { return PresenceState::Away; });
    m_http.asked.clear();
    Q_EMIT events.connected();
    const auto chosen = [this] { return std::ranges::find_if(m_http.asked, [](const auto &one) { return one.verb == u"POST" || one.verb == u"PUT"; }); };
    QTRY_VERIFY(chosen() != m_http.asked.end());
    QCOMPARE(chosen()->body.value("state"_L1).toString(), u"away"_s);
}

QTEST_MAIN(tst_DeskSync)
#include "tst_desksync.moc"
