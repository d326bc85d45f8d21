// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/desk/deskstore.h"
#include "ui/desk/disagreementnotice.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

/// What a supervisor is shown when the rules and the second opinion differ about danger.
class tst_DisagreementNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isForSupervisorsAndCanBePutAway();
    void keepsQuietWhereAPersonIsCalledAlready();
    void emptyPagesShowAllTheirWords();

private:
    static CallEvent odds(const QString &call)
    {
        CallEvent event;
        event.callId = CallId(call);
        event.type = EventType::CallUpdated;
        event.data = {{u"disagreement"_s, QJsonObject{{u"rules"_s, u"none"_s}, {u"model"_s, u"emergency"_s}, {u"words"_s, u"he is so sleepy"_s}}}};
        return event;
    }
};

void tst_DisagreementNotice::isForSupervisorsAndCanBePutAway()
{
    Scene scene(2);
    DeskStore desk(scene.clock);
    DisagreementNotice notice(desk, scene.store);
    desk.setMe(UserId(u"user_ada"_s), u"agent"_s);
    notice.follow(odds(u"call_plain_0000"_s));
    QVERIFY(notice.isHidden());
    desk.setMe(UserId(u"user_bea"_s), u"supervisor"_s);
    QVERIFY(!notice.isHidden());
    QSignalSpy opened(&notice, &DisagreementNotice::openRequested);
    notice.findChild<QPushButton *>(u"openDisagreementButton"_s)->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<CallId>(), CallId(u"call_plain_0000"_s));
    QVERIFY(notice.isHidden());
}

void tst_DisagreementNotice::keepsQuietWhereAPersonIsCalledAlready()
{
    Scene scene(2);
    DeskStore desk(scene.clock);
    desk.setMe(UserId(u"user_bea"_s), u"supervisor"_s);
    DisagreementNotice notice(desk, scene.store);
    scene.escalate(u"call_plain_0000"_s, Urgency::Emergency, u"why"_s, u"chest pain"_s, 2);
    notice.follow(odds(u"call_plain_0000"_s));
    QVERIFY(notice.isHidden());
    notice.follow(odds(u"call_plain_0001"_s));
    QVERIFY(!notice.isHidden());
}

void tst_DisagreementNotice::emptyPagesShowAllTheirWords()
{
    EmptyState empty(Icon::Phone, u"Reading"_s, u"Soon."_s);
    empty.resize(800, 400);
    empty.show();
    empty.setTexts(u"Nobody is waiting"_s, u"Calls that need a person appear here, and ring."_s);
    QVERIFY(QTest::qWaitForWindowExposed(&empty));
    for (const Label *label : empty.findChildren<Label *>())
        QVERIFY2(!label->isVisible() || label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
}

QTEST_MAIN(tst_DisagreementNotice)
#include "tst_disagreementnotice.moc"
