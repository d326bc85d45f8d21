// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QFrame>
#include <QTimer>

#include <chrono>

class QAction;

namespace Attendant::Ui {

class Label;
class TextBox;

/// Before the AI takes a call back: the sentence that it would say, how long until it says it, and approving, changing or stopping it. The
/// server's time cannot wait for somebody who writes: whoever listens to editStarted() stops the hand-back, and starts it anew when the
/// changed sentence is approved. F8 approves, Shift+F8 edits, Escape stays on the call.
class HandbackBar : public QFrame
{
    Q_OBJECT

public:
    explicit HandbackBar(QWidget *parent = nullptr);

    /// \a remaining: it is said after this time if nobody objects.
    void propose(const QString &text, std::chrono::milliseconds remaining);
    /// Asked for, and the AI still looks for words.
    void showComposing();
    void dismiss();
    [[nodiscard]] bool isEditing() const { return m_editing; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<QAction *> barActions() const { return {m_approve, m_edit, m_cancel}; }

Q_SIGNALS:
    /// An empty \a text: as it was proposed. While isEditing(), \a text is what shall be said.
    void approved(const QString &text);
    void cancelled();
    void editStarted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QAction *addAction(const QString &name, const QString &objectName, const QKeySequence &key);
    void startEditing();
    void approve();
    void refresh();
    void refreshTime();

    QString m_proposed;
    QDeadlineTimer m_end;
    qint64 m_total = 0; ///< ms
    bool m_editing = false, m_composing = false;
    QTimer m_tick;
    Label *m_title, *m_words, *m_time;
    TextBox *m_text;
    QAction *m_approve, *m_edit, *m_cancel;
};

} // namespace Attendant::Ui
