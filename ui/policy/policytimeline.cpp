// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/policytimeline.h"

#include "ui/common/format.h"
#include "ui/common/paint.h"
#include "ui/policy/steptext.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int timeWidth = 52, lineWidth = 20, gap = 16;
constexpr size_t entriesShown = 24; // ten rounds of twenty steps are no picture; the rest is counted

} // namespace

PolicyTimeline::PolicyTimeline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"policyTimeline"_s);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PolicyTimeline::clear()
{
    m_entries.clear();
    setAccessibleName({});
    updateGeometry();
    update();
}

void PolicyTimeline::setPreview(const PolicyPreview &preview)
{
    m_entries.clear();
    QStringList words;
    for (const auto &step : preview.timeline) {
        if (m_entries.size() == entriesShown) {
            m_entries.push_back({QString(), tr("and %n more step(s)", nullptr, int(preview.timeline.size() - entriesShown)), {}, false, true, step.round});
            break;
        }
        m_entries.push_back({shortTime(std::chrono::seconds(step.atSeconds)), stepText(step),
                             step.lastsSeconds > 0 ? tr("for %1").arg(coarseTime(std::chrono::seconds(step.lastsSeconds))) : QString(), false, false, step.round});
    }
    m_entries.push_back({shortTime(std::chrono::seconds(preview.endAtSeconds)), endText(preview), {}, true, preview.endThen == u"wait", 0});
    for (const Entry &entry : m_entries)
        words << entry.time + u' ' + entry.text;
    setAccessibleName(tr("Timeline: %1").arg(words.join(u"; "_s)));
    updateGeometry();
    update();
}

int PolicyTimeline::textWidth(int width) const
{
    return std::max(px(80), width - px(timeWidth + lineWidth));
}

int PolicyTimeline::entryHeight(const Entry &entry, int width) const
{
    const QFontMetrics metrics(Theme::font(13));
    const int text = metrics.boundingRect(QRect(0, 0, textWidth(width), 10'000), Qt::TextWordWrap, entry.text).height();
    return std::max(px(20), text) + (entry.lasts.isEmpty() ? 0 : px(16)) + px(gap);
}

int PolicyTimeline::heightForWidth(int width) const
{
    int height = 0;
    for (const Entry &entry : m_entries)
        height += entryHeight(entry, width);
    return height;
}

QSize PolicyTimeline::sizeHint() const
{
    return {px(280), heightForWidth(width() > 0 ? width() : px(280))};
}

void PolicyTimeline::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    int y = 0, round = 1;
    const int x = px(timeWidth) + px(5);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const int height = entryHeight(entry, width());
        paintText(&painter, QRect(0, y, px(timeWidth - 8), px(20)), entry.time, Theme::font(12, QFont::Medium, true), theme.text2, Qt::AlignRight);
        if (i + 1 < m_entries.size()) {
            painter.setPen(QPen(theme.shade1, px(2), m_entries[i + 1].dashed ? Qt::DotLine : Qt::SolidLine));
            painter.drawLine(x, y + px(16), x, y + height + px(4));
        }
        // A new round has a filled dot, the end a square.
        const QRectF dot(x - px(5), y + px(5), px(10), px(10));
        const bool newRound = entry.round != round && entry.round > 0;
        if (entry.isEnd)
            paintBox(&painter, dot, px(2), theme.shade1, theme.text2);
        else
            paintBox(&painter, dot, px(5), newRound ? theme.accentG : theme.surface, theme.accentG, 2);
        if (entry.round > 0)
            round = entry.round;
        painter.setFont(Theme::font(13, entry.isEnd ? QFont::Medium : QFont::Normal));
        painter.setPen(theme.text);
        const QRect text(px(timeWidth + lineWidth), y, textWidth(width()), height - px(gap) - (entry.lasts.isEmpty() ? 0 : px(16)));
        painter.drawText(text, Qt::TextWordWrap, entry.text);
        if (!entry.lasts.isEmpty())
            paintText(&painter, QRect(text.left(), text.bottom() + 1, text.width(), px(16)), newRound ? tr("round %1, %2").arg(entry.round).arg(entry.lasts) : entry.lasts,
                      Theme::font(12, QFont::Normal, true), theme.text3);
        y += height;
    }
}

} // namespace Attendant::Ui
