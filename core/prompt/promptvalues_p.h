// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "domain/organization.h"

#include <QJsonObject>
#include <QStringList>
#include <QVariantHash>

namespace Attendant {

/// What a template is filled with. Values are cleaned: control characters and our own marks removed, single lines single, and no line
/// that looks like a section heading.
class PromptValues
{
public:
    PromptValues(const Organization &organization, Time now, const QJsonObject &caller);

    /// For the text as it is.
    [[nodiscard]] QVariantHash plain() const { return make(false); }
    /// Every value between marks that say which one it is; takeSpans() finds them again.
    [[nodiscard]] QVariantHash marked() const { return make(true); }
    /// The variable names behind the marks, by their number.
    [[nodiscard]] const QStringList &names() const { return m_names; }
    /// All that depends on the organization and not on the time or the caller, for the version.
    [[nodiscard]] QByteArray fingerprint() const;
    /// True when some text of the organization had a line that looked like a heading.
    [[nodiscard]] bool hadHeading() const { return m_hadHeading; }
    [[nodiscard]] static bool isKnown(const QString &name);

    QString greeting, hoursText, emergencyNumber;
    std::vector<Organization::IntakeField> intake;

    static constexpr char16_t markOpen = 0xE000, markClose = 0xE001, markFirst = 0xE100;
    static constexpr int maximumMarks = 0x700;

private:
    struct Service { QString name; int minutes = 0; bool isBookable = true; };
    [[nodiscard]] QVariantHash make(bool isMarked) const;
    [[nodiscard]] QString line(const QString &text);
    [[nodiscard]] QString lines(const QString &text);
    void readServices(const Organization &organization);
    void readClock(const Organization &organization, Time now);
    void readAfterHours(const Organization &organization);

    QString m_name, m_role, m_style, m_language, m_languageName, m_phone, m_policy, m_instruction, m_message, m_caller;
    QString m_now, m_nextOpen, m_nextClose, m_timezone;
    bool m_isOpen = false;
    bool m_hadHeading = false;
    std::vector<Service> m_services;
    mutable QStringList m_names;
};

} // namespace Attendant
