// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"
#include "calls/callservice.h"
#include "calls/deskservice.h"
#include "calls/organizationdirectory.h"
#include "realtime/voiceprovider.h"
#include "storage/database.h"
#include "storage/escalationrepository.h"
#include "storage/eventjournal.h"
#include "storage/repositories.h"
#include "support/manualclock.h"

#include <QJsonArray>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Attendant {

/// One conversation of the fake provider: what was sent to it is kept, what it says is injected.
class FakeVoiceSession final : public VoiceSession
{
    Q_OBJECT

public:
    explicit FakeVoiceSession(bool confirms) : m_confirms(confirms) {}

    void send(const QByteArray &event) override;
    void close() override;

    void inject(const QJsonObject &event) { Q_EMIT received(QJsonDocument(event).toJson(QJsonDocument::Compact)); }
    void inject(const QByteArray &event) { Q_EMIT received(event); }
    void lose(const QString &reason) { Q_EMIT closed(reason, true); }

    /// Events sent to the provider of one type.
    [[nodiscard]] QList<QJsonObject> sent(const QString &type) const;
    [[nodiscard]] int count(const QString &type) const { return static_cast<int>(sent(type).size()); }

    QList<QJsonObject> events;
    QList<QByteArray> raw;
    bool isClosed = false;
    bool isOver = false; ///< the call that it joined is no longer there
    [[nodiscard]] bool isGone() const override { return isOver; }

private:
    bool m_confirms;
    QJsonObject m_session{{QStringLiteral("id"), QStringLiteral("sess_fake")}};
};

class FakeVoiceProvider final : public VoiceProvider
{
public:
    [[nodiscard]] Pending<MintedSecret> mintSecret(QJsonObject session) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> connectSession(const QString &model) override;
    [[nodiscard]] std::unique_ptr<VoiceSession> connectTranscription() override;
    [[nodiscard]] QString displayName() const override { return QStringLiteral("Fake"); }
    [[nodiscard]] std::optional<Error> trouble() const override { return std::nullopt; }

    std::optional<Error> mintError;
    QString connectError;      ///< not empty: connections fail with it
    bool confirms = true;      ///< answers session.update by session.updated
    QJsonObject minted;
    QList<QPointer<FakeVoiceSession>> sessions;
    bool transcribes = false;  ///< has sessions that only write down
    QString transcriptionError;
    QList<QPointer<FakeVoiceSession>> scribes;
};

class FakeCallerLeg final : public CallerLeg
{
    Q_OBJECT

public:
    void send(const QByteArray &event) override;
    [[nodiscard]] qint64 unsent() const override { return unread; }
    void close(quint16 code, const QString &reason) override;
    [[nodiscard]] std::chrono::milliseconds pieceLength() const override { return piece; }

    qint64 unread = 0;
    std::chrono::milliseconds piece{100};

    /// Outlives the leg, which the call owns.
    struct Seen
    {
        QList<QJsonObject> events;
        QList<QByteArray> raw;
        std::optional<quint16> closeCode;
        QString closeReason;
        [[nodiscard]] QList<QJsonObject> of(const QString &type) const;
        [[nodiscard]] QStringList types() const;
        [[nodiscard]] Samples audio() const; ///< of all deltas
        [[nodiscard]] std::chrono::milliseconds audioLength() const;
    };
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
};

class FakeConsoleLeg final : public ConsoleLeg
{
    Q_OBJECT

public:
    void sendAudio(const QByteArray &packet) override { seen->packets << packet; }
    void sendControl(const QByteArray &json) override { seen->controls << QJsonDocument::fromJson(json).object(); }
    void close(quint16 code, const QString &) override
    {
        seen->closeCode = code;
        Q_EMIT closed();
    }

    struct Seen
    {
        QList<QByteArray> packets;
        QList<QJsonObject> controls;
        std::optional<quint16> closeCode;
    };
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
};

/// A CallService with a real journal on a fresh SQLite file, a fake provider and a clock that moves by hand; all on the test's thread.
class CallFixture
{
public:
    /// \a other takes the fake provider's place.
    explicit CallFixture(VoiceProvider *other = nullptr);
    ~CallFixture();

    /// Ends the service as a crash would leave the record, and starts another on the same record.
    void restart();

    /// Waits for the answer.
    template<typename T>
    Result<T> wait(const Pending<T> &pending)
    {
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 10'000) || pending.resultCount() == 0)
            return fail(Error::Code::Timeout, QStringLiteral("The test waited in vain."));
        return pending.result();
    }

    /// A call with a session and a client on the line, its AI configured and greeting.
    struct Line
    {
        CallId id;
        QString secret;
        QPointer<FakeCallerLeg> leg;
        std::shared_ptr<FakeCallerLeg::Seen> seen;
        QPointer<FakeVoiceSession> ai;
    };
    Line connectCaller();
    /// Another client with the secret of \a line.
    Line reconnect(const Line &line);
    struct Desk
    {
        QPointer<FakeConsoleLeg> leg;
        std::shared_ptr<FakeConsoleLeg::Seen> seen;
    };
    Desk sitDown(const CallService::AudioGrant &grant);

    std::vector<CallEvent> events(const CallId &id, EventType type);
    std::vector<CallEvent> events(const CallId &id);
    /// Moves the clock in steps of 20 ms with the event loop running, as time does.
    void pass(std::chrono::milliseconds time);
    /// Moves it at once and lets deadlines be noticed.
    void jump(std::chrono::microseconds time);
    /// Until all timers that look at deadlines have looked once more, and what they began has ended.
    void lookAtDeadlines();
    /// Until what was begun has ended: everything posted to this thread, what that wrote to the journal, and what came of it. What is not
    /// there then does not come any more.
    void settle();
    /// Until what is posted to this thread by now has been done.
    void spin();
    /// Changes keys of the organization's config.
    void configure(const QJsonObject &config);

    QTemporaryDir folder;
    ManualClock clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<EventJournal> journal;
    std::unique_ptr<OrganizationRepository> repository;
    std::unique_ptr<AppointmentRepository> appointments;
    std::unique_ptr<EscalationRepository> escalations;
    std::unique_ptr<OrganizationDirectory> organizations;
    FakeVoiceProvider provider;
    std::vector<QThread *> threads;
    std::unique_ptr<DeskRepository> deskRecords;
    std::unique_ptr<CallService> service;
    std::unique_ptr<DeskService> desk;
    std::function<Pending<void>(WebhookMessage)> webhook; ///< before restart()
    Recorder *recorder = nullptr;                         ///< before restart()
    OrgId org{QStringLiteral("org_demo_001")};
    CallService::Person anna{UserId(QStringLiteral("user_anna")), QStringLiteral("Anna")};
    CallService::Person ben{UserId(QStringLiteral("user_ben")), QStringLiteral("Ben")};

private:
    void openService();

    VoiceProvider *m_other;
};

// Provider events.
QJsonObject responseCreated(const QString &id);
QJsonObject itemAdded(const QString &id, const QString &previous, const QString &role);
QByteArray audioDelta(const QString &response, const QString &item, const QByteArray &pcm);
QByteArray pcm(std::chrono::milliseconds length, int16_t value = 1000);
/// The events of one AI utterance, up to (not with) response.done.
void aiSays(FakeVoiceSession &ai, const QString &response, const QString &item, const QString &previous, const QString &text, std::chrono::milliseconds length);
QJsonObject responseDone(const QString &id, const QString &status = QStringLiteral("completed"));
void callerSays(FakeVoiceSession &ai, const QString &item, const QString &previous, const QString &text);
QJsonObject serverEvent(const QString &type, QJsonObject fields = {});

} // namespace Attendant
