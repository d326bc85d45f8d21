// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Attendant::Ui {

class CallLine;

/// The key that is held to be heard while one is muted, wherever in the window the focus is. Letting go, and leaving the window, ends it: a key
/// that is released elsewhere never arrives here. GUI thread; one for the program, whose \a line must outlive it.
class TalkKey : public QObject
{
    Q_OBJECT

public:
    static constexpr Qt::Key key = Qt::Key_F10;

    explicit TalkKey(CallLine &line, QObject *parent = nullptr);
    ~TalkKey() override;

    [[nodiscard]] static QString name();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    CallLine &m_line;
};

} // namespace Attendant::Ui
