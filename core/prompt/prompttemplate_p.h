// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QVariantHash>

#include <memory>
#include <optional>

namespace Attendant {

// Variables of a prompt template:
//   organization.name .role .greeting .style .language .language_name .emergency_number
//   hours.text .now .open_now .next_open .next_close .timezone
//   services: a list of .name .minutes .bookable .not_bookable      intake: a list of .key .label
//   after_hours.policy .instruction .message     escalation.phone     caller.name
// Tags: if elif else endif for empty endfor with endwith comment endcomment filter endfilter firstof cycle ifchanged endifchanged.
// Filters: lower upper capfirst title first last length join default default_if_none cut slice truncatewords wordcount yesno pluralize safe add.

/// A parsed template. KTextTemplate 6.13 dies on an empty {{ }}, takes an unclosed one for text, and counts lines from 0; so everything is
/// looked at here before it sees it. Immutable; render() takes a lock, because KTextTemplate keeps state in the template.
class PromptTemplate
{
public:
    /// Where a variable is used.
    struct Use
    {
        QString name;      ///< as written, without filters: "organization.name"
        int line = 0;      ///< 1-based in the template
        bool isInTag = false; ///< in {% if … %} or {% for … %}, not printed
    };

    explicit PromptTemplate(const QString &text);
    ~PromptTemplate();

    /// The fault that keeps the template from being used, if there is one.
    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<Use> &uses() const { return m_uses; }

    /// Errors: InvalidInput (what only rendering finds, such as an unknown filter).
    [[nodiscard]] Result<QString> render(const QVariantHash &values) const;

private:
    class Engine;
    void look();
    void lookAtVariable(QStringView content, int line);
    void lookAtTag(QStringView content, int line);
    void lookAtFilters(QStringView content, int line);
    void lookAtBlock(const QString &tag, int line);
    void refuse(int line, const QString &reason);

    struct Block { QString tag; int line = 0; };

    QString m_text;
    QList<Block> m_open; ///< while looking
    std::optional<Error> m_fault;
    QList<Use> m_uses;
    std::unique_ptr<Engine> m_engine;
};

} // namespace Attendant
