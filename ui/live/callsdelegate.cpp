// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/callsdelegate.h"

#include "ui/common/consolestore.h"
#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/numberorchannel.h"
#include "ui/common/paint.h"
#include "ui/common/phaseline.h"
#include "ui/common/risk.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int leastButtonsWidth = 268; // of a wide emergency card
constexpr int speechCacheSize = 800;

QString words(const char *text)
{
    return QCoreApplication::translate("Calls", text);
}

// Ended calls stay in their place while the pointer is over the view.
bool isOver(const Call &call)
{
    return call.status != CallStatus::InProgress;
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return int(x + (y - x) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QRect innerOf(const QRect &card)
{
    return card.adjusted(px(16), px(14), -px(16), -px(14));
}

QFont buttonFont(bool primary)
{
    return Theme::font(13, primary ? QFont::DemiBold : QFont::Medium, true);
}

/// Of a wide emergency card, with the margins and the line at its left: both words in full, in every language.
int buttonsWidth()
{
    const int takeOver = textWidth(words(QT_TRANSLATE_NOOP("Calls", "Take over")), buttonFont(true)) + px(48);
    const int listen = textWidth(words(QT_TRANSLATE_NOOP("Calls", "Listen")), buttonFont(false)) + px(46);
    return std::max(px(leastButtonsWidth), px(17) + takeOver + px(8) + listen + px(16));
}

void paintButton(QPainter *painter, const QRect &rect, const QString &text, Icon icon, const QString &key, bool primary, bool hovered, bool pressed,
                 bool focused, bool enabled)
{
    const Theme &theme = Theme::current();
    const QColor ink = !enabled ? theme.disabled : primary ? theme.onAccent : theme.text;
    if (!enabled)
        paintBox(painter, rect, px(Radius::control), {}, theme.line);
    else if (primary)
        paintBox(painter, rect, px(Radius::control), pressed ? theme.accentPress : hovered ? theme.accentHover : theme.accent, {});
    else
        paintBox(painter, rect, px(Radius::control), pressed ? theme.line : hovered ? theme.hover : theme.surface, theme.edge);
    if (focused)
        paintFocusRing(painter, rect, px(Radius::control));
    QRect rest = rect.adjusted(px(11), 0, -px(11), 0);
    paintIcon(painter, QRect(rest.left(), rest.center().y() + 1 - px(8), px(16), px(16)), icon, !enabled || primary ? ink : theme.text2);
    rest.setLeft(rest.left() + px(24));
    paintText(painter, rest, text, buttonFont(primary), ink);
    paintKeyHint(painter, rest, key, enabled, primary && enabled ? ink : QColor());
}

} // namespace

bool CallsDelegate::hasButtons(const Call &call)
{
    return riskOf(call) == Risk::Emergency;
}

QRect CallsDelegate::partRect(const QRect &card, const Call &call, bool wide, Part part)
{
    if (part == Part::Card || !hasButtons(call))
        return part == Part::Card ? card : QRect();
    const QRect inner = innerOf(card);
    const int height = px(wide ? 32 : 28), gap = px(8);
    const int listen = textWidth(words(QT_TRANSLATE_NOOP("Calls", "Listen")), buttonFont(false)) + px(46);
    const int left = wide ? card.right() + 1 - buttonsWidth() + px(17) : inner.left() + px(24);
    const QRect row(left, inner.bottom() + 1 - height, inner.right() + 1 - left, height);
    if (part == Part::Listen)
        return {row.right() + 1 - listen, row.top(), listen, height};
    return {row.left(), row.top(), row.width() - listen - gap, height};
}

CallsDelegate::Part CallsDelegate::partAt(const QRect &card, const Call &call, bool wide, const QPoint &point)
{
    for (const Part part : {Part::TakeOver, Part::Listen}) {
        if (partRect(card, call, wide, part).contains(point))
            return part;
    }
    return Part::Card;
}

QString CallsDelegate::stateText(const Call &call) const
{
    if (isOver(call))
        return words(QT_TRANSLATE_NOOP("Calls", "Call ended"));
    const Risk risk = riskOf(call);
    if (risk == Risk::Human) {
        const QString who = call.humanName.isEmpty() ? words(QT_TRANSLATE_NOOP("Calls", "A human")) : call.humanName;
        const QString held = call.mode == CallMode::Hold ? QCoreApplication::translate("Calls", "%1, on hold, %2")
                                                         : QCoreApplication::translate("Calls", "%1, %2");
        return held.arg(who, shortTime(secondsBetween(call.modeSince, m_store.now())));
    }
    if (risk == Risk::Routine)
        return call.listeners.isEmpty() ? QString() : QCoreApplication::translate("Calls", "%1 listens").arg(call.listeners.join(u", "_s));
    const Escalation &escalation = *call.escalation;
    const QString why = !escalation.phrase.isEmpty() ? u"“%1”"_s.arg(escalation.phrase) : escalationSentence(escalation);
    if (!call.isWaitingForHuman())
        return escalation.status == EscalationStatus::Declined ? QCoreApplication::translate("Calls", "Declined: %1").arg(why) : why;
    const QString waits = shortTime(secondsBetween(escalation.raisedAt, m_store.now()));
    return why.isEmpty() ? waits : u"%1, %2"_s.arg(why, waits);
}

const SpeechLayout &CallsDelegate::speech(const Call &call, int width, int lines, ColorRole color, bool grey)
{
    SpeechText text;
    text.speaker = call.lastLine.isEmpty() ? QString() : speakerName(call.lastSpeaker, call.humanName);
    text.speakerColor = grey ? &Theme::text3 : call.lastSpeaker == Speaker::Ai ? &Theme::accentText : call.lastSpeaker == Speaker::Human ? &Theme::greenText : &Theme::text3;
    text.color = color;
    text.words = call.lastLine;
    text.caret = !grey && m_store.isSpeaking(call.id);
    if (!grey && call.isWaitingForHuman() && !call.escalation->phrase.isEmpty() && call.lastSpeaker == Speaker::Caller
        && call.escalation->urgency == Urgency::Emergency) {
        text.marked = {call.escalation->phrase};
        text.emergency = true;
    }
    if (m_speech.size() > speechCacheSize)
        m_speech.clear();
    Cached &cached = m_speech[call.id.text()];
    const bool dark = Theme::current().dark;
    if (!cached.layout || cached.width != width || cached.lines != lines || cached.dark != dark || !(cached.text == text)) {
        cached.text = text;
        cached.width = width;
        cached.lines = lines;
        cached.dark = dark;
        cached.layout = std::make_shared<SpeechLayout>(text, width, lines);
    }
    return *cached.layout;
}

void CallsDelegate::paintCard(QPainter *painter, const QRect &rect, const Call &call, const State &state)
{
    const Theme &theme = Theme::current();
    const Risk risk = isOver(call) ? Risk::Routine : riskOf(call);
    const bool emergency = risk == Risk::Emergency && !state.stale, grey = state.stale || isOver(call);
    QColor fill = grey ? theme.page : emergency ? theme.redTint : theme.surface;
    QColor border = theme.line;
    if (!grey) {
        border = emergency ? theme.redG : risk == Risk::Look ? theme.amberLine : risk == Risk::Human ? theme.greenLine : theme.line;
        if (state.hovered && !emergency)
            border = theme.control;
        if (state.fresh > 0)
            border = mix(border, theme.accentText, state.fresh);
    }
    paintBox(painter, rect, px(Radius::card), fill, border);

    QRect inner = innerOf(rect);
    if (risk == Risk::Emergency && state.wide) {
        const int split = rect.right() + 1 - buttonsWidth();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), px(Radius::card) - 1, px(Radius::card) - 1);
        painter->setClipPath(clip);
        painter->fillRect(QRect(split, rect.top(), rect.right() - split + 1, rect.height()), grey ? theme.page : theme.surface);
        painter->fillRect(QRect(split, rect.top(), 1, rect.height()), grey ? theme.line : theme.redLine);
        painter->restore();
        paintBox(painter, rect, px(Radius::card), {}, border);
        paintWaiting(painter, QRect(split + px(17), inner.top(), rect.right() - px(15) - split - px(17), inner.height()), call, state);
        inner.setRight(split - px(17));
    }
    paintHead(painter, inner, call, state);
    const QRect spoken(inner.left() + px(24), inner.top() + px(44), inner.width() - px(24), px(40));
    const ColorRole ink = grey ? &Theme::text3 : emergency ? &Theme::text : &Theme::text2;
    if (call.lastLine.isEmpty())
        paintText(painter, QRect(spoken.topLeft(), QSize(spoken.width(), px(20))), words(QT_TRANSLATE_NOOP("Calls", "Nothing said yet")), Theme::font(),
                  theme.text3);
    else
        speech(call, spoken.width(), 2, ink, grey).paint(painter, spoken.topLeft());
    if (hasButtons(call))
        paintButtons(painter, rect, call, state);
    if (!hasButtons(call) || state.wide)
        paintFoot(painter, QRect(inner.left() + px(24), inner.bottom() + 1 - px(20), inner.width() - px(24), px(20)), call, state);
    if (state.current && state.focused && state.focusedPart == Part::Card)
        paintBox(painter, rect, px(Radius::card), {}, theme.accentText, 2);
}

void CallsDelegate::paintHead(QPainter *painter, const QRect &inner, const Call &call, const State &state)
{
    const Theme &theme = Theme::current();
    const Risk risk = riskOf(call);
    const bool grey = state.stale || isOver(call), emergency = risk == Risk::Emergency && !grey;
    const QRect first(inner.left() + px(24), inner.top(), inner.width() - px(24), px(20));
    const QRect glyph(inner.left(), inner.top() + px(2), px(16), px(16));
    if (grey)
        paintIcon(painter, glyph, Icon::Remove, theme.text3);
    else
        paintRisk(painter, glyph, risk);

    const Time until = call.endedAt.value_or(m_store.now());
    const QFont timeFont = Theme::font(13, QFont::Medium, true);
    const QString duration = callTime(secondsBetween(call.startedAt, until));
    const int timeWidth = textWidth(duration, timeFont);
    paintText(painter, first, duration, timeFont, grey ? theme.text3 : emergency ? theme.text : theme.text2, Qt::AlignRight);
    QRect name = first.adjusted(0, 0, -timeWidth - px(8), 0);
    const QString tag = risk == Risk::Emergency ? riskName(risk) : QString();
    const QFont tagFont = Theme::font(12, QFont::Medium);
    const int tagWidth = tag.isEmpty() ? 0 : textWidth(tag, tagFont) + px(8);
    const int used = paintText(painter, name.adjusted(0, 0, -tagWidth, 0), callerName(call.caller, call.channel), Theme::font(14, QFont::DemiBold, true),
                               grey ? theme.text3 : theme.text);
    if (!tag.isEmpty())
        paintText(painter, name.adjusted(used + px(8), 0, 0, 0), tag, tagFont, grey ? theme.text3 : theme.redText);

    const QRect second(first.left(), inner.top() + px(20), first.width(), px(16));
    const QColor ink = emergency ? theme.text2 : theme.text3;
    const QFont small = Theme::font(12, QFont::Normal, true);
    const QString number = numberOrChannel(call);
    const int numberWidth = textWidth(number, small) + px(6 + 12 + 6);
    const int orgWidth = paintText(painter, second.adjusted(0, 0, -numberWidth, 0), m_store.organizationName(call.orgId), small, ink);
    const int x = second.left() + orgWidth + px(6);
    paintIcon(painter, QRect(x, second.top() + px(2), px(12), px(12)), call.channel == u"phone" ? Icon::Phone : Icon::Web, ink);
    paintText(painter, second.adjusted(orgWidth + px(24), 0, 0, 0), number, small, ink);
}

void CallsDelegate::paintFoot(QPainter *painter, const QRect &line, const Call &call, const State &state)
{
    const Theme &theme = Theme::current();
    const Risk risk = riskOf(call);
    const bool grey = state.stale || isOver(call), emergency = risk == Risk::Emergency;
    const QColor current = grey                    ? theme.control
                           : emergency             ? theme.redG
                           : risk == Risk::Look    ? theme.amber
                           : risk == Risk::Human   ? theme.greenG
                                                   : theme.accentG;
    const QFont small = Theme::font(12);
    int used = paintPips(painter, QPoint(line.left(), line.top() + px(8)), int(call.phase), PhaseLine::phaseCount, current) + px(8);
    used += paintText(painter, line.adjusted(used, 0, 0, 0), phaseName(call.phase), small, emergency && !grey ? theme.text2 : theme.text3) + px(12);
    QRect rest = line.adjusted(used, 0, 0, 0);
    const QString text = emergency && !isOver(call) ? escalationSentence(*call.escalation) : stateText(call);
    if (text.isEmpty())
        return;
    const QColor ink = grey ? theme.text3 : risk == Risk::Look ? theme.amberText : risk == Risk::Human ? theme.greenText : theme.text2;
    const QFont font = Theme::font(12, emergency || risk == Risk::Routine ? QFont::Normal : QFont::Medium, true);
    // The time at the end is the part that must stay when there is little room.
    const qsizetype comma = text.lastIndexOf(u", "_s);
    const QString tail = comma > 0 && !emergency ? text.sliced(comma) : QString();
    const int tailWidth = textWidth(tail, font);
    QString head = tail.isEmpty() ? text : text.first(comma);
    const int glyph = risk == Risk::Human && !grey ? px(14 + 6) : 0;
    const int room = std::max(0, rest.width() - tailWidth - glyph);
    if (textWidth(head, font) > room) {
        // Cut words keep their closing quote.
        const bool quoted = head.startsWith(u'“') && head.endsWith(u'”');
        const QFontMetrics metrics(font);
        head = quoted ? metrics.elidedText(head.chopped(1), Qt::ElideRight, room - textWidth(u"”"_s, font)) + u'”' : metrics.elidedText(head, Qt::ElideRight, room);
    }
    const int headWidth = textWidth(head, font);
    int x = rest.right() + 1 - tailWidth - headWidth;
    if (glyph > 0)
        paintIcon(painter, QRect(x - glyph, rest.top() + px(3), px(14), px(14)), Icon::Headset, ink);
    paintText(painter, QRect(x, rest.top(), headWidth, rest.height()), head, font, ink);
    paintText(painter, QRect(x + headWidth, rest.top(), tailWidth, rest.height()), tail, font, ink);
}

void CallsDelegate::paintWaiting(QPainter *painter, const QRect &inner, const Call &call, const State &state)
{
    const Theme &theme = Theme::current();
    const auto target = targetFor(call.escalation->urgency, m_store.organization(call.orgId));
    const auto waited = secondsBetween(call.escalation->raisedAt, m_store.now());
    const bool past = waited > target;
    paintText(painter, QRect(inner.left(), inner.top(), inner.width(), px(20)), words(QT_TRANSLATE_NOOP("Calls", "Waiting for a human")),
              Theme::font(13, QFont::DemiBold), state.stale ? theme.text3 : theme.redText);
    QRect figure(inner.left(), inner.top() + px(24), inner.width(), px(32));
    const QColor ink = state.stale ? theme.text3 : past ? theme.amberText : theme.text;
    if (past) {
        paintIcon(painter, QRect(figure.left(), figure.top() + px(7), px(18), px(18)), Icon::Clock, ink);
        figure.setLeft(figure.left() + px(24));
    }
    const int used = paintText(painter, figure, shortTime(past ? waited - target : waited), Theme::font(24, QFont::DemiBold, true), ink);
    const QString rest = (past ? QCoreApplication::translate("Calls", "past %1 target") : QCoreApplication::translate("Calls", "of %1 target")).arg(shortTime(target));
    // On the figure's base line, as print would have it.
    paintText(painter, figure.adjusted(used + px(6), px(6), 0, 0), rest, Theme::font(12, QFont::Normal, true), past && !state.stale ? ink : theme.text2);
    paintBar(painter, QRectF(inner.left(), inner.top() + px(60), inner.width(), px(4)), double(waited.count()) / double(target.count()),
             state.stale ? theme.control : theme.redG);
}

void CallsDelegate::paintButtons(QPainter *painter, const QRect &card, const Call &call, const State &state)
{
    const auto one = [&](Part part, const QString &text, Icon icon, const QString &key, bool primary) {
        const bool focused = state.current && state.focused && state.focusedPart == part;
        const QRect place = partRect(card, call, state.wide, part);
        // The word is worth more than its key.
        const int needed = px(12 + 16 + 6 + 6 + 12) + textWidth(text, Theme::font(13, QFont::DemiBold)) + (key.isEmpty() ? 0 : keyHintWidth(key));
        paintButton(painter, place, text, icon, needed > place.width() ? QString() : key, primary, state.hovered && state.hoveredPart == part,
                    state.pressedPart == part && state.hoveredPart == part, focused, !state.stale);
    };
    // The key is for the chosen call alone: on another card it would promise what it does not do.
    one(Part::TakeOver, words(QT_TRANSLATE_NOOP("Calls", "Take over")), Icon::Headset, state.current ? u"F5"_s : QString(), true);
    one(Part::Listen, words(QT_TRANSLATE_NOOP("Calls", "Listen")), Icon::Listen, {}, false);
}

void CallsDelegate::paintRow(QPainter *painter, const QRect &rect, const Call &call, const State &state, const QHeaderView &header)
{
    const Theme &theme = Theme::current();
    const Risk risk = riskOf(call);
    const bool grey = state.stale || isOver(call), emergency = risk == Risk::Emergency && !grey;
    painter->fillRect(rect, grey ? theme.page : emergency ? theme.redTint : state.hovered ? theme.hover : theme.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), emergency ? theme.redLine : theme.line);
    const auto cell = [&](Column column) {
        return QRect(rect.left() + header.sectionPosition(column) + px(8), rect.top(), header.sectionSize(column) - px(12), rect.height());
    };
    const QColor quiet = grey ? theme.text3 : theme.text2;
    QRect caller = cell(CallerColumn);
    const QRect glyph(caller.left(), caller.top() + (caller.height() - px(16)) / 2, px(16), px(16));
    if (grey)
        paintIcon(painter, glyph, Icon::Remove, theme.text3);
    else
        paintRisk(painter, glyph, risk);
    paintText(painter, caller.adjusted(px(24), 0, 0, 0), callerName(call.caller, call.channel), Theme::font(13, QFont::DemiBold, true),
              grey ? theme.text3 : theme.text);
    paintText(painter, cell(OrganizationColumn), m_store.organizationName(call.orgId), Theme::font(), quiet);
    const QRect channel = cell(ChannelColumn);
    paintIcon(painter, QRect(channel.left(), channel.top() + (channel.height() - px(14)) / 2, px(14), px(14)),
              call.channel == u"phone" ? Icon::Phone : Icon::Web, theme.text3);
    paintText(painter, channel.adjusted(px(20), 0, 0, 0), numberOrChannel(call), Theme::font(13, QFont::Normal, true), quiet);
    paintText(painter, cell(PhaseColumn), phaseName(call.phase), Theme::font(), quiet);
    paintText(painter, cell(TimeColumn), callTime(secondsBetween(call.startedAt, call.endedAt.value_or(m_store.now()))),
              Theme::font(13, QFont::Medium, true), quiet, Qt::AlignRight);
    const QRect line = cell(LineColumn);
    if (!call.lastLine.isEmpty() && line.width() > px(40)) {
        const SpeechLayout &layout = speech(call, line.width(), 1, grey ? &Theme::text3 : &Theme::text2, grey);
        layout.paint(painter, QPointF(line.left(), line.top() + (line.height() - px(20)) / 2));
    }
    const QColor ink = grey ? theme.text3 : emergency ? theme.redText : risk == Risk::Look ? theme.amberText : risk == Risk::Human ? theme.greenText : theme.text3;
    paintText(painter, cell(StateColumn), stateText(call), Theme::font(13, QFont::Medium, true), ink);
    if (state.current && state.focused)
        paintBox(painter, rect, px(Radius::tag), {}, theme.accentText, 2);
}

} // namespace Attendant::Ui
