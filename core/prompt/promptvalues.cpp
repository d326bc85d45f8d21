// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/promptvalues_p.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// An office's texts are a page, not a book; what is beyond would crowd out the rest of the prompt.
constexpr qsizetype maximumLine = 500;
constexpr qsizetype maximumText = 8'000;

QString cleaned(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        const bool isOurMark = c >= QChar(0xE000) && c <= QChar(0xF8FF);
        // White space other than the line feed would let a heading hide behind an exotic line end.
        if (c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029) || c == u'\v' || c == u'\f' || c == QChar(0x85))
            clean += u'\n';
        else if (!isOurMark && (c == u'\n' || c == u'\t' || c.isPrint()) && c.category() != QChar::Other_Format)
            clean += c;
    }
    return clean.replace(u"\n\n"_s, u"\n"_s).trimmed();
}

QDateTime local(Time time, const QByteArray &timezone)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count(), QTimeZone(timezone));
}

QString clockText(const QDateTime &time)
{
    return QLocale::c().toString(time, u"h:mm AP"_s);
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const qint64 days = now.date().daysTo(moment.date());
    const QString clock = clockText(moment);
    if (days == 0)
        return u"today at "_s + clock;
    if (days == 1)
        return u"tomorrow at "_s + clock;
    return (days < 7 ? QLocale::c().toString(moment, u"dddd"_s) : QLocale::c().toString(moment, u"dddd, d MMMM"_s)) + u" at "_s + clock;
}

QString languageName(const QString &code)
{
    const QLocale::Language language = QLocale::codeToLanguage(code);
    return language == QLocale::AnyLanguage || language == QLocale::C ? QString() : QLocale::languageToString(language);
}

} // namespace

PromptValues::PromptValues(const Organization &organization, Time now, const QJsonObject &caller)
{
    const QJsonObject &config = organization.config;
    m_name = line(organization.name);
    m_role = line(config.value("role"_L1).toString());
    if (m_role.isEmpty())
        m_role = u"the automated assistant"_s;
    greeting = line(organization.greeting());
    m_style = lines(config.value("style"_L1).toString());
    m_language = line(organization.language());
    m_languageName = languageName(m_language);
    m_phone = line(organization.escalationPhone);
    m_caller = line(caller.value("name"_L1).toString());
    // Digits alone: this one stands in the safety section.
    static const QRegularExpression noDigit(u"[^0-9+ ]"_s);
    emergencyNumber = config.value("emergency_number"_L1).toString().left(16).remove(noDigit).trimmed();
    for (const auto &field : organization.intakeFields())
        intake.push_back({line(field.key), line(field.label)});
    readServices(organization);
    readClock(organization, now);
    readAfterHours(organization);
}

QString PromptValues::line(const QString &text)
{
    return lines(text).simplified().left(maximumLine);
}

QString PromptValues::lines(const QString &text)
{
    static const QRegularExpression heading(u"^[\\s>*_`~=-]*[#\uFF03\uFE5F]+\\s*"_s);
    QStringList kept;
    for (QString row : cleaned(text).split(u'\n')) {
        if (const auto match = heading.match(row); match.hasMatch()) {
            row.remove(0, match.capturedLength());
            m_hadHeading = true;
        }
        kept << row;
    }
    return kept.join(u'\n').left(maximumText);
}

void PromptValues::readServices(const Organization &organization)
{
    const QJsonArray configured = organization.config.value("services"_L1).toArray();
    for (const QJsonValue &entry : configured) {
        const QJsonObject service = entry.toObject();
        m_services.push_back({line(service.value("name"_L1).toString()), service.value("minutes"_L1).toInt(), service.value("bookable"_L1).toBool(true)});
    }
    if (configured.isEmpty()) {
        for (const QString &row : organization.servicesOffered.split(u'\n'))
            m_services.push_back({line(row), 0, true});
    }
    std::erase_if(m_services, [](const Service &service) { return service.name.isEmpty(); });
}

void PromptValues::readClock(const Organization &organization, Time now)
{
    const auto hours = organization.hours();
    hoursText = hours ? hours->describe() : line(organization.businessHours);
    if (!hours)
        return;
    m_timezone = QString::fromUtf8(hours->timezone);
    m_isOpen = hours->isOpenAt(now);
    const QDateTime here = local(now, hours->timezone);
    const auto change = hours->nextChange(now);
    const QString next = change ? momentText(local(*change, hours->timezone), here) : QString();
    (m_isOpen ? m_nextClose : m_nextOpen) = next;
    m_now = u"It is now %1, %2 at the office (%3). "_s.arg(QLocale::c().toString(here, u"dddd, d MMMM yyyy"_s), clockText(here), m_timezone);
    const auto holiday = std::ranges::find(hours->holidays, here.date(), &OpeningHours::Holiday::date);
    if (m_isOpen)
        m_now += next.isEmpty() ? u"The office is open."_s : u"The office is open; it closes %1."_s.arg(next);
    else {
        const QString why = holiday != hours->holidays.end() && !line(holiday->name).isEmpty() ? u" for "_s + line(holiday->name) : QString();
        m_now += next.isEmpty() ? u"The office is closed%1."_s.arg(why) : u"The office is closed%1; it opens again %2."_s.arg(why, next);
    }
}

void PromptValues::readAfterHours(const Organization &organization)
{
    m_policy = toString(organization.afterHoursPolicy);
    m_message = line(organization.config.value("after_hours_message"_L1).toString());
    switch (organization.afterHoursPolicy) {
    case AfterHoursPolicy::Voicemail:
        m_instruction = u"When the office is closed, say so, complete the intake and say that the office will call back when it is open."_s;
        break;
    case AfterHoursPolicy::Forward:
        m_instruction = u"When the office is closed, say so and offer to connect the caller to the person on call; use escalate_call for it."_s;
        break;
    case AfterHoursPolicy::Message:
        m_instruction = u"When the office is closed, say so, take a short message with name and number, and end the call."_s;
        break;
    case AfterHoursPolicy::Closed:
        m_instruction = u"When the office is closed, say so, say when it opens again, and end the call unless it is urgent."_s;
        break;
    }
}

QVariantHash PromptValues::make(bool isMarked) const
{
    m_names.clear();
    const auto value = [&](const QString &name, const QString &text) -> QVariant {
        if (!isMarked || text.isEmpty() || m_names.size() >= maximumMarks)
            return text;
        m_names << name;
        return QString(QString(QChar(markOpen)) + QChar(static_cast<char16_t>(markFirst + m_names.size() - 1)) + text + QChar(markClose));
    };
    QVariantList services, fields;
    for (const Service &service : m_services) {
        services << QVariantHash{{u"name"_s, value(u"services.name"_s, service.name)},
                                 {u"minutes"_s, value(u"services.minutes"_s, service.minutes > 0 ? QString::number(service.minutes) : QString())},
                                 {u"bookable"_s, service.isBookable},
                                 {u"not_bookable"_s, !service.isBookable}};
    }
    for (const auto &field : intake)
        fields << QVariantHash{{u"key"_s, value(u"intake.key"_s, field.key)}, {u"label"_s, value(u"intake.label"_s, field.label)}};
    return {{u"organization"_s, QVariantHash{{u"name"_s, value(u"organization.name"_s, m_name)},
                                             {u"role"_s, value(u"organization.role"_s, m_role)},
                                             {u"greeting"_s, value(u"organization.greeting"_s, greeting)},
                                             {u"style"_s, value(u"organization.style"_s, m_style)},
                                             {u"language"_s, value(u"organization.language"_s, m_language)},
                                             {u"language_name"_s, value(u"organization.language_name"_s, m_languageName)},
                                             {u"emergency_number"_s, value(u"organization.emergency_number"_s, emergencyNumber)}}},
            {u"hours"_s, QVariantHash{{u"text"_s, value(u"hours.text"_s, hoursText)},
                                      {u"now"_s, value(u"hours.now"_s, m_now)},
                                      {u"open_now"_s, m_isOpen},
                                      {u"next_open"_s, value(u"hours.next_open"_s, m_nextOpen)},
                                      {u"next_close"_s, value(u"hours.next_close"_s, m_nextClose)},
                                      {u"timezone"_s, value(u"hours.timezone"_s, m_timezone)}}},
            {u"services"_s, services},
            {u"intake"_s, fields},
            {u"after_hours"_s, QVariantHash{{u"policy"_s, value(u"after_hours.policy"_s, m_policy)},
                                            {u"instruction"_s, m_instruction},
                                            {u"message"_s, value(u"after_hours.message"_s, m_message)}}},
            {u"escalation"_s, QVariantHash{{u"phone"_s, value(u"escalation.phone"_s, m_phone)}}},
            {u"caller"_s, QVariantHash{{u"name"_s, value(u"caller.name"_s, m_caller)}}}};
}

QByteArray PromptValues::fingerprint() const
{
    QJsonArray services, fields;
    for (const Service &service : m_services)
        services.append(QJsonArray{service.name, service.minutes, service.isBookable});
    for (const auto &field : intake)
        fields.append(QJsonArray{field.key, field.label});
    const QJsonArray all{m_name, m_role, greeting, m_style, m_language, emergencyNumber, hoursText, m_timezone,
                         services, fields, m_policy, m_instruction, m_message, m_phone};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

bool PromptValues::isKnown(const QString &name)
{
    static const QSet<QString> names{u"organization.name"_s, u"organization.role"_s, u"organization.greeting"_s, u"organization.style"_s,
                                     u"organization.language"_s, u"organization.language_name"_s, u"organization.emergency_number"_s,
                                     u"hours.text"_s, u"hours.now"_s, u"hours.open_now"_s, u"hours.next_open"_s, u"hours.next_close"_s,
                                     u"hours.timezone"_s, u"services"_s, u"intake"_s, u"after_hours.policy"_s, u"after_hours.instruction"_s,
                                     u"after_hours.message"_s, u"escalation.phone"_s, u"caller.name"_s};
    return names.contains(name);
}

} // namespace Attendant
