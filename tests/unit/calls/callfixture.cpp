// SPDX-License-Identifier: GPL-3.0-or-later
#include "callfixture.h"

#include "calls/ticker.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void FakeVoiceSession::send(const QByteArray &bytes)
{
    const QJsonObject sentEvent = QJsonDocument::fromJson(bytes).object();
    events << sentEvent;
    raw << bytes;
    if (sentEvent["type"_L1].toString() != "session.update"_L1 || !m_confirms)
        return;
    const QJsonObject update = sentEvent["session"_L1].toObject();
    for (auto field = update.begin(); field != update.end(); ++field) {
        if (field.key() != "audio"_L1) {
            m_session.insert(field.key(), field.value());
            continue;
        }
        QJsonObject audio = m_session["audio"_L1].toObject();
        for (const QString &side : {u"input"_s, u"output"_s}) {
            QJsonObject merged = audio[side].toObject();
            const QJsonObject given = field.value().toObject()[side].toObject();
            for (auto part = given.begin(); part != given.end(); ++part)
                merged.insert(part.key(), part.value());
            audio.insert(side, merged);
        }
        m_session.insert(u"audio"_s, audio);
    }
    const QJsonObject answer = Attendant::serverEvent(u"session.updated"_s, {{u"session"_s, m_session}});
    QMetaObject::invokeMethod(this, [this, answer] { inject(answer); }, Qt::QueuedConnection);
}

void FakeVoiceSession::close()
{
    isClosed = true;
}

QList<QJsonObject> FakeVoiceSession::sent(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &one : events) {
        if (one["type"_L1].toString() == type)
            found << one;
    }
    return found;
}

Pending<MintedSecret> FakeVoiceProvider::mintSecret(QJsonObject session)
{
    minted = session;
    if (mintError)
        return answered<MintedSecret>(std::unexpected(*mintError));
    return answered<MintedSecret>(MintedSecret{u"ek_provider"_s, {}, session});
}

std::unique_ptr<VoiceSession> FakeVoiceProvider::connectSession(const QString &)
{
    auto session = std::make_unique<FakeVoiceSession>(confirms);
    sessions << session.get();
    QMetaObject::invokeMethod(
        session.get(),
        [raw = session.get(), error = connectError] {
            if (error.isEmpty())
                Q_EMIT raw->opened();
            else
                raw->lose(error);
        },
        Qt::QueuedConnection);
    return session;
}

std::unique_ptr<VoiceSession> FakeVoiceProvider::connectTranscription()
{
    if (!transcribes)
        return nullptr;
    auto session = std::make_unique<FakeVoiceSession>(confirms);
    scribes << session.get();
    QMetaObject::invokeMethod(
        session.get(),
        [raw = session.get(), error = transcriptionError] {
            if (error.isEmpty())
                Q_EMIT raw->opened();
            else
                raw->lose(error);
        },
        Qt::QueuedConnection);
    return session;
}

void FakeCallerLeg::send(const QByteArray &bytes)
{
    seen->raw << bytes;
    seen->events << QJsonDocument::fromJson(bytes).object();
}

void FakeCallerLeg::close(quint16 code, const QString &reason)
{
    seen->closeCode = code;
    seen->closeReason = reason;
    Q_EMIT closed();
}

QList<QJsonObject> FakeCallerLeg::Seen::of(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &one : events) {
        if (one["type"_L1].toString() == type)
            found << one;
    }
    return found;
}

QStringList FakeCallerLeg::Seen::types() const
{
    QStringList result;
    for (const QJsonObject &one : events)
        result << one["type"_L1].toString();
    return result;
}

Samples FakeCallerLeg::Seen::audio() const
{
    Samples samples;
    for (const QJsonObject &delta : of(u"response.output_audio.delta"_s))
        appendSamples(samples, QByteArray::fromBase64(delta["delta"_L1].toString().toLatin1()));
    return samples;
}

std::chrono::milliseconds FakeCallerLeg::Seen::audioLength() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(durationOf(audio().size()));
}

CallFixture::CallFixture(VoiceProvider *other)
    : m_other(other)
{
    threads = {QThread::currentThread()};
    DatabaseUrl url;
    url.path = folder.filePath(u"calls.db"_s);
    auto opened = Database::open(url);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    database = *std::move(opened);
    repository = std::make_unique<OrganizationRepository>(*database);
    appointments = std::make_unique<AppointmentRepository>(*database);
    escalations = std::make_unique<EscalationRepository>(*database);
    deskRecords = std::make_unique<DeskRepository>(*database);
    openService();
}

void CallFixture::openService()
{
    auto opened = EventJournal::open(*database, folder.filePath(u"spill"_s));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    journal = *std::move(opened);
    organizations = std::make_unique<OrganizationDirectory>(*repository);
    if (const auto loaded = organizations->load(); !loaded)
        qFatal("%s", qPrintable(loaded.error().message));
    service = std::make_unique<CallService>(
        CallService::Parts{clock, *journal, *organizations, m_other ? *m_other : provider, *appointments, threads, escalations.get(), webhook, {}, recorder});
    desk = std::make_unique<DeskService>(DeskService::Parts{clock, *journal, *organizations, *service, *deskRecords});
    if (const auto ready = desk->open(); !ready)
        qFatal("%s", qPrintable(ready.error().message));
}

CallFixture::~CallFixture()
{
    (void)wait(service->shutdown());
    desk.reset();
    service.reset();
    spin();
}

void CallFixture::restart()
{
    (void)wait(service->shutdown());
    desk.reset();
    service.reset();
    spin();
    journal.reset();
    openService();
    auto open = journal->readOpenCalls();
    if (!open)
        qFatal("%s", qPrintable(open.error().message));
    service->resume(*std::move(open));
    settle();
}

CallFixture::Line CallFixture::connectCaller()
{
    Line line;
    const auto id = wait(service->start({org, u"Maria"_s, u"browser"_s, {}}));
    const auto session = wait(service->createRealtimeSession(org, std::nullopt));
    if (!id || !session || session->callId != *id)
        qFatal("no call");
    line.id = *id;
    line.secret = session->clientSecret;
    return reconnect(line);
}

CallFixture::Line CallFixture::reconnect(const Line &before)
{
    Line line = before;
    const auto id = service->authenticate(line.secret);
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    auto leg = std::make_unique<FakeCallerLeg>();
    line.leg = leg.get();
    line.seen = leg->seen;
    const qsizetype sessions = provider.sessions.size();
    service->attachCaller(*id, std::move(leg));
    if (!QTest::qWaitFor([&] { return provider.sessions.size() > sessions; }))
        qFatal("the provider was not connected");
    line.ai = provider.sessions.last();
    if (provider.confirms && provider.connectError.isEmpty() && !QTest::qWaitFor([&] { return !line.seen->of(u"session.updated"_s).isEmpty(); }))
        qFatal("no session.updated");
    return line;
}

CallFixture::Desk CallFixture::sitDown(const CallService::AudioGrant &grant)
{
    const auto ticket = service->redeem(grant.ticket);
    if (!ticket)
        qFatal("%s", qPrintable(ticket.error().message));
    auto leg = std::make_unique<FakeConsoleLeg>();
    Desk desk{leg.get(), leg->seen};
    service->attachConsole(*ticket, std::move(leg));
    if (!QTest::qWaitFor([&] { return !desk.seen->controls.isEmpty() || desk.seen->closeCode; }))
        qFatal("the console got no answer");
    return desk;
}

std::vector<CallEvent> CallFixture::events(const CallId &id)
{
    // Whatever is on its way to the disk comes before this in the journal's own order.
    const auto all = wait(journal->readCall(id, 0));
    return all.value_or(std::vector<CallEvent>());
}

std::vector<CallEvent> CallFixture::events(const CallId &id, EventType type)
{
    auto all = events(id);
    std::erase_if(all, [type](const CallEvent &one) { return one.type != type; });
    return all;
}

void CallFixture::pass(std::chrono::milliseconds time)
{
    for (std::chrono::milliseconds passed{0}; passed < time; passed += std::chrono::milliseconds(20)) {
        clock.advance(std::chrono::milliseconds(20));
        // Added last, so every call has ticked when this one has, however busy the machine is.
        QObject probe;
        bool ticked = false;
        Ticker::ofThisThread().add(&probe, [&ticked] { ticked = true; });
        if (!QTest::qWaitFor([&ticked] { return ticked; }))
            qFatal("the ticker stands still");
        Ticker::ofThisThread().remove(&probe);
        spin();
    }
}

void CallFixture::jump(std::chrono::microseconds time)
{
    clock.advance(time);
    lookAtDeadlines();
}

void CallFixture::lookAtDeadlines()
{
    // The service looks every 100 ms, the desk every 200 ms, on this thread. A timer that is due behind theirs fires behind them, however
    // late all of them are.
    QObject marker;
    bool fired = false;
    QTimer::singleShot(std::chrono::milliseconds(250), Qt::PreciseTimer, &marker, [&fired] { fired = true; });
    if (!QTest::qWaitFor([&fired] { return fired; }, 30'000))
        qFatal("the event loop stands still");
    settle();
}

void CallFixture::settle()
{
    // An answer may begin something more; nothing here takes more than three turns.
    for (int turn = 0; turn < 3; ++turn) {
        spin();
        (void)wait(journal->readCall(CallId(u"none"_s), 0)); // comes behind whatever is on its way to the disk
    }
    spin();
}

void CallFixture::spin()
{
    QObject marker;
    bool reached = false;
    QMetaObject::invokeMethod(&marker, [&reached] { reached = true; }, Qt::QueuedConnection);
    if (!QTest::qWaitFor([&reached] { return reached; }, 30'000))
        qFatal("the event loop stands still");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void CallFixture::configure(const QJsonObject &config)
{
    if (!wait(organizations->patch(org, {{u"config"_s, config}}, std::nullopt)))
        qFatal("the organization could not be changed");
}

QJsonObject serverEvent(const QString &type, QJsonObject fields)
{
    static int next = 0;
    fields.insert(u"type"_s, type);
    fields.insert(u"event_id"_s, u"event_%1"_s.arg(++next));
    return fields;
}

QJsonObject responseCreated(const QString &id)
{
    return serverEvent(u"response.created"_s, {{u"response"_s, QJsonObject{{u"id"_s, id}, {u"object"_s, u"realtime.response"_s}, {u"status"_s, u"in_progress"_s}, {u"output"_s, QJsonArray()}}}});
}

QJsonObject responseDone(const QString &id, const QString &status)
{
    return serverEvent(u"response.done"_s, {{u"response"_s, QJsonObject{{u"id"_s, id}, {u"object"_s, u"realtime.response"_s}, {u"status"_s, status}, {u"output"_s, QJsonArray()}}}});
}

QJsonObject itemAdded(const QString &id, const QString &previous, const QString &role)
{
    return serverEvent(u"conversation.item.added"_s,
                 {{u"previous_item_id"_s, previous.isEmpty() ? QJsonValue() : QJsonValue(previous)},
                  {u"item"_s, QJsonObject{{u"id"_s, id}, {u"type"_s, u"message"_s}, {u"role"_s, role}, {u"content"_s, QJsonArray()}}}});
}

QByteArray pcm(std::chrono::milliseconds length, int16_t value)
{
    return toBytes(Samples(samplesIn(length), value));
}

QByteArray audioDelta(const QString &response, const QString &item, const QByteArray &bytes)
{
    return QJsonDocument(serverEvent(u"response.output_audio.delta"_s, {{u"response_id"_s, response},
                                                                 {u"item_id"_s, item},
                                                                 {u"output_index"_s, 0},
                                                                 {u"content_index"_s, 0},
                                                                 {u"delta"_s, QString::fromLatin1(bytes.toBase64())}}))
        .toJson(QJsonDocument::Compact);
}

void aiSays(FakeVoiceSession &ai, const QString &response, const QString &item, const QString &previous, const QString &text, std::chrono::milliseconds length)
{
    const QJsonObject place{{u"response_id"_s, response}, {u"item_id"_s, item}, {u"output_index"_s, 0}, {u"content_index"_s, 0}};
    const auto placed = [&](const QString &type, const QJsonObject &more) {
        QJsonObject fields = place;
        for (auto field = more.begin(); field != more.end(); ++field)
            fields.insert(field.key(), field.value());
        return serverEvent(type, fields);
    };
    const QJsonObject itemObject{{u"id"_s, item}, {u"type"_s, u"message"_s}, {u"role"_s, u"assistant"_s}, {u"content"_s, QJsonArray()}};
    ai.inject(responseCreated(response));
    ai.inject(serverEvent(u"response.output_item.added"_s, {{u"response_id"_s, response}, {u"output_index"_s, 0}, {u"item"_s, itemObject}}));
    ai.inject(itemAdded(item, previous, u"assistant"_s));
    ai.inject(placed(u"response.content_part.added"_s, {{u"part"_s, QJsonObject{{u"type"_s, u"audio"_s}, {u"transcript"_s, u""_s}}}}));
    ai.inject(placed(u"response.output_audio_transcript.delta"_s, {{u"delta"_s, text}}));
    for (std::chrono::milliseconds at{0}; at < length; at += std::chrono::milliseconds(400))
        ai.inject(audioDelta(response, item, pcm(std::min(length - at, std::chrono::milliseconds(400)))));
    ai.inject(placed(u"response.output_audio.done"_s, {}));
    ai.inject(placed(u"response.output_audio_transcript.done"_s, {{u"transcript"_s, text}}));
    ai.inject(placed(u"response.content_part.done"_s, {{u"part"_s, QJsonObject{{u"type"_s, u"audio"_s}, {u"transcript"_s, text}}}}));
    ai.inject(serverEvent(u"response.output_item.done"_s, {{u"response_id"_s, response}, {u"output_index"_s, 0}, {u"item"_s, itemObject}}));
    ai.inject(serverEvent(u"conversation.item.done"_s, {{u"item"_s, itemObject}}));
}

void callerSays(FakeVoiceSession &ai, const QString &item, const QString &previous, const QString &text)
{
    ai.inject(serverEvent(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, item}, {u"audio_start_ms"_s, 0}}));
    ai.inject(serverEvent(u"input_audio_buffer.speech_stopped"_s, {{u"item_id"_s, item}, {u"audio_end_ms"_s, 900}}));
    ai.inject(serverEvent(u"input_audio_buffer.committed"_s, {{u"item_id"_s, item}, {u"previous_item_id"_s, previous.isEmpty() ? QJsonValue() : QJsonValue(previous)}}));
    ai.inject(itemAdded(item, previous, u"user"_s));
    ai.inject(serverEvent(u"conversation.item.input_audio_transcription.completed"_s, {{u"item_id"_s, item}, {u"content_index"_s, 0}, {u"transcript"_s, text}}));
}

} // namespace Attendant
