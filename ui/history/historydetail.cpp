// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydetail.h"

#include "ui/call/outcomes.h"
#include "ui/call/transcriptmodel.h"
#include "ui/common/besidebox.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"
#include "ui/common/tagchip.h"
#include "ui/history/conversationview.h"
#include "ui/history/historymodel.h"
#include "ui/history/recordingbar.h"
#include "ui/history/recordingexport.h"
#include "ui/review/reviewpanel.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int factsWidth = 264, besideFrom = 620;
constexpr int mostEventPages = 200; // a call of 100,000 events; the list must end somewhere

// "date_of_birth" → "Date of birth", for what no field of the organization names.
QString labelOf(const QString &key)
{
    QString label = QString(key).replace(u'_', u' ');
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

/// The facts' column: the surface with a line at its left.
class FactsColumn : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().surface);
        painter.fillRect(QRect(0, 0, 1, height()), Theme::current().line);
    }
};

} // namespace

HistoryDetail::HistoryDetail(const ConsoleStore &store, ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_api(api)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(Icon::History, tr("No call chosen"), tr("Choose one at the left to read what was said.")))
    , m_recording(new RecordingBar(api))
    , m_transcript(new TranscriptModel(this))
    , m_conversation(new ConversationView(m_transcript))
    , m_factsHolder(new FactsColumn)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *emptyHolder = new QWidget;
    auto *emptyLayout = new QVBoxLayout(emptyHolder);
    emptyLayout->addSpacing(px(120));
    emptyLayout->addWidget(m_empty, 1);
    m_stack->addWidget(emptyHolder);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget;
    buildHead(head);
    column->addWidget(head);
    column->addWidget(new HairLine);
    column->addWidget(m_recording);
    m_factsLayout = new QVBoxLayout(m_factsHolder);
    m_factsLayout->setContentsMargins(1, 0, 0, 0);
    m_factsLayout->setSpacing(0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_factsHolder);
    auto *columns = new BesideBox(m_conversation, scroll, factsWidth, besideFrom);
    columns->setGap(0);
    columns->setShares(3, 2);
    column->addWidget(columns, 1);
    m_stack->addWidget(page);
    outer->addWidget(m_stack);
    connect(m_recording, &RecordingBar::soundChanged, m_exportSound, &QAction::setEnabled);
    // A single click, as one does to mark a line, moves the sound but does not begin it.
    connect(m_conversation, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_recording->isPlaying())
            playRow(index.row());
    });
    connect(m_conversation, &QListView::activated, this, [this](const QModelIndex &index) { playRow(index.row()); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { showCall(CallId(m_id.text())); });
}

void HistoryDetail::buildHead(QWidget *head)
{
    head->setFixedHeight(px(56));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(px(24), 0, px(24), 0);
    layout->setSpacing(px(12));
    m_name = new Label({}, 18, QFont::DemiBold);
    m_name->setObjectName(u"historyCallName"_s);
    m_name->setElided(true);
    m_org = new Label({}, 13, QFont::Normal, &Theme::text3);
    m_org->setElided(true);
    m_date = new Label({}, 13, QFont::Normal, &Theme::text2);
    m_date->setTabular(true);
    m_date->setElided(true);
    m_open = new Button(tr("Open"), Icon::Right);
    m_open->setObjectName(u"openCallButton"_s);
    m_open->setToolTip(tr("Open the call on its own page"));
    m_export = new Button(tr("Export"), Icon::Export);
    m_export->setObjectName(u"exportCallButton"_s);
    m_export->setDropDown(true);
    auto *menu = new QMenu(m_export);
    for (const auto &[text, format] : {std::pair(tr("Text, for reading…"), ExportFormat::Text), std::pair(tr("JSON, everything…"), ExportFormat::Json),
                                       std::pair(tr("CSV, the transcript…"), ExportFormat::Csv)})
        connect(menu->addAction(text), &QAction::triggered, this, [this, format = format] { exportTo(format); });
    m_exportSound = menu->addAction(tr("WAV, the sound…"));
    m_exportSound->setEnabled(false);
    connect(m_exportSound, &QAction::triggered, this, &HistoryDetail::exportSound);
    m_export->setMenu(menu);
    layout->addWidget(m_name);
    layout->addWidget(m_org);
    layout->addStretch(1);
    layout->addWidget(m_date);
    layout->addWidget(m_export);
    layout->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_id); });
}

void HistoryDetail::showCall(const CallId &id)
{
    ++m_generation;
    m_id = id;
    m_loaded = false;
    m_facts = {};
    m_recording->clear();
    m_transcript->clear();
    m_stack->setCurrentIndex(0);
    m_empty->setAction({});
    if (id.isEmpty()) {
        m_empty->setTexts(tr("No call chosen"), tr("Choose one at the left to read what was said."));
        return;
    }
    m_empty->setTexts(tr("Loading the call…"), {});
    read(0);
}

void HistoryDetail::read(qint64 afterSeq)
{
    m_api.events(m_id, afterSeq).then(this, [this, generation = m_generation, afterSeq](const Result<EventListing> &listing) {
        if (generation != m_generation)
            return;
        if (!listing) {
            m_empty->setTexts(tr("Could not read the call"), errorSentence(listing.error().code));
            m_empty->setAction(tr("Try again"), Icon::Refresh);
            return;
        }
        for (const CallEvent &event : listing->events) {
            if (m_facts.apply(event))
                m_transcript->apply(event, m_facts);
        }
        const bool forward = m_facts.lastSeq() > afterSeq;
        if (listing->more && forward && m_facts.lastSeq() < mostEventPages * 500) {
            read(m_facts.lastSeq());
            return;
        }
        m_loaded = true;
        m_recording->showCall(m_facts.call);
        fill();
        m_stack->setCurrentIndex(1);
        m_conversation->setWords(m_words);
        m_conversation->showFirstHit();
    });
}

void HistoryDetail::setWords(const QStringList &words)
{
    m_words = words;
    m_conversation->setWords(words);
}

QVBoxLayout *HistoryDetail::addSection(const QString &title, QWidget *atRight)
{
    if (m_factsLayout->count() > 0)
        m_factsLayout->addWidget(new HairLine);
    auto *section = new QWidget;
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(px(16), 0, px(16), px(8));
    layout->setSpacing(px(2));
    auto *head = new QHBoxLayout;
    auto *name = new Label(title, 13, QFont::DemiBold);
    name->setFixedHeight(px(36));
    head->addWidget(name);
    head->addStretch(1);
    if (atRight)
        head->addWidget(atRight);
    layout->addLayout(head);
    m_factsLayout->addWidget(section);
    return layout;
}

void HistoryDetail::addFact(QVBoxLayout *section, const QString &label, const QString &value, ColorRole color)
{
    if (value.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    auto *name = new Label(label, 12, QFont::Normal, &Theme::text3);
    name->setFixedWidth(px(80));
    name->setWordWrap(true);
    auto *text = new Label(value, 13, QFont::Normal, color);
    text->setWordWrap(true);
    text->setTabular(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    name->setContentsMargins(0, px(2), 0, px(2));
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    section->addLayout(row);
}

void HistoryDetail::fill()
{
    const Call &call = m_facts.call;
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(call.startedAt).time_since_epoch().count());
    m_name->setText(callerName(call.caller, call.channel));
    m_org->setText(m_store.organizationName(call.orgId));
    m_date->setText(QLocale().toString(started, u"d MMMM, H:mm"_s));

    while (QLayoutItem *item = m_factsLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool lost = call.status == CallStatus::Failed;
    QVBoxLayout *outcome = addSection(tr("Outcome"), new TagChip(outcomeWords(call), lost ? TagChip::Tone::Amber : TagChip::Tone::Neutral));
    addFact(outcome, tr("Length"), shortTime(lengthOf(call, m_store.now())));
    addFact(outcome, tr("Channel"), channelName(call.channel));
    if (call.escalation) {
        const Escalation &escalation = *call.escalation;
        addFact(outcome, tr("Human"), escalation.handledBy, &Theme::greenText);
        addFact(outcome, tr("Urgency"), urgencyName(escalation.urgency),
                escalation.urgency == Urgency::Emergency ? &Theme::redText : &Theme::text);
        addFact(outcome, tr("Reason"), escalationSentence(escalation));
        if (m_facts.humanAt && m_facts.escalatedAt)
            addFact(outcome, tr("Waited"), coarseTime(secondsBetween(*m_facts.escalatedAt, *m_facts.humanAt)));
        addFact(outcome, tr("Result"), outcomeName(escalation.outcome, m_store.organization(call.orgId)));
    }
    addFact(outcome, tr("Ended"), endReasonName(call.endReason));
    addFact(outcome, tr("Prompt"), call.promptVersion);

    QVBoxLayout *intake = addSection(tr("Intake"));
    const QJsonObject data = call.intake ? call.intake->structuredData : QJsonObject();
    QStringList shown;
    if (const Organization *organization = m_store.organization(call.orgId)) {
        for (const auto &field : organization->intakeFields()) {
            shown << field.key;
            addFact(intake, field.label, data.value(field.key).toVariant().toString());
        }
    }
    for (auto entry = data.begin(); entry != data.end(); ++entry) {
        if (!shown.contains(entry.key()))
            addFact(intake, labelOf(entry.key()), entry.value().toVariant().toString());
    }
    if (data.isEmpty())
        intake->addWidget(new Label(tr("Nothing was taken down."), 13, QFont::Normal, &Theme::text3));
    if (call.escalation && !call.escalation->notes.isEmpty()) {
        auto *note = new Label(call.escalation->notes, 13, QFont::Normal, &Theme::text2);
        note->setWordWrap(true);
        note->setTextInteractionFlags(Qt::TextSelectableByMouse);
        addSection(tr("Wrap-up note"))->addWidget(note);
    }
    if (call.escalation && !call.escalation->id.isEmpty()) {
        auto *review = new ReviewPanel(m_api);
        addSection(tr("Was it right?"))->addWidget(review);
        review->setMayReview(m_mayReview);
        review->showEscalation(*call.escalation);
    }
    m_factsLayout->addStretch(1);
}

void HistoryDetail::setDevices(AudioDevices &devices)
{
    m_recording->setDevices(devices);
}

void HistoryDetail::setMayReview(bool may)
{
    m_mayReview = may;
    if (auto *review = findChild<ReviewPanel *>())
        review->setMayReview(may);
}

void HistoryDetail::playRow(int row)
{
    const TranscriptRow &chosen = m_transcript->row(row);
    Time at = chosen.at;
    // What was said is written down when it ends; people say some fourteen characters a second.
    if (chosen.kind == TranscriptRow::Kind::Speech && chosen.speaker != Speaker::System)
        at -= std::chrono::milliseconds(800 + chosen.text.size() * 1'000 / 14);
    if (row > 0)
        at = std::max(at, std::min(chosen.at, m_transcript->row(row - 1).at));
    m_recording->playFrom(at);
}

void HistoryDetail::exportSound()
{
    if (!m_loaded || !m_recording->hasSound())
        return;
    QString name = exportFileName(m_facts.call, ExportFormat::Text);
    name.replace(name.size() - 3, 3, u"wav"_s);
    auto *dialog = new QFileDialog(this, tr("Export the call"), name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = m_id](const QString &path) {
        auto *work = new RecordingExport(m_api, id, path, this);
        connect(work, &RecordingExport::failed, this, &HistoryDetail::writeFailed);
    });
    dialog->open();
}

void HistoryDetail::exportTo(ExportFormat format)
{
    if (!m_loaded)
        return;
    const QByteArray contents = exportCall(m_facts.call, m_store.organizationName(m_facts.call.orgId), format);
    auto *dialog = new QFileDialog(this, tr("Export the call"), exportFileName(m_facts.call, format));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, contents](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) < 0 || !file.commit())
            Q_EMIT writeFailed(path, file.errorString());
        else
            Q_EMIT written(path);
    });
    dialog->open();
}

} // namespace Attendant::Ui
