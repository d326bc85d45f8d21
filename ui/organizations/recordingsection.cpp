// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/recordingsection.h"

#include "domain/recordingpolicy.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/organizations/fieldbinding.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr qsizetype longestNotice = 400; // the server's limits
constexpr int mostDays = 36'500;

QJsonObject recordingOf(const Organization &organization)
{
    return organization.config.value("recording"_L1).toObject();
}

void setRecording(Organization &organization, const QJsonObject &recording)
{
    if (recording.isEmpty())
        organization.config.remove("recording"_L1);
    else
        organization.config.insert(u"recording"_s, recording);
}

TextBinding modeBinding()
{
    return {u"config.recording"_s,
            [](const Organization &organization) {
                const RecordingPolicy policy = RecordingPolicy::of(organization.config);
                return !policy.isEnabled ? u"off"_s : policy.isAnnounced ? u"notice"_s : u"none"_s;
            },
            [](Organization &organization, const QString &mode) {
                QJsonObject recording = recordingOf(organization);
                recording.insert(u"enabled"_s, mode != u"off");
                if (mode != u"off") // what was said about consent stays for the day it is switched on again
                    recording.insert(u"consent"_s, mode);
                setRecording(organization, recording);
            },
            {}};
}

TextBinding noticeBinding()
{
    return {u"config.recording.notice"_s, [](const Organization &organization) { return recordingOf(organization).value("notice"_L1).toString(); },
            [](Organization &organization, const QString &text) {
                QJsonObject recording = recordingOf(organization);
                if (text.trimmed().isEmpty())
                    recording.remove("notice"_L1);
                else if (text.size() <= longestNotice)
                    recording.insert(u"notice"_s, text.trimmed());
                setRecording(organization, recording);
            },
            {}};
}

} // namespace

RecordingSection::RecordingSection(OrganizationDraft &draft, QWidget *parent)
    : Panel(tr("Recording"), Icon::None, parent)
{
    QGridLayout *grid = formGrid();
    body()->addLayout(grid);

    auto *mode = new QComboBox;
    mode->setObjectName(u"recordingCombo"_s);
    mode->setAccessibleName(tr("Calls are recorded"));
    mode->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    mode->setMinimumContentsLength(6);
    mode->setFocusPolicy(Qt::StrongFocus); // a wheel over the page scrolls the page
    mode->addItem(tr("No"), u"off"_s);
    mode->addItem(tr("Yes, and callers are told"), u"notice"_s);
    mode->addItem(tr("Yes, callers have agreed already"), u"none"_s);
    bindCombo(mode, draft, modeBinding());
    addFormRow(grid, tr("Calls are recorded"), mode);

    auto *notice = new TextBox(tr("What callers are told"), 3);
    notice->setObjectName(u"recordingNoticeText"_s);
    notice->setPlaceholderText(tr("Empty: a sentence in the organization's language says that the call is recorded."));
    bindText(notice, draft, noticeBinding());
    addFormRow(grid, tr("What callers are told"), notice);
    const auto check = [&draft, notice] {
        const qsizetype length = notice->toPlainText().size();
        draft.setProblem(u"config.recording.notice"_s,
                         length <= longestNotice ? QString() : tr("What callers are told has %1 characters; %2 are the most.").arg(length).arg(longestNotice));
    };
    connect(notice, &QPlainTextEdit::textChanged, this, check);
    const auto enable = [&draft, notice] { notice->setEnabled(modeBinding().read(draft.current()) == u"notice"); };
    connect(&draft, &OrganizationDraft::changed, notice, enable);
    enable();

    auto *days = new Field(tr("Days until calls are deleted"));
    days->setObjectName(u"retentionField"_s);
    days->setFont(Theme::font(13, QFont::Normal, true));
    days->setFixedWidth(px(72));
    bindField(days, draft, {u"config.retention_days"_s,
                            [](const Organization &organization) {
                                const auto kept = RecordingPolicy::of(organization.config).retentionDays;
                                return kept ? QString::number(*kept) : QString();
                            },
                            [](Organization &organization, const QString &text) {
                                if (text.isEmpty())
                                    organization.config.remove("retention_days"_L1);
                                else
                                    organization.config.insert(u"retention_days"_s, text.toInt());
                            },
                            [](const QString &text) -> QString {
                                bool isNumber = false;
                                const int number = text.trimmed().toInt(&isNumber);
                                if (text.trimmed().isEmpty() || (isNumber && number >= 1 && number <= mostDays))
                                    return {};
                                return tr("A number of days from 1 to %1, or nothing. What was saved stays.").arg(mostDays);
                            }});
    auto *line = new QWidget;
    auto *lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(0, 0, 0, 0);
    lineLayout->setSpacing(px(8));
    lineLayout->addWidget(days);
    auto *hint = new Label(tr("days, then sound and text are deleted. Empty: never."), 12, QFont::Normal, &Theme::text3);
    hint->setWordWrap(true);
    lineLayout->addWidget(hint, 1);
    line->setFocusProxy(days);
    addFormRow(grid, tr("Calls are kept"), line, new FieldMessage(days));
}

} // namespace Attendant::Ui
