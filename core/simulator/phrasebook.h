// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace Attendant {

/// What simulated people and the simulated AI say and recognise in one language; read once from the program's resources
/// (resources/scenarios/receptionist/*.json, which explain their fields). Constant; any thread.
class Phrasebook
{
public:
    /// English when \a language is not known.
    [[nodiscard]] static const Phrasebook &of(QStringView language);

    /// The language among en, de, es, fr that \a text is written in, judged by its small words; empty when that is not clear.
    [[nodiscard]] static QString languageOf(const QString &text);

    [[nodiscard]] const QString &language() const { return m_language; }
    /// One of the sentences called \a name; \a choice picks it. Empty for a name that does not exist.
    [[nodiscard]] QString sentence(const QString &name, quint64 choice = 0) const;
    [[nodiscard]] bool has(const QString &name) const { return m_sentences.contains(name); }
    [[nodiscard]] bool means(const QString &text, const QString &intent) const;
    /// What \a text asks for: name, date_of_birth, phone, reason, time, email.
    [[nodiscard]] QStringList asksFor(const QString &text) const;
    /// 0 = Monday; -1: none is named.
    [[nodiscard]] int weekdayIn(const QString &text) const;
    /// The time of day in \a text in minutes, or -1.
    [[nodiscard]] int minuteIn(const QString &text) const;
    [[nodiscard]] const QString &emergencyNumber() const { return m_emergencyNumber; }

private:
    using Patterns = QList<QRegularExpression>;
    static QHash<QString, Phrasebook> load();

    QString m_language;
    QString m_emergencyNumber;
    QHash<QString, QStringList> m_sentences;
    QHash<QString, Patterns> m_intents;
    QHash<QString, Patterns> m_questions;
    QStringList m_weekdays, m_numbers, m_words;
};

} // namespace Attendant
