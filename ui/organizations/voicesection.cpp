// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/voicesection.h"

#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/organizations/fieldbinding.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QComboBox *combo(const QString &name, const QString &objectName)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setObjectName(objectName);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMinimumContentsLength(6);
    // A wheel over the page scrolls the page.
    box->setFocusPolicy(Qt::StrongFocus);
    return box;
}

TextBinding choice(QLatin1StringView key, const QString &standard)
{
    TextBinding binding = configText(key);
    binding.read = [key, standard](const Organization &organization) { return organization.config.value(key).toString(standard); };
    return binding;
}

QWidget *pair(QWidget *left, QWidget *right)
{
    auto *both = new QWidget;
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(8));
    layout->addWidget(left, 1);
    layout->addWidget(right, 1);
    both->setFocusProxy(left);
    return both;
}

} // namespace

VoiceSection::VoiceSection(OrganizationDraft &draft, QWidget *parent)
    : Panel(tr("Name and voice"), Icon::None, parent)
    , m_name(new Field(tr("Name")))
{
    QGridLayout *grid = formGrid();
    body()->addLayout(grid);

    m_name->setObjectName(u"nameField"_s);
    bindField(m_name, draft, {u"name"_s, [](const Organization &organization) { return organization.name; },
                              [](Organization &organization, const QString &text) { organization.name = text.left(200); },
                              [&draft](const QString &text) -> QString {
                                  if (!text.trimmed().isEmpty())
                                      return {};
                                  return draft.isNew() ? tr("An organization needs a name.")
                                                       : tr("An organization needs a name. The saved name stays %1.").arg(draft.saved().name);
                              }});
    addFormRow(grid, tr("Name"), m_name, new FieldMessage(m_name));

    auto *role = new Field(tr("Role"));
    role->setPlaceholderText(tr("Who the AI is, such as: the automated assistant of a family clinic"));
    bindField(role, draft, configText("role"_L1));
    addFormRow(grid, tr("Role"), role);

    auto *greeting = new TextBox(tr("Greeting"), 2);
    greeting->setObjectName(u"greetingText"_s);
    greeting->setPlaceholderText(Organization{.name = tr("Name of the office")}.greeting());
    bindText(greeting, draft, configText("greeting"_L1));
    addFormRow(grid, tr("Greeting"), greeting);

    auto *style = new TextBox(tr("Speaking style"), 2);
    style->setPlaceholderText(tr("Calm and brief. Repeats numbers and times back."));
    bindText(style, draft, configText("style"_L1));
    addFormRow(grid, tr("Speaking style"), style);

    QComboBox *language = combo(tr("Language"), u"languageCombo"_s);
    for (const QString &code : {u"en"_s, u"es"_s, u"de"_s, u"fr"_s})
        language->addItem(languageName(code), code);
    bindCombo(language, draft, choice("language"_L1, u"en"_s));
    QComboBox *voice = combo(tr("Voice"), u"voiceCombo"_s);
    for (const QString &name : {u"marin"_s, u"cedar"_s, u"alloy"_s, u"ash"_s, u"ballad"_s, u"coral"_s, u"echo"_s, u"sage"_s, u"shimmer"_s, u"verse"_s})
        voice->addItem(name.at(0).toUpper() + name.sliced(1), name);
    bindCombo(voice, draft, choice("voice"_L1, u"marin"_s));
    addFormRow(grid, tr("Language and voice"), pair(language, voice));

    QComboBox *model = combo(tr("Model"), u"modelCombo"_s);
    for (const QString &name : {u"gpt-realtime-2.1"_s, u"gpt-realtime-2.1-mini"_s, u"gpt-realtime-2"_s, u"gpt-realtime-1.5"_s})
        model->addItem(name, name);
    bindCombo(model, draft, choice("model"_L1, u"gpt-realtime-2.1"_s));
    addFormRow(grid, tr("Model"), model);
}

EscalationSection::EscalationSection(OrganizationDraft &draft, QWidget *parent)
    : Panel(tr("Escalation"), Icon::None, parent)
{
    QGridLayout *grid = formGrid();
    body()->addLayout(grid);

    auto *phone = new Field(tr("Escalation phone"));
    phone->setObjectName(u"escalationPhoneField"_s);
    phone->setLeadingIcon(Icon::Phone);
    phone->setFont(Theme::font(13, QFont::Normal, true));
    phone->setPlaceholderText(u"+1 608 555 0100"_s);
    bindField(phone, draft, {u"escalation_phone"_s, [](const Organization &organization) { return organization.escalationPhone; },
                             [](Organization &organization, const QString &text) { organization.escalationPhone = text; },
                             [&draft](const QString &text) { return phoneProblem(text, draft.saved().escalationPhone); }});
    addFormRow(grid, tr("Escalation phone"), phone, new FieldMessage(phone));

    auto *number = new Field(tr("Emergency number"));
    number->setObjectName(u"emergencyNumberField"_s);
    number->setFont(Theme::font(13, QFont::Normal, true));
    number->setPlaceholderText(u"911"_s);
    number->setFixedWidth(px(96));
    bindField(number, draft, configText("emergency_number"_L1, [](const QString &text) -> QString {
        for (const QChar c : text.trimmed()) {
            if (!c.isDigit() && c != u' ' && c != u'+')
                return tr("Only digits, such as 911 or 112. What was saved stays.");
        }
        return {};
    }));
    addFormRow(grid, tr("Emergency number"), number, new FieldMessage(number));

    auto *target = new Field(tr("Emergency target in seconds"));
    target->setObjectName(u"emergencyTargetField"_s);
    target->setFont(Theme::font(13, QFont::Normal, true));
    target->setFixedWidth(px(72));
    bindField(target, draft, {u"config.emergency_target_s"_s,
                              [](const Organization &organization) {
                                  return QString::number(organization.config.value("emergency_target_s"_L1).toInt(15));
                              },
                              [](Organization &organization, const QString &text) {
                                  if (text.toInt() > 0 && text.toInt() != organization.config.value("emergency_target_s"_L1).toInt(15))
                                      organization.config.insert(u"emergency_target_s"_s, text.toInt());
                              },
                              [&draft](const QString &text) -> QString {
                                  bool isNumber = false;
                                  const int seconds = text.trimmed().toInt(&isNumber);
                                  if (isNumber && seconds >= 1 && seconds <= 600)
                                      return {};
                                  return tr("A number from 1 to 600. The saved target stays %1 s.")
                                      .arg(draft.saved().config.value("emergency_target_s"_L1).toInt(15));
                              }});
    auto *line = new QWidget;
    auto *lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(0, 0, 0, 0);
    lineLayout->setSpacing(px(8));
    lineLayout->addWidget(target);
    lineLayout->addWidget(new Label(tr("seconds"), 13, QFont::Normal, &Theme::text2), 1);
    addFormRow(grid, tr("Emergency target"), line, new FieldMessage(target));

    QComboBox *closed = combo(tr("When closed"), u"afterHoursCombo"_s);
    closed->addItem(tr("Voicemail"), toString(AfterHoursPolicy::Voicemail));
    closed->addItem(tr("Ring the escalation phone"), toString(AfterHoursPolicy::Forward));
    closed->addItem(tr("Take a message"), toString(AfterHoursPolicy::Message));
    closed->addItem(tr("Say that it is closed"), toString(AfterHoursPolicy::Closed));
    bindCombo(closed, draft, {u"after_hours_policy"_s, [](const Organization &organization) { return toString(organization.afterHoursPolicy); },
                              [](Organization &organization, const QString &text) {
                                  organization.afterHoursPolicy = afterHoursPolicyFrom(text).value_or(organization.afterHoursPolicy);
                              },
                              {}});
    addFormRow(grid, tr("When closed"), closed);

    auto *message = new TextBox(tr("Message when closed"), 2);
    message->setPlaceholderText(tr("What the AI says after hours"));
    bindText(message, draft, configText("after_hours_message"_L1));
    addFormRow(grid, tr("Message when closed"), message);
}

} // namespace Attendant::Ui
