// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/panel.h"
#include "ui/organizations/organizationdraft.h"

#include <QTimer>

class QComboBox;
class QDateTimeEdit;
class QStackedWidget;

namespace Attendant::Ui {

class Button;
class JsonView;
class Label;
class PolicyForm;
class PolicyTimeline;
class SegmentedFilter;
class TagChip;

/// The escalation policy of an organization: as a form and as JSON, kept in step, with what would happen drawn beside it for a chosen moment
/// and urgency. Works on the organization's draft: undo, review and save are the editor's. What cannot be stored yet is said where it is wrong,
/// and the draft keeps what was right before. The draft and the client must outlive it.
class PolicyEditor : public QWidget
{
    Q_OBJECT

public:
    PolicyEditor(OrganizationDraft &draft, ApiClient &api, QWidget *parent = nullptr);

    /// It comes to the front: who there is is read anew.
    void activate();
    void setSideMargin(int margin);

Q_SIGNALS:
    void backRequested();

private:
    void buildHead(QHBoxLayout *head);
    QWidget *buildPreview();
    void showDraft();
    void take(const QJsonObject &policy);
    void showJson();
    void onJsonEdited();
    void setProblem(const QString &field, const QString &sentence);
    void preview();
    void showMoment();
    [[nodiscard]] QJsonObject effective() const;

    OrganizationDraft &m_draft;
    ApiClient &m_api;
    QJsonObject m_shown, m_stored; ///< what is edited; what of it the draft has
    QString m_jsonText; ///< what the JSON view showed last: it also tells of new colours
    bool m_filling = false;
    SegmentedFilter *m_modes;
    TagChip *m_origin;
    Button *m_builtIn;
    QStackedWidget *m_stack;
    PolicyForm *m_form;
    JsonView *m_json;
    Label *m_jsonProblem, *m_rule, *m_previewProblem;
    QComboBox *m_urgency;
    QDateTimeEdit *m_moment;
    Label *m_zone;
    bool m_isNow = true;
    PolicyTimeline *m_timeline;
    QTimer m_pause;
    quint64 m_generation = 0; ///< answers to earlier questions are dropped
};

/// The policy in a few lines, and the way to the editor.
class PolicySection : public Panel
{
    Q_OBJECT

public:
    explicit PolicySection(OrganizationDraft &draft, QWidget *parent = nullptr);

Q_SIGNALS:
    void editRequested();

private:
    void refresh();

    OrganizationDraft &m_draft;
    Label *m_text;
};

} // namespace Attendant::Ui
