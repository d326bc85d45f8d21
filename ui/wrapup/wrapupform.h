// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"
#include "domain/wrapup.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QVBoxLayout;

namespace Attendant::Ui {

class Button;
class Field;
class IconView;
class Label;
class Notice;
class TextBox;

/// What a person writes down after their part in a call: outcome, notes, a date to come back to it, and corrections to the intake. Every
/// change goes out at once; nothing here waits for a button. GUI thread.
class WrapupForm : public QWidget
{
    Q_OBJECT

public:
    enum class Mark { Saved, Saving, Waiting, Refused };

    explicit WrapupForm(QWidget *parent = nullptr);

    /// Shows \a wrapup; \a intake is what the call itself has. What is being typed is not touched; \a pending,
    /// what was typed and is not on the server yet, stands over what the server has. \a organization may be nullptr.
    void showWrapup(const Wrapup &wrapup, const Organization *organization, const QJsonObject &intake, const QJsonObject &pending = {});
    [[nodiscard]] WrapupId shown() const { return m_wrapup.id; }
    void clear();
    void setMark(Mark mark, const QString &problem = {});
    void setFinishing(bool finishing);
    void setNow(Time now);
    void setNarrow(bool narrow);
    /// The caret goes to the first thing that is missing.
    void start();

Q_SIGNALS:
    /// Any of outcome, notes, follow_up, intake.
    void edited(const Attendant::WrapupId &id, const QJsonObject &changes);
    void finishRequested(const Attendant::WrapupId &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct IntakeRow { QString key; Field *field; };
    QWidget *buildHead();
    void buildFields(QVBoxLayout *column);
    void fillOutcomes(const Organization *organization);
    void fillIntake(const Organization *organization, const QJsonObject &intake);
    void showValues(bool all, const QJsonObject &pending);
    void emitEdited(const QString &key, const QJsonValue &value);

    Wrapup m_wrapup;
    QJsonObject m_intake; ///< the call's own
    Label *m_title, *m_time, *m_markText, *m_intakeTitle;
    IconView *m_markIcon;
    Notice *m_problem;
    QComboBox *m_outcome;
    TextBox *m_notes;
    QCheckBox *m_hasFollowUp;
    QDateEdit *m_followUp;
    QVBoxLayout *m_intakeLayout;
    std::vector<IntakeRow> m_intakeRows;
    Button *m_finish;
    bool m_showing = false; ///< values are put in, nobody types
};

} // namespace Attendant::Ui
