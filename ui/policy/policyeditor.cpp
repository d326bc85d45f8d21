// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/policyeditor.h"

#include "domain/escalationpolicy.h"
#include "ui/common/besidebox.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/segmentedfilter.h"
#include "ui/common/tagchip.h"
#include "ui/policy/jsonview.h"
#include "ui/policy/policyform.h"
#include "ui/policy/policytimeline.h"
#include "ui/policy/steptext.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto key = "escalation_policy"_L1;
const QString fieldName = u"config.escalation_policy"_s;
constexpr auto pauseBeforePreview = 250ms;
constexpr int previewWidth = 340, besideFrom = 960;
enum Mode { FormMode, JsonMode };

QJsonObject policyOf(const Organization &organization)
{
    const QJsonValue own = organization.config.value(key);
    return own.isObject() ? own.toObject() : EscalationPolicy::builtIn(organization).toJson();
}

QScrollArea *scrolling(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() switched it on
    return scroll;
}

// In short: who is asked, and for how long.
QString stepWords(const EscalationStep &step)
{
    const auto lasting = [&step](const QString &who) { return PolicySection::tr("%1 for %2", "who is asked, how long").arg(who, coarseTime(step.timer)); };
    switch (step.target) {
    case EscalationStep::Target::Agents:
        return lasting(step.group.isEmpty() ? PolicySection::tr("everybody available") : PolicySection::tr("the group %1").arg(step.group));
    case EscalationStep::Target::Person: return lasting(PolicySection::tr("one person"));
    case EscalationStep::Target::Phone: return lasting(step.number);
    case EscalationStep::Target::Webhook: return lasting(PolicySection::tr("another system"));
    case EscalationStep::Target::Voicemail: break;
    }
    return PolicySection::tr("a message is taken");
}

// Its rules are for an urgency or a time, and the last one is for the rest. "Built-in" has been said over them.
QString builtInName(const EscalationPolicy::Rule &rule)
{
    if (!rule.when.isEmpty())
        return PolicySection::tr("After hours");
    return urgencyName(rule.urgencies.size() == 1 ? rule.urgencies.front() : Urgency::Low);
}

QString capitalized(QString name)
{
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

// "The field 'config.…steps[0].number' must be…": the place is shown by where the sentence stands.
QString shortened(const Error &error)
{
    return QString(error.message).replace(u"The field '%1'"_s.arg(error.field), PolicyEditor::tr("This"));
}

} // namespace

PolicyEditor::PolicyEditor(OrganizationDraft &draft, ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_api(api)
    , m_modes(new SegmentedFilter(tr("How the policy is edited")))
    , m_origin(new TagChip)
    , m_builtIn(new Button(tr("Use the built-in one")))
    , m_stack(new QStackedWidget)
    , m_form(new PolicyForm)
    , m_json(new JsonView(tr("The policy as JSON")))
    , m_jsonProblem(new Label({}, 12, QFont::Normal, &Theme::amberText))
    , m_rule(new Label({}, 13, QFont::DemiBold))
    , m_previewProblem(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_urgency(new QComboBox)
    , m_moment(new QDateTimeEdit)
    , m_zone(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_timeline(new PolicyTimeline)
{
    setObjectName(u"policyEditor"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setSpacing(px(12));
    auto *head = new QHBoxLayout;
    buildHead(head);
    outer->addLayout(head);
    m_stack->addWidget(scrolling(m_form));
    auto *text = new Panel(tr("Policy as JSON"));
    m_json->setObjectName(u"policyJson"_s);
    m_json->setFrameShape(QFrame::NoFrame);
    m_jsonProblem->setWordWrap(true);
    m_jsonProblem->setObjectName(u"policyJsonProblem"_s);
    text->body()->addWidget(m_jsonProblem);
    text->body()->addWidget(m_json, 1);
    m_stack->addWidget(text);
    auto *columns = new BesideBox(m_stack, buildPreview(), previewWidth, besideFrom);
    columns->setShares(3, 2);
    outer->addWidget(columns, 1);
    setSideMargin(px(24));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforePreview);
    connect(&m_pause, &QTimer::timeout, this, &PolicyEditor::preview);
    connect(m_form, &PolicyForm::edited, this, [this](const QJsonObject &policy) {
        take(policy);
        const QString problem = m_jsonProblem->isHidden() ? QString() : m_jsonProblem->text();
        showJson();
        m_jsonProblem->setText(problem);
        m_jsonProblem->setVisible(!problem.isEmpty());
    });
    connect(m_json, &QPlainTextEdit::textChanged, this, &PolicyEditor::onJsonEdited);
    connect(&m_draft, &OrganizationDraft::changed, this, [this] {
        if (!m_filling && effective() != m_stored) // undone, loaded, taken from somebody else
            showDraft();
    });
    connect(&m_draft, &OrganizationDraft::reset, this, &PolicyEditor::showDraft);
    showDraft();
}

void PolicyEditor::setSideMargin(int margin)
{
    layout()->setContentsMargins(margin, 0, margin, margin);
}

void PolicyEditor::buildHead(QHBoxLayout *head)
{
    head->setSpacing(px(8));
    auto *back = Button::iconOnly(Icon::Left, tr("Back to the organization"));
    back->setObjectName(u"policyBackButton"_s);
    back->setKind(Button::Kind::Flat);
    m_modes->setObjectName(u"policyModes"_s);
    m_modes->addChoice(FormMode, tr("Form"));
    m_modes->addChoice(JsonMode, tr("JSON"));
    m_builtIn->setObjectName(u"policyBuiltInButton"_s);
    head->addWidget(back);
    auto *title = new Label(tr("Escalation policy"), 14, QFont::DemiBold);
    title->setElided(true);
    head->addWidget(title);
    head->addWidget(m_origin);
    head->addStretch(1);
    head->addWidget(m_builtIn);
    head->addWidget(m_modes);
    connect(back, &QPushButton::clicked, this, &PolicyEditor::backRequested);
    connect(m_modes, &SegmentedFilter::chosenChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_builtIn, &QPushButton::clicked, this, [this] {
        setProblem({}, {});
        m_draft.edit(fieldName, [](Organization &organization) { organization.config.remove(key); }, true);
        showDraft();
    });
}

QWidget *PolicyEditor::buildPreview()
{
    auto *panel = new Panel(tr("What would happen"));
    auto *asked = new QHBoxLayout;
    asked->setSpacing(px(8));
    for (const Urgency urgency : {Urgency::Emergency, Urgency::High, Urgency::Medium, Urgency::Low})
        m_urgency->addItem(urgencyName(urgency), toString(urgency));
    m_urgency->setObjectName(u"previewUrgency"_s);
    m_urgency->setAccessibleName(tr("Urgency of the call"));
    m_moment->setObjectName(u"previewMoment"_s);
    m_moment->setAccessibleName(tr("Moment of the escalation"));
    m_moment->setDisplayFormat(u"ddd d MMM HH:mm"_s);
    m_moment->setCalendarPopup(true);
    auto *now = new Button(tr("Now"));
    now->setSize(Button::Size::Small);
    now->setObjectName(u"previewNowButton"_s);
    asked->addWidget(m_urgency);
    asked->addWidget(m_moment, 1);
    asked->addWidget(m_zone);
    asked->addWidget(now);
    panel->body()->addLayout(asked);
    m_rule->setObjectName(u"previewRule"_s);
    m_rule->setWordWrap(true);
    m_rule->setContentsMargins(0, px(12), 0, px(8));
    panel->body()->addWidget(m_rule);
    m_previewProblem->setWordWrap(true);
    panel->body()->addWidget(m_previewProblem);
    panel->body()->addWidget(scrolling(m_timeline), 1);
    connect(m_urgency, &QComboBox::currentIndexChanged, this, &PolicyEditor::preview);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_isNow = false;
        m_pause.start();
    });
    connect(now, &QPushButton::clicked, this, [this] {
        m_isNow = true;
        showMoment();
        preview();
    });
    return panel;
}

// By the office's own clock, because its hours are what the rules ask for.
void PolicyEditor::showMoment()
{
    const auto hours = m_draft.current().hours();
    const QTimeZone zone = hours ? QTimeZone(hours->timezone) : QTimeZone::systemTimeZone();
    if (m_isNow || m_moment->timeZone() != zone) {
        const QSignalBlocker quiet(m_moment);
        const QDateTime moment = m_isNow ? QDateTime::currentDateTime() : m_moment->dateTime();
        m_moment->setTimeZone(zone);
        m_moment->setDateTime(moment.toTimeZone(zone));
    }
    const bool isOurs = zone.offsetFromUtc(m_moment->dateTime()) == m_moment->dateTime().toLocalTime().offsetFromUtc();
    m_zone->setText(isOurs || !hours ? QString() : tr("in %1", "a city, whose clock it is").arg(QString::fromUtf8(hours->timezone).section(u'/', -1).replace(u'_', u' ')));
    m_zone->setVisible(!m_zone->text().isEmpty());
}

void PolicyEditor::activate()
{
    showMoment();
    m_api.presence().then(this, [this](const Result<std::vector<PersonPresence>> &people) {
        if (!people)
            return; // the ids that are in the policy stay readable
        std::vector<PolicyChoices::Person> choices;
        for (const PersonPresence &person : *people)
            choices.push_back({person.id.text(), person.name});
        m_form->setPeople(choices);
    });
    preview();
}

QJsonObject PolicyEditor::effective() const
{
    return policyOf(m_draft.current());
}

void PolicyEditor::showDraft()
{
    m_stored = m_shown = effective();
    showMoment();
    m_form->setPolicy(m_shown);
    m_form->showProblem({}, {});
    m_jsonProblem->hide();
    showJson();
    const bool own = m_draft.current().config.value(key).isObject();
    m_origin->setText(own ? tr("Your own") : tr("Built-in"));
    m_origin->setTone(own ? TagChip::Tone::Accent : TagChip::Tone::Neutral);
    m_builtIn->setEnabled(own);
    m_builtIn->setToolTip(own ? QString() : tr("It is in use. Whatever you change makes it your own."));
    m_pause.start();
}

void PolicyEditor::showJson()
{
    const QScopedValueRollback filling(m_filling, true);
    m_jsonText = QString::fromUtf8(QJsonDocument(m_shown).toJson());
    m_json->setPlainText(m_jsonText);
    m_jsonText = m_json->toPlainText();
    m_json->clearError();
    m_jsonProblem->hide();
}

void PolicyEditor::setProblem(const QString &field, const QString &sentence)
{
    const QString path = field.startsWith(fieldName) ? field.sliced(std::min(field.size(), fieldName.size() + 1)) : field;
    m_form->showProblem(path, sentence);
    m_jsonProblem->setText(path.isEmpty() || sentence.isEmpty() ? sentence : tr("%1: %2", "place in the policy: what is wrong").arg(path, sentence));
    m_jsonProblem->setVisible(!sentence.isEmpty());
    m_draft.setProblem(fieldName, sentence.isEmpty() ? QString() : tr("Escalation policy: %1").arg(sentence));
}

// The draft gets what is right; what is not stays here, with its reason.
void PolicyEditor::take(const QJsonObject &policy)
{
    const QScopedValueRollback filling(m_filling, true);
    m_shown = policy;
    const auto read = EscalationPolicy::fromJson(policy);
    if (!read) {
        setProblem(read.error().field, shortened(read.error()));
        return;
    }
    m_stored = policy;
    setProblem({}, {});
    m_draft.edit(fieldName, [&policy](Organization &organization) { organization.config.insert(key, policy); });
    m_origin->setText(tr("Your own"));
    m_origin->setTone(TagChip::Tone::Accent);
    m_builtIn->setEnabled(true);
    m_builtIn->setToolTip({});
    m_pause.start();
}

void PolicyEditor::onJsonEdited()
{
    if (m_filling || m_json->toPlainText() == m_jsonText)
        return;
    m_jsonText = m_json->toPlainText();
    m_json->clearError();
    QJsonParseError wrong;
    const auto document = QJsonDocument::fromJson(m_json->toPlainText().toUtf8(), &wrong);
    if (!document.isObject()) {
        const int line = m_json->markError(wrong.error == QJsonParseError::NoError ? 0 : wrong.offset);
        const QString sentence = wrong.error == QJsonParseError::NoError ? tr("A policy is an object, in braces.") : tr("Line %1: %2").arg(line).arg(wrong.errorString());
        m_draft.setProblem(fieldName, tr("Escalation policy: %1").arg(sentence));
        m_jsonProblem->setText(sentence);
        m_jsonProblem->show();
        return;
    }
    m_form->setPolicy(document.object());
    take(document.object());
}

void PolicyEditor::preview()
{
    m_pause.stop();
    const quint64 generation = ++m_generation;
    if (m_draft.isNew() || m_draft.saved().id.isEmpty()) {
        m_timeline->clear();
        m_rule->setText({});
        m_previewProblem->setText(tr("Save the organization first; then this shows what would happen."));
        m_previewProblem->show();
        return;
    }
    if (!isVisible())
        return; // activate() asks when somebody looks
    const auto urgency = urgencyFrom(m_urgency->currentData().toString()).value_or(Urgency::Medium);
    std::optional<Time> at;
    if (!m_isNow)
        at = Time(std::chrono::milliseconds(m_moment->dateTime().toMSecsSinceEpoch()));
    m_api.previewPolicy(m_draft.saved().id, urgency, at, m_stored).then(this, [this, generation](const Result<PolicyPreview> &preview) {
        if (generation != m_generation)
            return;
        m_previewProblem->setVisible(!preview);
        if (!preview) {
            m_previewProblem->setText(tr("What would happen could not be worked out: %1").arg(errorSentence(preview.error())));
            return;
        }
        const QString when = preview->when == u"open" ? tr("open") : preview->when == u"holiday" ? tr("holiday") : tr("after hours");
        m_rule->setText(tr("%1 (%2)", "rule (time)").arg(ruleName(preview->rule), when));
        m_timeline->setPreview(*preview);
    });
}

// --- the section --------------------------------------------------------------------------------------------------------------

PolicySection::PolicySection(OrganizationDraft &draft, QWidget *parent)
    : Panel(tr("Escalation policy"), Icon::None, parent)
    , m_draft(draft)
    , m_text(new Label({}, 13, QFont::Normal, &Theme::text2))
{
    setObjectName(u"policySection"_s);
    auto *edit = new Button(tr("Edit policy"), Icon::Edit);
    edit->setSize(Button::Size::Small);
    edit->setObjectName(u"editPolicyButton"_s);
    addToTitle(edit);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"policySummary"_s);
    body()->addWidget(m_text);
    connect(edit, &QPushButton::clicked, this, &PolicySection::editRequested);
    connect(&m_draft, &OrganizationDraft::changed, this, &PolicySection::refresh);
    refresh();
}

void PolicySection::refresh()
{
    const auto policy = EscalationPolicy::fromJson(policyOf(m_draft.current()));
    QStringList lines;
    const bool builtIn = !m_draft.current().config.value(key).isObject();
    if (builtIn)
        lines << tr("The built-in one:");
    if (policy) {
        for (const auto &rule : policy->rules) {
            QStringList steps;
            for (const EscalationStep &step : rule.plan.steps)
                steps << stepWords(step);
            lines << tr("%1: %2", "rule: its steps").arg(builtIn ? builtInName(rule) : capitalized(rule.plan.name), steps.join(tr(", then ")));
        }
    }
    m_text->setText(lines.join(u'\n'));
}

} // namespace Attendant::Ui
