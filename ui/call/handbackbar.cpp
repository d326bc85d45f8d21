// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/handbackbar.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/organizations/fieldbinding.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype longestSentence = 600; // what the server takes

} // namespace

HandbackBar::HandbackBar(QWidget *parent)
    : QFrame(parent)
    , m_title(new Label(tr("The AI takes over with:"), 12, QFont::Medium, &Theme::text2))
    , m_words(new Label({}, 16, QFont::Medium))
    , m_time(new Label({}, 12, QFont::Normal, &Theme::text2))
    , m_text(new TextBox(tr("What the AI says first"), 2))
    , m_approve(addAction(tr("Approve"), u"approveHandbackAction"_s, QKeySequence(Qt::Key_F8)))
    , m_edit(addAction(tr("Edit"), u"editHandbackAction"_s, QKeySequence(Qt::SHIFT | Qt::Key_F8)))
    , m_cancel(addAction(tr("Stay on the call"), u"cancelHandbackAction"_s, QKeySequence(Qt::Key_Escape)))
{
    setObjectName(u"handbackBar"_s);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Hand back to the AI"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(px(24), px(10), px(24), px(14));
    line->setSpacing(px(8));
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    auto *first = new QHBoxLayout;
    first->setSpacing(px(8));
    m_time->setTabular(true);
    m_time->setObjectName(u"handbackTimeLabel"_s);
    first->addWidget(m_title);
    first->addWidget(m_time, 1);
    words->addLayout(first);
    m_words->setWordWrap(true);
    m_words->setObjectName(u"handbackWordsLabel"_s);
    m_text->setObjectName(u"handbackText"_s);
    words->addWidget(m_words);
    words->addWidget(m_text);
    line->addLayout(words, 1);
    for (QAction *action : {m_cancel, m_edit, m_approve}) {
        auto *button = new Button(action->text());
        button->setFollowedAction(action);
        button->setObjectName(QString(action->objectName()).replace(u"Action"_s, u"Button"_s));
        if (action == m_approve)
            button->setKind(Button::Kind::Primary);
        line->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(m_approve, &QAction::triggered, this, &HandbackBar::approve);
    connect(m_edit, &QAction::triggered, this, &HandbackBar::startEditing);
    connect(m_cancel, &QAction::triggered, this, &HandbackBar::cancelled);
    connect(m_text, &QPlainTextEdit::textChanged, this, &HandbackBar::refresh);
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &HandbackBar::refreshTime);
    hide();
    refresh();
}

QAction *HandbackBar::addAction(const QString &name, const QString &objectName, const QKeySequence &key)
{
    auto *action = new QAction(name, this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    QFrame::addAction(action);
    return action;
}

QString HandbackBar::text() const
{
    return m_editing ? m_text->toPlainText().simplified() : m_proposed;
}

void HandbackBar::showComposing()
{
    if (m_editing)
        return;
    m_composing = true;
    m_proposed.clear();
    m_words->setText(tr("The AI looks for its words…"));
    m_tick.stop();
    show();
    refresh();
}

void HandbackBar::propose(const QString &text, std::chrono::milliseconds remaining)
{
    m_composing = m_editing = false;
    m_proposed = text;
    m_words->setText(tr("“%1”").arg(text));
    m_total = std::max<qint64>(1, remaining.count());
    m_end = QDeadlineTimer(m_total);
    m_tick.start();
    show();
    refresh();
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void HandbackBar::dismiss()
{
    m_tick.stop();
    m_composing = m_editing = false;
    m_proposed.clear();
    hide();
    refresh();
}

void HandbackBar::startEditing()
{
    if (m_editing || m_proposed.isEmpty())
        return;
    m_editing = true;
    m_tick.stop();
    m_text->setPlainText(m_proposed);
    refresh();
    m_text->setFocus();
    m_text->moveCursor(QTextCursor::End);
    Q_EMIT editStarted();
}

void HandbackBar::approve()
{
    Q_EMIT approved(m_editing ? text() : QString());
}

void HandbackBar::refresh()
{
    const bool shown = !isHidden();
    const QString words = text();
    m_words->setVisible(!m_editing);
    m_text->setVisible(m_editing);
    m_approve->setEnabled(shown && !m_composing && !words.isEmpty() && words.size() <= longestSentence);
    m_approve->setText(m_editing ? tr("Say this") : tr("Approve"));
    m_approve->setToolTip(words.size() > longestSentence ? tr("At most %1 characters; these are %2.").arg(longestSentence).arg(words.size()) : tr("The AI goes on with this sentence"));
    m_edit->setEnabled(shown && !m_composing && !m_editing);
    m_cancel->setEnabled(shown);
    refreshTime();
}

void HandbackBar::refreshTime()
{
    if (m_editing)
        m_time->setText(tr("You stay on the line until you approve it."));
    else if (m_composing)
        m_time->setText({});
    else
        m_time->setText(tr("says it in %1 s").arg((m_end.remainingTime() + 999) / 1000));
    update();
}

void HandbackBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.accentTint);
    painter.fillRect(QRect(0, 0, width(), 1), theme.accentLine);
    if (m_composing || m_editing || m_total == 0)
        return;
    // What is left of the time, along the foot.
    const double left = std::clamp(double(m_end.remainingTime()) / double(m_total), 0.0, 1.0);
    painter.fillRect(QRectF(0, height() - px(4), width() * left, px(4)), theme.accentG);
}

} // namespace Attendant::Ui
