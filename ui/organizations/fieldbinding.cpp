// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/fieldbinding.h"

#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("OrganizationFields", text);
}

} // namespace

void bindField(Field *field, OrganizationDraft &draft, const TextBinding &binding)
{
    const auto show = [field, &draft, binding] {
        const QString text = binding.read(draft.current());
        if (field->text() != text) {
            const QSignalBlocker blocker(field);
            field->setText(text);
            field->setCursorPosition(0);
        }
    };
    show();
    QObject::connect(&draft, &OrganizationDraft::reset, field, [field, show] {
        field->setProblem({});
        show();
    });
    QObject::connect(&draft, &OrganizationDraft::changed, field, [field, show] {
        // What a person is typing is theirs: "abc " must not become "abc" under the cursor.
        if (!field->hasFocus() && field->problem().isEmpty())
            show();
    });
    QObject::connect(field, &QLineEdit::textEdited, &draft, [field, &draft, binding](const QString &text) {
        const QString problem = binding.check ? binding.check(text) : QString();
        field->setProblem(problem);
        const QString value = problem.isEmpty() ? text.trimmed() : binding.read(draft.saved());
        draft.edit(binding.field, [&](Organization &organization) { binding.write(organization, value); });
        draft.setProblem(binding.field, problem);
    });
}

void bindText(QPlainTextEdit *edit, OrganizationDraft &draft, const TextBinding &binding)
{
    const auto show = [edit, &draft, binding] {
        const QString text = binding.read(draft.current());
        if (edit->toPlainText() != text) {
            const QSignalBlocker blocker(edit);
            edit->setPlainText(text);
        }
    };
    show();
    QObject::connect(&draft, &OrganizationDraft::reset, edit, show);
    QObject::connect(&draft, &OrganizationDraft::changed, edit, [edit, show] {
        if (!edit->hasFocus())
            show();
    });
    QObject::connect(edit, &QPlainTextEdit::textChanged, &draft, [edit, &draft, binding] {
        draft.edit(binding.field, [&](Organization &organization) { binding.write(organization, edit->toPlainText()); });
    });
}

void bindCombo(QComboBox *combo, OrganizationDraft &draft, const TextBinding &binding)
{
    const auto show = [combo, &draft, binding] {
        const QString value = binding.read(draft.current());
        const QSignalBlocker blocker(combo);
        if (combo->findData(value) < 0)
            combo->addItem(value, value);
        combo->setCurrentIndex(combo->findData(value));
    };
    show();
    QObject::connect(&draft, &OrganizationDraft::changed, combo, show);
    QObject::connect(combo, &QComboBox::activated, &draft, [combo, &draft, binding] {
        const QString value = combo->currentData().toString();
        draft.edit(binding.field, [&](Organization &organization) { binding.write(organization, value); }, true);
    });
}

TextBinding configText(QLatin1StringView key, std::function<QString(const QString &)> check)
{
    return {u"config."_s + key, [key](const Organization &organization) { return organization.config.value(key).toString(); },
            [key](Organization &organization, const QString &text) { setConfigText(organization, key, text); }, std::move(check)};
}

TextBox::TextBox(const QString &accessibleName, int lines, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setFrameShape(QFrame::StyledPanel);
    document()->setDocumentMargin(px(6));
    setViewportMargins(px(3), 0, 0, 0);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(QFontMetrics(font()).lineSpacing() * lines + px(16));
    viewport()->setAutoFillBackground(false);
}

QGridLayout *formGrid()
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    grid->setColumnMinimumWidth(0, px(120));
    grid->setColumnStretch(1, 1);
    return grid;
}

int addFormRow(QGridLayout *grid, const QString &label, QWidget *control, QWidget *message)
{
    const int row = grid->rowCount();
    auto *name = new Label(label, 12, QFont::Medium, &Theme::text2);
    name->setBuddy(control);
    name->setWordWrap(true);
    name->setFixedWidth(px(120));
    const bool tall = qobject_cast<QPlainTextEdit *>(control) != nullptr;
    if (tall)
        name->setContentsMargins(0, px(8), 0, 0);
    grid->addWidget(name, row, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(control, row, 1);
    if (message)
        grid->addWidget(message, row + 1, 1);
    return row;
}

QString phoneProblem(const QString &text, const QString &saved)
{
    const QString number = text.trimmed();
    if (number.isEmpty() || number == saved)
        return {};
    const QString stays = saved.isEmpty() ? words(QT_TRANSLATE_NOOP("OrganizationFields", "No number is stored meanwhile."))
                                          : words(QT_TRANSLATE_NOOP("OrganizationFields", "The saved number stays %1.")).arg(saved);
    QString problem;
    int digits = 0;
    for (const QChar c : number) {
        if (c.isDigit() && c.unicode() < 128)
            ++digits;
        else if (!u"+ ()-./"_s.contains(c))
            problem = words(QT_TRANSLATE_NOOP("OrganizationFields", "“%1” does not belong into a telephone number.")).arg(c);
    }
    const bool american = number.startsWith(u"+1");
    const int missing = american ? 11 - digits : 8 - digits;
    if (!problem.isEmpty()) {
    } else if (!number.startsWith(u'+'))
        problem = words(QT_TRANSLATE_NOOP("OrganizationFields", "The country code is missing: begin with + and the country, such as +1."));
    else if (american && missing > 0)
        problem = missing == 1 ? words(QT_TRANSLATE_NOOP("OrganizationFields", "One digit is missing."))
                               : QCoreApplication::translate("OrganizationFields", "%n digits are missing.", nullptr, missing);
    else if (missing > 0)
        problem = words(QT_TRANSLATE_NOOP("OrganizationFields", "This is too short for a telephone number."));
    else if (digits > 15 || (american && missing < 0))
        problem = words(QT_TRANSLATE_NOOP("OrganizationFields", "This is too long for a telephone number."));
    return problem.isEmpty() ? QString() : problem + u' ' + stays;
}

} // namespace Attendant::Ui
