// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QLineEdit>

namespace Attendant::Ui {

/// A line edit that can be wrong: amber border, and the sentence in its tool tip and accessible description; show it beside the field too
/// (see FieldMessage). Wrong input is never lost or refused while typing.
class Field : public QLineEdit
{
    Q_OBJECT

public:
    explicit Field(const QString &accessibleName = {}, QWidget *parent = nullptr);

    /// An empty sentence: the input is right.
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const { return m_problem; }
    /// No frame until hovered or focused: values that read as text (intake).
    void setFlat(bool flat);
    /// An icon inside, at the left.
    void setLeadingIcon(Icon icon);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void problemChanged(const QString &sentence);

private:
    void applyMargins();

    QString m_problem;
    Icon m_leading = Icon::None;
};

/// A Field for searching: magnifier, placeholder, a button that clears, Escape clears.
class SearchField : public Field
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

/// The sentence under a Field that is wrong: triangle and words; takes no room while there is nothing to say.
class FieldMessage : public QWidget
{
    Q_OBJECT

public:
    explicit FieldMessage(Field *field, QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
