// SPDX-License-Identifier: GPL-3.0-or-later
// What the model can do: the four tools, called on the stream or by the frontend's execute-intent; each item once.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "domain/appointment.h"
#include "domain/jsonread.h"
#include "storage/repositories.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds storeLimit{8};
constexpr std::chrono::seconds longestGoodbye{10};
constexpr qsizetype mostRuns = 400;

QJsonObject asDuplicate(QJsonObject result)
{
    result.insert(u"is_duplicate"_s, true);
    return result;
}

} // namespace

void CallSession::onToolCall(const ToolRequest &request)
{
    if (hasEnded())
        return;
    // Models send broken JSON now and then; the tool then says what is missing, and the model asks.
    const auto arguments = JsonReader::parseObject(request.arguments.isEmpty() ? QByteArray("{}") : request.arguments);
    executeTool(request.name, arguments.value_or(QJsonObject()), request.itemId, request.toolCallId)
        .then(this, [this, request](const Result<QJsonObject> &result) {
            const QJsonObject output = result ? *result : ToolResult::failed(result.error().message, u"Something went wrong on our side."_s).toJson();
            const bool isEnding = isWaitingFor(Wait::Goodbye);
            const bool isEmergency = state().isWaitingForHuman() && state().escalation->urgency == Urgency::Emergency && request.name == "escalate_call"_L1;
            m_relay.answerTool(request.responseId, request.toolCallId, Wire::bytes(output), !isEnding && !isEmergency);
        });
}

Pending<QJsonObject> CallSession::executeTool(const QString &name, const QJsonObject &arguments, const QString &itemId, const QString &toolCallId)
{
    if (hasEnded())
        return answered<QJsonObject>(ToolResult::failed(u"The call has ended."_s, {}).toJson());
    touch();
    // The frontend knows the call by its item or by the model's call id.
    auto run = m_toolRuns.value(itemId.isEmpty() ? toolCallId : itemId);
    if (!run && !toolCallId.isEmpty())
        run = m_toolRuns.value(toolCallId);
    if (run) {
        m_context->tools.count(name, ToolStatistics::Outcome::Duplicate);
        if (run->result)
            return answered<QJsonObject>(asDuplicate(*run->result));
        auto answer = std::make_shared<Internal::Answer<QJsonObject>>();
        run->waiting.push_back(answer);
        return answer->future();
    }
    run = std::make_shared<ToolRun>();
    if (m_toolRuns.size() > mostRuns)
        m_toolRuns.clear();
    for (const QString &key : {itemId, toolCallId}) {
        if (!key.isEmpty())
            m_toolRuns.insert(key, run);
    }
    return runTool(name, arguments).then(this, [this, run, name, arguments](const Result<QJsonObject> &result) {
        if (result) {
            onToolDone(name, arguments, *result);
            run->result = *result;
        }
        for (const auto &answer : std::exchange(run->waiting, {}))
            answer->give(result ? Result<QJsonObject>(asDuplicate(*result)) : result);
        return result;
    });
}

void CallSession::onToolDone(const QString &name, const QJsonObject &arguments, const QJsonObject &result)
{
    m_context->tools.count(name, result.value("success"_L1).toBool() ? ToolStatistics::Outcome::Succeeded : ToolStatistics::Outcome::Failed);
    if (!hasEnded())
        note({{EventType::ToolCalled, {{u"name"_s, name}, {u"arguments"_s, arguments}, {u"result"_s, result}}}});
}

Pending<QJsonObject> CallSession::runTool(const QString &name, const QJsonObject &arguments)
{
    if (name == "create_appointment"_L1)
        return createAppointment(arguments);
    ToolResult result;
    if (name == "escalate_call"_L1)
        result = escalateByTool(arguments);
    else if (name == "complete_intake"_L1)
        result = completeIntake(arguments);
    else if (name == "end_call"_L1)
        result = endByTool(arguments);
    else
        result = ToolResult::failed(u"There is no tool named '%1'."_s.arg(name.left(100)), u"I cannot do that here. What else can I help with?"_s);
    return answered<QJsonObject>(result.toJson());
}

ToolResult CallSession::escalateByTool(const QJsonObject &arguments)
{
    // Whatever is wrong with the arguments, a call for help is a call for help.
    const QString wished = arguments.value("urgency"_L1).toString();
    const Urgency urgency = urgencyFrom(wished).value_or(wished.isEmpty() ? Urgency::Medium : Urgency::High);
    const QString reason = arguments.value("reason"_L1).toString().left(1'000).trimmed();
    const EscalationId id = raise(urgency, u"tool"_s, reason.isEmpty() ? u"The AI asked for a person."_s : reason, {},
                                  arguments.value("summary"_L1).toString().left(4'000));
    ToolResult result = ToolResult::done(u"A colleague has been asked to take the call. Tell the caller briefly, and stay with them."_s);
    result.data = {{u"escalation_id"_s, id.text()}, {u"urgency"_s, toString(urgency)}};
    return result;
}

ToolResult CallSession::completeIntake(const QJsonObject &arguments)
{
    QJsonObject data = arguments.value("structured_data"_L1).toObject();
    if (data.isEmpty() && arguments.value("structured_data"_L1).isString())
        data = Wire::object(arguments.value("structured_data"_L1).toString().toUtf8());
    QStringList missing;
    for (const auto &field : organization().intakeFields()) {
        if (data.value(field.key).toString().trimmed().isEmpty() && !data.value(field.key).isDouble())
            missing << field.key;
    }
    if (data.isEmpty())
        return ToolResult::failed(u"structured_data must be an object with what the caller told you."_s,
                                  u"Let me check that I have everything. Could you tell me once more?"_s, missing);
    QString urgency = arguments.value("urgency_level"_L1).toString();
    if (!urgencyFrom(urgency))
        urgency = u"low"_s;
    note({{EventType::IntakeUpdated, {{u"structured_data"_s, data}, {u"urgency_level"_s, urgency}, {u"completed"_s, true}}}});
    ToolResult result = ToolResult::done(u"The caller's details are saved."_s);
    result.missingFields = missing;
    return result;
}

void CallSession::stayOnTheLine()
{
    stopWaiting(Wait::Goodbye);
    m_endReason.clear();
}

ToolResult CallSession::endByTool(const QJsonObject &arguments)
{
    if (m_human || state().mode != CallMode::Ai)
        return ToolResult::failed(u"A person of the office has this call; they end it."_s, {});
    // Their own hanging up ends the call nevertheless; a message that nobody came for is taken and ends.
    const auto &escalation = state().escalation;
    if (state().isWaitingForHuman() && escalation->urgency == Urgency::Emergency && !escalation->voicemail)
        return ToolResult::failed(u"A person is being called for this caller. Stay with them."_s, u"Please stay on the line, a colleague is being called."_s);
    m_endReason = arguments.value("reason"_L1).toString().left(500).trimmed();
    if (m_endReason.isEmpty())
        m_endReason = u"ended by the assistant"_s;
    // With a client the rest of what was said is heard first; tick() notices when.
    waitFor(Wait::Goodbye, m_relay.hasClient() ? std::chrono::microseconds(longestGoodbye) : std::chrono::microseconds(0));
    return ToolResult::done(u"The call ends now."_s);
}

Pending<QJsonObject> CallSession::createAppointment(const QJsonObject &arguments)
{
    const Organization office = organization();
    const auto hours = office.hours();
    auto appointment = Appointment::fromRequest(arguments, hours ? QString::fromUtf8(hours->timezone) : QString());
    if (!appointment) {
        const Error error = appointment.error();
        return answered<QJsonObject>(
            ToolResult::failed(error.message, u"I need to check one detail: %1"_s.arg(error.message), error.field.isEmpty() ? QStringList() : QStringList(error.field)).toJson());
    }
    appointment->id = AppointmentId::generate();
    appointment->orgId = m_slot->org;
    appointment->callId = m_slot->id;
    appointment->createdAt = m_context->parts.clock.now();

    auto answer = std::make_shared<Internal::Answer<QJsonObject>>();
    auto isAnswered = std::make_shared<bool>(false);
    QTimer::singleShot(storeLimit, this, [answer, isAnswered] {
        if (!std::exchange(*isAnswered, true))
            answer->give(ToolResult::failed(u"The appointment could not be stored in time."_s, u"I could not book that just now. Shall I try again?"_s).toJson());
    });
    m_context->parts.appointments.create(*appointment).then(this, [this, answer, isAnswered](const Result<AppointmentRepository::Stored> &stored) {
        if (std::exchange(*isAnswered, true))
            return;
        if (!stored) {
            answer->give(ToolResult::failed(stored.error().message, u"I could not book that just now. Shall I try again?"_s).toJson());
            return;
        }
        const Appointment &booked = stored->appointment;
        if (!hasEnded()) {
            QJsonObject known{{u"appointment"_s, booked.title}, {u"email"_s, booked.attendeeEmail}};
            if (!booked.attendeeName.isEmpty())
                known.insert(u"name"_s, booked.attendeeName);
            note({{EventType::IntakeUpdated, {{u"structured_data"_s, known}}}});
        }
        ToolResult result = ToolResult::done(stored->duplicate ? u"That appointment was booked already."_s : u"The appointment is booked."_s);
        result.appointmentId = booked.id.text();
        result.data = booked.toJson();
        answer->give(stored->duplicate ? asDuplicate(result.toJson()) : result.toJson());
    });
    return answer->future();
}

} // namespace Attendant
