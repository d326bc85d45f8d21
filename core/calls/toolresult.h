// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Attendant {

/// What a tool answers, to the model and to the frontend's execute-intent. Source: contract.md, section 1. A value.
struct ToolResult
{
    bool success = false;
    QString message;       ///< what happened, for the model to speak
    QString error;         ///< what was wrong
    bool shouldRetry = false;
    QString clarification; ///< a question that the model can ask
    QStringList missingFields;
    QString appointmentId;
    QJsonObject data;

    [[nodiscard]] static ToolResult done(QString message) { return {.success = true, .message = std::move(message)}; }
    [[nodiscard]] static ToolResult failed(QString error, QString clarification, QStringList missing = {})
    {
        return {.error = std::move(error), .shouldRetry = true, .clarification = std::move(clarification), .missingFields = std::move(missing)};
    }

    [[nodiscard]] QJsonObject toJson() const
    {
        const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
        return {{QStringLiteral("success"), success},
                {QStringLiteral("message"), message},
                {QStringLiteral("error"), orNull(error)},
                {QStringLiteral("should_retry"), shouldRetry},
                {QStringLiteral("is_duplicate"), false},
                {QStringLiteral("clarification"), orNull(clarification)},
                {QStringLiteral("missing_fields"), QJsonArray::fromStringList(missingFields)},
                {QStringLiteral("appointment_id"), orNull(appointmentId)},
                {QStringLiteral("calendar_link"), QJsonValue()},
                {QStringLiteral("email_sent"), false},
                {QStringLiteral("result_data"), data}};
    }
};

} // namespace Attendant
