// SPDX-License-Identifier: GPL-3.0-or-later
// Why a person is called, in words that this person can trust; and what is recorded where rules and model are at odds.
#include "callfixture.h"

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

// From the training corpus: no rule has words for it.
const QString betweenTheLines = u"she had her babies at home and now she's burning hot and her belly is hard as wood and she doesn't know me"_s;

} // namespace

class tst_Heard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonNamesTheDangerAndItsWords()
    {
        CallFixture f;
        const CallId call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, u"My father is not breathing!"_s)));
        const auto raised = f.events(call, EventType::EscalationRaised);
        QCOMPARE(raised.size(), size_t(1));
        QCOMPARE(raised[0].data["reason"_L1].toString(), u"Trouble breathing: “not breathing”."_s);
        QVERIFY(f.events(call, EventType::CallUpdated).empty());
    }

    void aWishIsCalledAWish()
    {
        CallFixture f;
        const CallId call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, u"I want to speak to a real person"_s)));
        const auto raised = f.events(call, EventType::EscalationRaised);
        QCOMPARE(raised.size(), size_t(1));
        QCOMPARE(raised[0].data["trigger"_L1].toString(), u"caller_wish"_s);
        QVERIFY2(raised[0].data["reason"_L1].toString().startsWith(u"The caller asked for a person: “"_s), qPrintable(raised[0].data["reason"_L1].toString()));
    }

    void aDisagreementIsAnEvent()
    {
        CallFixture f;
        const CallId call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, betweenTheLines)));
        const auto updates = f.events(call, EventType::CallUpdated);
        QCOMPARE(updates.size(), size_t(1));
        const QJsonObject odds = updates[0].data["disagreement"_L1].toObject();
        QCOMPARE(odds["rules"_L1].toString(), u"none"_s);
        QCOMPARE(odds["model"_L1].toString(), u"emergency"_s);
        QVERIFY(odds["score"_L1].isDouble());
        QCOMPARE(odds["text"_L1].toString(), u"No rule hears danger, but the words sound like an emergency."_s);
        QCOMPARE(odds["words"_L1].toString(), betweenTheLines);
    }

    void aLongUtteranceIsQuotedInPart()
    {
        CallFixture f;
        const CallId call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        QString text;
        while (text.size() < 1'000)
            text += u"we talked about the garden and the weather. "_s;
        text += betweenTheLines;
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, text)));
        const auto updates = f.events(call, EventType::CallUpdated);
        QCOMPARE(updates.size(), size_t(1));
        QVERIFY(updates[0].data["disagreement"_L1]["words"_L1].toString().size() <= 301);
    }

    void aRulesReasonTakesTheModelsPlace()
    {
        CallFixture f;
        const CallId call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, betweenTheLines)));
        auto raised = f.events(call, EventType::EscalationRaised);
        QCOMPARE(raised.size(), size_t(1));
        QCOMPARE(raised[0].data["rule"_L1].toString(), u"model.emergency"_s);
        QVERIFY(raised[0].data["reason"_L1].toString().contains(u", by the sound of the words: “"_s));
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, u"please she is not breathing"_s)));
        raised = f.events(call, EventType::EscalationRaised);
        QCOMPARE(raised.size(), size_t(2));
        QCOMPARE(raised[1].data["escalation_id"_L1], raised[0].data["escalation_id"_L1]);
        QCOMPARE(raised[1].data["rule"_L1].toString(), u"en.breathing.now"_s);
        QCOMPARE(raised[1].data["reason"_L1].toString(), u"Trouble breathing: “not breathing”."_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        // Once is enough: nobody is called again for the next rule.
        QVERIFY(f.wait(f.service->addTranscript(call, Speaker::Caller, u"she still can't breathe"_s)));
        QCOMPARE(f.events(call, EventType::EscalationRaised).size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(tst_Heard)
#include "tst_heard.moc"
