// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <vector>

namespace Attendant {

/// The simulated AI: a small dialogue engine that greets, asks for the intake fields, tells the hours, books, escalates and says
/// goodbye, in four languages. It stands in for the language model in the simulated provider, so it reads what a model reads - the
/// instructions, the tools and the conversation - and knows nothing else. Deterministic for a seed. One conversation per object.
///
/// From the instructions it takes lines that begin with `Greeting:`, `Hours:`, `Emergency number:` and, under a line `Intake:`, lines
/// `- key: Label`. An instruction of the form `Say exactly: "…"` is obeyed to the letter.
class Receptionist
{
public:
    struct Options
    {
        quint64 seed = 1;
        double forgetEscalation = 0; ///< how likely it overlooks an emergency or the wish for a human, 0…1, as models do
    };
    struct ToolCall
    {
        QString name;
        QJsonObject arguments;
    };
    struct Answer
    {
        QString speech; ///< may be empty
        std::vector<ToolCall> calls;
        QString language = QStringLiteral("en");
    };

    Receptionist(const Clock &clock, Options options);

    void setInstructions(const QString &instructions);
    void setLanguage(const QString &language);

    // What happened since the last answer, in order.
    void hearCaller(const QString &words);
    void hearNote(const QString &text); ///< a system item: a whisper, the note at a hand-back
    void hearToolResult(const QString &name, const QJsonObject &result);

    /// The next thing to say and do. Only tools in \a tools are called. \a instructions are those of this one response, or empty.
    [[nodiscard]] Answer answer(const QStringList &tools, const QString &instructions = {});

    /// An answer beside the conversation, which it does not change: a summary, or what `Say exactly:` demands.
    [[nodiscard]] Answer aside(const QString &instructions, const QStringList &inputs) const;

private:
    struct Event
    {
        enum class Kind { Caller, Note, Tool } kind;
        QString text;
        QJsonObject result;
    };
    struct Field { QString key, label; };

    [[nodiscard]] QString say(const QString &name, const QString &argument = {});
    [[nodiscard]] bool chance(double probability);
    Answer greet();
    Answer toCaller(const QString &words, const QStringList &tools);
    Answer toNote(const QString &text);
    Answer toTool(const QString &name, const QJsonObject &result, const QStringList &tools);
    Answer escalate(const QString &urgency, const QString &reason, const QStringList &tools);
    Answer next(const QString &before, const QStringList &tools);
    Answer bookNow(const QString &before);
    Answer endCall(const QString &sentence, const QString &reason, const QStringList &tools);
    void takeIn(const QString &words);
    [[nodiscard]] std::vector<Field> neededFields(const QStringList &tools) const;
    [[nodiscard]] QString question(const Field &field);
    [[nodiscard]] QString summary() const;

    const Clock &m_clock;
    Options m_options;
    quint64 m_random;
    QString m_language = QStringLiteral("en");
    QString m_greeting, m_hours, m_emergencyNumber;
    std::vector<Field> m_fields;
    QMap<QString, QString> m_values; ///< by field key
    QStringList m_said;              ///< by the caller
    std::vector<Event> m_pending;
    QString m_asked;                 ///< key of the field that was asked for last
    bool m_greeted = false, m_wantsAppointment = false, m_wantsIntake = false, m_booked = false, m_intakeDone = false;
    bool m_escalated = false, m_ended = false;
    int m_failedBookings = 0;
};

} // namespace Attendant
