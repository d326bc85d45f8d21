// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/organizationspage.h"

#include "domain/jsonread.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/language.h"
#include "ui/common/notice.h"
#include "ui/organizations/organizationeditor.h"
#include "ui/organizations/organizationlist.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr qint64 maximumFile = 1024 * 1024;

// What a new office most likely is: open on weekdays, in our own time zone, language and country.
Organization freshOrganization()
{
    OpeningHours hours;
    hours.timezone = QTimeZone::systemTimeZoneId();
    for (size_t day = 0; day < 5; ++day)
        hours.days[day] = {{9 * 60, 17 * 60}};
    // The computer's own region, where it tells one; else the one that the language is mostly spoken in.
    const QLocale::Territory known = QLocale::system().territory(), region = known == QLocale::AnyTerritory ? QLocale().territory() : known;
    Organization fresh;
    fresh.afterHoursPolicy = AfterHoursPolicy::Message;
    fresh.config = {{u"hours"_s, hours.toJson()},
                    {u"language"_s, resolvedLanguage(chosenLanguage())},
                    {u"emergency_number"_s, emergencyNumberOf(region)},
                    {u"emergency_target_s"_s, 15}};
    return fresh;
}

} // namespace

QString emergencyNumberOf(QLocale::Territory region)
{
    switch (region) {
    case QLocale::UnitedStates:
    case QLocale::Canada:
    case QLocale::Mexico:
    case QLocale::PuertoRico: return u"911"_s;
    case QLocale::UnitedKingdom: return u"999"_s;
    case QLocale::Australia: return u"000"_s;
    case QLocale::NewZealand: return u"111"_s;
    // The European Union and its neighbours, and who took it over: there 112 reaches an ambulance from every telephone.
    case QLocale::Austria: case QLocale::Belgium: case QLocale::Bulgaria: case QLocale::Croatia: case QLocale::Cyprus: case QLocale::Czechia:
    case QLocale::Denmark: case QLocale::Estonia: case QLocale::Finland: case QLocale::France: case QLocale::Germany: case QLocale::Greece:
    case QLocale::Hungary: case QLocale::Iceland: case QLocale::India: case QLocale::Ireland: case QLocale::Italy: case QLocale::Latvia:
    case QLocale::Liechtenstein: case QLocale::Lithuania: case QLocale::Luxembourg: case QLocale::Malta: case QLocale::Netherlands:
    case QLocale::Norway: case QLocale::Poland: case QLocale::Portugal: case QLocale::Romania: case QLocale::Slovakia: case QLocale::Slovenia:
    case QLocale::Spain: case QLocale::Sweden: case QLocale::Switzerland: case QLocale::Turkey: case QLocale::Ukraine: return u"112"_s;
    // A number that calls nobody is worse than none: the AI then speaks of the local emergency number.
    default: return {};
    }
}

OrganizationsPage::OrganizationsPage(ConsoleStore &store, ApiClient &api, QWidget *parent)
    : Page(u"organizations"_s, tr("Organizations"), Icon::Organizations, parent)
    , m_store(store)
    , m_api(api)
    , m_list(new OrganizationList)
    , m_editor(new OrganizationEditor(api))
    , m_empty(new EmptyState(Icon::Organizations, tr("Loading organizations…"), tr("They come from the server.")))
    , m_notice(new Notice)
    , m_stack(new QStackedWidget)
{
    setHeadVisible(false);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    body()->addLayout(row, 1);
    row->addWidget(m_list);
    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    auto *noticeHolder = new QHBoxLayout;
    noticeHolder->setContentsMargins(px(24), px(0), px(24), 0);
    m_notice->setObjectName(u"organizationsNotice"_s);
    noticeHolder->addWidget(m_notice);
    rightLayout->addLayout(noticeHolder);
    auto *emptyHolder = new QWidget;
    auto *emptyLayout = new QVBoxLayout(emptyHolder);
    emptyLayout->addSpacing(px(120));
    emptyLayout->addWidget(m_empty, 1);
    m_stack->addWidget(emptyHolder);
    m_stack->addWidget(m_editor);
    rightLayout->addWidget(m_stack, 1);
    row->addWidget(right, 1);

    connect(m_list, &OrganizationList::chosen, this, &OrganizationsPage::onChosen);
    connect(m_list, &OrganizationList::newRequested, this, [this] { create(freshOrganization()); });
    connect(m_list, &OrganizationList::importRequested, this, &OrganizationsPage::importFile);
    connect(m_list, &OrganizationList::exportRequested, this, &OrganizationsPage::exportFile);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_loaded)
            create(freshOrganization());
        else
            read();
    });
    connect(m_editor, &OrganizationEditor::saved, this, &OrganizationsPage::onSaved);
    connect(m_editor, &OrganizationEditor::removed, this, &OrganizationsPage::onRemoved);
    connect(m_editor, &OrganizationEditor::duplicateRequested, this, &OrganizationsPage::duplicate);
    connect(m_editor, &OrganizationEditor::exportRequested, this, &OrganizationsPage::exportFile);
    connect(m_editor, &OrganizationEditor::abandoned, this, [this] {
        m_editor->edit({});
        showList(m_organizations);
    });
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, [this] { open(m_store.organizationFilter()); });
    connect(&m_store, &ConsoleStore::ticked, this, [this] {
        if (isVisible()) {
            m_list->setNow(m_store.now());
            m_editor->setNow(m_store.now());
        }
    });
}

void OrganizationsPage::activated()
{
    if (!m_loaded && m_wanted.isEmpty())
        m_wanted = m_store.organizationFilter();
    read();
}

void OrganizationsPage::read()
{
    if (m_reading)
        return;
    m_reading = true;
    if (!m_loaded) {
        m_empty->setTexts(tr("Loading organizations…"), tr("They come from the server."));
        m_empty->setAction({});
    }
    m_api.organizations().then(this, [this](const Result<std::vector<Organization>> &organizations) {
        m_reading = false;
        if (organizations) {
            m_notice->dismiss();
            m_loaded = true;
            showList(*organizations);
            m_store.setOrganizations(m_organizations);
            return;
        }
        if (!m_loaded) {
            m_empty->setTexts(tr("Could not read the organizations"), errorSentence(organizations.error().code));
            m_empty->setAction(tr("Try again"), Icon::Refresh);
            m_stack->setCurrentIndex(0);
            return;
        }
        m_notice->showMessage(Notice::Kind::Stale, tr("This list may be old"), errorSentence(organizations.error().code));
        connect(m_notice->addAction(tr("Try again")), &QPushButton::clicked, this, &OrganizationsPage::read);
    });
}

void OrganizationsPage::showList(const std::vector<Organization> &organizations)
{
    m_organizations = organizations;
    m_list->setOrganizations(m_organizations, m_store.now());
    m_editor->setNow(m_store.now());
    const OrgId edited = m_editor->draft().saved().id;
    const auto find = [this](const OrgId &id) { return std::ranges::find(m_organizations, id, &Organization::id); };
    if (m_editor->draft().isNew())
        return;
    if (const auto found = find(edited); !edited.isEmpty() && found != m_organizations.end()) {
        m_editor->storedElsewhere(*found);
        m_list->select(edited);
        return;
    }
    if (m_organizations.empty()) {
        m_empty->setTexts(tr("No organizations yet"), tr("An organization is an office whose calls the AI answers: its hours, services and rules."));
        m_empty->setAction(tr("New organization"), Icon::Add);
        m_stack->setCurrentIndex(0);
        return;
    }
    const auto wanted = find(m_wanted);
    m_wanted = {};
    OrgId first;
    if (wanted != m_organizations.end())
        first = wanted->id;
    else
        first = std::ranges::min(m_organizations, [](const auto &a, const auto &b) { return a.name.localeAwareCompare(b.name) < 0; }).id;
    m_list->select(first);
    onChosen(first);
}

void OrganizationsPage::open(const OrgId &id)
{
    if (id.isEmpty())
        return;
    m_wanted = id;
    if (!m_loaded)
        return;
    m_list->select(id);
    onChosen(id);
}

void OrganizationsPage::onChosen(const OrgId &id)
{
    const OrganizationDraft &draft = m_editor->draft();
    if (id == draft.saved().id && !draft.isNew())
        return;
    const auto found = std::ranges::find(m_organizations, id, &Organization::id);
    if (found == m_organizations.end())
        return;
    if (draft.isChanged() && !(draft.saved().id.isEmpty() && !draft.isNew())) {
        // Nothing that was typed is lost by a click: it says so and stays.
        const Organization wanted = *found;
        m_list->select(draft.saved().id);
        m_notice->showMessage(Notice::Kind::Info, tr("%1 has changes that are not saved").arg(draft.current().name.isEmpty() ? tr("The new organization") : draft.current().name),
                              tr("Save or discard them before you open %1.").arg(wanted.name));
        connect(m_notice->addAction(tr("Discard and open %1").arg(wanted.name)), &QPushButton::clicked, this, [this, wanted] {
            m_notice->dismiss();
            m_editor->edit(wanted);
            m_list->select(wanted.id);
        });
        connect(m_notice->addAction(tr("Go on editing")), &QPushButton::clicked, m_notice, &Notice::dismiss);
        return;
    }
    m_notice->dismiss();
    m_stack->setCurrentWidget(m_editor);
    m_editor->edit(*found);
    m_editor->setNow(m_store.now());
}

void OrganizationsPage::create(const Organization &fresh)
{
    if (m_editor->draft().isChanged() && m_stack->currentWidget() == m_editor) {
        m_notice->showMessage(Notice::Kind::Info, tr("Save or discard your changes first"), tr("A new organization opens here."));
        connect(m_notice->addAction(tr("Go on editing")), &QPushButton::clicked, m_notice, &Notice::dismiss);
        return;
    }
    m_notice->dismiss();
    m_list->select({});
    m_stack->setCurrentWidget(m_editor);
    m_editor->create(fresh);
    m_editor->setNow(m_store.now());
}

void OrganizationsPage::duplicate()
{
    Organization copy = m_editor->draft().current();
    copy.id = {};
    copy.revision = 0;
    copy.name = tr("%1 (copy)").arg(copy.name);
    // Dialled numbers select an organization: two cannot share them.
    copy.config.remove(u"numbers"_s);
    create(copy);
}

Result<void> OrganizationsPage::importJson(const QByteArray &json)
{
    const auto object = JsonReader::parseObject(json);
    if (!object)
        return std::unexpected(object.error());
    auto imported = Organization().patched(*object);
    if (!imported)
        return std::unexpected(imported.error());
    if (imported->name.isEmpty())
        return failField(u"name"_s, u"The file has no 'name'."_s);
    create(*imported);
    return {};
}

QByteArray OrganizationsPage::exportJson() const
{
    QJsonObject json = m_editor->draft().current().toJson();
    for (const auto &key : {u"id"_s, u"revision"_s, u"updated_at"_s})
        json.remove(key);
    return QJsonDocument(json).toJson();
}

void OrganizationsPage::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import an organization"), {}, tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > maximumFile) {
            m_notice->showMessage(Notice::Kind::Error, tr("Could not import %1").arg(QFileInfo(path).fileName()),
                                  file.isOpen() ? tr("It is larger than 1 MB.") : file.errorString());
            return;
        }
        if (const auto done = importJson(file.readAll()); !done)
            m_notice->showMessage(Notice::Kind::Error, tr("Could not import %1").arg(QFileInfo(path).fileName()), errorSentence(done.error()));
    });
    dialog->open();
}

void OrganizationsPage::exportFile()
{
    QString name = m_editor->draft().current().name.simplified().toLower().replace(u' ', u'-');
    name.remove(u'/');
    auto *dialog = new QFileDialog(this, tr("Export %1").arg(m_editor->draft().current().name), name + u".json"_s, tr("JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(exportJson()) < 0 || !file.commit())
            m_notice->showMessage(Notice::Kind::Error, tr("Could not write %1").arg(QFileInfo(path).fileName()), file.errorString());
        else
            m_notice->showDone(tr("Saved as %1").arg(QFileInfo(path).fileName()), path);
    });
    dialog->open();
}

void OrganizationsPage::publish()
{
    m_store.setOrganizations(m_organizations);
    Q_EMIT organizationsChanged();
}

void OrganizationsPage::onSaved(const Organization &organization)
{
    const auto found = std::ranges::find(m_organizations, organization.id, &Organization::id);
    if (found != m_organizations.end())
        *found = organization;
    else
        m_organizations.push_back(organization);
    m_notice->dismiss();
    m_list->setOrganizations(m_organizations, m_store.now());
    m_list->select(organization.id);
    publish();
}

void OrganizationsPage::onRemoved(const OrgId &id)
{
    std::erase_if(m_organizations, [&](const Organization &organization) { return organization.id == id; });
    if (m_editor->draft().saved().id == id)
        m_editor->edit({});
    showList(m_organizations);
    publish();
}

QString OrganizationsPage::unsavedChanges() const
{
    const OrganizationDraft &draft = m_editor->draft();
    if (draft.isNew())
        return tr("The new organization is not saved.");
    if (!draft.isChanged())
        return {};
    const int count = int(draft.changes().size());
    if (count == 0) // typed and not taken over, because something is wrong with it
        return tr("What you typed for %1 has something to fix and is not saved.").arg(draft.saved().name);
    return count == 1 ? tr("1 change to %1 is not saved.").arg(draft.saved().name)
                      : tr("%n changes to %1 are not saved.", nullptr, count).arg(draft.saved().name);
}

void OrganizationsPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_editor->setNarrow(narrow);
}

void OrganizationsPage::setStale(bool stale)
{
    if (!stale && m_loaded && isVisible())
        read();
}

} // namespace Attendant::Ui
