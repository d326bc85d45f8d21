// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/phrasebook.h"

#include "base/logging.h"
#include "domain/jsonread.h"

#include <QFile>

#include <algorithm>

// In a static library nothing else refers to the resource's initialiser. The macro must stand outside of any namespace.
static void initialiseResources()
{
    Q_INIT_RESOURCE(scenarios);
}

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

QHash<QString, QList<QRegularExpression>> patterns(const QJsonObject &object)
{
    QHash<QString, QList<QRegularExpression>> all;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        for (const QString &pattern : strings(entry.value())) {
            QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
            if (!expression.isValid())
                qCWarning(lcSimulator, "The phrase book has a bad pattern: %s", qUtf8Printable(pattern));
            all[entry.key()] << expression;
        }
    }
    return all;
}

bool anyMatches(const QList<QRegularExpression> &patterns, const QString &text)
{
    return std::ranges::any_of(patterns, [&](const QRegularExpression &pattern) { return pattern.match(text).hasMatch(); });
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression separators(u"[^\\p{L}'-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return text.toLower().split(separators, Qt::SkipEmptyParts);
}

} // namespace

QHash<QString, Phrasebook> Phrasebook::load()
{
    initialiseResources();
    QHash<QString, Phrasebook> books;
    for (const QString &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
        QFile file(u":/scenarios/receptionist/%1.json"_s.arg(language));
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(lcSimulator, "The phrase book %s is missing.", qUtf8Printable(file.fileName()));
            continue;
        }
        const auto json = JsonReader::parseObject(file.readAll());
        if (!json) {
            qCWarning(lcSimulator, "The phrase book %s cannot be read: %s", qUtf8Printable(file.fileName()), qUtf8Printable(json.error().message));
            continue;
        }
        Phrasebook book;
        book.m_language = language;
        book.m_emergencyNumber = json->value("emergency_number"_L1).toString();
        const QJsonObject sentences = json->value("sentences"_L1).toObject();
        for (auto entry = sentences.begin(); entry != sentences.end(); ++entry)
            book.m_sentences.insert(entry.key(), strings(entry.value()));
        book.m_intents = patterns(json->value("intents"_L1).toObject());
        book.m_questions = patterns(json->value("questions"_L1).toObject());
        book.m_weekdays = strings(json->value("weekdays"_L1));
        book.m_numbers = strings(json->value("numbers"_L1));
        book.m_words = strings(json->value("words"_L1));
        books.insert(language, book);
    }
    return books;
}

const Phrasebook &Phrasebook::of(QStringView language)
{
    static const QHash<QString, Phrasebook> books = load();
    static const Phrasebook none;
    const auto book = books.constFind(language.left(2).toString().toLower());
    if (book != books.constEnd())
        return *book;
    const auto english = books.constFind(u"en"_s);
    return english != books.constEnd() ? *english : none;
}

QString Phrasebook::languageOf(const QString &text)
{
    const QStringList words = wordsOf(text);
    QString best;
    qsizetype most = 1;
    bool isTie = false;
    for (const QString &language : {u"en"_s, u"de"_s, u"es"_s, u"fr"_s}) {
        const QStringList &known = of(language).m_words;
        const qsizetype count = std::ranges::count_if(words, [&](const QString &word) { return known.contains(word); });
        if (count > most) {
            most = count;
            best = language;
            isTie = false;
        } else if (count == most) {
            isTie = true;
        }
    }
    return isTie ? QString() : best;
}

QString Phrasebook::sentence(const QString &name, quint64 choice) const
{
    const QStringList sentences = m_sentences.value(name);
    return sentences.isEmpty() ? QString() : sentences[static_cast<qsizetype>(choice % static_cast<quint64>(sentences.size()))];
}

bool Phrasebook::means(const QString &text, const QString &intent) const
{
    return anyMatches(m_intents.value(intent), text);
}

QStringList Phrasebook::asksFor(const QString &text) const
{
    QStringList asked;
    for (const QString &key : {u"name"_s, u"date_of_birth"_s, u"phone"_s, u"email"_s, u"time"_s, u"reason"_s}) {
        if (anyMatches(m_questions.value(key), text))
            asked << key;
    }
    return asked;
}

int Phrasebook::weekdayIn(const QString &text) const
{
    const QString lower = text.toLower();
    for (qsizetype i = 0; i < m_weekdays.size(); ++i) {
        if (lower.contains(m_weekdays[i]))
            return static_cast<int>(i);
    }
    return -1;
}

int Phrasebook::minuteIn(const QString &text) const
{
    int hour = -1;
    int minute = 0;
    static const QRegularExpression digits(u"\\b(\\d{1,2})(?:[:.h](\\d{2}))?\\b"_s);
    if (const auto match = digits.match(text); match.hasMatch() && match.captured(1).toInt() < 24) {
        hour = match.captured(1).toInt();
        minute = match.captured(2).toInt();
    } else {
        const QStringList words = wordsOf(text);
        for (qsizetype i = 0; i < m_numbers.size() && hour < 0; ++i) {
            if (words.contains(m_numbers[i]))
                hour = static_cast<int>(i) + 1;
        }
    }
    if (hour < 0)
        return -1;
    if (hour < 12 && (means(text, u"afternoon"_s) || hour < 7))
        hour += 12; // nobody is seen before seven
    return hour * 60 + minute;
}

} // namespace Attendant
