// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/sidepanel.h"

#include "ui/call/outcomes.h"
#include "ui/common/button.h"
#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/tagchip.h"
#include "ui/organizations/openstate.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// What models write into intake fields is text mostly; lists and numbers happen.
QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? SidePanel::tr("Yes") : SidePanel::tr("No");
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts << valueText(part);
        return parts.join(u", "_s);
    }
    case QJsonValue::Object: {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            parts << it.key() + u": "_s + valueText(it.value());
        return parts.join(u", "_s);
    }
    default:
        return value.toVariant().toString().simplified();
    }
}

// "callback_number" → "Callback number"
QString keyWords(QString key)
{
    key.replace(u'_', u' ');
    if (!key.isEmpty())
        key[0] = key[0].toUpper();
    return key;
}

QString policyName(AfterHoursPolicy policy)
{
    switch (policy) {
    case AfterHoursPolicy::Voicemail: return SidePanel::tr("Voicemail");
    case AfterHoursPolicy::Forward: return SidePanel::tr("Forward to a telephone");
    case AfterHoursPolicy::Message: return SidePanel::tr("Take a message");
    case AfterHoursPolicy::Closed: break;
    }
    return SidePanel::tr("Closed");
}

} // namespace

SidePanel::SidePanel(QWidget *parent)
    : QScrollArea(parent)
    , m_summaryText(new Label({}, 13, QFont::Normal, &Theme::text2))
{
    setObjectName(u"sidePanel"_s);
    setAccessibleName(tr("Facts"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(px(16), 0, px(16), px(8));
    m_layout->setSpacing(0);
    m_intake = addSection(tr("Intake"));
    m_intake.note->setText(tr("fills itself"));
    m_layout->addWidget(new HairLine);
    m_summary = addSection(tr("What the AI knew"));
    m_summaryText->setWordWrap(true);
    m_summaryText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary.body->addWidget(m_summaryText);
    m_summary.body->addSpacing(px(12));
    m_summary.body->setContentsMargins(0, 0, 0, 0);
    m_summary.body->addWidget(new HairLine);
    m_organization = addSection({});
    m_earlier = addSection(tr("Earlier calls"));
    m_earlier.box->hide();
    m_layout->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() switched it on
    setNarrow(false);
}

SidePanel::Section SidePanel::addSection(const QString &title)
{
    Section section;
    section.box = new QWidget;
    auto *outer = new QVBoxLayout(section.box);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    section.title = new Label(title, 13, QFont::DemiBold);
    section.title->setElided(true);
    section.title->setFixedHeight(px(40));
    section.tag = new TagChip({}, TagChip::Tone::Accent);
    section.tag->hide();
    section.note = new Label({}, 12, QFont::Normal, &Theme::text3);
    section.note->setTabular(true);
    head->addWidget(section.title);
    head->addWidget(section.tag);
    head->addStretch(1);
    head->addWidget(section.note);
    outer->addLayout(head);
    section.body = new QVBoxLayout;
    section.body->setContentsMargins(0, 0, 0, px(8));
    section.body->setSpacing(0);
    outer->addLayout(section.body);
    m_layout->addWidget(section.box);
    return section;
}

void SidePanel::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(px(narrow ? 328 : 372));
    for (const auto &[key, row] : m_intakeRows)
        row->setNarrow(narrow);
    for (const auto &[key, row] : m_organizationRows)
        row->setNarrow(narrow);
}

FactRow *SidePanel::rowFor(Section &section, std::vector<std::pair<QString, FactRow *>> &rows, const QString &key, const QString &name)
{
    const auto found = std::ranges::find(rows, key, &std::pair<QString, FactRow *>::first);
    if (found != rows.end())
        return found->second;
    auto *row = new FactRow(name);
    row->setNarrow(m_narrow);
    // The tint of a new value reaches 8 px further than the text, which stays aligned with the title.
    row->setContentsMargins(0, 0, 0, 0);
    row->layout()->setContentsMargins(0, px(4), 0, px(4));
    section.body->addWidget(row);
    rows.emplace_back(key, row);
    return row;
}

void SidePanel::setFacts(const CallFacts &facts, const Organization *organization, const QString &organizationName, Time now)
{
    if (facts.call.id != m_call) {
        m_call = facts.call.id;
        for (auto *rows : {&m_intakeRows, &m_organizationRows}) {
            for (const auto &[key, row] : *rows)
                delete row;
            rows->clear();
        }
        setEarlierCalls({});
        verticalScrollBar()->setValue(0);
    }
    fillIntake(facts, organization);
    fillSummary(facts, organization);
    fillOrganization(facts, organization, organizationName, now);
}

void SidePanel::fillIntake(const CallFacts &facts, const Organization *organization)
{
    const QJsonObject values = facts.call.intake ? facts.call.intake->structuredData : QJsonObject();
    QStringList order;
    QHash<QString, QString> labels;
    const auto fields = organization ? organization->intakeFields() : Organization().intakeFields();
    for (const auto &field : fields) {
        order << field.key;
        labels.insert(field.key, field.label);
    }
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!order.contains(value.key()))
            order << value.key();
    }
    int known = 0;
    for (const QString &key : std::as_const(order)) {
        FactRow *row = rowFor(m_intake, m_intakeRows, key, labels.value(key, keyWords(key)));
        const QString before = row->value(), value = valueText(values.value(key));
        known += value.isEmpty() ? 0 : 1;
        const QString missing = facts.call.status == CallStatus::InProgress ? tr("Not asked yet") : tr("Not asked");
        row->setValue(value, missing, Icon::Bot, tr("The AI heard this"));
        if (!value.isEmpty() && value != before && facts.call.status == CallStatus::InProgress)
            row->highlight();
    }
    m_intake.tag->setText(tr("%1 of %2").arg(known).arg(order.size()));
    m_intake.tag->setVisible(known > 0);
    const bool done = facts.call.intake && facts.call.intake->completed;
    m_intake.note->setText(done ? tr("complete") : facts.call.status == CallStatus::InProgress ? tr("fills itself") : tr("not completed"));
}

void SidePanel::fillSummary(const CallFacts &facts, const Organization *organization)
{
    const auto &escalation = facts.call.escalation;
    const QString text = !escalation ? QString() : !escalation->summary.isEmpty() ? escalation->summary : escalationSentence(*escalation);
    m_summary.box->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_summary.title->setText(escalation->summary.isEmpty() ? tr("Why a person is needed") : tr("What the AI knew"));
    QString all = text;
    if (!escalation->outcome.isEmpty())
        all += u"\n\n"_s + tr("Outcome: %1").arg(outcomeName(escalation->outcome, organization)) + (escalation->notes.isEmpty() ? QString() : u'\n' + escalation->notes);
    m_summaryText->setText(all);
    m_summary.note->setText(facts.escalatedAt ? callTime(secondsBetween(facts.call.startedAt, *facts.escalatedAt)) : QString());
}

void SidePanel::fillOrganization(const CallFacts &facts, const Organization *organization, const QString &name, Time now)
{
    m_organization.box->setVisible(organization != nullptr);
    if (!organization)
        return;
    m_organization.title->setText(name);
    const auto add = [&](const QString &key, const QString &label, const QString &value, Icon source = Icon::None) {
        if (!value.isEmpty())
            rowFor(m_organization, m_organizationRows, key, label)->setValue(value, {}, source, label);
    };
    add(u"phone"_s, tr("Escalation phone"), organization->escalationPhone, Icon::Phone);
    add(u"number"_s, tr("Emergency number"), organization->config.value("emergency_number"_L1).toString(), Icon::Phone);
    add(u"policy"_s, tr("After hours"), policyName(organization->afterHoursPolicy));
    const auto hours = organization->hours();
    // By the office's own clock, as it is said to the caller.
    if (hours)
        add(u"now"_s, tr("Now"), openState(*organization, now));
    // Today's; who wants the week looks behind it.
    add(u"hours"_s, tr("Hours"), hours ? todaySummary(*hours, now) : organization->businessHours, hours ? Icon::Clock : Icon::None);
    if (hours)
        rowFor(m_organization, m_organizationRows, u"hours"_s, tr("Hours"))->setDetails(weekSummary(*hours, now));
    add(u"prompt"_s, tr("Prompt version"), facts.call.promptVersion);
}

void SidePanel::setEarlierCalls(const std::vector<Call> &calls)
{
    while (QLayoutItem *item = m_earlier.body->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_earlier.box->setVisible(!calls.empty());
    for (const Call &call : calls) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(call.startedAt.time_since_epoch()).count();
        const QString day = QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), u"d MMMM"_s);
        const QString what = call.escalated ? tr("Escalated") : phaseName(call.phase);
        auto *button = new Button(tr("%1, %2").arg(day, what), Icon::History);
        button->setKind(Button::Kind::Flat);
        button->setFillsWidth(true);
        button->setToolTip(call.endedAt ? tr("Lasted %1").arg(callTime(secondsBetween(call.startedAt, *call.endedAt))) : QString());
        connect(button, &QPushButton::clicked, this, [this, id = call.id] { Q_EMIT callRequested(id); });
        m_earlier.body->addWidget(button);
    }
}

void SidePanel::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().surface);
    painter.fillRect(QRect(0, 0, 1, viewport()->height()), Theme::current().line);
    QScrollArea::paintEvent(event);
}

} // namespace Attendant::Ui
