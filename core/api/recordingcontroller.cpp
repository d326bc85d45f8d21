// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "api/workers.h"
#include "audio/recordingwav.h"
#include "calls/recorder.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 largestBody = 256 * 1024 * 1024; // half an hour of three channels at 24 kHz
constexpr qint64 largestPart = 64 * 1024 * 1024;

/// A part of a file, both ends included.
struct ByteRange { qint64 from = 0, to = 0; };

/// "bytes=0-99", "bytes=100-", "bytes=-100". Nothing: not one that we serve (several parts, another unit), so the whole is sent.
std::optional<ByteRange> rangeOf(const QByteArray &header, qint64 size)
{
    static const QRegularExpression pattern(u"^bytes=(\\d{0,15})-(\\d{0,15})$"_s);
    const auto match = pattern.match(QString::fromLatin1(header.trimmed()));
    if (!match.hasMatch() || (match.captured(1).isEmpty() && match.captured(2).isEmpty()))
        return std::nullopt;
    if (match.captured(1).isEmpty())
        return ByteRange{std::max<qint64>(0, size - match.captured(2).toLongLong()), size - 1};
    const qint64 to = match.captured(2).isEmpty() ? size - 1 : match.captured(2).toLongLong();
    return ByteRange{match.captured(1).toLongLong(), std::min(to, size - 1)};
}

/// What of a recording is wanted, and how.
struct Wish
{
    CallId call;
    bool isFlac = false, isMixed = false;
    qint64 fromMs = 0, toMs = 0; ///< toMs 0: to the end
    QByteArray range;
};

Result<Wish> wishOf(const Request &request)
{
    const auto format = request.query.text("format"_L1);
    const auto channels = request.query.text("channels"_L1);
    constexpr qint64 mostMs = 7LL * 24 * 3'600'000;
    const auto from = request.query.integer("from_ms"_L1, 0, mostMs, 0);
    const auto to = request.query.integer("to_ms"_L1, 0, mostMs, 0);
    if (!format || !channels)
        return std::unexpected(format ? channels.error() : format.error());
    if (!from || !to)
        return std::unexpected(from ? to.error() : from.error());
    if (!format->isEmpty() && *format != u"wav" && *format != u"flac")
        return failField(u"format"_s, u"The parameter 'format' must be wav or flac, not '%1'."_s.arg(format->left(40)));
    if (!channels->isEmpty() && *channels != u"separate" && *channels != u"mixed")
        return failField(u"channels"_s, u"The parameter 'channels' must be separate or mixed, not '%1'."_s.arg(channels->left(40)));
    if (*to != 0 && *to <= *from)
        return failField(u"to_ms"_s, u"The parameter 'to_ms' must be more than 'from_ms'."_s);
    return Wish{CallId(request.parameter("call_id"_L1)), *format == u"flac", *channels == u"mixed", *from, *to, request.head->header("range")};
}

Response partResponse(Response response, const ByteRange &part, qint64 size)
{
    response.status = 206;
    response.headers.emplace_back("Content-Range", "bytes " + QByteArray::number(part.from) + '-' + QByteArray::number(part.to) + '/' + QByteArray::number(size));
    return response;
}

Result<Response> render(const RecordingStore &store, const Wish &wish)
{
    const auto overview = store.overview(wish.call);
    if (!overview)
        return std::unexpected(overview.error());
    const int rate = overview->rate, channels = wish.isMixed ? 1 : int(recordingChannels);
    const qint64 from = std::min(overview->frames, wish.fromMs * rate / 1'000);
    const qint64 frames = (wish.toMs == 0 ? overview->frames : std::clamp(wish.toMs * rate / 1'000, from, overview->frames)) - from;
    const auto sound = [&](qint64 at, qint64 count) -> Result<Samples> {
        auto samples = store.read(wish.call, from + at, count);
        return samples && wish.isMixed ? Result<Samples>(mixedRecording(*samples)) : samples;
    };
    Response response;
    response.type = wish.isFlac ? "audio/flac" : "audio/wav";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"call-" + wish.call.text().toLatin1() + (wish.isFlac ? ".flac\"" : ".wav\""));
    response.headers.emplace_back("X-Recording-Started-At", toIso(overview->startedAt).toLatin1());
    const qint64 bytesPerFrame = channels * 2;
    const QByteArray head = recordingWavHead(channels, rate, frames);
    const qint64 size = head.size() + frames * bytesPerFrame;
    std::optional<ByteRange> part = wish.isFlac ? std::nullopt : rangeOf(wish.range, size);
    if (part && (part->from >= size || part->from > part->to)) {
        Response wrong = Response::detail(416, u"The recording has %1 bytes."_s.arg(size));
        wrong.headers.emplace_back("Content-Range", "bytes */" + QByteArray::number(size));
        return wrong;
    }
    if (!part && size > largestBody)
        return Response::detail(413, u"The recording is too long for one answer. Ask for parts of it, by Range or by from_ms and to_ms."_s);
    if (wish.isFlac) {
        const auto samples = sound(0, frames);
        if (!samples)
            return std::unexpected(samples.error());
        const auto flac = Flac::encode(*samples, channels, rate);
        if (!flac)
            return std::unexpected(flac.error());
        response.body = *flac;
        return response;
    }
    response.headers.emplace_back("Accept-Ranges", "bytes");
    const ByteRange wanted{part ? part->from : 0, part ? std::min(part->to, part->from + largestPart - 1) : size - 1};
    if (wanted.from < head.size())
        response.body = head.sliced(wanted.from, std::min<qint64>(head.size(), wanted.to + 1) - wanted.from);
    if (wanted.to >= head.size()) {
        const qint64 first = std::max<qint64>(0, wanted.from - head.size()), last = wanted.to - head.size();
        const auto samples = sound(first / bytesPerFrame, last / bytesPerFrame - first / bytesPerFrame + 1);
        if (!samples)
            return std::unexpected(samples.error());
        response.body += toBytes(*samples).sliced(first % bytesPerFrame, last - first + 1);
    }
    return part ? partResponse(response, wanted, size) : response;
}

Result<Response> renderWaveform(const RecordingStore &store, const CallId &id, int points)
{
    const auto wave = store.waveform(id, points);
    if (!wave)
        return std::unexpected(wave.error());
    const auto list = [](const std::vector<quint8> &peaks) {
        QJsonArray array;
        for (const quint8 peak : peaks)
            array << int(peak);
        return array;
    };
    return Response::json({{u"call_id"_s, id.text()},
                           {u"started_at"_s, toIso(wave->overview.startedAt)},
                           {u"duration_ms"_s, qint64(wave->overview.length().count())},
                           {u"rate"_s, wave->overview.rate},
                           {u"complete"_s, wave->overview.isComplete},
                           {u"channels"_s, QJsonObject{{u"caller"_s, list(wave->channels[0])}, {u"ai"_s, list(wave->channels[1])}, {u"human"_s, list(wave->channels[2])}}}});
}

/// Runs \a work with the recordings on a worker; NotFound becomes \a missing.
Pending<Response> onWorker(ApiParts &parts, const QString &missing, std::function<Result<Response>(const RecordingStore &)> work)
{
    if (!parts.recorder)
        return respond(Response::detail(404, missing));
    return parts.workers.run([store = parts.recorder->store(), missing, work = std::move(work)]() -> Result<Response> {
        Result<Response> result = work(store);
        if (!result && result.error().code == Error::Code::NotFound)
            return Response::detail(404, missing);
        if (!result && result.error().code == Error::Code::InvalidInput) // not the request's fault
            return fail(Error::Code::Internal, result.error().message, result.error().context);
        return result;
    });
}

QString missingSentence(const Call &call)
{
    return call.recording && call.recording->state == "deleted"_L1 ? u"The recording of this call was deleted."_s : u"This call was not recorded."_s;
}

Pending<Response> getRecording(ApiParts &parts, const Request &request)
{
    const auto wish = wishOf(request);
    if (!wish)
        return respond(wish.error());
    return findCall(parts, request.principal, wish->call)
        .then(QtFuture::Launch::Sync, [&parts, wish = *wish, request](const Result<Call> &call) -> Pending<Response> {
            if (!call)
                return respond(call.error());
            noteDeed(parts, request, u"recording.read"_s, wish.call.text(),
                     {{u"format"_s, wish.isFlac ? u"flac"_s : u"wav"_s}, {u"from_ms"_s, wish.fromMs}, {u"to_ms"_s, wish.toMs}, {u"range"_s, QString::fromLatin1(wish.range)}});
            return onWorker(parts, missingSentence(*call), [wish](const RecordingStore &store) { return render(store, wish); });
        })
        .unwrap();
}

Pending<Response> getWaveform(ApiParts &parts, const Request &request)
{
    const auto points = request.query.integer("points"_L1, 1, 10'000, 500);
    if (!points)
        return respond(points.error());
    const CallId id(request.parameter("call_id"_L1));
    return findCall(parts, request.principal, id)
        .then(QtFuture::Launch::Sync, [&parts, id, points = static_cast<int>(*points)](const Result<Call> &call) -> Pending<Response> {
            if (!call)
                return respond(call.error());
            return onWorker(parts, missingSentence(*call), [id, points](const RecordingStore &store) { return renderWaveform(store, id, points); });
        })
        .unwrap();
}

Pending<Response> deleteRecording(ApiParts &parts, const Request &request)
{
    const CallId id(request.parameter("call_id"_L1));
    return findCall(parts, request.principal, id)
        .then(QtFuture::Launch::Sync, [&parts, id, request](const Result<Call> &call) -> Pending<Response> {
            if (!call)
                return respond(call.error());
            if (call->status == CallStatus::InProgress)
                return respond(Error{Error::Code::Conflict, u"The call is still going on."_s, {}, {}});
            const QString missing = missingSentence(*call);
            return onWorker(parts, missing, [id, missing](const RecordingStore &store) -> Result<Response> {
                       const auto removed = store.remove(id);
                       if (!removed)
                           return std::unexpected(removed.error());
                       return *removed ? Response::json({{u"success"_s, true}, {u"message"_s, u"The recording is deleted."_s}}) : Response::detail(404, missing);
                   })
                .then(QtFuture::Launch::Sync, [&parts, id, request](const Result<Response> &result) -> Pending<Response> {
                    if (!result || result->status != 200)
                        return answered<Response>(result);
                    noteDeed(parts, request, u"recording.deleted"_s, id.text());
                    CallService::Amendment amendment;
                    amendment.facts = {{u"recording"_s, QJsonObject{{u"state"_s, u"deleted"_s}, {u"by"_s, request.principal.name}}}};
                    return respond(parts.calls.amend(id, amendment, personOf(request.principal)), [response = *result] { return response; });
                })
                .unwrap();
        })
        .unwrap();
}

Pending<Response> steer(ApiParts &parts, const Request &request, bool isPause)
{
    const CallId id(request.parameter("call_id"_L1));
    return withCall(parts, request.principal, id, [&parts, request, id, isPause]() -> Pending<Response> {
        const CallService::Person who = personOf(request.principal);
        const bool mayAlways = request.principal.mayAdminister();
        auto done = isPause ? parts.calls.pauseRecording(id, who, mayAlways) : parts.calls.resumeRecording(id, who, mayAlways);
        return respond(std::move(done), [&parts, request, id, isPause] {
            noteDeed(parts, request, isPause ? u"recording.paused"_s : u"recording.resumed"_s, id.text());
            return Response::json({{u"success"_s, true}, {u"message"_s, isPause ? u"Nothing is recorded until you resume."_s : u"The call is recorded again."_s}});
        });
    });
}

Pending<Response> rewind(ApiParts &parts, const Request &request)
{
    constexpr int rate = 8'000;
    const auto seconds = request.query.integer("seconds"_L1, 1, 60, 20);
    if (!seconds)
        return respond(seconds.error());
    const CallId id(request.parameter("call_id"_L1));
    return withCall(parts, request.principal, id, [&parts, request, id, seconds = *seconds]() -> Pending<Response> {
        return respond(parts.calls.rewind(id, std::chrono::seconds(seconds)), [&parts, request, id](const std::vector<int16_t> &samples) {
            noteDeed(parts, request, u"call.rewound"_s, id.text());
            Response response;
            response.type = "audio/wav";
            response.body = recordingWavHead(1, rate, static_cast<qint64>(samples.size())) + toBytes(samples);
            return response;
        });
    });
}

} // namespace

void addRecordingRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Recordings"_s;
    const QString base = u"/api/v1/calls/{call_id}/"_s;
    const std::vector<std::pair<QString, QString>> parameters{{u"format"_s, u"wav (serves Range too) or flac"_s},
                                                              {u"channels"_s, u"separate: caller, AI, person (the default); mixed: one"_s},
                                                              {u"from_ms"_s, u"since the recording's beginning"_s},
                                                              {u"to_ms"_s, u"0: to the end"_s}};
    table.add({"GET", base + u"recording"_s, Access::Reader, bind(getRecording),
               {tag, u"The call's recording, where there is one; also while it grows"_s, {}, {}, parameters, 200, u"getRecording"_s, u"audio/wav"_s}});
    table.add({"GET", base + u"recording/waveform"_s, Access::Reader, bind(getWaveform),
               {tag, u"How loud each channel is, over time"_s, {}, u"Waveform"_s, {{u"points"_s, u"1 to 10000, 500 unless given"_s}}, 200, u"getWaveform"_s}});
    table.add({"DELETE", base + u"recording"_s, Access::Supervisor, bind(deleteRecording),
               {tag, u"Delete the recording of a call that has ended"_s, {}, u"Success"_s, {}, 200, u"deleteRecording"_s}});
    table.add({"POST", base + u"recording/pause"_s, Access::Controller, [parts](const Request &request) { return steer(*parts, request, true); },
               {tag, u"Record nothing for a while, for card numbers and the like"_s, {}, u"Success"_s, {}, 200, u"pauseRecording"_s}});
    table.add({"POST", base + u"recording/resume"_s, Access::Controller, [parts](const Request &request) { return steer(*parts, request, false); },
               {tag, u"Record again"_s, {}, u"Success"_s, {}, 200, u"resumeRecording"_s}});
    table.add({"GET", base + u"rewind"_s, Access::Controller, bind(rewind),
               {tag, u"The last moments of a call that goes on, recorded or not: all voices in one channel"_s, {}, {},
                {{u"seconds"_s, u"1 to 60, 20 unless given"_s}}, 200, u"rewindCall"_s, u"audio/wav"_s}});
}

} // namespace Attendant
