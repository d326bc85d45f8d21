// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/speech.h"

#include <QTest>

#include <thread>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static bool isAboutAsLong(const Samples &a, const Samples &b)
{
    return std::abs(double(a.size()) - double(b.size())) < samplesIn(5ms);
}

class tst_Speech : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksFourLanguages_data();
    void speaksFourLanguages();
    void voicesDiffer();
    void placesTheWordsInTime();
    void sameTextSoundsTheSameEachTime();
    void threadsDoNotDisturbEachOther();
    void refusesWhatItCannotSpeak_data();
    void refusesWhatItCannotSpeak();
};

void tst_Speech::speaksFourLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("English") << u"en"_s << u"Good morning, I would like to make an appointment."_s;
    QTest::newRow("German") << u"de"_s << u"Guten Morgen, ich hätte gern einen Termin."_s;
    QTest::newRow("Spanish") << u"es"_s << u"Buenos días, quisiera una cita."_s;
    QTest::newRow("French") << u"fr"_s << u"Bonjour, je voudrais un rendez-vous."_s;
}

void tst_Speech::speaksFourLanguages()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    const auto spoken = SpeechSynthesizer::speak(text, {language, u"f2"_s});
    QVERIFY2(spoken, spoken ? "" : qPrintable(spoken.error().message));
    const auto duration = durationOf(spoken->samples.size());
    QVERIFY(duration > 1s && duration < 6s);
    const AudioLevel level = AudioLevel::of(spoken->samples);
    QVERIFY(level.rms > -35 && level.rms < -10);
    QCOMPARE(spoken->words.size(), size_t(text.split(u' ').size()));
}

void tst_Speech::voicesDiffer()
{
    std::vector<Samples> all;
    for (const SpeechVoice &voice : {SpeechVoice{u"en"_s, u"f1"_s}, SpeechVoice{u"en"_s, u"f4"_s}, SpeechVoice{u"en"_s, u"m3"_s},
                                     SpeechVoice{u"en"_s, u"m7"_s}, SpeechVoice{u"en"_s, u"m3"_s, 20}, SpeechVoice{u"en"_s, u"m3"_s, 50, 220}}) {
        const auto spoken = SpeechSynthesizer::speak(u"Hello there."_s, voice);
        QVERIFY(spoken);
        for (const Samples &other : all)
            QVERIFY(other != spoken->samples);
        all.push_back(spoken->samples);
    }
}

void tst_Speech::placesTheWordsInTime()
{
    const auto spoken = SpeechSynthesizer::speak(u"My name is Walter Ellison, born in 1954."_s);
    QVERIFY(spoken);
    QCOMPARE(spoken->words.size(), size_t{8});
    QCOMPARE(spoken->words[3].text, u"Walter"_s);
    QCOMPARE(spoken->words[4].text, u"Ellison,"_s);
    QCOMPARE(spoken->words.back().to, spoken->samples.size());
    for (size_t i = 1; i < spoken->words.size(); ++i) {
        QCOMPARE(spoken->words[i - 1].to, spoken->words[i].from);
        QVERIFY(spoken->words[i].from > spoken->words[i - 1].from);
    }
    QVERIFY(durationOf(spoken->words[3].from) > 300ms);
}

void tst_Speech::sameTextSoundsTheSameEachTime()
{
    const SpeechVoice voice{u"en"_s, u"f3"_s, 60, 180};
    const auto first = SpeechSynthesizer::speak(u"One moment, please."_s, voice);
    QVERIFY(SpeechSynthesizer::speak(u"Etwas ganz anderes."_s, {u"de"_s, u"m2"_s}));
    const auto again = SpeechSynthesizer::speak(u"One moment, please."_s, voice);
    QVERIFY(first && again);
    QVERIFY(isAboutAsLong(again->samples, first->samples));
    QVERIFY(std::abs(AudioLevel::of(again->samples).rms - AudioLevel::of(first->samples).rms) < 1);
    for (size_t i = 0; i < first->words.size(); ++i)
        QVERIFY(std::abs(double(again->words[i].from) - double(first->words[i].from)) < samplesIn(10ms));
}

void tst_Speech::threadsDoNotDisturbEachOther()
{
    const SpeechVoice english{u"en"_s, u"m1"_s};
    const SpeechVoice german{u"de"_s, u"f1"_s};
    const Samples expected = SpeechSynthesizer::speak(u"Hello from one thread."_s, english)->samples;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                for (int turn = 0; turn < 5; ++turn) {
                    if (i % 2 == 0 && !isAboutAsLong(SpeechSynthesizer::speak(u"Hello from one thread."_s, english)->samples, expected))
                        ++wrong;
                    else if (i % 2 == 1 && !SpeechSynthesizer::speak(u"Hallo aus dem anderen."_s, german))
                        ++wrong;
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

void tst_Speech::refusesWhatItCannotSpeak_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("nothing") << u"  "_s << u"en"_s << QString() << Error::Code::InvalidInput;
    QTest::newRow("a book") << QString(5'001, u'a') << u"en"_s << QString() << Error::Code::TooLarge;
    QTest::newRow("an unknown language") << u"Hello"_s << u"xx"_s << QString() << Error::Code::NotFound;
    QTest::newRow("an unknown timbre") << u"Hello"_s << u"en"_s << u"nobody"_s << Error::Code::NotFound;
    QTest::newRow("a path as a timbre") << u"Hello"_s << u"en"_s << u"../../en"_s << Error::Code::NotFound;
}

void tst_Speech::refusesWhatItCannotSpeak()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QFETCH(QString, variant);
    QFETCH(Error::Code, code);
    const auto spoken = SpeechSynthesizer::speak(text, {language, variant});
    QVERIFY(!spoken);
    QVERIFY(spoken.error().code == code);
}

QTEST_GUILESS_MAIN(tst_Speech)
#include "tst_speech.moc"
