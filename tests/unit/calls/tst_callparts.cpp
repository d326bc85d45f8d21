// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts of a call, each by itself.
#include "calls/accessbook.h"
#include "calls/clientview.h"
#include "calls/humanvoice.h"
#include "calls/itemchain.h"
#include "calls/linecoding.h"
#include "calls/sentences.h"
#include "calls/spokenclips.h"
#include "calls/utterances.h"
#include "safety/rules.h"
#include "support/manualclock.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_CallParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void utterancesMatchOnceEach()
    {
        Utterances book;
        const TranscriptId first = TranscriptId::generate(), second = TranscriptId::generate();
        book.add(Utterances::Source::Stream, Speaker::Caller, u"Yes."_s, first);
        book.add(Utterances::Source::Stream, Speaker::Caller, u"yes"_s, second);
        QVERIFY(!book.match(Utterances::Source::Stream, Speaker::Caller, u"Yes"_s));
        QVERIFY(!book.match(Utterances::Source::Posted, Speaker::Ai, u"Yes"_s));
        QCOMPARE(book.match(Utterances::Source::Posted, Speaker::Caller, u"YES!"_s), first);
        QCOMPARE(book.match(Utterances::Source::Posted, Speaker::Caller, u" yes "_s), second);
        QVERIFY(!book.match(Utterances::Source::Posted, Speaker::Caller, u"Yes"_s));
        QCOMPARE(Utterances::normalised(u"  I can\u2019t —  come,  OK? "), Utterances::normalised(u"i can't come ok"));
    }

    void chainSkipsWhatIsHidden()
    {
        ItemChain chain;
        chain.add(u"a"_s, {}, ItemChain::Kind::Spoken);
        chain.hide(u"x"_s);
        chain.add(u"x"_s, u"a"_s, ItemChain::Kind::Other);
        chain.add(u"call"_s, u"x"_s, ItemChain::Kind::Other);
        chain.add(u"b"_s, u"call"_s, ItemChain::Kind::Spoken);
        QCOMPARE(chain.shown(u"x"_s), u"a"_s);
        QCOMPARE(chain.shown(u"call"_s), u"call"_s);
        QCOMPARE(chain.spokenBefore(u"b"_s), u"a"_s);
        QCOMPARE(chain.spokenBefore(u"a"_s), QString());
        // A provider that tells of a circle does not hang us.
        chain.add(u"a"_s, u"b"_s, ItemChain::Kind::Other);
        chain.add(u"b"_s, u"a"_s, ItemChain::Kind::Other);
        (void)chain.spokenBefore(u"b"_s);
        for (int i = 0; i < 2000; ++i)
            chain.add(u"n%1"_s.arg(i), u"n%1"_s.arg(i - 1), ItemChain::Kind::Other);
        QCOMPARE(chain.spokenBefore(u"n1999"_s), u"n1499"_s);
    }

    void clientViewEndsWhatIsOpen()
    {
        ClientView view;
        const Wire::AudioAddress address{u"r"_s, u"i"_s, 0, 0};
        for (const QByteArray &event : Wire::opening(address, {}))
            view.sent(event);
        view.sent(Wire::transcriptDelta(address, u"Hel"_s));
        view.sent(Wire::transcriptDelta(address, u"lo"_s));
        QVERIFY(view.isOpen(u"r"_s));
        QStringList types;
        QJsonObject done;
        for (const QByteArray &event : view.closing()) {
            done = Wire::object(event);
            types << done["type"_L1].toString();
        }
        QCOMPARE(types, (QStringList{u"response.output_audio.done"_s, u"response.output_audio_transcript.done"_s, u"response.content_part.done"_s,
                                     u"response.output_item.done"_s, u"conversation.item.done"_s, u"response.done"_s}));
        QCOMPARE(done["response"_L1]["status"_L1].toString(), u"cancelled"_s);
        QCOMPARE(done["response"_L1]["output"_L1][0]["content"_L1][0]["transcript"_L1].toString(), u"Hello"_s);
        QVERIFY(view.closing().empty());

        for (const QByteArray &event : Wire::opening(address, {}))
            view.sent(event);
        for (const QByteArray &event : Wire::closing(address, u"Hello"_s, u"completed"_s))
            view.sent(event);
        QVERIFY(!view.hasOpen());
    }

    void humanVoiceBeginsAtOnceAndEndsAfterAPause()
    {
        HumanVoice voice(100ms);
        const Samples loud(frameSamples, 5000), quiet(frameSamples, 3);
        auto now = 1000ms;
        for (int i = 0; i < 10; ++i, now += 20ms)
            QVERIFY(voice.feed(quiet, now, 0us).piece.empty());
        auto step = voice.feed(loud, now, 0us);
        QVERIFY(step.begins);
        // 40 ms of what came before, the first sound, and silence in front up to a piece and a reserve.
        QCOMPARE(durationOf(step.piece.size()), 120ms);
        QCOMPARE(step.piece.back(), 5000);
        QCOMPARE(step.piece.front(), 0);
        size_t pieces = 0;
        for (int i = 0; i < 10; ++i) {
            now += 20ms;
            step = voice.feed(loud, now, 100ms);
            QVERIFY(!step.begins && !step.ends);
            if (!step.piece.empty()) {
                ++pieces;
                QCOMPARE(durationOf(step.piece.size()), 100ms);
            }
        }
        QCOMPARE(pieces, 2UL);
        std::chrono::milliseconds silent{0};
        do {
            now += 20ms;
            silent += 20ms;
            step = voice.feed(quiet, now, 100ms);
        } while (!step.ends && silent < 2s);
        QCOMPARE(silent, 700ms);
        QVERIFY(voice.feed(loud, now, 0us).begins);
        QVERIFY(voice.advance(now + 800ms).ends);
        // While the AI's last words are still playing nothing needs to be filled up.
        QCOMPARE(durationOf(HumanVoice(100ms).feed(loud, now, 200ms).piece.size()), 20ms);
    }

    void secretsLiveAsLongAsTheirCall()
    {
        ManualClock clock;
        AccessBook book(clock);
        const CallId call = CallId::generate();
        const auto secret = book.mintSecret();
        QVERIFY(secret.text.startsWith(u"ek_"_s));
        QVERIFY(!book.authenticate(secret.text));
        book.addSecret(secret.hash, call, secret.expiresAt);
        QVERIFY(!book.authenticate(u"ek_wrong"_s));
        QCOMPARE(book.authenticate(secret.text).value_or(CallId()), call);
        book.attached(call);
        clock.advance(3h);
        QVERIFY(book.authenticate(secret.text)); // connected: the newest connection wins
        book.lost(call);
        clock.advance(29s);
        QVERIFY(book.authenticate(secret.text));
        clock.advance(40s);
        const auto late = book.authenticate(secret.text);
        QVERIFY(!late);
        QCOMPARE(late.error().code, Error::Code::Unauthorised);

        const auto unused = book.mintSecret();
        book.addSecret(unused.hash, call, unused.expiresAt);
        clock.advance(11min);
        QVERIFY(!book.authenticate(unused.text));

        const auto restored = book.mintSecret();
        book.restoreSecret(restored.hash, call, clock.now() - 1h, clock.now() + 60s);
        QVERIFY(book.authenticate(restored.text));
        book.forget(call);
        QVERIFY(!book.authenticate(restored.text));
    }

    void ticketsWorkOnce()
    {
        ManualClock clock;
        AccessBook book(clock);
        const CallService::Ticket ticket{CallId::generate(), {UserId(u"u"_s), u"Anna"_s}, true};
        const QString first = book.mintTicket(ticket), second = book.mintTicket(ticket);
        QCOMPARE(book.redeem(first).value_or(CallService::Ticket{}).call, ticket.call);
        QVERIFY(!book.redeem(first));
        clock.advance(31s);
        QVERIFY(!book.redeem(second));
        QVERIFY(!book.redeem(u"x"_s));
    }

    void codesBothFormats()
    {
        LineEncoder encoder;
        LineDecoder decoder;
        const Samples samples(2400, 1234);
        QCOMPARE(decoder.decode(lineBytes(encoder.encode(samples, LineFormat::Pcm)), LineFormat::Pcm), samples);
        Samples back;
        for (int i = 0; i < 10; ++i) {
            const Samples piece = decoder.decode(lineBytes(encoder.encode(samples, LineFormat::MuLaw)), LineFormat::MuLaw);
            back.insert(back.end(), piece.begin(), piece.end());
        }
        QVERIFY(back.size() > 20'000);
        QVERIFY(std::abs(back[15'000] - 1234) < 100);
        QVERIFY(decoder.decode(lineBytes("!!"), LineFormat::Pcm).empty());
    }

    void saysTheNumberDigitByDigit()
    {
        Organization office = Organization::demo();
        office.config.insert(u"emergency_number"_s, u"112"_s);
        QSet<QString> texts;
        for (const QString &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
            office.config.insert(u"language"_s, language);
            const auto sentences = Sentences::emergencies(office);
            QCOMPARE(sentences.front().category, u"general"_s);
            for (const auto &one : sentences) {
                QVERIFY2(one.text.contains(u"1 1 2"_s) && !one.text.contains(u'%') && !one.isCustom, qPrintable(one.text));
                QVERIFY2(!texts.contains(one.text), qPrintable(one.text));
                texts << one.text;
            }
            // Every category of emergency in the built-in rules has its own, but the one that says nothing more.
            for (const auto &rule : Rules::builtIn(language)->descriptions()) {
                if (rule.risk == Risk::Emergency && rule.category != u"emergency"_s)
                    QVERIFY2(Sentences::emergency(office, rule.category).category != u"general"_s, qPrintable(rule.category));
            }
        }
        office.config.insert(u"safety_sentences"_s, QJsonObject{{u"cardiac"_s, u"Hang up and dial %1."_s}, {u"stroke"_s, QString(500, u'x')}});
        QCOMPARE(Sentences::emergency(office, u"cardiac"_s).text, u"Hang up and dial 1 1 2."_s);
        QVERIFY(Sentences::emergency(office, u"cardiac"_s).isCustom);
        QVERIFY(!Sentences::emergency(office, u"stroke"_s).isCustom);
        QCOMPARE(Sentences::emergency(office, u"meteor"_s).category, u"general"_s);
    }

    void spokenSentencesAreThereAfterARestart()
    {
        QTemporaryDir folder;
        std::atomic<int> rendered = 0;
        const SpokenClips::Renderer renderer = [&rendered](const QString &text, const QString &) {
            ++rendered;
            return std::make_shared<const Samples>(Samples(static_cast<size_t>(text.size()) * 100, 7));
        };
        const QString text = u"It burns. Call 1 1 2 now."_s;
        size_t length = 0;
        {
            SpokenClips clips(renderer);
            clips.setFolder(folder.path());
            QVERIFY(!clips.find(text, u"en"_s));
            auto made = clips.get(text, u"en"_s);
            made.waitForFinished();
            QVERIFY(made.result());
            length = made.result()->size();
            QVERIFY(length > 2'500);
            clips.get(u"He bleeds. Call 1 1 2 now."_s, u"en"_s).waitForFinished();
            QCOMPARE(rendered, 3); // the second sentence is shared
        }
        SpokenClips clips(renderer);
        clips.setFolder(folder.path());
        auto made = clips.get(text, u"en"_s);
        made.waitForFinished();
        QCOMPARE(rendered, 3);
        QCOMPARE(made.result()->size(), length);
        QVERIFY(clips.find(text, u"en"_s));
        QCOMPARE(Sentences::onHold(u"xx"_s), Sentences::onHold(u"en"_s));
    }
};

QTEST_GUILESS_MAIN(tst_CallParts)
#include "tst_callparts.moc"
