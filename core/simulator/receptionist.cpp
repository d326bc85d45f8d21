// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/receptionist.h"

#include "simulator/phrasebook.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// What a field of the intake is about, whatever an office calls it.
QString kindOf(const QString &key)
{
    static const std::vector<std::pair<QRegularExpression, QString>> kinds{
        {QRegularExpression(u"mail"_s), u"email"_s},
        {QRegularExpression(u"birth|dob"_s), u"date_of_birth"_s},
        {QRegularExpression(u"phone|callback|number|tel"_s), u"phone"_s},
        {QRegularExpression(u"name|patient|client"_s), u"name"_s},
        {QRegularExpression(u"time|when|date|day"_s), u"time"_s},
        {QRegularExpression(u"reason|concern|symptom|why|matter|fault|complaint"_s), u"reason"_s},
    };
    for (const auto &[pattern, kind] : kinds) {
        if (pattern.match(key.toLower()).hasMatch())
            return kind;
    }
    return key;
}

QString firstMatch(const QString &pattern, const QString &text)
{
    const auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption).match(text);
    return match.hasMatch() ? match.captured(1).trimmed() : QString();
}

QString exactSpeech(const QString &instructions)
{
    static const QRegularExpression pattern(u"Say exactly:\\s*[\"“](.*)[\"”]"_s,
                                            QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    return pattern.match(instructions).captured(1).trimmed();
}

QString emailIn(const QString &text)
{
    static const QRegularExpression pattern(u"[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"_s);
    return pattern.match(text).captured(0);
}

QString phoneIn(const QString &text)
{
    static const QRegularExpression pattern(u"\\+?\\d[\\d ()./-]{5,}\\d"_s);
    return pattern.match(text).captured(0);
}

/// The words without what people say around a name.
QString nameIn(QString text)
{
    static const QRegularExpression around(
        u"^(yes|sure|hi|hello|okay|ja|sí|oui)[,. ]+|^(my name is|this is|i am|i'm|it's|it is|mein name ist|ich heiße|ich bin|me llamo|soy|"
        "mi nombre es|je m'appelle|je suis)\\s+"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (int i = 0; i < 3; ++i)
        text.remove(around);
    // A birth date or an explanation often follows in the same breath.
    static const QRegularExpression rest(u"[,.;].*$"_s);
    text.remove(rest);
    return text.trimmed();
}

} // namespace

Receptionist::Receptionist(const Clock &clock, Options options)
    : m_clock(clock)
    , m_options(options)
    , m_random(options.seed * 0x9E3779B97F4A7C15ULL + 1)
{
    setInstructions({});
}

void Receptionist::setInstructions(const QString &instructions)
{
    m_greeting = firstMatch(u"^\\s*Greeting:\\s*(.+)$"_s, instructions);
    m_hours = firstMatch(u"^\\s*Hours:\\s*(.+)$"_s, instructions);
    m_emergencyNumber = firstMatch(u"^\\s*Emergency number:\\s*(.+)$"_s, instructions);
    for (QString *text : {&m_greeting, &m_hours}) {
        if (text->size() > 1 && text->startsWith(u'"') && text->endsWith(u'"'))
            *text = text->sliced(1).chopped(1);
    }
    m_fields.clear();
    bool inIntake = false;
    for (const QStringView rawLine : QStringView(instructions).tokenize(u'\n')) {
        const QStringView line = rawLine.trimmed();
        if (line.compare("Intake:"_L1, Qt::CaseInsensitive) == 0) {
            inIntake = true;
        } else if (inIntake && line.startsWith(u'-')) {
            const QStringView entry = line.sliced(1).trimmed();
            const qsizetype colon = entry.indexOf(u':');
            const QString key = entry.left(colon < 0 ? entry.size() : colon).trimmed().toString();
            if (!key.isEmpty())
                m_fields.push_back({key, colon < 0 ? key : entry.sliced(colon + 1).trimmed().toString()});
        } else if (!line.isEmpty()) {
            inIntake = false;
        }
    }
    if (m_fields.empty()) {
        m_fields = {{u"name"_s, u"Full name"_s}, {u"callback_number"_s, u"Call back on"_s}, {u"reason"_s, u"Reason for the call"_s},
                    {u"preferred_time"_s, u"Preferred time"_s}};
    }
}

void Receptionist::setLanguage(const QString &language)
{
    if (!language.isEmpty())
        m_language = Phrasebook::of(language).language();
}

void Receptionist::hearCaller(const QString &words)
{
    if (m_pending.size() < 100)
        m_pending.push_back({Event::Kind::Caller, words, {}});
}

void Receptionist::hearNote(const QString &text)
{
    if (m_pending.size() < 100)
        m_pending.push_back({Event::Kind::Note, text, {}});
}

void Receptionist::hearToolResult(const QString &name, const QJsonObject &result)
{
    if (m_pending.size() < 100)
        m_pending.push_back({Event::Kind::Tool, name, result});
}

bool Receptionist::chance(double probability)
{
    m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(m_random >> 40) / static_cast<double>(1ULL << 24) < probability;
}

QString Receptionist::say(const QString &name, const QString &argument)
{
    m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
    const QString sentence = Phrasebook::of(m_language).sentence(name, m_random >> 33);
    return sentence.contains("%1"_L1) ? sentence.arg(argument) : sentence;
}

Receptionist::Answer Receptionist::answer(const QStringList &tools, const QString &instructions)
{
    const std::vector<Event> pending = std::exchange(m_pending, {});
    Answer answer;
    if (const QString exact = exactSpeech(instructions); !exact.isEmpty()) {
        m_greeted = true;
        answer.speech = exact;
        m_pending = pending; // what was heard is answered the next time
    } else if (pending.empty()) {
        answer = m_greeted ? Answer{say(u"still_there"_s), {}} : greet();
    } else {
        // Everything is taken in; the latest event is what is answered.
        for (size_t i = 0; i + 1 < pending.size(); ++i) {
            if (pending[i].kind == Event::Kind::Caller)
                takeIn(pending[i].text);
            else if (pending[i].kind == Event::Kind::Note && Phrasebook::of(m_language).means(pending[i].text, u"handback"_s))
                m_escalated = false;
        }
        m_greeted = true;
        const Event &last = pending.back();
        switch (last.kind) {
        case Event::Kind::Caller: answer = toCaller(last.text, tools); break;
        case Event::Kind::Note: answer = toNote(last.text); break;
        case Event::Kind::Tool: answer = toTool(last.text, last.result, tools); break;
        }
    }
    answer.language = m_language;
    return answer;
}

Receptionist::Answer Receptionist::greet()
{
    m_greeted = true;
    if (m_greeting.isEmpty())
        return {say(u"greeting"_s), {}};
    return {m_greeting, {}};
}

void Receptionist::takeIn(const QString &words)
{
    m_said << words;
    if (const QString language = Phrasebook::languageOf(words); !language.isEmpty())
        m_language = language;
    const Phrasebook &book = Phrasebook::of(m_language);
    if (book.means(words, u"book"_s))
        m_wantsAppointment = m_wantsIntake = true;
    const bool isQuestion = book.means(words, u"question"_s);
    for (const Field &field : neededFields({u"create_appointment"_s})) {
        const QString kind = kindOf(field.key);
        const bool wasAsked = field.key == m_asked;
        QString value;
        if (kind == "email"_L1)
            value = emailIn(words);
        else if (kind == "phone"_L1)
            value = phoneIn(words);
        else if (kind == "time"_L1 && (book.weekdayIn(words) >= 0 || (wasAsked && book.minuteIn(words) >= 0)))
            value = words;
        else if (kind == "reason"_L1 && m_values.value(field.key).isEmpty() && m_asked.isEmpty() && !isQuestion && words.count(u' ') >= 3
                 && !book.means(words, u"goodbye"_s) && !book.means(words, u"thanks"_s))
            value = words;
        if (value.isEmpty() && wasAsked && !isQuestion && !words.startsWith(u'['))
            value = kind == "name"_L1 ? nameIn(words) : words;
        if (value.isEmpty())
            continue;
        m_values.insert(field.key, value);
        m_wantsIntake = true;
        if (wasAsked)
            m_asked.clear();
    }
}

Receptionist::Answer Receptionist::toCaller(const QString &words, const QStringList &tools)
{
    const QString asked = m_asked;
    takeIn(words);
    const Phrasebook &book = Phrasebook::of(m_language);
    if (words.startsWith("[speech"_L1))
        return {say(u"not_understood"_s), {}};
    if (!m_escalated && book.means(words, u"emergency"_s) && !chance(m_options.forgetEscalation))
        return escalate(u"emergency"_s, u"The caller describes an emergency: %1"_s.arg(words), tools);
    if (!m_escalated && book.means(words, u"human"_s) && !chance(m_options.forgetEscalation))
        return escalate(book.means(words, u"angry"_s) ? u"high"_s : u"medium"_s, u"The caller asks for a person."_s, tools);
    if (m_escalated)
        return {say(book.means(words, u"hours"_s) && !m_hours.isEmpty() ? u"hours"_s : u"waiting"_s, m_hours), {}};
    if (book.means(words, u"wrong_number"_s))
        return endCall(say(u"wrong_number"_s), u"wrong number"_s, tools);
    if (book.means(words, u"hours"_s)) {
        const QString hours = m_hours.isEmpty() ? say(u"hours.unknown"_s) : say(u"hours"_s, m_hours);
        return m_wantsIntake ? next(hours, tools) : Answer{hours + u' ' + say(u"anything_else"_s), {}};
    }
    const bool answeredSomething = !asked.isEmpty() && m_asked.isEmpty();
    if (!answeredSomething && book.means(words, u"goodbye"_s))
        return endCall(say(u"goodbye"_s), u"the caller said goodbye"_s, tools);
    const bool wantsNothing = !m_wantsIntake || m_intakeDone;
    if (wantsNothing && book.means(words, u"thanks"_s))
        return endCall(say(u"goodbye"_s), u"the caller said goodbye"_s, tools);
    if (!answeredSomething && !book.means(words, u"book"_s) && book.means(words, u"question"_s)) {
        m_wantsIntake = m_wantsIntake || !m_said.isEmpty();
        return next(say(u"uncertain"_s), tools);
    }
    if (wantsNothing && !m_wantsIntake)
        return {say(u"uncertain"_s) + u' ' + say(u"anything_else"_s), {}};
    return next(say(u"acknowledge"_s), tools);
}

Receptionist::Answer Receptionist::toNote(const QString &text)
{
    if (Phrasebook::of(m_language).means(text, u"handback"_s)) {
        m_escalated = false;
        QString speech = say(u"resume"_s);
        for (const Field &field : m_fields) {
            if (field.key == m_asked)
                return {speech + u' ' + question(field), {}};
        }
        return {speech + u' ' + say(u"anything_else"_s), {}};
    }
    const QString content = text.section(u':', -1).trimmed();
    return {say(u"note"_s, content.isEmpty() ? text : content), {}};
}

Receptionist::Answer Receptionist::toTool(const QString &name, const QJsonObject &result, const QStringList &tools)
{
    const bool succeeded = result.value("success"_L1).toBool(true);
    if (name == "escalate_call"_L1)
        return {say(u"escalated"_s), {}};
    if (name == "end_call"_L1)
        return {};
    if (name != "create_appointment"_L1)
        return {say(u"anything_else"_s), {}};
    if (succeeded) {
        m_booked = true;
        QString time;
        for (const Field &field : neededFields(tools)) {
            if (kindOf(field.key) == "time"_L1)
                time = m_values.value(field.key);
        }
        while (time.endsWith(u'.'))
            time.chop(1);
        return next(say(u"booked"_s, time), tools);
    }
    m_booked = ++m_failedBookings >= 2; // then it is left to the office
    const QString clarification = result.value("clarification"_L1).toString();
    const QString speech = clarification.isEmpty() ? say(u"booking_failed"_s) : clarification;
    const QString missing = QString::fromUtf8(QJsonDocument(result.value("missing_fields"_L1).toArray()).toJson(QJsonDocument::Compact)) + clarification;
    const QString kind = missing.contains("mail"_L1, Qt::CaseInsensitive) ? u"email"_s : u"time"_s;
    for (const Field &field : neededFields(tools)) {
        if (!m_booked && kindOf(field.key) == kind) {
            m_values.remove(field.key);
            m_asked = field.key;
            return {clarification.contains(u'?') ? speech : speech + u' ' + question(field), {}};
        }
    }
    return next(speech, tools);
}

Receptionist::Answer Receptionist::escalate(const QString &urgency, const QString &reason, const QStringList &tools)
{
    m_escalated = true;
    const bool isEmergency = urgency == "emergency"_L1;
    const QString number = m_emergencyNumber.isEmpty() ? Phrasebook::of(m_language).emergencyNumber() : m_emergencyNumber;
    Answer answer{say(isEmergency ? u"emergency"_s : u"human"_s, number), {}};
    if (tools.contains(u"escalate_call"_s))
        answer.calls.push_back({u"escalate_call"_s, {{u"reason"_s, reason}, {u"urgency"_s, urgency}, {u"summary"_s, summary()}}});
    return answer;
}

std::vector<Receptionist::Field> Receptionist::neededFields(const QStringList &tools) const
{
    std::vector<Field> fields = m_fields;
    if (m_wantsAppointment && tools.contains(u"create_appointment"_s)) {
        for (const QString &kind : {u"name"_s, u"email"_s, u"time"_s}) {
            if (std::ranges::none_of(fields, [&](const Field &field) { return kindOf(field.key) == kind; }))
                fields.push_back({kind, kind});
        }
    }
    return fields;
}

QString Receptionist::question(const Field &field)
{
    const QString known = u"ask."_s + kindOf(field.key);
    return Phrasebook::of(m_language).has(known) ? say(known) : say(u"ask.other"_s, field.label);
}

/// Goes on with what is still missing, after the sentence \a before.
Receptionist::Answer Receptionist::next(const QString &before, const QStringList &tools)
{
    if (!m_intakeDone) {
        for (const Field &field : neededFields(tools)) {
            if (m_values.value(field.key).isEmpty()) {
                m_asked = field.key;
                return {before + u' ' + question(field), {}};
            }
        }
    }
    m_asked.clear();
    if (m_wantsAppointment && !m_booked && tools.contains(u"create_appointment"_s))
        return bookNow(before);
    if (!m_intakeDone && tools.contains(u"complete_intake"_s)) {
        m_intakeDone = true;
        QJsonObject data;
        for (auto value = m_values.begin(); value != m_values.end(); ++value)
            data.insert(value.key(), value.value());
        return {before + u' ' + say(u"intake_done"_s), {{u"complete_intake"_s, {{u"structured_data"_s, data}, {u"urgency_level"_s, u"low"_s}}}}};
    }
    m_intakeDone = true;
    return {before + u' ' + say(u"anything_else"_s), {}};
}

Receptionist::Answer Receptionist::bookNow(const QString &before)
{
    QString name, email, time, reason;
    for (const Field &field : neededFields({u"create_appointment"_s})) {
        const QString kind = kindOf(field.key);
        const QString value = m_values.value(field.key);
        if (kind == "name"_L1)
            name = value;
        else if (kind == "email"_L1)
            email = emailIn(value).isEmpty() ? value : emailIn(value);
        else if (kind == "time"_L1)
            time = value;
        else if (kind == "reason"_L1)
            reason = value;
    }
    const Phrasebook &book = Phrasebook::of(m_language);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(m_clock.now()).time_since_epoch().count(), QTimeZone::UTC);
    const int weekday = book.weekdayIn(time);
    int days = weekday < 0 ? 1 : (weekday + 1 - now.date().dayOfWeek() + 7) % 7;
    if (days == 0)
        days = 7;
    const int minute = book.minuteIn(time) < 0 ? 10 * 60 : book.minuteIn(time);
    // Without a zone: the office's own time.
    const QDateTime start(now.date().addDays(days), QTime(0, 0).addSecs(minute * 60), QTimeZone::UTC);
    const QString format = u"yyyy-MM-ddTHH:mm:ss"_s;
    QJsonObject arguments{{u"title"_s, reason.isEmpty() ? u"Appointment"_s : reason.left(120)},
                          {u"start_time"_s, start.toString(format)},
                          {u"end_time"_s, start.addSecs(30 * 60).toString(format)},
                          {u"attendee_email"_s, email},
                          {u"attendee_name"_s, name}};
    return {before + u' ' + say(u"booking"_s), {{u"create_appointment"_s, arguments}}};
}

Receptionist::Answer Receptionist::endCall(const QString &sentence, const QString &reason, const QStringList &tools)
{
    Answer answer{sentence, {}};
    if (!m_ended && tools.contains(u"end_call"_s))
        answer.calls.push_back({u"end_call"_s, {{u"reason"_s, reason}}});
    m_ended = true;
    return answer;
}

QString Receptionist::summary() const
{
    QStringList parts;
    for (const Field &field : m_fields) {
        if (const QString value = m_values.value(field.key); !value.isEmpty())
            parts << field.label + u": "_s + value;
    }
    if (!m_said.isEmpty())
        parts << u"Last words: "_s + m_said.last();
    return parts.isEmpty() ? u"Nothing is known about the caller yet."_s : parts.join(u". "_s);
}

Receptionist::Answer Receptionist::aside(const QString &instructions, const QStringList &inputs) const
{
    if (const QString exact = exactSpeech(instructions); !exact.isEmpty())
        return {exact, {}, m_language};
    const Phrasebook &book = Phrasebook::of(m_language);
    // What it would say now that it gets the call back; the task is the last paragraph.
    if (book.means(instructions.section(u"\n\n"_s, -1), u"handback"_s)) {
        const auto open = std::ranges::find(m_fields, m_asked, &Field::key);
        const QString ask = open == m_fields.end() ? QString() : u"ask."_s + kindOf(open->key);
        const QString then = ask.isEmpty() || !book.has(ask) ? u"anything_else"_s : ask;
        return {book.sentence(u"resume"_s, m_options.seed) + u' ' + book.sentence(then, m_options.seed), {}, m_language};
    }
    return {inputs.isEmpty() ? summary() : u"Summary: "_s + inputs.join(u' ').left(400), {}, m_language};
}

} // namespace Attendant
