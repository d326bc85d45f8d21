// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QPushButton>

class QAction;

namespace Attendant::Ui {

/// The push button of the program. Icon left, text, key hint right. A checkable Normal button shows "on" in the accent's tint; Live is the one
/// green button ("You are on"). A control that does not apply is disabled, not hidden, and says why in its tool tip.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { Normal, Primary, Flat, Live };
    enum class Size { Small, Normal, Large }; ///< 28, 32, 36 px high

    /// A name that people gave, so that its ampersand is one and no keyboard mnemonic.
    [[nodiscard]] static QString literal(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

    explicit Button(const QString &text = {}, Icon icon = Icon::None, QWidget *parent = nullptr);
    /// A square button that has only an icon; \a name is its accessible name and tool tip.
    [[nodiscard]] static Button *iconOnly(Icon icon, const QString &name, QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setSize(Size size);
    void setIconName(Icon icon);
    /// A chevron at the right: the button opens a menu.
    void setDropDown(bool dropDown);
    /// Left-aligned text that fills a wider button (menus of the top bar, columns of buttons).
    void setFillsWidth(bool fills);
    /// The key's name as it is painted; empty: none. setFollowedAction() keeps it up to date by itself.
    void setKeyHint(const QString &text);

    /// Takes text, enabled state, tool tip and key hint from \a action, now and whenever it changes, and triggers it. The action must
    /// outlive the button or be its child's.
    void setFollowedAction(QAction *action);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QString shownText() const; ///< text() without what marks mnemonics
    [[nodiscard]] int padding() const;
    [[nodiscard]] int gap() const;

    Icon m_icon = Icon::None;
    Kind m_kind = Kind::Normal;
    Size m_size = Size::Normal;
    bool m_dropDown = false, m_fills = false, m_square = false;
    QString m_keyHint;
};

/// A Button of the Primary kind: the one thing to do.
class PrimaryButton : public Button
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString &text, Icon icon = Icon::None, QWidget *parent = nullptr)
        : Button(text, icon, parent)
    {
        setKind(Kind::Primary);
    }
};

} // namespace Attendant::Ui
