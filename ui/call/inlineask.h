// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QComboBox;

namespace Attendant::Ui {

class Button;
class Field;
class IconView;
class Label;

/// A question in its place instead of a dialog: a title, optionally choices, optionally a line to write, one button that does it and one that
/// leaves it. Enter does it, Escape leaves it.
class InlineAsk : public QFrame
{
    Q_OBJECT

public:
    struct Question
    {
        QString id;    ///< what the answer is for
        QString title, hint; ///< the hint stands behind the title
        QString placeholder; ///< of the line; empty: no line
        bool textRequired = false;
        QStringList choices; ///< empty: none
        QString confirm, leave;
    };

    explicit InlineAsk(QWidget *parent = nullptr);

    void ask(const Question &question);
    void dismiss();
    [[nodiscard]] QString asked() const { return isVisibleTo(parentWidget()) ? m_question.id : QString(); }
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] int choice() const; ///< of `choices`

Q_SIGNALS:
    void confirmed(const QString &id);
    void left(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void confirm();
    void leave();
    void checkText();

    Question m_question;
    Label *m_title, *m_hint;
    QComboBox *m_choices;
    Field *m_field;
    Button *m_confirm, *m_leave;
};

} // namespace Attendant::Ui
