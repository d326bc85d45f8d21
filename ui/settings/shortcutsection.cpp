// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutsection.h"

#include "ui/call/talkkey.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// The framed name of a key, as on buttons.
class KeyView : public QWidget
{
public:
    explicit KeyView(const QKeySequence &key)
        : m_text(keyHint(key))
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {keyHintWidth(m_text), px(20)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintKeyHint(&painter, rect(), m_text, true);
    }

private:
    QString m_text;
};

void addGroup(QVBoxLayout *column, const QString &title, Icon icon, const std::vector<std::pair<QString, QKeySequence>> &keys)
{
    auto *panel = new Panel(title, icon);
    panel->setBodyMargins(0, 0, 0, 0);
    for (const auto &[name, key] : keys) {
        auto *row = new QWidget;
        row->setFixedHeight(px(36));
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(px(16), 0, px(16), 0);
        layout->addWidget(new Label(name));
        layout->addStretch(1);
        layout->addWidget(new KeyView(key));
        row->setAccessibleName(name + u", "_s + keyHint(key));
        panel->addRow(row);
    }
    column->addWidget(panel);
}

} // namespace

ShortcutSection::ShortcutSection(QWidget *parent)
    : SettingsSection(tr("Shortcuts"), Icon::Keyboard, tr("The keys work while a text field has the focus, too."), parent)
{
    addGroup(column(), tr("In a call"), Icon::Headset,
             {{tr("Listen"), Qt::Key_F2},
              {tr("Hear the last seconds again"), Qt::Key_F11},
              {tr("Whisper to AI"), Qt::Key_F3},
              {tr("Say"), Qt::Key_F4},
              {tr("Take over"), Qt::Key_F5},
              {tr("Mute"), Qt::Key_F6},
              {tr("Hold to speak while muted"), TalkKey::key},
              {tr("Hold"), Qt::Key_F7},
              {tr("Pause the recording, and go on"), QKeySequence(Qt::SHIFT | Qt::Key_F7)},
              {tr("Hand back, then approve the AI's first sentence"), Qt::Key_F8},
              {tr("While handing back: edit that sentence"), QKeySequence(Qt::SHIFT | Qt::Key_F8)},
              {tr("While handing back: stay on the call"), Qt::Key_Escape},
              {tr("Transfer"), Qt::Key_F9},
              {tr("End call"), Qt::Key_F12}});
    addGroup(column(), tr("Everywhere"), Icon::Keyboard,
             {{tr("Accept the most urgent call"), QKeySequence(Qt::CTRL | Qt::Key_Return)},
              {tr("Open the wrap-up"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)},
              {tr("Search, or run a command"), QKeySequence(Qt::CTRL | Qt::Key_K)},
              {tr("Help"), Qt::Key_F1},
              {tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)}});
    addGroup(column(), tr("On a page"), Icon::List,
             {{tr("Go to the first page; 2 to 9 go to the others"), QKeySequence(Qt::CTRL | Qt::Key_1)},
              {tr("Find"), QKeySequence(QKeySequence::Find)},
              {tr("Save"), QKeySequence(QKeySequence::Save)},
              {tr("Undo"), QKeySequence(QKeySequence::Undo)},
              {tr("Move an entry of a list up"), QKeySequence(Qt::ALT | Qt::Key_Up)},
              {tr("Move an entry of a list down"), QKeySequence(Qt::ALT | Qt::Key_Down)}});
}

} // namespace Attendant::Ui
