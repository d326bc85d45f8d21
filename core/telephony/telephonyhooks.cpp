// SPDX-License-Identifier: GPL-3.0-or-later
// What the telephone network asks and tells. Webhooks can come twice, late and out of order: each changes only what it is about.
#include "telephonelog_p.h"
#include "telephony/phonesentences.h"
#include "telephony/telephony.h"
#include "telephonycore_p.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr int mostStreams = 3; ///< of one call, when they break without a word
constexpr auto longestMessage = 120s;

Pending<QByteArray> twiml(QByteArray document)
{
    return answered<QByteArray>(std::move(document));
}

bool isFinal(const QString &status)
{
    return status == "completed"_L1 || status == "busy"_L1 || status == "failed"_L1 || status == "no-answer"_L1 || status == "canceled"_L1;
}

QString endReason(const QString &status)
{
    if (status == "completed"_L1)
        return u"caller hung up"_s;
    return status == "no-answer"_L1 ? u"nobody answered"_s : status == "busy"_L1 ? u"the line was busy"_s
        : status == "canceled"_L1   ? u"cancelled before it was answered"_s
                                    : u"the telephone network could not place the call"_s;
}

} // namespace

Pending<QByteArray> Telephony::voice(const TwilioForm &form)
{
    const QString sid = form.text("CallSid");
    if (!isTwilioSid(sid, "CA"_L1))
        return answeredError<QByteArray>(failField(u"CallSid"_s, u"The field 'CallSid' is missing or malformed."_s));
    if (form.text("AccountSid") != d->options.accountSid)
        return answeredError<QByteArray>(fail(Error::Code::Forbidden, u"The call belongs to another account."_s));
    // The same call once more: an answer of ours was lost on its way.
    if (const auto line = d->lineOf(form))
        return twiml(line->isOver ? Twiml::hangUp() : d->streamAnswer(line->call));
    const QString from = form.text("From").left(80), to = form.text("To").left(80);
    const auto organization = d->organizations.byNumber(to);
    if (!organization) {
        qCWarning(lcTelephony).noquote() << "a call to" << to << "which is no organization's number";
        return twiml(Twiml::sayAndHangUp(PhoneSentences::unknownNumber({}), {}));
    }

    auto answer = std::make_shared<Internal::Answer<QByteArray>>();
    auto future = answer->future();
    {
        const QMutexLocker lock(&d->startingMutex);
        std::vector<Core::Answer> &waiting = d->starting[sid];
        waiting.push_back(std::move(answer));
        if (waiting.size() > 1)
            return future;
    }
    const auto started = [core = d, sid, from, to, org = organization->id](const Result<CallId> &call) {
        if (call)
            core->lines.insert({.call = *call, .org = org, .sid = sid, .caller = from, .ownNumber = to});
        else
            qCWarning(lcTelephony).noquote() << "a call could not be taken:" << call.error().message;
        const QByteArray document = call ? core->streamAnswer(*call) : Twiml::sayAndHangUp(PhoneSentences::trouble(core->language(org)), core->language(org));
        std::vector<Core::Answer> waiting;
        {
            const QMutexLocker lock(&core->startingMutex);
            waiting = core->starting.take(sid);
        }
        for (const Core::Answer &one : waiting)
            one->give(document);
    };
    d->withCalls([&](CallService &service) {
        service
            .start({organization->id, from, u"phone"_s,
                    {{u"direction"_s, u"inbound"_s}, {u"call_sid"_s, sid}, {u"from"_s, from}, {u"to"_s, to}, {u"verified"_s, form.text("StirVerstat")}}, true})
            .then(QtFuture::Launch::Sync, started);
    });
    return future;
}

Pending<QByteArray> Telephony::afterStream(const TwilioForm &form)
{
    const auto line = d->lineOf(form);
    // The stream's stop is the call's end; this question may overtake the writing down of it.
    if (!line || line->isOver || line->isNetworkOver)
        return twiml(Twiml::hangUp());
    if (isFinal(form.text("CallStatus")))
        return status(form);
    const QString language = d->language(line->org);
    // We closed it because there is no AI to talk to, or it broke again and again: the caller is not left without a word.
    if (line->lastClose == 1011 || line->streams >= mostStreams) {
        d->withCalls([&](CallService &service) { service.awaitCaller(line->call, longestMessage + 60s); });
        d->note(line->call, {{u"voicemail"_s, QJsonObject{{u"status"_s, u"recording"_s}}}});
        return twiml(Twiml::voicemail(PhoneSentences::voicemail(language), language, d->address("/voicemail"_L1), longestMessage));
    }
    return twiml(d->streamAnswer(line->call));
}

Pending<QByteArray> Telephony::status(const TwilioForm &form)
{
    const QString state = form.text("CallStatus");
    const auto line = isFinal(state) ? d->lineOf(form) : std::nullopt;
    if (line && !line->isOver) {
        d->lines.change(line->call, [](TelephoneLine &changed) { changed.isNetworkOver = true; });
        d->endCall(line->call, endReason(state));
    }
    return twiml(Twiml::nothing());
}

Pending<QByteArray> Telephony::dialDone(const TwilioForm &form)
{
    const auto line = d->lineOf(form);
    if (!line || line->isOver || line->isTransferred)
        return twiml(Twiml::hangUp());
    const QString outcome = form.text("DialCallStatus");
    const bool isAnswered = outcome == "completed"_L1 || outcome == "answered"_L1;
    const bool isBridged = form.text("DialBridged").isEmpty() ? line->announcement.isEmpty() : form.text("DialBridged") == "true"_L1;
    if (isAnswered && isBridged) { // the word that it was answered has been lost
        d->transferred(line->call);
        return twiml(Twiml::hangUp());
    }
    const QString why = isAnswered ? u"declined"_s : outcome.isEmpty() ? u"failed"_s : outcome.left(40);
    const QString news = u"You tried to connect the caller with a colleague at %1, who did not take the call (%2). The caller is back with you: say so in one "
                         "short sentence and offer to go on or to take a message."_s.arg(line->transferTo, why);
    d->lines.change(line->call, [&](TelephoneLine &changed) {
        changed.isTransferring = false;
        changed.streams = 0; // an ordinary end of a stream, not a broken one
        changed.news = news;
    });
    d->note(line->call, {{u"transfer"_s, QJsonObject{{u"to"_s, line->transferTo}, {u"status"_s, why}}}});
    return twiml(d->streamAnswer(line->call));
}

Pending<QByteArray> Telephony::legStatus(const CallId &call, const TwilioForm &form)
{
    const auto line = d->lines.find(call);
    // Who hears an announcement first takes the call with a key, not by answering.
    if (line && line->isTransferring && line->announcement.isEmpty() && form.text("CallStatus") == "in-progress"_L1)
        d->transferred(call);
    return twiml(Twiml::nothing());
}

Pending<QByteArray> Telephony::announce(const CallId &call)
{
    const auto line = d->lines.find(call);
    if (!line || line->isOver || !line->isTransferring)
        return twiml(Twiml::hangUp());
    const auto office = d->organizations.find(line->org);
    const QString language = d->language(line->org);
    return twiml(Twiml::announcement(PhoneSentences::announcement(language, office ? office->name : QString(), line->announcement), language,
                                     d->address("/accept"_L1, call)));
}

Pending<QByteArray> Telephony::accepted(const CallId &call, const TwilioForm &form)
{
    const auto line = d->lines.find(call);
    if (!line || line->isOver || !line->isTransferring || form.text("Digits") != "1"_L1)
        return twiml(Twiml::hangUp());
    d->transferred(call);
    return twiml(Twiml::nothing()); // nothing more to hear: the two are connected
}

Pending<QByteArray> Telephony::voicemailDone(const TwilioForm &form)
{
    const auto line = d->lineOf(form);
    if (line && !line->isOver) {
        d->note(line->call, {{u"voicemail"_s, QJsonObject{{u"status"_s, u"left"_s},
                                                         {u"recording_sid"_s, form.text("RecordingSid").left(80)},
                                                         {u"url"_s, form.text("RecordingUrl").left(500)},
                                                         {u"duration_s"_s, form.text("RecordingDuration").toInt()}}}});
        if (d->hasPerson(line->call)) { // who took the call while the caller spoke to the recorder
            d->lines.change(line->call, [](TelephoneLine &changed) {
                changed.streams = 0;
                changed.lastClose = 0;
            });
            return twiml(d->streamAnswer(line->call));
        }
        d->endCall(line->call, u"left a voicemail"_s);
    }
    return twiml(Twiml::hangUp());
}

} // namespace Attendant
