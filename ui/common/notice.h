// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QHBoxLayout;

namespace Attendant::Ui {

class Button;
class IconView;
class Label;

/// A message in its place instead of a dialog: a title, what it means and what was kept, and the useful actions, beside it where there is
/// room and below it where there is not. Announced to screen readers when it appears. Hidden until show…() is called.
class Notice : public QFrame
{
    Q_OBJECT

public:
    enum class Kind {
        Info,  ///< a fact
        Stale, ///< the data shown is old, a connection is being made
        Error, ///< something did not work, or needs a look
    };

    explicit Notice(QWidget *parent = nullptr);

    /// Shows the message; replaces the earlier one together with its actions.
    void showMessage(Kind kind, const QString &title, const QString &text);
    /// Something was done, such as a file written: a fact with a button that closes it.
    void showDone(const QString &title, const QString &text);
    /// Adds a small button; it belongs to the notice.
    Button *addAction(const QString &text);
    /// Text behind the buttons, such as "next try in 4 s"; changes often, so it is not announced.
    void setHint(const QString &hint);
    void dismiss();
    /// Room above the message that is there only while it is.
    void setTopGap(int gap);
    [[nodiscard]] QString title() const;
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    Kind m_kind = Kind::Info;
    int m_topGap = 0;
    bool m_isBeside = false; ///< where the actions are
    QGridLayout *m_grid;
    IconView *m_icon;
    Label *m_title, *m_text, *m_hint;
    QWidget *m_actions;
    QHBoxLayout *m_actionLayout;
};

} // namespace Attendant::Ui
