// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/organizationeditor.h"

#include "ui/common/besidebox.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/panel.h"
#include "ui/common/tagchip.h"
#include "ui/organizations/entrylist.h"
#include "ui/organizations/hourssection.h"
#include "ui/organizations/listsections.h"
#include "ui/organizations/phrasessection.h"
#include "ui/organizations/recordingsection.h"
#include "ui/organizations/reviewview.h"
#include "ui/organizations/voicesection.h"
#include "ui/policy/policyeditor.h"
#include "ui/review/rulespanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int sideWidth = 376, besideFrom = 780;

} // namespace

OrganizationEditor::OrganizationEditor(ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_notice(new Notice)
    , m_deletePanel(new Panel)
    , m_stack(new QStackedWidget)
    , m_scroll(new QScrollArea)
    , m_review(new ReviewView)
    , m_policy(new PolicyEditor(m_draft, api))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QWidget;
    buildHead(head);
    outer->addWidget(head);

    auto *above = new QWidget;
    auto *aboveLayout = m_aboveLayout = new QVBoxLayout(above);
    aboveLayout->setSpacing(px(12));
    m_notice->setObjectName(u"editorNotice"_s);
    aboveLayout->addWidget(m_notice);
    m_deletePanel->setObjectName(u"deletePanel"_s);
    aboveLayout->addWidget(m_deletePanel);
    outer->addWidget(above);
    // Room below only while something is there.
    m_notice->installEventFilter(this);
    m_deletePanel->installEventFilter(this);

    m_deleteText = new Label({}, 13, QFont::Normal, &Theme::text2);
    m_deleteText->setWordWrap(true);
    auto *deleteTitle = new Label(tr("Delete this organization?"), 13, QFont::DemiBold);
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    m_deleteName = new Field(tr("Name of the organization, to confirm"));
    m_deleteName->setObjectName(u"deleteNameField"_s);
    m_deleteButton = new Button(tr("Delete"), Icon::Delete);
    m_deleteButton->setObjectName(u"deleteButton"_s);
    auto *keep = new Button(tr("Keep it"));
    line->addWidget(m_deleteName, 1);
    line->addWidget(keep);
    line->addWidget(m_deleteButton);
    m_deletePanel->body()->addWidget(deleteTitle);
    m_deletePanel->body()->addWidget(m_deleteText);
    m_deletePanel->body()->addSpacing(px(8));
    m_deletePanel->body()->addLayout(line);
    m_deletePanel->hide();
    connect(keep, &QPushButton::clicked, m_deletePanel, &QWidget::hide);
    connect(m_deleteName, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_deleteButton->setEnabled(text.simplified() == m_draft.saved().name.simplified());
    });
    connect(m_deleteName, &QLineEdit::returnPressed, m_deleteButton, &QPushButton::click);
    connect(m_deleteButton, &QPushButton::clicked, this, &OrganizationEditor::remove);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    buildSections();
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_review);
    m_stack->addWidget(m_policy);
    auto *stackHolder = new QVBoxLayout;
    stackHolder->setContentsMargins(0, 0, 0, 0);
    stackHolder->addWidget(m_stack);
    outer->addLayout(stackHolder, 1);
    connect(m_review, &ReviewView::backRequested, this, [this] { showReview(false); });
    connect(m_policy, &PolicyEditor::backRequested, this, [this] { showReview(false); });
    connect(&m_draft, &OrganizationDraft::changed, this, &OrganizationEditor::refresh);
    setNarrow(false);
    refresh();
}

void OrganizationEditor::buildHead(QWidget *head)
{
    head->setFixedHeight(px(56));
    auto *layout = m_headLayout = new QHBoxLayout(head);
    layout->setSpacing(px(8));
    m_title = new Label({}, 18, QFont::DemiBold);
    m_title->setObjectName(u"editorTitle"_s);
    m_title->setElided(true);
    m_changes = new TagChip({}, TagChip::Tone::Accent);
    m_changes->setObjectName(u"changesChip"_s);
    m_problems = new QWidget;
    auto *problemLayout = new QHBoxLayout(m_problems);
    problemLayout->setContentsMargins(0, 0, 0, 0);
    problemLayout->setSpacing(px(4));
    auto *glyph = new IconView(Icon::None, 14);
    glyph->setRisk(Risk::Look);
    m_problemText = new Label({}, 12, QFont::Medium, &Theme::amberText);
    m_problemText->setObjectName(u"problemsLabel"_s);
    problemLayout->addWidget(glyph);
    problemLayout->addWidget(m_problemText);

    m_undo = new QAction(tr("Undo"), this);
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_undo->setToolTip(tr("Undo the last change (%1)").arg(m_undo->shortcut().toString(QKeySequence::NativeText)));
    addAction(m_undo);
    connect(m_undo, &QAction::triggered, this, [this] { m_draft.undo(); });
    auto *undo = Button::iconOnly(Icon::Undo, tr("Undo"));
    undo->setKind(Button::Kind::Flat);
    undo->setObjectName(u"undoButton"_s);
    undo->setFollowedAction(m_undo);

    m_more = Button::iconOnly(Icon::More, tr("More for this organization"));
    m_more->setObjectName(u"moreButton"_s);
    m_menu = new QMenu(m_more);
    QAction *duplicate = m_menu->addAction(icon(Icon::Copy), tr("Duplicate"));
    QAction *exportIt = m_menu->addAction(icon(Icon::Export), tr("Export as JSON"));
    m_menu->addSeparator();
    QAction *remove = m_menu->addAction(icon(Icon::Delete), tr("Delete…"));
    m_more->setMenu(m_menu);
    connect(duplicate, &QAction::triggered, this, &OrganizationEditor::duplicateRequested);
    connect(exportIt, &QAction::triggered, this, &OrganizationEditor::exportRequested);
    connect(remove, &QAction::triggered, this, &OrganizationEditor::askToDelete);

    m_discard = new Button(tr("Discard"));
    m_discard->setObjectName(u"discardButton"_s);
    connect(m_discard, &QPushButton::clicked, this, &OrganizationEditor::discard);

    m_save = new QAction(tr("Review and save"), this);
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_save);
    connect(m_save, &QAction::triggered, this, &OrganizationEditor::reviewAndSave);
    auto *save = new PrimaryButton(m_save->text());
    save->setObjectName(u"saveButton"_s);
    save->setFollowedAction(m_save);

    layout->addWidget(m_title);
    layout->addWidget(m_changes);
    layout->addWidget(m_problems);
    layout->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{undo, m_more, m_discard, save})
        layout->addWidget(widget);
}

void OrganizationEditor::buildSections()
{
    m_hours = new HoursSection(m_draft);
    m_services = servicesSection(m_draft);
    m_intake = intakeSection(m_draft);
    m_voice = new VoiceSection(m_draft);
    m_columns = new QWidget;
    auto *leftColumn = new QWidget, *rightColumn = new QWidget;
    auto *left = new QVBoxLayout(leftColumn), *right = new QVBoxLayout(rightColumn);
    for (QVBoxLayout *column : {left, right}) {
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(px(12));
        column->setAlignment(Qt::AlignTop);
    }
    auto *policy = new PolicySection(m_draft);
    connect(policy, &PolicySection::editRequested, this, &OrganizationEditor::showPolicy);
    left->addWidget(m_hours);
    left->addWidget(policy);
    left->addWidget(m_services);
    left->addWidget(m_voice);
    left->addStretch(1);
    m_rules = new RulesPanel(m_api);
    for (Panel *panel : std::initializer_list<Panel *>{new PhrasesSection(m_draft, m_api), m_rules, new EscalationSection(m_draft), m_intake, new RecordingSection(m_draft)})
        right->addWidget(panel);
    right->addStretch(1);
    auto *outer = new QVBoxLayout(m_columns);
    outer->addWidget(new BesideBox(leftColumn, rightColumn, sideWidth, besideFrom));
    m_scroll->setWidget(m_columns);
}

bool OrganizationEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        placeAbove();
    return QWidget::eventFilter(watched, event);
}

void OrganizationEditor::placeAbove()
{
    const bool any = !m_notice->isHidden() || !m_deletePanel->isHidden();
    m_aboveLayout->setContentsMargins(m_side, 0, m_side, any ? px(12) : 0);
}

void OrganizationEditor::setNow(Time now)
{
    m_hours->setNow(now);
}

void OrganizationEditor::setNarrow(bool narrow)
{
    const int side = m_side = px(narrow ? 16 : 24);
    m_columns->layout()->setContentsMargins(side, 0, side, side);
    m_headLayout->setContentsMargins(side, 0, side, 0);
    placeAbove();
    m_review->setSideMargin(side);
    m_policy->setSideMargin(side);
}

void OrganizationEditor::edit(const Organization &organization)
{
    ++m_generation;
    m_busy = false;
    m_notice->dismiss();
    m_deletePanel->hide();
    m_draft.load(organization);
    m_rules->showOrganization(organization.id);
    showReview(false);
    m_scroll->verticalScrollBar()->setValue(0);
}

void OrganizationEditor::create(const Organization &fresh)
{
    edit({});
    m_draft.begin(fresh);
    m_scroll->ensureWidgetVisible(m_voice);
    m_voice->nameField()->setFocus();
    m_voice->nameField()->selectAll();
}

void OrganizationEditor::storedElsewhere(const Organization &organization)
{
    if (m_draft.isNew() || organization.id != m_draft.saved().id || organization.revision <= m_draft.saved().revision || m_busy)
        return;
    if (!m_draft.isChanged())
        m_draft.load(organization);
    else
        meetConflict(organization);
}

void OrganizationEditor::refresh()
{
    const auto changes = m_draft.changes();
    const int problems = int(m_draft.problems().size());
    const bool fresh = m_draft.isNew();
    m_title->setText(m_draft.current().name.isEmpty() ? tr("New organization") : m_draft.current().name);
    m_changes->setText(fresh ? tr("Not saved yet") : changes.size() == 1 ? tr("1 change") : tr("%n changes", nullptr, int(changes.size())));
    m_changes->setVisible(fresh || !changes.empty());
    m_problemText->setText(tr("%n to fix", nullptr, problems));
    m_problems->setVisible(problems > 0);
    m_problems->setToolTip([&] {
        QStringList sentences;
        for (const auto &[field, sentence] : m_draft.problems())
            sentences << sentence;
        return sentences.join(u'\n');
    }());
    const bool reviewing = m_stack->currentWidget() == m_review;
    m_undo->setEnabled(m_draft.canUndo() && !m_busy && !reviewing);
    m_discard->setEnabled(m_draft.isChanged() && !m_busy);
    m_save->setText(m_busy ? tr("Saving…") : reviewing ? tr("Save") : tr("Review and save"));
    const bool savable = !changes.empty() && !m_draft.current().name.trimmed().isEmpty();
    m_save->setEnabled(savable && !m_busy);
    m_save->setToolTip(m_busy || savable ? m_save->text() : fresh ? tr("An organization needs a name.") : tr("Nothing has been changed."));
    m_more->setEnabled(!fresh && !m_busy);
    m_scroll->setEnabled(!m_busy);
    m_policy->setEnabled(!m_busy);
    if (reviewing) {
        QStringList sentences;
        for (const auto &[field, sentence] : m_draft.problems())
            sentences << sentence;
        m_review->showChanges(changes, sentences);
    }
}

void OrganizationEditor::showReview(bool review)
{
    m_stack->setCurrentWidget(review ? static_cast<QWidget *>(m_review) : m_scroll);
    refresh();
}

void OrganizationEditor::showPolicy()
{
    m_stack->setCurrentWidget(m_policy);
    m_policy->activate();
    refresh();
}

void OrganizationEditor::reviewAndSave()
{
    if (m_stack->currentWidget() == m_review)
        save();
    else
        showReview(true);
}

void OrganizationEditor::discard()
{
    showReview(false);
    if (!m_draft.isNew()) {
        m_draft.discard(); // undo brings the changes back
        return;
    }
    if (!m_draft.canUndo()) { // as it was begun: nothing was typed
        Q_EMIT abandoned();
        return;
    }
    m_notice->showMessage(Notice::Kind::Error, tr("Discard the new organization?"), tr("What you entered for it is lost."));
    Button *keep = m_notice->addAction(tr("Keep editing"));
    keep->setObjectName(u"keepNewButton"_s);
    Button *discard = m_notice->addAction(tr("Discard"));
    discard->setObjectName(u"discardNewButton"_s);
    connect(keep, &QPushButton::clicked, m_notice, &Notice::dismiss);
    connect(discard, &QPushButton::clicked, this, [this] {
        m_notice->dismiss();
        Q_EMIT abandoned();
    });
    keep->setFocus();
}

void OrganizationEditor::save()
{
    m_busy = true;
    m_notice->dismiss();
    refresh();
    const quint64 generation = m_generation;
    const Organization wanted = m_draft.forSaving();
    auto answer = m_draft.isNew() ? m_api.createOrganization(wanted) : m_api.replaceOrganization(wanted);
    answer.then(this, [this, generation](const Result<Organization> &stored) {
        if (generation == m_generation)
            onSaved(stored);
    });
}

void OrganizationEditor::onSaved(const Result<Organization> &stored)
{
    m_busy = false;
    if (stored) {
        m_draft.load(*stored);
        showReview(false);
        Q_EMIT saved(*stored);
        return;
    }
    if (stored.error().code == Error::Code::PreconditionFailed) {
        onConflict();
        return;
    }
    const bool wrong = stored.error().code == Error::Code::InvalidInput;
    m_notice->showMessage(Notice::Kind::Error, wrong ? tr("The server does not accept this") : tr("Could not save"),
                          tr("%1 Nothing was saved; your changes are still here.")
                              .arg(wrong ? errorSentence(stored.error()) : errorSentence(stored.error().code)));
    if (wrong)
        showReview(false);
    else
        connect(m_notice->addAction(tr("Try again")), &QPushButton::clicked, this, &OrganizationEditor::save);
    refresh();
}

void OrganizationEditor::onConflict()
{
    m_busy = true; // until their version is here
    refresh();
    const quint64 generation = m_generation;
    m_api.organization(m_draft.saved().id).then(this, [this, generation](const Result<Organization> &theirs) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (theirs) {
            meetConflict(*theirs);
        } else {
            m_notice->showMessage(Notice::Kind::Error, tr("Someone else saved meanwhile"),
                                  tr("%1 Your changes are not saved, and still here.").arg(errorSentence(theirs.error().code)));
            connect(m_notice->addAction(tr("Try again")), &QPushButton::clicked, this, &OrganizationEditor::onConflict);
        }
        refresh();
    });
}

void OrganizationEditor::meetConflict(const Organization &theirs)
{
    QStringList fields;
    for (const FieldChange &change : organizationChanges(m_draft.saved(), theirs))
        fields << change.label;
    const QString what = fields.isEmpty() ? tr("They saved the same values again.") : tr("They changed: %1.").arg(fields.join(u", "_s));
    m_notice->showMessage(Notice::Kind::Error, tr("Someone else saved meanwhile"),
                          tr("%1 Your changes are not saved yet, and not lost either way.").arg(what));
    Button *show = m_notice->addAction(tr("Show theirs"));
    show->setObjectName(u"showTheirsButton"_s);
    Button *keep = m_notice->addAction(tr("Keep mine"));
    keep->setObjectName(u"keepMineButton"_s);
    connect(show, &QPushButton::clicked, this, [this, theirs] { resolveConflict(theirs, false); });
    connect(keep, &QPushButton::clicked, this, [this, theirs] { resolveConflict(theirs, true); });
}

void OrganizationEditor::resolveConflict(const Organization &theirs, bool keepMine)
{
    m_draft.rebase(theirs, keepMine);
    if (keepMine) {
        m_notice->dismiss();
        // On top of theirs: what is different now is looked at once more before it is saved.
        showReview(true);
        return;
    }
    m_notice->showMessage(Notice::Kind::Info, tr("This is what the other person saved"), tr("Undo brings your changes back, on top of theirs."));
    connect(m_notice->addAction(tr("Bring mine back")), &QPushButton::clicked, this, [this] {
        m_draft.undo();
        m_notice->dismiss();
    });
    showReview(false);
}

void OrganizationEditor::askToDelete()
{
    m_deleteText->setText(tr("%1 stops answering calls, and its settings are lost. Type its name to confirm.").arg(m_draft.saved().name));
    m_deleteName->clear();
    m_deleteName->setPlaceholderText(m_draft.saved().name);
    m_deleteButton->setEnabled(false);
    m_deletePanel->show();
    m_deleteName->setFocus();
}

void OrganizationEditor::remove()
{
    m_busy = true;
    m_deletePanel->hide();
    refresh();
    const quint64 generation = m_generation;
    const OrgId id = m_draft.saved().id;
    m_api.removeOrganization(id).then(this, [this, generation, id](const Result<void> &done) {
        if (done)
            Q_EMIT removed(id);
        if (generation != m_generation)
            return;
        m_busy = false;
        if (!done) {
            const bool inUse = done.error().code == Error::Code::Conflict;
            m_notice->showMessage(Notice::Kind::Error, tr("Not deleted"),
                                  inUse ? tr("It has calls in progress. Delete it when they have ended.") : errorSentence(done.error().code));
        }
        refresh();
    });
}

} // namespace Attendant::Ui
