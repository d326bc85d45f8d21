// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/phrasessection.h"

#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/ruletitle.h"
#include "ui/organizations/chipflow.h"
#include "ui/policy/policytimeline.h"

#include <QAccessible>
#include <QGridLayout>
#include <QJsonArray>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto pauseBeforeCheck = 250ms;

int gravity(const SafetyVerdict::Match &match)
{
    if (match.negated)
        return 0;
    return match.urgency == u"emergency" ? 4 : match.urgency == u"high" ? 3 : match.urgency == u"human" ? 2 : 1;
}

QString ruleText(const QString &rule)
{
    const QString title = ruleTitle(rule);
    return rule.startsWith(u"org.") ? PhrasesSection::tr("%1.").arg(title) : PhrasesSection::tr("%1, built-in list.").arg(title);
}

// Why words that are there do not count.
QString dismissalText(const QString &context)
{
    if (context == u"negation")
        return PhrasesSection::tr("denied");
    if (context == u"long past")
        return PhrasesSection::tr("long past");
    if (context == u"hypothetical")
        return PhrasesSection::tr("only supposed");
    return context.isEmpty() ? PhrasesSection::tr("the words around it") : context;
}

std::optional<Urgency> urgencyOf(const SafetyVerdict &verdict)
{
    if (verdict.risk == u"emergency")
        return Urgency::Emergency;
    if (verdict.risk == u"high")
        return Urgency::High;
    return verdict.risk == u"human" || verdict.risk == u"uncertain" ? std::optional(Urgency::Medium) : std::nullopt;
}

} // namespace

VerdictView::VerdictView(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconView(Icon::Check))
    , m_title(new Label({}, 13, QFont::DemiBold))
    , m_phrase(new Label({}, 13, QFont::Normal, &Theme::onMark))
    , m_text(new Label({}, 12, QFont::Normal, &Theme::text2))
    , m_dismissed(new Label({}, 12, QFont::Normal, &Theme::text2))
    , m_spoken(new Label({}, 12, QFont::Normal, &Theme::text2))
{
    setFrameShape(QFrame::NoFrame);
    setObjectName(u"verdictView"_s);
    m_dismissed->setObjectName(u"verdictDismissed"_s);
    m_spoken->setObjectName(u"verdictSpoken"_s);
    m_title->setObjectName(u"verdictTitle"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(px(12), px(8), px(12), px(8));
    grid->setHorizontalSpacing(px(8));
    grid->setVerticalSpacing(px(4));
    m_text->setWordWrap(true);
    m_phrase->setContentsMargins(px(3), 0, px(3), 0);
    m_phrase->setElided(true);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_phrase, 0, 2);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_text, 1, 1, 1, 3);
    int line = 2;
    for (Label *label : {m_dismissed, m_spoken}) {
        label->setWordWrap(true);
        label->hide();
        grid->addWidget(label, line++, 1, 1, 3);
    }
    hide();
}

QString VerdictView::title() const
{
    return m_title->text();
}

void VerdictView::showText(Tone tone, const QString &title, const QString &phrase, const QString &text)
{
    m_tone = tone;
    if (tone == Tone::Red)
        m_icon->setRisk(Risk::Emergency);
    else if (tone == Tone::Amber)
        m_icon->setRisk(Risk::Look);
    else
        m_icon->setIcon(Icon::Check);
    m_title->setText(title);
    m_title->setColor(tone == Tone::Red ? &Theme::redText : tone == Tone::Amber ? &Theme::amberText : &Theme::text);
    m_phrase->setText(phrase);
    m_phrase->setVisible(!phrase.isEmpty());
    m_text->setText(text);
    setAccessibleName(title + (phrase.isEmpty() ? QString() : u": "_s + phrase));
    setAccessibleDescription(text);
    setVisible(true);
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void VerdictView::showVerdict(const QString &sentence, const SafetyVerdict &verdict)
{
    QStringList dismissed;
    for (const auto &match : verdict.matches) {
        if (match.negated)
            dismissed << tr("“%1” does not count: %2", "words: why").arg(match.phrase, dismissalText(match.dismissedBy));
    }
    dismissed.removeDuplicates();
    if (!verdict.secondOpinion.isEmpty())
        dismissed << tr("Second opinion: %1").arg(verdict.secondOpinion);
    m_dismissed->setText(dismissed.join(u'\n'));
    m_dismissed->setVisible(!dismissed.isEmpty());
    m_spoken->setText(tr("The caller hears: “%1”").arg(verdict.spoken));
    m_spoken->setVisible(!verdict.spoken.isEmpty());
    const auto worst = std::ranges::max_element(verdict.matches, {}, gravity);
    if (worst == verdict.matches.end()) {
        showText(Tone::Plain, tr("Nothing found"), {}, tr("The AI would go on with the call."));
        return;
    }
    QString phrase = worst->phrase;
    if (worst->start >= 0 && worst->length > 0 && worst->start + worst->length <= sentence.size())
        phrase = sentence.sliced(worst->start, worst->length);
    const QString category = verdict.categoryTitle.isEmpty() || worst->negated ? QString() : tr("%1. ", "category of a safety rule").arg(verdict.categoryTitle);
    const QString rule = category + ruleText(worst->rule);
    switch (gravity(*worst)) {
    case 4:
        showText(Tone::Red, tr("Emergency"), phrase, tr("%1 The AI would stop at once and everyone available would ring.").arg(rule));
        break;
    case 3:
        showText(Tone::Amber, tr("Priority"), phrase, tr("%1 The call would wait for a person, the AI would go on meanwhile.").arg(rule));
        break;
    case 2:
        showText(Tone::Amber, tr("Asks for a person"), phrase, tr("%1 The call would wait for a person.").arg(rule));
        break;
    case 1:
        showText(Tone::Plain, tr("Noted"), phrase, rule);
        break;
    default:
        showText(Tone::Plain, tr("Said not to be so"), phrase, tr("%1 The words are there, but denied; the AI would go on.").arg(rule));
    }
}

void VerdictView::showProblem(const QString &text)
{
    m_dismissed->hide();
    m_spoken->hide();
    showText(Tone::Plain, tr("Could not check"), {}, text);
    m_icon->setRisk(Risk::Look);
}

void VerdictView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QColor fill = m_tone == Tone::Red ? theme.redTint : m_tone == Tone::Amber ? theme.amberTint : theme.sunken;
    const QColor border = m_tone == Tone::Red ? theme.redG : m_tone == Tone::Amber ? theme.amberLine : theme.line;
    paintBox(&painter, rect(), px(Radius::control), fill, border);
    if (!m_phrase->isHidden())
        paintBox(&painter, m_phrase->geometry(), 3, theme.mark, {});
}

PhrasesSection::PhrasesSection(OrganizationDraft &draft, ApiClient &api, QWidget *parent)
    : Panel(tr("Try a sentence"), Icon::None, parent)
    , m_draft(draft)
    , m_api(api)
    , m_sentence(new Field(tr("A sentence that a caller might say")))
    , m_verdict(new VerdictView)
    , m_planTitle(new Label(tr("Who would be asked"), 12, QFont::Medium, &Theme::text2))
    , m_plan(new PolicyTimeline)
    , m_hint(new Label({}, 12, QFont::Normal, &Theme::text3))
{
    m_sentence->setObjectName(u"trySentenceField"_s);
    m_sentence->setPlaceholderText(tr("What a caller might say"));
    body()->addWidget(m_sentence);
    body()->addSpacing(px(8));
    body()->addWidget(m_verdict);
    m_planTitle->setContentsMargins(0, px(12), 0, px(4));
    m_plan->setObjectName(u"tryTimeline"_s);
    body()->addWidget(m_planTitle);
    body()->addWidget(m_plan);
    m_planTitle->hide();
    m_plan->hide();
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(0, px(4), 0, 0);
    body()->addWidget(m_hint);
    m_flows.emplace_back("emergency_phrases"_L1, addPhrases(tr("Your emergency phrases"), "emergency_phrases"_L1));
    m_flows.emplace_back("priority_phrases"_L1, addPhrases(tr("Your priority phrases"), "priority_phrases"_L1));

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeCheck);
    connect(&m_pause, &QTimer::timeout, this, &PhrasesSection::check);
    connect(m_sentence, &QLineEdit::textChanged, this, [this](const QString &text) {
        ++m_generation;
        if (text.trimmed().isEmpty()) {
            m_pause.stop();
            m_verdict->hide();
            m_plan->hide();
            m_planTitle->hide();
        } else {
            m_pause.start();
        }
    });
    connect(&m_draft, &OrganizationDraft::changed, this, &PhrasesSection::showPhrases);
    showPhrases();
}

ChipFlow *PhrasesSection::addPhrases(const QString &title, QLatin1StringView key)
{
    auto *name = new Label(title, 12, QFont::Medium, &Theme::text2);
    name->setContentsMargins(0, px(12), 0, px(4));
    body()->addWidget(name);
    auto *flow = new ChipFlow(title, tr("Phrase"));
    flow->setObjectName(QString(key));
    body()->addWidget(flow);
    const auto edit = [this, key](const std::function<void(QStringList &)> &change) {
        m_draft.edit(u"config."_s + key, [&](Organization &organization) {
            QStringList phrases = organization.phrases(key);
            change(phrases);
            if (phrases.isEmpty())
                organization.config.remove(key);
            else
                organization.config.insert(key, QJsonArray::fromStringList(phrases));
        }, true);
    };
    connect(flow, &ChipFlow::added, this, [edit](const QString &text) { edit([&](QStringList &phrases) { phrases << text.left(200); }); });
    connect(flow, &ChipFlow::removed, this, [edit](int index) {
        edit([index](QStringList &phrases) {
            if (index < phrases.size())
                phrases.removeAt(index);
        });
    });
    return flow;
}

void PhrasesSection::showPhrases()
{
    for (const auto &[key, flow] : m_flows)
        flow->setTexts(m_draft.current().phrases(key), m_draft.saved().phrases(key));
    const bool fresh = m_draft.isNew();
    m_sentence->setEnabled(!fresh);
    m_hint->setText(fresh ? tr("Save the organization first, then sentences can be tried.") : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
    // Another organization may have other phrases: what was said about the sentence no longer holds. The same after saving.
    if (m_shown != m_draft.saved().id) {
        m_shown = m_draft.saved().id;
        m_sentence->clear();
    } else if (!m_sentence->text().trimmed().isEmpty()) {
        m_pause.start(); // a phrase or the policy may have changed
    }
}

void PhrasesSection::check()
{
    const QString sentence = m_sentence->text().trimmed();
    const OrgId org = m_draft.saved().id;
    if (sentence.isEmpty() || org.isEmpty())
        return;
    const quint64 generation = ++m_generation;
    QJsonObject phrases;
    for (const auto &[key, flow] : m_flows)
        phrases.insert(key, QJsonArray::fromStringList(m_draft.current().phrases(key)));
    m_api.safetyCheck(org, sentence, phrases).then(this, [this, generation, sentence](const Result<SafetyVerdict> &verdict) {
        if (generation != m_generation)
            return;
        if (verdict) {
            m_verdict->showVerdict(sentence, *verdict);
            showPlan(*verdict);
        } else {
            m_verdict->showProblem(errorSentence(verdict.error().code));
            m_plan->hide();
            m_planTitle->hide();
        }
    });
}

// The policy as it is edited, from now on.
void PhrasesSection::showPlan(const SafetyVerdict &verdict)
{
    const auto urgency = urgencyOf(verdict);
    if (!urgency) {
        m_plan->hide();
        m_planTitle->hide();
        return;
    }
    const QJsonValue own = m_draft.current().config.value("escalation_policy"_L1);
    const auto policy = own.isObject() ? std::optional(own.toObject()) : std::nullopt;
    m_api.previewPolicy(m_draft.saved().id, *urgency, {}, policy).then(this, [this, generation = m_generation](const Result<PolicyPreview> &preview) {
        if (generation != m_generation)
            return;
        m_planTitle->setText(preview ? tr("Who would be asked: %1").arg(preview->rule) : tr("Who would be asked could not be worked out"));
        m_planTitle->show();
        m_plan->setVisible(bool(preview));
        if (preview)
            m_plan->setPreview(*preview);
    });
}

} // namespace Attendant::Ui
