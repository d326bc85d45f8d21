// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queueitem.h"

#include "ui/common/button.h"
#include "ui/common/consolestore.h"
#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/numberorchannel.h"
#include "ui/common/paint.h"
#include "ui/common/risk.h"
#include "ui/common/tagchip.h"
#include "ui/common/targetbar.h"
#include "ui/queue/offertext.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int itemHeight = 192, timesWidth = 156, buttonsWidth = 172, speakerWidth = 56;
constexpr size_t linesShown = 3;

} // namespace

QueueItem::QueueItem(ConsoleStore &store, const CallId &call, QWidget *parent)
    : QFrame(parent)
    , m_store(store)
    , m_call(call)
    , m_target(new TargetBar(TargetBar::Size::Large, this))
    , m_accept(new Button(tr("Accept"), Icon::Headset))
    , m_decline(new Button(tr("Decline"), Icon::Close))
{
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(px(itemHeight));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus); // Enter opens the call
    m_accept->setSize(Button::Size::Large);
    m_accept->setObjectName(u"acceptButton"_s);
    m_decline->setObjectName(u"declineButton"_s);
    m_accept->setFillsWidth(true);
    m_decline->setFillsWidth(true);
    auto *buttons = new QWidget(this);
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(m_accept);
    column->addWidget(m_decline);
    column->addStretch(1);
    m_speakerWidth = px(speakerWidth);
    for (const Speaker speaker : {Speaker::Caller, Speaker::Ai})
        m_speakerWidth = std::max(m_speakerWidth, textWidth(speakerName(speaker), Theme::font(13, QFont::DemiBold)) + px(9));
    // The first one's button shows its key: all items leave room for it, so that their words stay aligned.
    m_accept->setKind(Button::Kind::Primary);
    m_accept->setKeyHint(keyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)));
    m_buttonsWidth = std::max({px(buttonsWidth), m_accept->sizeHint().width(), m_decline->sizeHint().width()});
    m_accept->setKind(Button::Kind::Normal);
    m_accept->setKeyHint({});
    buttons->setFixedWidth(m_buttonsWidth);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(px(timesWidth), px(16), px(16), px(16));
    outer->addStretch(1);
    outer->addWidget(buttons);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT acceptRequested(m_call); });
    connect(m_decline, &QPushButton::clicked, this, [this] { Q_EMIT declineRequested(m_call); });
    refresh();
}

void QueueItem::setFirst(bool first)
{
    m_accept->setKind(first ? Button::Kind::Primary : Button::Kind::Normal);
    m_accept->setKeyHint(first ? keyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)) : QString());
}

void QueueItem::setStale(bool stale)
{
    m_stale = stale;
    refresh();
}

// Who is on the line with somebody takes nobody else: the button says so before it is pressed.
void QueueItem::refreshButtons()
{
    const CallId hand = m_store.callInHand();
    const Call *other = hand.isEmpty() || hand == m_call ? nullptr : m_store.call(hand);
    const QString away = m_stale ? tr("The server cannot be reached at the moment.") : QString();
    const QString onLine = other ? tr("You are on the line with %1. Hand that call back first.").arg(callerName(other->caller, other->channel)) : QString();
    m_accept->setEnabled(away.isEmpty() && onLine.isEmpty());
    m_accept->setToolTip(away.isEmpty() ? onLine : away);
    m_decline->setEnabled(!m_stale);
    m_decline->setToolTip(m_stale ? away : m_mine ? tr("It goes on to the next person") : QString());
}

void QueueItem::setMe(const UserId &me)
{
    if (me == m_me)
        return;
    m_me = me;
    refresh();
}

bool QueueItem::isPastTarget() const
{
    return m_target->isPast();
}

QString QueueItem::reasonText(const Call &call) const
{
    return escalationSentence(*call.escalation);
}

void QueueItem::refresh()
{
    const Call *call = m_store.call(m_call);
    if (!call || !call->escalation)
        return;
    const auto target = targetFor(call->escalation->urgency, m_store.organization(call->orgId));
    m_target->setTimes(secondsBetween(call->escalation->raisedAt, m_store.now()), target, call->escalation->urgency);
    const QString who = callerName(call->caller, call->channel);
    setAccessibleName(tr("%1, %2, %3: %4").arg(urgencyName(call->escalation->urgency), who, m_store.organizationName(call->orgId), reasonText(*call)));
    m_accept->setAccessibleName(tr("Accept the call of %1").arg(who));
    m_decline->setAccessibleName(tr("Decline the call of %1").arg(who));
    setToolTip(call->escalation->summary);
    m_mine = call->escalation->isOfferedTo(m_me) && !m_me.isEmpty();
    m_offer = offerText(*call->escalation, m_me, m_store.now());
    setAccessibleDescription(m_offer);
    refreshButtons();
    collectLines(*call);
    update();
}

void QueueItem::collectLines(const Call &call)
{
    const int width = this->width() - px(timesWidth + 20 + 20 + 16) - m_speakerWidth - m_buttonsWidth;
    const bool speaking = m_store.isSpeaking(call.id);
    struct Said { Speaker speaker; QString text; bool caret; };
    std::vector<Said> said;
    const size_t count = call.transcript.size(), from = count > linesShown ? count - linesShown : 0;
    for (size_t i = from; i < count; ++i)
        said.push_back({call.transcript[i].speaker, call.transcript[i].text, false});
    if (!call.lastLine.isEmpty() && (said.empty() || speaking))
        said.push_back({call.lastSpeaker, call.lastLine, speaking});
    if (said.size() > linesShown)
        said.erase(said.begin(), said.end() - linesShown);

    std::vector<Line> lines;
    for (size_t i = 0; i < said.size(); ++i) {
        Line line;
        line.who = speakerName(said[i].speaker, call.humanName);
        line.color = m_stale ? &Theme::text3 : said[i].speaker == Speaker::Ai ? &Theme::accentText : said[i].speaker == Speaker::Human ? &Theme::greenText : &Theme::text3;
        line.text.words = said[i].text;
        line.text.caret = said[i].caret;
        line.text.color = m_stale ? &Theme::text3 : i + 1 == said.size() ? &Theme::text : &Theme::text2;
        if (said[i].speaker == Speaker::Caller && !call.escalation->phrase.isEmpty() && !m_stale) {
            line.text.marked = {call.escalation->phrase};
            line.text.emergency = call.escalation->urgency == Urgency::Emergency;
        }
        // What has not changed keeps its layout.
        if (i < m_lines.size() && m_lines[i].text == line.text && m_lines[i].layout)
            line.layout = m_lines[i].layout;
        else
            line.layout = std::make_shared<SpeechLayout>(line.text, std::max(width, px(80)), 1);
        lines.push_back(std::move(line));
    }
    m_lines = std::move(lines);
}

void QueueItem::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_target->setGeometry(px(17), px(16 + 20 + 12), px(timesWidth - 34), m_target->sizeHint().height());
    m_lines.clear();
    refresh();
}

void QueueItem::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_lines.clear();
        refresh();
    }
    QFrame::changeEvent(event);
}

void QueueItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT openRequested(m_call);
}

void QueueItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT openRequested(m_call);
    else
        QFrame::keyPressEvent(event);
}

void QueueItem::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void QueueItem::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void QueueItem::paintEvent(QPaintEvent *)
{
    const Call *call = m_store.call(m_call);
    if (!call || !call->escalation)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool emergency = call->escalation->urgency == Urgency::Emergency && !m_stale;
    const QColor border = m_stale ? theme.line : emergency ? theme.redG : theme.amberLine;
    paintBox(&painter, rect(), px(Radius::card), m_stale ? theme.page : theme.surface, {});
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()), px(Radius::card), px(Radius::card));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    if (emergency)
        painter.fillRect(0, 0, px(timesWidth), height(), theme.redTint);
    painter.fillRect(px(timesWidth), 0, 1, height(), emergency ? theme.redLine : theme.line);
    painter.restore();
    paintBox(&painter, rect(), px(Radius::card), {}, border);
    paintTimes(&painter, *call);
    paintWords(&painter, *call);
    if (hasFocus())
        paintFocusRing(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), px(Radius::card));
}

void QueueItem::paintTimes(QPainter *painter, const Call &call)
{
    const Theme &theme = Theme::current();
    const bool emergency = call.escalation->urgency == Urgency::Emergency;
    const int left = px(17), width = px(timesWidth - 34);
    paintRisk(painter, QRect(left, px(18), px(16), px(16)), emergency ? Risk::Emergency : Risk::Look);
    paintText(painter, QRect(left + px(24), px(16), width - px(24), px(20)), urgencyName(call.escalation->urgency), Theme::font(13, QFont::DemiBold),
              m_stale ? theme.text3 : emergency ? theme.redText : theme.amberText);
    const QString waiting = tr("Waiting %1").arg(shortTime(secondsBetween(call.escalation->raisedAt, m_store.now())));
    paintText(painter, QRect(left, height() - px(16 + 16), width, px(16)), waiting, Theme::font(12, QFont::Normal, true), theme.text3);
}

void QueueItem::paintWords(QPainter *painter, const Call &call)
{
    const Theme &theme = Theme::current();
    const bool emergency = call.escalation->urgency == Urgency::Emergency;
    const QRect area(px(timesWidth) + px(20), px(16), width() - px(timesWidth + 20 + 20 + 16) - m_buttonsWidth, height() - px(32));
    const QRect first(area.left(), area.top(), area.width(), px(20));
    const QFont plain = Theme::font(13, QFont::Normal, true);
    int x = first.left() + paintText(painter, first, callerName(call.caller, call.channel), Theme::font(15, QFont::DemiBold, true), m_stale ? theme.text3 : theme.text)
            + px(8);
    const QString number = numberOrChannel(call);
    const QString language = languageName(call.metadata.value("language"_L1).toString());
    const auto chipWidth = [](const QString &text) { return text.isEmpty() ? 0 : px(8 + 12) + textWidth(text, Theme::font(12, QFont::Medium, true)); };
    const int tail = px(8 + 14 + 8) + textWidth(number, plain) + chipWidth(language);
    const QRect org(x, first.top(), std::max(0, first.right() + 1 - x - tail), first.height());
    x += paintText(painter, org, m_store.organizationName(call.orgId), plain, theme.text3) + px(8);
    paintIcon(painter, QRect(x, first.top() + px(3), px(14), px(14)), call.channel == u"phone" ? Icon::Phone : Icon::Web, theme.text3);
    x += px(14 + 8);
    x += paintText(painter, QRect(x, first.top(), first.right() + 1 - x, first.height()), number, plain, theme.text3) + px(8);
    if (!language.isEmpty())
        TagChip::paint(painter, QRect(x, first.top(), std::max(0, first.right() + 1 - x), first.height()), language, TagChip::Tone::Neutral);

    QRect why(area.left(), area.top() + px(24), area.width(), px(20));
    if (m_mine && !m_stale) {
        const int chip = chipWidth(tr("For you"));
        TagChip::paint(painter, QRect(why.right() + 1 - chip + px(8), why.top(), chip, why.height()), tr("For you"), TagChip::Tone::Accent);
        why.setRight(why.right() - chip);
    }
    paintText(painter, why, reasonText(call), Theme::font(13, QFont::Medium, true), m_stale ? theme.text3 : emergency ? theme.redText : theme.amberText);
    int y = area.top() + px(24 + 20 + 8 + 4);
    for (const Line &line : m_lines) {
        paintText(painter, QRect(area.left(), y, m_speakerWidth - px(8), px(20)), line.who, Theme::font(13, QFont::DemiBold),
                  m_stale ? theme.text3 : theme.*line.color);
        line.layout->paint(painter, QPointF(area.left() + m_speakerWidth, y));
        y += px(24);
    }
    // What is being done for it; until that is known, what the AI knew. The summary is the item's tool tip as well.
    const QString summary = call.escalation->summary.simplified();
    const QString foot = !m_offer.isEmpty() ? m_offer : summary.isEmpty() ? QString() : tr("The AI: %1").arg(summary);
    paintText(painter, QRect(area.left(), height() - px(16 + 16), area.width(), px(16)), foot, Theme::font(12, QFont::Normal, true),
              m_mine && !m_stale ? theme.accentText : theme.text3);
}

} // namespace Attendant::Ui
