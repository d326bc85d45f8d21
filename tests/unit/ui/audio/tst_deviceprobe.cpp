// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pulseserver.h"
#include "ui/audio/deviceprobe.h"

#include <QGuiApplication>
#include <QMediaDevices>
#include <QProcess>
#include <QTest>
#include <QTimer>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

/// Against a sound server of its own, whose devices come and go.
class tst_DeviceProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatIsThere_data();
    void opensWhatIsThere();
    void isNotHeldUpByADeviceThatHasGone();
    void refusesAtOnceWhileAThreadHangs();
    void givesNoAnswerOnceCancelled();
    void answersTheNewestQuestion();

private:
    static QAudioDevice named(const QList<QAudioDevice> &devices, const QByteArray &id)
    {
        for (const QAudioDevice &device : devices) {
            if (device.id() == id)
                return device;
        }
        return {};
    }
    /// A speaker that Qt knows and the sound server does not know any more.
    static QAudioDevice vanished(const QString &name)
    {
        QProcess load;
        load.start(u"pactl"_s, {u"load-module"_s, u"module-null-sink"_s, u"sink_name="_s + name});
        load.waitForFinished();
        const QByteArray id = name.toUtf8();
        QAudioDevice device;
        if (!QTest::qWaitFor([&] { return !(device = named(QMediaDevices::audioOutputs(), id)).isNull(); }, 15'000))
            qFatal("the speaker does not appear");
        QProcess::execute(u"pactl"_s, {u"unload-module"_s, QString::fromUtf8(load.readAllStandardOutput().trimmed())});
        return device;
    }
    QMediaDevices m_system; // Qt follows the devices while somebody looks
};

void tst_DeviceProbe::opensWhatIsThere_data()
{
    QTest::addColumn<QAudioDevice>("device");
    QTRY_VERIFY_WITH_TIMEOUT(!named(QMediaDevices::audioOutputs(), "speaker").isNull() && !named(QMediaDevices::audioInputs(), "virtmic").isNull(), 15'000);
    QTest::newRow("a speaker") << named(QMediaDevices::audioOutputs(), "speaker");
    QTest::newRow("a microphone") << named(QMediaDevices::audioInputs(), "virtmic");
}

void tst_DeviceProbe::opensWhatIsThere()
{
    QFETCH(QAudioDevice, device);
    DeviceProbe probe;
    std::optional<bool> opens;
    probe.ask(device, [&](bool answer) { opens = answer; });
    QVERIFY(probe.isAsking());
    QVERIFY(!opens); // never from within ask()
    QTRY_VERIFY_WITH_TIMEOUT(opens.has_value(), 15'000);
    QVERIFY(*opens);
    QVERIFY(!probe.isAsking());
}

void tst_DeviceProbe::isNotHeldUpByADeviceThatHasGone()
{
    const QAudioDevice device = vanished(u"gone"_s);
    DeviceProbe probe;
    std::optional<bool> opens;
    int turns = 0;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&] { ++turns; });
    ticks.start(10);
    probe.ask(device, [&](bool answer) { opens = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(opens.has_value(), 15'000);
    QVERIFY(!*opens);
    QVERIFY(turns > 3); // this thread went on meanwhile
    probe.ask({}, [&](bool answer) { opens = answer; });
    opens.reset();
    QTRY_VERIFY(opens.has_value());
    QVERIFY(!*opens); // no device at all
    // And others can still be used.
    probe.ask(named(QMediaDevices::audioOutputs(), "speaker"), [&](bool answer) { opens = answer; });
    opens.reset();
    QTRY_VERIFY_WITH_TIMEOUT(opens.has_value(), 15'000);
    QVERIFY(*opens);
}

void tst_DeviceProbe::refusesAtOnceWhileAThreadHangs()
{
    const QAudioDevice device = vanished(u"gone2"_s);
    DeviceProbe first, second;
    std::optional<bool> one, two;
    first.ask(device, [&](bool answer) { one = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(one.has_value(), 15'000);
    QVERIFY(!*one);
    second.ask(device, [&](bool answer) { two = answer; });
    QTRY_VERIFY(two.has_value());
    QVERIFY(!*two);
}

void tst_DeviceProbe::givesNoAnswerOnceCancelled()
{
    DeviceProbe probe, other;
    bool answered = false, otherAnswered = false;
    const QAudioDevice speaker = named(QMediaDevices::audioOutputs(), "speaker");
    probe.ask(speaker, [&](bool) { answered = true; });
    probe.cancel();
    QVERIFY(!probe.isAsking());
    other.ask(speaker, [&](bool) { otherAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(otherAnswered, 15'000);
    QVERIFY(!answered);
    {
        DeviceProbe dies;
        dies.ask(speaker, [&](bool) { answered = true; });
    }
    otherAnswered = false;
    other.ask(speaker, [&](bool) { otherAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(otherAnswered, 15'000);
    QVERIFY(!answered);
}

void tst_DeviceProbe::answersTheNewestQuestion()
{
    DeviceProbe probe;
    QList<int> answers;
    probe.ask(named(QMediaDevices::audioOutputs(), "speaker"), [&](bool) { answers << 1; });
    probe.ask(named(QMediaDevices::audioInputs(), "virtmic"), [&](bool) { answers << 2; });
    QTRY_COMPARE_WITH_TIMEOUT(answers, QList<int>{2}, 15'000);
    QTRY_VERIFY(!probe.isAsking());
    QCOMPARE(answers, QList<int>{2});
}

int main(int argc, char **argv)
{
    // The server comes before QtMultimedia is used for the first time.
    QGuiApplication application(argc, argv);
    const auto server = PulseServer::start();
    if (!server)
        qFatal("%s", qPrintable(server.error().message));
    tst_DeviceProbe test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_deviceprobe.moc"
