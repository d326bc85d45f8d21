// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts of recordings: blocks on one clock, FLAC, the encrypted file.
#include "audio/recordingfile.h"
#include "audio/recordingtimeline.h"
#include "audio/recordingwav.h"
#include "audio/tone.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_Recording : public QObject
{
    Q_OBJECT

    static RecordingKey key(const QString &text = u"a key that is long enough"_s)
    {
        return RecordingKey::fromText(text).value_or(RecordingKey());
    }
    /// One channel of everything that comes out until \a now.
    static Samples channel(RecordingTimeline &timeline, AudioSource source, std::chrono::microseconds now, bool drain = true)
    {
        Samples all;
        for (;;) {
            auto block = timeline.next(now);
            if (!block && drain)
                block = timeline.drain(now);
            if (!block)
                break;
            all.resize(static_cast<size_t>(block->end()));
            for (qint64 frame = 0; frame < block->frames(); ++frame)
                all[static_cast<size_t>(block->at + frame)] = block->samples[static_cast<size_t>(frame) * recordingChannels + static_cast<size_t>(source)];
        }
        return all;
    }
    static RecordingBlock block(qint64 at, size_t frames, int16_t value)
    {
        return {at, Samples(frames * recordingChannels, value)};
    }

private Q_SLOTS:
    void placesVoicesOnOneClock()
    {
        RecordingTimeline timeline(8'000);
        timeline.add(AudioSource::Caller, Samples(160, 100), 20ms);
        timeline.add(AudioSource::Ai, Samples(800, 200), 250ms);
        timeline.add(AudioSource::Human, Samples(80, 300), 990ms);
        QVERIFY(!timeline.next(700ms)); // held back
        std::vector<RecordingBlock> blocks;
        while (const auto next = timeline.next(1'600ms))
            blocks.push_back(*next);
        QCOMPARE(blocks.size(), 2UL); // 0 to 400 ms, and 800 to… not yet: nothing was heard from 400 to 800
        QCOMPARE(blocks[0].at, 0);
        QCOMPARE(blocks[0].frames(), 3'200);
        QCOMPARE(blocks[0].samples[160 * 3 - 3], 0);
        QCOMPARE(blocks[0].samples[160 * 3], 100);
        QCOMPARE(blocks[0].samples[(2'000) * 3 + 1], 200);
        QCOMPARE(blocks[0].samples[(2'799) * 3 + 1], 200);
        QCOMPARE(blocks[0].samples[(2'800) * 3 + 1], 0);
        QCOMPARE(blocks[1].at, 6'400);
        QCOMPARE(blocks[1].samples[(7'920 - 6'400) * 3 + 2], 300);
    }

    void jitterOfTheCallersLineLeavesNoHoles()
    {
        RecordingTimeline timeline(8'000);
        const Samples voice(160, 1'000);
        // Every packet up to 60 ms late, two at once.
        for (int i = 0; i < 50; ++i)
            timeline.add(AudioSource::Caller, voice, std::chrono::milliseconds(i * 20 + (i % 4) * 20));
        const Samples heard = channel(timeline, AudioSource::Caller, 1'000ms);
        QCOMPARE(heard.size(), 8'000UL);
        QVERIFY(std::ranges::all_of(heard, [](int16_t sample) { return sample == 1'000; }));
    }

    void aRealPauseStays()
    {
        RecordingTimeline timeline(8'000);
        timeline.add(AudioSource::Caller, Samples(160, 1'000), 0ms);
        timeline.add(AudioSource::Caller, Samples(160, 1'000), 300ms);
        const Samples heard = channel(timeline, AudioSource::Caller, 400ms);
        QCOMPARE(heard[2'399], 0);
        QCOMPARE(heard[2'400], 1'000);
    }

    void aFloodIsNotKept()
    {
        RecordingTimeline timeline(8'000);
        for (int i = 0; i < 1'000; ++i) // 20 s at once
            timeline.add(AudioSource::Caller, Samples(160, 1'000), 0ms);
        const Samples heard = channel(timeline, AudioSource::Caller, 30s);
        QVERIFY(std::ranges::count(heard, int16_t(1'000)) <= 8'000 * 3);
    }

    void cutsWhatWasNotHeard()
    {
        RecordingTimeline timeline(8'000);
        timeline.add(AudioSource::Ai, Samples(8'000, 500), 0ms);
        timeline.cut(AudioSource::Ai, 250ms);
        const Samples heard = channel(timeline, AudioSource::Ai, 1s);
        QCOMPARE(std::ranges::count(heard, int16_t(500)), 2'000);
    }

    void silencesBeforeTheDisk()
    {
        RecordingTimeline timeline(8'000);
        for (int i = 0; i < 40; ++i) { // 800 ms, and a key at 780
            timeline.add(AudioSource::Caller, Samples(160, 900), std::chrono::milliseconds(i * 20));
            timeline.add(AudioSource::Ai, Samples(160, 50), std::chrono::milliseconds(i * 20));
        }
        QVERIFY(!timeline.next(780ms));
        timeline.silence(AudioSource::Caller, 400ms, 1'000ms);
        for (int i = 40; i < 60; ++i) // also what comes later
            timeline.add(AudioSource::Caller, Samples(160, 900), std::chrono::milliseconds(i * 20));
        Samples caller, ai;
        while (const auto next = timeline.drain(1'200ms)) {
            for (qint64 frame = 0; frame < next->frames(); ++frame) {
                caller.push_back(next->samples[static_cast<size_t>(frame) * 3]);
                ai.push_back(next->samples[static_cast<size_t>(frame) * 3 + 1]);
            }
        }
        QCOMPARE(std::ranges::count(caller, int16_t(900)), 3'200 + 1'600);
        QCOMPARE(caller[3'199], 900);
        QCOMPARE(caller[3'200], 0);
        QCOMPARE(caller[7'999], 0);
        QCOMPARE(caller[8'000], 900);
        QCOMPARE(std::ranges::count(ai, int16_t(50)), 6'400); // the others are not touched
    }

    void keepsNothingOfAPause()
    {
        RecordingTimeline timeline(8'000);
        const auto say = [&](int from, int to) {
            for (int i = from; i < to; i += 20)
                timeline.add(AudioSource::Caller, Samples(160, 900), std::chrono::milliseconds(i));
        };
        say(0, 500);
        timeline.add(AudioSource::Ai, Samples(4'000, 400), 300ms); // to 800, ahead of its time
        timeline.pause(500ms);
        say(500, 1'000);
        timeline.resume(1'000ms);
        say(1'000, 1'200);
        Samples caller, ai;
        qint64 end = 0;
        while (const auto next = timeline.drain(1'200ms)) {
            caller.resize(static_cast<size_t>(next->end()));
            ai.resize(caller.size());
            for (qint64 frame = 0; frame < next->frames(); ++frame) {
                caller[static_cast<size_t>(next->at + frame)] = next->samples[static_cast<size_t>(frame) * 3];
                ai[static_cast<size_t>(next->at + frame)] = next->samples[static_cast<size_t>(frame) * 3 + 1];
            }
            end = next->end();
        }
        QCOMPARE(end, 9'600);
        QVERIFY(std::all_of(caller.begin() + 4'000, caller.begin() + 8'000, [](int16_t sample) { return sample == 0; }));
        QVERIFY(std::all_of(ai.begin() + 4'000, ai.end(), [](int16_t sample) { return sample == 0; }));
        QCOMPARE(caller[3'999], 900);
        QCOMPARE(caller[8'000], 900);
        QCOMPARE(caller[9'599], 900);
        QCOMPARE(ai[3'999], 400);
    }

    void packsWithoutLoss()
    {
        Samples samples;
        for (const int16_t sample : sine(440, 400ms)) {
            samples.push_back(sample);
            samples.push_back(0);
            samples.push_back(static_cast<int16_t>(sample / 3));
        }
        const auto packed = Flac::encode(samples, 3, audioRate);
        QVERIFY(packed);
        QVERIFY(packed->size() < static_cast<qsizetype>(samples.size()));
        const auto back = Flac::decode(*packed);
        QVERIFY(back);
        QCOMPARE(back->rate, audioRate);
        QCOMPARE(back->channels, 3);
        QVERIFY(back->samples == samples);
        QVERIFY(!Flac::decode("fLaC and then nonsense"));
        QVERIFY(!Flac::decode(packed->first(packed->size() / 2)));
    }

    void writesAndReads()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"call_1.0.rec"_s);
        const Time began = Time(1'800'000'000s);
        auto writer = RecordingWriter::create(path, key(), {u"call_1"_s, 8'000, began});
        QVERIFY(writer);
        QCOMPARE(QFile(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
        QVERIFY(!RecordingWriter::create(path, key(), {u"call_1"_s, 8'000, began})); // never over another one
        QVERIFY(writer->append(block(0, 3'200, 1'234)));
        QVERIFY(writer->append(block(6'400, 3'200, -77)));

        // While it is written: what is there.
        auto reader = RecordingReader::open(path, key());
        QVERIFY(reader);
        QCOMPARE(reader->facts().call, u"call_1"_s);
        QCOMPARE(reader->facts().rate, 8'000);
        QCOMPARE(reader->facts().startedAt, began);
        const auto first = reader->next();
        QVERIFY(first && *first);
        QCOMPARE((*first)->peaks[1][3], quint8(1'234 / 128));
        QCOMPARE((*first)->unpacked()->samples, block(0, 3'200, 1'234).samples);
        const auto second = reader->next();
        QVERIFY(second && *second);
        QCOMPARE((*second)->at, 6'400);
        QVERIFY(!*reader->next());
        QVERIFY(!reader->isComplete());
        QVERIFY(writer->finish());

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("fLaC") && !bytes.contains("call_1"));
        auto whole = RecordingReader::open(path, key());
        while (const auto next = *whole->next())
            QVERIFY(next->unpacked());
        QVERIFY(whole->isComplete());
    }

    void whatWasWrittenSurvivesAKill()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"call_1.0.rec"_s);
        {
            auto writer = RecordingWriter::create(path, key(), {u"call_1"_s, 8'000, {}});
            QVERIFY(writer);
            for (int i = 0; i < 5; ++i)
                QVERIFY(writer->append(block(i * 3'200, 3'200, 100)));
        }
        const qint64 size = QFile(path).size();
        QVERIFY(QFile::resize(path, size - 7)); // in the middle of the last message
        auto reader = RecordingReader::open(path, key());
        QVERIFY(reader);
        int blocks = 0;
        for (auto next = reader->next(); next && *next; next = reader->next())
            ++blocks;
        QCOMPARE(blocks, 4);
        QVERIFY(!reader->isComplete());
    }

    void strangersReadNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"call_1.0.rec"_s), other = folder.filePath(u"call_2.0.rec"_s);
        {
            auto writer = RecordingWriter::create(path, key(), {u"call_1"_s, 8'000, {}});
            QVERIFY(writer && writer->append(block(0, 3'200, 100)) && writer->finish());
        }
        const auto foreign = RecordingReader::open(path, key(u"another key, long enough too"_s));
        QVERIFY(!foreign);
        QVERIFY(foreign.error().message.contains(u"another key"_s));
        QVERIFY(QFile::copy(path, other)); // under another call's name it is worth nothing
        QCOMPARE(RecordingReader::open(other, key()).error().code, Error::Code::InvalidInput);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - 40);
        char byte = 0;
        file.peek(&byte, 1);
        byte ^= 1;
        file.write(&byte, 1);
        file.close();
        auto reader = RecordingReader::open(path, key());
        QVERIFY(reader);
        auto next = reader->next();
        while (next && *next)
            next = reader->next();
        QVERIFY(!next); // changed by somebody: not played
        QVERIFY(!RecordingKey::fromText(u"short"_s));
        QCOMPARE(RecordingReader::open(folder.filePath(u"none"_s), key()).error().code, Error::Code::NotFound);
    }

    void aFullDiskLeavesAReadableFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"call_1.0.rec"_s);
        auto writer = RecordingWriter::create(path, key(), {u"call_1"_s, audioRate, {}});
        QVERIFY(writer);
        Samples loud = sine(440, 400ms);
        RecordingBlock noisy{0, {}};
        for (const int16_t sample : loud)
            noisy.samples.insert(noisy.samples.end(), {sample, static_cast<int16_t>(sample ^ 0x155), static_cast<int16_t>(~sample)});
        QVERIFY(writer->append(noisy));

        // The system refuses to let the file grow, as a full disk would: some bytes still fit.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = static_cast<rlim_t>(writer->bytes() + 100);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto refused = writer->append(noisy);
        const auto after = writer->append(noisy);
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Unavailable);
        QVERIFY(!after);
        auto reader = RecordingReader::open(path, key());
        QVERIFY(reader);
        const auto kept = reader->next();
        QVERIFY(kept && *kept && (*kept)->unpacked());
        const auto end = reader->next();
        QVERIFY(end && !*end);
    }

    void describesItselfAsWav()
    {
        const QByteArray head = recordingWavHead(3, 24'000, 10);
        QVERIFY(head.startsWith("RIFF"));
        QCOMPARE(recordingWavHead(3, 24'000, 1'000'000).size(), head.size());
        QCOMPARE(recordingWavHead(3, 24'000, 4'000'000'000).last(4), QByteArray("\xff\xff\xff\xff", 4));
        const Samples mixed = mixedRecording(Samples{1, 2, 3, 30'000, 30'000, 0, -30'000, -30'000, 1});
        QCOMPARE(mixed, (Samples{6, 32'767, -32'768}));
    }
};

QTEST_GUILESS_MAIN(tst_Recording)
#include "tst_recording.moc"
