// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the controls of the editor follow a draft and write to it.

#include "ui/organizations/organizationdraft.h"

#include <QPlainTextEdit>

#include <functional>

class QComboBox;
class QGridLayout;

namespace Attendant::Ui {

class Field;
class Label;

struct TextBinding
{
    QString field; ///< its name in the draft
    std::function<QString(const Organization &)> read;
    std::function<void(Organization &, const QString &)> write;
    std::function<QString(const QString &)> check; ///< a sentence when the text cannot be stored; may be empty
};

/// While the text is wrong the field shows why, and the draft has the stored value. The draft must outlive the control.
void bindField(Field *field, OrganizationDraft &draft, const TextBinding &binding);
void bindText(QPlainTextEdit *edit, OrganizationDraft &draft, const TextBinding &binding);
/// The choices' user data are the values; one that is not among them is added.
void bindCombo(QComboBox *combo, OrganizationDraft &draft, const TextBinding &binding);

/// A binding to a text of the configuration.
[[nodiscard]] TextBinding configText(QLatin1StringView key, std::function<QString(const QString &)> check = {});

/// A text of a few lines that leaves Tab to the window.
class TextBox : public QPlainTextEdit
{
    Q_OBJECT

public:
    TextBox(const QString &accessibleName, int lines, QWidget *parent = nullptr);
};

/// Two columns: labels of 120 px, then the controls.
[[nodiscard]] QGridLayout *formGrid();
/// A row of the form; the label becomes the control's buddy. Returns the row's number.
int addFormRow(QGridLayout *grid, const QString &label, QWidget *control, QWidget *message = nullptr);

/// What is wrong with a telephone number, or nothing. \a saved is named as what stays.
[[nodiscard]] QString phoneProblem(const QString &text, const QString &saved);

} // namespace Attendant::Ui
