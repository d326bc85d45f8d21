// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wrapup/remainsnotice.h"

#include "ui/call/outcomes.h"
#include "ui/common/button.h"
#include "ui/common/format.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

RemainsNotice::RemainsNotice(WrapupSaver &saver, ConsoleStore &console, QWidget *parent)
    : Notice(parent)
    , m_saver(saver)
    , m_console(console)
{
    setObjectName(u"remainsNotice"_s);
    setTopGap(px(12));
    connect(&m_saver, &WrapupSaver::stateChanged, this, &RemainsNotice::refresh);
    refresh();
}

QString RemainsNotice::wordsOf(const QJsonObject &changes, const Organization *organization)
{
    QStringList lines;
    if (const QString notes = changes.value("notes"_L1).toString(); !notes.isEmpty())
        lines << notes;
    if (const QString outcome = changes.value("outcome"_L1).toString(); !outcome.isEmpty())
        lines << tr("Outcome: %1").arg(outcomeName(outcome, organization));
    if (const QString date = changes.value("follow_up"_L1).toString(); !date.isEmpty())
        lines << tr("Follow up on %1").arg(QLocale().toString(QDate::fromString(date, Qt::ISODate), QLocale::ShortFormat));
    const QJsonObject intake = changes.value("intake"_L1).toObject();
    for (auto field = intake.begin(); field != intake.end(); ++field) {
        if (!field.value().isNull())
            lines << u"%1: %2"_s.arg(QString(field.key()).replace(u'_', u' '), field.value().toVariant().toString());
    }
    return lines.join(u'\n');
}

void RemainsNotice::refresh()
{
    const auto all = m_saver.remains();
    const auto found = std::ranges::find_if(all, [](const auto &one) { return one.state != WrapupSaver::State::Saving; });
    if (found == all.end()) {
        if (all.empty())
            dismiss();
        return; // being tried: what stands there stays
    }
    const QString who = callerName(found->wrapup.caller, {});
    const QString words = wordsOf(found->changes, m_console.organization(found->wrapup.orgId));
    const bool tries = found->state == WrapupSaver::State::Waiting;
    const QString title = tr("Your wrap-up about %1 is over, and this is not saved").arg(who);
    const QString why = tries ? tr("The server cannot be reached; it is tried again.") : found->problem;
    showMessage(tries ? Kind::Stale : Kind::Error, title, words.isEmpty() ? why : words + u'\n' + why);
    if (!words.isEmpty()) {
        Button *copy = addAction(tr("Copy"));
        copy->setObjectName(u"copyRemainsButton"_s);
        copy->setAccessibleName(tr("Copy what is not saved"));
        connect(copy, &QPushButton::clicked, this, [words] { QApplication::clipboard()->setText(words); });
    }
    Button *discard = addAction(tr("Discard"));
    discard->setObjectName(u"discardRemainsButton"_s);
    discard->setAccessibleName(tr("Discard what is not saved"));
    connect(discard, &QPushButton::clicked, this, [this, id = found->wrapup.id] { m_saver.discard(id); });
}

} // namespace Attendant::Ui
