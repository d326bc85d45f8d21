// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpanel.h"

#include "base/clock.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

} // namespace

ReviewPanel::ReviewPanel(ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_state(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_note(new Field(tr("Note on the review")))
    , m_right(new Button(tr("Right"), Icon::Check))
    , m_false(new Button(tr("False alarm"), Icon::Close))
{
    setObjectName(u"reviewPanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, px(8));
    column->setSpacing(px(8));
    m_state->setWordWrap(true);
    m_state->setObjectName(u"reviewState"_s);
    m_note->setPlaceholderText(tr("Note, if it needs one"));
    m_note->setObjectName(u"reviewNote"_s);
    m_note->setMaxLength(1'000);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    for (Button *button : {m_right, m_false}) {
        button->setCheckable(true);
        button->setSize(Button::Size::Small);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    m_right->setObjectName(u"reviewRightButton"_s);
    m_right->setAccessibleName(tr("The escalation was right"));
    m_false->setObjectName(u"reviewFalseButton"_s);
    m_false->setAccessibleName(tr("The escalation was a false alarm"));
    column->addWidget(m_state);
    column->addWidget(m_note);
    column->addLayout(buttons);
    connect(m_right, &QPushButton::clicked, this, [this] { send(true); });
    connect(m_false, &QPushButton::clicked, this, [this] { send(false); });
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        if (m_review) { // a note alone changes nothing about the verdict
            send(m_review->isRight);
        } else {
            m_state->setText(tr("Was it right to call a person? The note is saved with the answer."));
            m_right->setFocus();
        }
    });
    hide();
}

void ReviewPanel::setMayReview(bool may)
{
    m_may = may;
    showReview(m_review);
}

void ReviewPanel::showEscalation(const Escalation &escalation)
{
    if (escalation.id == m_escalation.id && !escalation.id.isEmpty())
        return;
    ++m_generation;
    m_escalation = escalation;
    m_busy = false;
    m_note->clear();
    showReview({});
    setVisible(!escalation.id.isEmpty());
    if (!escalation.id.isEmpty())
        read();
}

// There is no list by call; the moment it was raised finds it.
void ReviewPanel::read()
{
    EscalationQuery query;
    query.org = m_escalation.orgId;
    query.from = m_escalation.raisedAt - 1s;
    query.to = m_escalation.raisedAt + 1s;
    m_state->setText(tr("Looking for a review…"));
    m_api.escalations(query).then(this, [this, generation = m_generation](const Result<EscalationListing> &listing) {
        if (generation != m_generation)
            return;
        if (!listing) {
            fail(tr("Whether it was reviewed could not be read: %1").arg(errorSentence(listing.error())));
            return;
        }
        const auto found = std::ranges::find_if(listing->escalations, [this](const EscalationRecord &record) { return record.escalation.id == m_escalation.id; });
        showReview(found == listing->escalations.end() ? std::nullopt : found->review);
    });
}

void ReviewPanel::showReview(const std::optional<EscalationReview> &review)
{
    m_review = review;
    m_right->setChecked(review && review->isRight);
    m_false->setChecked(review && !review->isRight);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_right, m_false, m_note})
        widget->setVisible(m_may);
    m_right->setEnabled(!m_busy);
    m_false->setEnabled(!m_busy);
    m_state->setColor(&Theme::text2);
    if (!review) {
        m_state->setText(m_may ? tr("Was it right to call a person?") : tr("Not reviewed yet."));
        return;
    }
    if (!m_note->hasFocus())
        m_note->setText(review->note);
    const QString when = dayAndClock(review->at, SystemClock().now());
    const QString what = review->isRight ? tr("Right, says %1, %2.", "who, when").arg(review->by, when)
                                         : tr("A false alarm, says %1, %2.", "who, when").arg(review->by, when);
    m_state->setText(m_may || review->note.isEmpty() ? what : what + u'\n' + review->note);
}

void ReviewPanel::fail(const QString &sentence)
{
    showReview(m_review);
    m_state->setText(sentence);
    m_state->setColor(&Theme::amberText);
}

void ReviewPanel::send(bool isRight)
{
    if (m_busy)
        return;
    m_busy = true;
    showReview(m_review); // checked when the server says so
    m_api.reviewEscalation(m_escalation.id, isRight, m_note->text().trimmed()).then(this, [this, generation = m_generation](const Result<EscalationRecord> &record) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (!record) {
            fail(tr("The review was not saved: %1").arg(errorSentence(record.error())));
            return;
        }
        showReview(record->review);
    });
}

} // namespace Attendant::Ui
