// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptspage.h"

#include "ui/common/besidebox.h"
#include "ui/common/button.h"
#include "ui/common/copytext.h"
#include "ui/common/emptystate.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/prompts/problemlist.h"
#include "ui/prompts/promptfacts.h"
#include "ui/prompts/promptpane.h"

#include <QAction>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto pauseBeforePreview = 250ms;
constexpr int factsWidth = 248, besideFrom = 1000;

struct Split { QString text, locked; };

// The instructions and the safety section behind them; the server says on which line it begins.
Split splitInstructions(const PromptRendering &rendering)
{
    int first = rendering.raw.value("safety"_L1).toObject().value("first_line"_L1).toInt();
    const QString section = rendering.safetySection.trimmed();
    if (first <= 0 && !section.isEmpty()) {
        const qsizetype at = rendering.instructions.lastIndexOf(section);
        first = at < 0 ? 0 : int(QStringView(rendering.instructions).first(at).count(u'\n')) + 1;
    }
    const QStringList lines = rendering.instructions.split(u'\n');
    if (first <= 1 || first > lines.size())
        return {rendering.instructions, section};
    QStringList locked = lines.sliced(first - 1);
    while (!locked.isEmpty() && locked.last().trimmed().isEmpty())
        locked.removeLast();
    return {lines.first(first - 1).join(u'\n'), locked.join(u'\n')};
}

} // namespace

PromptsPage::PromptsPage(ConsoleStore &store, ApiClient &api, QWidget *parent)
    : Page(u"prompts"_s, tr("Prompts"), Icon::Prompts, parent)
    , m_store(store)
    , m_api(api)
    , m_notice(new Notice)
    , m_empty(new EmptyState(Icon::Prompts, tr("Loading the prompt…"), tr("It is written by the server.")))
    , m_stack(new QStackedWidget)
    , m_content(new QWidget)
    , m_template(new PromptPane(tr("Template"), tr("Safety section: locked, the same in every prompt"), true))
    , m_result(new PromptPane(tr("What the AI receives"), tr("Safety section: locked"), false))
    , m_facts(new PromptFacts)
    , m_problems(new ProblemList)
{
    buildHead();
    m_template->view()->setObjectName(u"templateView"_s);
    m_result->view()->setObjectName(u"resultView"_s);
    m_template->lockedView()->setObjectName(u"lockedTemplateView"_s);
    auto *texts = new QWidget;
    auto *grid = new QGridLayout(texts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(px(12));
    grid->addWidget(m_template, 0, 0);
    grid->addWidget(m_result, 0, 1);
    grid->addWidget(m_problems, 1, 0, 1, 2);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *facts = new QScrollArea; // below the texts it has little height
    facts->setFrameShape(QFrame::NoFrame);
    facts->setWidgetResizable(true);
    facts->setFocusPolicy(Qt::NoFocus);
    facts->viewport()->setAutoFillBackground(false);
    facts->setWidget(m_facts);
    m_facts->setAutoFillBackground(false); // setWidget() switched it on
    auto *columns = new BesideBox(texts, facts, factsWidth, besideFrom);
    columns->setShares(3, 1);
    auto *content = new QVBoxLayout(m_content);
    content->setSpacing(px(12));
    content->addWidget(m_notice);
    content->addWidget(columns, 1);
    auto *emptyHolder = new QWidget;
    auto *emptyLayout = new QVBoxLayout(emptyHolder);
    emptyLayout->addSpacing(px(120));
    emptyLayout->addWidget(m_empty, 1);
    m_stack->addWidget(emptyHolder);
    m_stack->addWidget(m_content);
    body()->addWidget(m_stack, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforePreview);
    connect(&m_pause, &QTimer::timeout, this, &PromptsPage::preview);
    connect(m_template->view(), &QPlainTextEdit::textChanged, this, &PromptsPage::onTemplateChanged);
    connect(m_problems, &ProblemList::lineChosen, m_result, &PromptPane::goToLine);
    connect(m_facts, &PromptFacts::copyVersionRequested, this, [this](const QString &version) { copyText(version, m_facts); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_org.isEmpty())
            Q_EMIT openOrganizationRequested({});
        else
            readStored();
    });
    connect(&m_store, &ConsoleStore::organizationsChanged, this, &PromptsPage::followOrganizations);
    connect(&m_store, &ConsoleStore::loaded, this, &PromptsPage::followOrganizations);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, [this] {
        if (!m_store.organizationFilter().isEmpty())
            open(m_store.organizationFilter());
    });
    PromptsPage::setNarrow(false);
}

void PromptsPage::buildHead()
{
    m_choose = new Button({}, Icon::Organizations);
    m_choose->setObjectName(u"choosePromptOrganization"_s);
    m_choose->setDropDown(true);
    m_organizations = new QMenu(m_choose);
    m_choose->setMenu(m_organizations);
    addToHead(m_choose);
    auto *trial = new Label(tr("Try changes to the template; nothing is saved."), 12, QFont::Normal, &Theme::text3);
    trial->setElided(true);
    addToHead(trial);

    m_hits = new Label({}, 12, QFont::Normal, &Theme::text3);
    m_hits->setObjectName(u"hitsLabel"_s);
    addToHeadRight(m_hits);
    m_search = new SearchField(tr("Find in both"));
    m_search->setObjectName(u"findInPromptField"_s);
    m_search->setFixedWidth(px(184));
    addToHeadRight(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &PromptsPage::search);
    for (const auto &[keys, forward] : {std::pair(QKeySequence(Qt::Key_Return), true), std::pair(QKeySequence(Qt::SHIFT | Qt::Key_Return), false)}) {
        auto *action = new QAction(m_search);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_search->addAction(action);
        connect(action, &QAction::triggered, this, [this, forward = forward] { goToMatch(forward); });
    }
    auto *find = new QAction(tr("Find"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });

    m_reset = new Button(tr("Reset the template"), Icon::Undo);
    m_reset->setObjectName(u"resetTemplateButton"_s);
    addToHeadRight(m_reset);
    // As an edit, so that Ctrl+Z brings back what was typed.
    connect(m_reset, &QPushButton::clicked, this, [this] {
        QTextCursor all(m_template->view()->document());
        all.select(QTextCursor::Document);
        all.insertText(m_stored.templateText);
    });
    auto *copy = Button::iconOnly(Icon::Copy, tr("Copy what the AI receives"));
    copy->setObjectName(u"copyPromptButton"_s);
    addToHeadRight(copy);
    connect(copy, &QPushButton::clicked, this, [this, copy] { copyText(m_rendering.instructions, copy); });
    auto *files = Button::iconOnly(Icon::Export, tr("Export"));
    files->setObjectName(u"exportPromptButton"_s);
    auto *menu = new QMenu(files);
    QAction *prompt = menu->addAction(tr("What the AI receives…"));
    QAction *text = menu->addAction(tr("The template…"));
    files->setMenu(menu);
    addToHeadRight(files);
    connect(prompt, &QAction::triggered, this, [this] { save(tr("Export the prompt"), u"prompt-%1.txt"_s.arg(m_rendering.version), m_rendering.instructions); });
    connect(text, &QAction::triggered, this, [this] { save(tr("Export the template"), u"template.txt"_s, templateText()); });
}

void PromptsPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_content->layout()->setContentsMargins(margin(), 0, margin(), margin());
}

void PromptsPage::setStale(bool stale)
{
    if (!stale && !m_org.isEmpty() && isVisible())
        readStored();
}

void PromptsPage::activated()
{
    if (m_org.isEmpty())
        followOrganizations();
    else
        readStored(); // the organization may have been changed on its page
}

void PromptsPage::open(const OrgId &id)
{
    if (!id.isEmpty() && m_store.organization(id))
        chooseOrganization(id);
}

QString PromptsPage::templateText() const
{
    return m_template->view()->toPlainText();
}

QString PromptsPage::unsavedChanges() const
{
    return isEdited() ? tr("The edited template is kept nowhere; copy or export it, or reset it.") : QString();
}

bool PromptsPage::isEdited() const
{
    return !m_stored.version.isEmpty() && templateText() != m_stored.templateText;
}

void PromptsPage::followOrganizations()
{
    m_organizations->clear();
    for (const Organization &organization : m_store.organizations()) {
        QAction *action = m_organizations->addAction(organization.name);
        action->setCheckable(true);
        action->setChecked(organization.id == m_org);
        connect(action, &QAction::triggered, this, [this, id = organization.id] { chooseOrganization(id); });
    }
    m_choose->setEnabled(!m_store.organizations().empty());
    m_choose->setText(m_org.isEmpty() ? tr("No organization") : Button::literal(m_store.organizationName(m_org)));
    m_choose->setAccessibleName(tr("Organization: %1").arg(m_choose->text()));
    const bool gone = !m_org.isEmpty() && !m_store.organization(m_org);
    if (m_store.organizations().empty()) {
        m_org = {};
        if (!m_store.isLoaded()) { // whether there are any is not known yet
            m_empty->setTexts(tr("Loading the prompt…"), tr("It is written by the server."));
            m_empty->setAction({});
            m_stack->setCurrentIndex(0);
            return;
        }
        m_empty->setTexts(tr("No prompt yet"), tr("A prompt is written for an organization. Create one first."));
        m_empty->setAction(tr("Open Organizations"), Icon::Organizations);
        m_stack->setCurrentIndex(0);
    } else if (m_org.isEmpty() || gone) {
        const OrgId filter = m_store.organizationFilter();
        chooseOrganization(!filter.isEmpty() && m_store.organization(filter) ? filter : m_store.organizations().front().id);
    }
}

void PromptsPage::chooseOrganization(const OrgId &id)
{
    if (id == m_org)
        return;
    m_org = id;
    followOrganizations();
    readStored();
}

void PromptsPage::readStored()
{
    if (m_stored.version.isEmpty()) {
        m_empty->setTexts(tr("Loading the prompt…"), tr("It is written by the server."));
        m_empty->setAction({});
    }
    const quint64 generation = ++m_generation;
    m_api.prompt(m_org).then(this, [this, generation](const Result<PromptRendering> &rendering) {
        if (generation != m_generation)
            return;
        if (!rendering) {
            if (m_stored.version.isEmpty()) {
                m_empty->setTexts(tr("Could not read the prompt"), errorSentence(rendering.error().code));
                m_empty->setAction(tr("Try again"), Icon::Refresh);
                m_stack->setCurrentIndex(0);
            } else {
                showFault(rendering.error());
            }
            return;
        }
        const bool edited = isEdited();
        m_stored = *rendering;
        m_stack->setCurrentWidget(m_content);
        m_notice->dismiss();
        if (edited) {
            preview();
            return;
        }
        m_settingText = true;
        m_template->setTexts(m_stored.templateText, splitInstructions(m_stored).locked);
        m_settingText = false;
        showRendering(m_stored);
    });
}

void PromptsPage::onTemplateChanged()
{
    if (m_settingText)
        return;
    refreshTags();
    m_pause.start();
}

void PromptsPage::preview()
{
    const Organization *organization = m_store.organization(m_org);
    if (!organization)
        return;
    if (!isEdited()) {
        ++m_generation;
        m_busy = false;
        showRendering(m_stored);
        return;
    }
    m_busy = true;
    refreshTags();
    const quint64 generation = ++m_generation;
    // An empty text would ask for the stored template.
    const QString text = templateText().isEmpty() ? u"\n"_s : templateText();
    m_api.previewPrompt(*organization, text).then(this, [this, generation](const Result<PromptRendering> &rendering) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (rendering)
            showRendering(*rendering);
        else
            showFault(rendering.error());
    });
}

void PromptsPage::showRendering(const PromptRendering &rendering)
{
    m_rendering = rendering;
    const auto [text, locked] = splitInstructions(rendering);
    m_result->setTexts(text, locked);
    m_template->setLocked(locked);
    std::vector<CodeView::Range> values;
    for (const QJsonValue &value : rendering.raw.value("values"_L1).toArray()) {
        const QJsonObject span = value.toObject();
        const int from = span.value("from"_L1).toInt(-1), length = span.value("length"_L1).toInt();
        if (from >= 0 && length > 0 && from + length <= text.size())
            values.push_back({from, length});
    }
    m_result->view()->setValues(values);
    std::vector<int> warned;
    for (const auto &warning : rendering.warnings) {
        if (warning.line > 0)
            warned.push_back(warning.line);
    }
    m_result->view()->setWarnedLines(warned);
    m_problems->setProblems(rendering.warnings);
    m_facts->showRendering(rendering, m_stored.version, m_stored.tokens);
    m_notice->dismiss();
    refreshTags();
    search(m_search->text());
}

void PromptsPage::showFault(const Error &error)
{
    const bool wrong = error.code == Error::Code::InvalidInput;
    m_notice->showMessage(wrong ? Notice::Kind::Error : Notice::Kind::Stale, wrong ? tr("The template has a mistake") : tr("Could not render the prompt"),
                          tr("%1 What is shown at the right is from before.").arg(wrong ? errorSentence(error) : errorSentence(error.code)));
    if (!wrong)
        connect(m_notice->addAction(tr("Try again")), &QPushButton::clicked, this, &PromptsPage::preview);
    refreshTags();
}

void PromptsPage::refreshTags()
{
    const bool edited = isEdited();
    m_template->setTag(edited ? tr("Edited, not saved") : QString(), true);
    m_result->setTag(m_busy ? tr("Rendering…") : QString(), false);
    m_reset->setEnabled(edited);
    m_reset->setToolTip(edited ? QString() : tr("The template is the one in use."));
}

void PromptsPage::search(const QString &text)
{
    int hits = 0;
    for (CodeView *view : {m_template->view(), m_template->lockedView(), m_result->view(), m_result->lockedView()}) {
        view->setSearched(text);
        hits += view->matchCount();
    }
    m_hits->setText(text.isEmpty() ? QString() : hits == 0 ? tr("Not found") : hits == 1 ? tr("1 hit") : tr("%n hits", nullptr, hits));
}

void PromptsPage::goToMatch(bool forward)
{
    // From view to view, and around at the end. The view that was visited last is the one that has a selection.
    std::vector<CodeView *> views{m_template->view(), m_template->lockedView(), m_result->view(), m_result->lockedView()};
    size_t at = forward ? 0 : views.size() - 1;
    for (size_t i = 0; i < views.size(); ++i) {
        if (views[i]->textCursor().hasSelection())
            at = i;
    }
    for (size_t tried = 0; tried <= views.size(); ++tried) {
        CodeView *view = views[at];
        if (view->goToMatch(forward))
            return;
        QTextCursor cursor = view->textCursor();
        cursor.clearSelection();
        view->setTextCursor(cursor);
        at = (at + (forward ? 1 : views.size() - 1)) % views.size();
        views[at]->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    }
}

void PromptsPage::save(const QString &title, const QString &name, const QString &text)
{
    auto *dialog = new QFileDialog(this, title, name, tr("Text files (*.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
            m_notice->showMessage(Notice::Kind::Error, tr("Could not write %1").arg(QFileInfo(path).fileName()), file.errorString());
        else
            m_notice->showDone(tr("Saved as %1").arg(QFileInfo(path).fileName()), path);
    });
    dialog->open();
}

} // namespace Attendant::Ui
