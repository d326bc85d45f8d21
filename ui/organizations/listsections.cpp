// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/listsections.h"

#include "ui/organizations/entrylist.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("OrganizationLists", text);
}

QJsonArray services(const Organization &organization)
{
    if (organization.config.value("services"_L1).isArray())
        return organization.config.value("services"_L1).toArray();
    QJsonArray list;
    const auto lines = organization.servicesOffered.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            list.append(QJsonObject{{u"name"_s, line.trimmed()}, {u"bookable"_s, true}});
    }
    return list;
}

QJsonArray intake(const Organization &organization)
{
    QJsonArray list;
    for (const auto &field : organization.intakeFields())
        list.append(QJsonObject{{u"key"_s, field.key}, {u"label"_s, field.label}});
    return list;
}

// Follows and edits config.KEY through \a read.
void bind(EntryList *list, OrganizationDraft &draft, const QString &key, QJsonArray (*read)(const Organization &))
{
    const auto show = [list, &draft, read] { list->setEntries(read(draft.current())); };
    show();
    QObject::connect(&draft, &OrganizationDraft::reset, list, &EntryList::reset);
    QObject::connect(&draft, &OrganizationDraft::changed, list, show);
    QObject::connect(list, &EntryList::entriesEdited, &draft, [&draft, key](const QJsonArray &entries, bool structural) {
        draft.edit(u"config."_s + key, [&](Organization &organization) { organization.config.insert(key, entries); }, structural);
    });
    QObject::connect(list, &EntryList::nameMissing, &draft, [&draft, key](bool missing) {
        draft.setProblem(u"config."_s + key, missing ? words(QT_TRANSLATE_NOOP("OrganizationLists", "An entry has no name. What was saved stays.")) : QString());
    });
}

} // namespace

QString keyFromLabel(const QString &label)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s), edges(u"^_+|_+$"_s);
    QString key = label.toLower().normalized(QString::NormalizationForm_KD).replace(others, u"_"_s).remove(edges).left(40);
    return key.isEmpty() ? u"field"_s : key;
}

EntryList *servicesSection(OrganizationDraft &draft)
{
    const EntryList::Texts texts{words(QT_TRANSLATE_NOOP("OrganizationLists", "Services")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "ticked: the AI may book it")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "Service")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "Name of the service")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "min")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "No services yet. The AI takes messages only."))};
    auto *list = new EntryList(
        texts, true,
        [](EntryRow &row, const QJsonObject &entry) {
            const bool bookable = entry.value("bookable"_L1).toBool(true);
            row.setValues(bookable, entry.value("name"_L1).toString(), entry.value("minutes"_L1).toInt(),
                          bookable ? QString() : words(QT_TRANSLATE_NOOP("OrganizationLists", "takes a message")));
        },
        [](const EntryRow &row, const QJsonObject &before) {
            QJsonObject entry = before;
            entry.insert(u"name"_s, row.name());
            entry.insert(u"bookable"_s, row.isChecked());
            if (row.number() > 0)
                entry.insert(u"minutes"_s, row.number());
            else
                entry.remove(u"minutes"_s);
            return entry;
        });
    list->setObjectName(u"servicesSection"_s);
    bind(list, draft, u"services"_s, services);
    return list;
}

EntryList *intakeSection(OrganizationDraft &draft)
{
    const EntryList::Texts texts{words(QT_TRANSLATE_NOOP("OrganizationLists", "What to find out")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "in this order")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "Field")),
                                 words(QT_TRANSLATE_NOOP("OrganizationLists", "What to ask for")), {}, {}};
    auto *list = new EntryList(
        texts, false,
        [](EntryRow &row, const QJsonObject &entry) {
            row.setValues(false, entry.value("label"_L1).toString(entry.value("key"_L1).toString()), 0, entry.value("key"_L1).toString());
        },
        [](const EntryRow &row, const QJsonObject &before) {
            const QString key = before.value("key"_L1).toString(), label = before.value("label"_L1).toString();
            QJsonObject entry = before;
            entry.insert(u"label"_s, row.name());
            // A key that came from the label follows it; any other is known elsewhere and stays.
            if (key.isEmpty() || key == keyFromLabel(label))
                entry.insert(u"key"_s, keyFromLabel(row.name()));
            return entry;
        });
    list->setObjectName(u"intakeSection"_s);
    bind(list, draft, u"intake"_s, intake);
    return list;
}

} // namespace Attendant::Ui
