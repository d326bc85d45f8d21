// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/talkkey.h"

#include "ui/call/callline.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QKeySequence>

namespace Attendant::Ui {

TalkKey::TalkKey(CallLine &line, QObject *parent)
    : QObject(parent)
    , m_line(line)
{
    qApp->installEventFilter(this);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            m_line.audio().setTalking(false);
    });
}

TalkKey::~TalkKey() = default;

QString TalkKey::name()
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

bool TalkKey::eventFilter(QObject *, QEvent *event)
{
    const auto type = event->type();
    if (type != QEvent::KeyPress && type != QEvent::KeyRelease && type != QEvent::ShortcutOverride)
        return false;
    const auto *stroke = static_cast<QKeyEvent *>(event);
    if (stroke->key() != key || m_line.role() != CallLine::Role::Talking)
        return false;
    if (type != QEvent::ShortcutOverride && !stroke->isAutoRepeat())
        m_line.audio().setTalking(type == QEvent::KeyPress);
    event->accept(); // nothing else may take it for its own while it is held
    return true;
}

} // namespace Attendant::Ui
