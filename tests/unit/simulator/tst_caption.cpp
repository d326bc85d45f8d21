// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/mixer.h"
#include "audio/tone.h"
#include "simulator/caption.h"
#include "simulator/voicepool.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString text = u"My name is Señor Müller-Lüdenscheidt, call 608 555 0134."_s;

VoiceClip clip(WireFormat format = WireFormat::Pcm24k, const QString &spoken = text)
{
    const auto made = VoicePool::renderNow({spoken, {u"en"_s, u"f2"_s}, CaptionSpeaker::Caller, format});
    return made ? **made : VoiceClip();
}

QStringList words(CaptionReader &reader)
{
    QStringList list;
    for (const CaptionWord &word : reader.takeWords())
        list << word.text;
    return list;
}

} // namespace

class tst_Caption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsComeBack();
    void wordsComeWhileTheyAreSpoken();
    void anyPacketSizeWillDo();
    void aCutLosesOnlyTheWordsItHits();
    void foreignSoundHasNoCaption();
    void itCannotBeHeard();
    void theVoiceIsKnownAsSimulatedAllTheTime();
    void aWordOfAnyLengthFits();
    void telephoneCodesCarryItToo_data();
    void telephoneCodesCarryItToo();
    void pausesAreShortButWordsStayInPlace();
};

void tst_Caption::wordsComeBack()
{
    CaptionReader reader;
    reader.read(clip().samples);
    const auto read = reader.takeWords();
    QCOMPARE(read.size(), size_t(text.split(u' ').size()));
    for (size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].text, text.split(u' ')[qsizetype(i)]);
        QVERIFY(read[i].speaker == CaptionSpeaker::Caller);
    }
    QVERIFY(reader.takeWords().empty());
}

void tst_Caption::wordsComeWhileTheyAreSpoken()
{
    const VoiceClip voice = clip();
    CaptionReader reader;
    const SampleView all = voice.samples;
    reader.read(all.first(all.size() / 2));
    const QStringList half = words(reader);
    QVERIFY2(half.size() >= 3 && half.size() <= 7, qPrintable(half.join(u' ')));
    reader.read(all.subspan(all.size() / 2));
    QCOMPARE((half + words(reader)).join(u' '), text);
}

void tst_Caption::anyPacketSizeWillDo()
{
    const Samples samples = clip().samples;
    QRandomGenerator random(5);
    CaptionReader reader;
    for (size_t at = 0; at < samples.size();) {
        const size_t count = std::min<size_t>(random.bounded(1, 5'000), samples.size() - at);
        reader.read(SampleView(samples).subspan(at, count));
        at += count;
    }
    QCOMPARE(words(reader).join(u' '), text);
}

void tst_Caption::aCutLosesOnlyTheWordsItHits()
{
    const Samples samples = clip().samples;
    const QStringList all = text.split(u' ');
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        // Begun somewhere, with a hole somewhere: what is read is true, in order, and most of it.
        const auto begin = random.bounded(int(samples.size() / 4));
        const auto hole = begin + random.bounded(int(samples.size() / 2));
        const auto length = random.bounded(1, 3'000);
        CaptionReader reader;
        reader.read(SampleView(samples).subspan(size_t(begin), size_t(hole - begin)));
        reader.read(SampleView(samples).subspan(size_t(hole + length)));
        qsizetype from = 0;
        const QStringList read = words(reader);
        for (const QString &word : read) {
            from = all.indexOf(word, from);
            QVERIFY2(from >= 0, qPrintable(word));
            ++from;
        }
        QVERIFY2(read.size() >= 4, qPrintable(QString::number(read.size())));
    }
}

void tst_Caption::foreignSoundHasNoCaption()
{
    QRandomGenerator random(1);
    Samples noise(samplesIn(60s));
    for (int16_t &sample : noise)
        sample = static_cast<int16_t>(random.bounded(-9'000, 9'000));
    CaptionReader reader;
    reader.read(noise);
    reader.read(sine(440, 2'000ms));
    reader.read(Samples(samplesIn(5s)));
    QVERIFY(reader.takeWords().empty());
    QVERIFY(!reader.hasSeenFrames());
    reader.read(clip().samples);
    QCOMPARE(words(reader).join(u' '), text);
}

void tst_Caption::itCannotBeHeard()
{
    const Samples with = clip().samples;
    Samples difference = with;
    for (int16_t &sample : difference)
        sample = static_cast<int16_t>(sample & 1);
    QVERIFY(AudioLevel::of(difference).rms < -85);
}

void tst_Caption::theVoiceIsKnownAsSimulatedAllTheTime()
{
    const Samples samples = clip().samples;
    CaptionReader reader;
    for (size_t at = samplesIn(40ms); at + frameSamples < samples.size(); at += frameSamples) {
        reader.read(SampleView(samples).subspan(at, frameSamples));
        if (at > samplesIn(140ms))
            QVERIFY2(durationOf(size_t(reader.sinceFrame())) <= 61ms, qPrintable(QString::number(reader.sinceFrame())));
    }
}

void tst_Caption::aWordOfAnyLengthFits()
{
    Samples samples(100);
    const QString longWord(300, u'ß');
    writeCaption(samples, {{u"a"_s, 0, 10}, {longWord, 10, 100}}, CaptionSpeaker::Ai);
    CaptionReader reader;
    reader.read(samples);
    const auto read = reader.takeWords();
    QCOMPARE(read.size(), size_t{2});
    QCOMPARE(read[1].text, longWord);
    QVERIFY(read[1].speaker == CaptionSpeaker::Ai);
}

void tst_Caption::telephoneCodesCarryItToo_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("mu-law") << int(WireFormat::MuLaw);
    QTest::newRow("A-law") << int(WireFormat::ALaw);
}

void tst_Caption::telephoneCodesCarryItToo()
{
    QFETCH(int, format);
    const VoiceClip voice = clip(static_cast<WireFormat>(format));
    CaptionReader reader;
    for (qsizetype at = 0; at < voice.wire.size(); at += 160)
        reader.readCodes(QByteArrayView(voice.wire).sliced(at, std::min<qsizetype>(160, voice.wire.size() - at)));
    QCOMPARE(words(reader).join(u' '), text);
}

void tst_Caption::pausesAreShortButWordsStayInPlace()
{
    const VoiceClip voice = clip(WireFormat::Pcm24k, u"First sentence. Second one, with a comma. And the third."_s);
    size_t quiet = 0;
    size_t longest = 0;
    for (const int16_t sample : voice.samples) {
        quiet = std::abs(sample) < 200 ? quiet + 1 : 0;
        longest = std::max(longest, quiet);
    }
    QVERIFY2(durationOf(longest) < 400ms, qPrintable(QString::number(longest)));
    QString pieces;
    for (const VoiceClip::Piece &piece : voice.pieces)
        pieces += piece.words;
    QCOMPARE(pieces, u"First sentence. Second one, with a comma. And the third."_s);
}

QTEST_GUILESS_MAIN(tst_Caption)
#include "tst_caption.moc"
