// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/organizations/organizationdraft.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace Attendant::Ui {

class Button;
class EntryList;
class Field;
class HoursSection;
class Label;
class Notice;
class Panel;
class PhrasesSection;
class PolicyEditor;
class ReviewView;
class RulesPanel;
class TagChip;
class VoiceSection;

/// Edits one organization: its head (name, what changed, what is wrong, undo, discard, review and save), the sections, and in place of them the
/// review before saving. Saves by itself; what others stored meanwhile is met with a notice and two ways on.
class OrganizationEditor : public QWidget
{
    Q_OBJECT

public:
    explicit OrganizationEditor(ApiClient &api, QWidget *parent = nullptr);

    [[nodiscard]] OrganizationDraft &draft() { return m_draft; }
    void edit(const Organization &organization);
    /// A new one: the name is asked for first.
    void create(const Organization &fresh);
    /// Somebody stored another version: taken over silently while nothing is edited here, else with a notice.
    void storedElsewhere(const Organization &organization);
    void setNow(Time now);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isBusy() const { return m_busy; }

public Q_SLOTS:
    /// First the review, then the save.
    void reviewAndSave();
    void askToDelete();

Q_SIGNALS:
    void saved(const Attendant::Organization &organization);
    void removed(const Attendant::OrgId &id);
    void abandoned(); ///< a new one that was discarded
    void duplicateRequested();
    void exportRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeAbove();
    void buildHead(QWidget *head);
    void buildSections();
    void refresh();
    void showReview(bool review);
    void showPolicy();
    void save();
    void onSaved(const Result<Organization> &stored);
    void onConflict();
    void meetConflict(const Organization &theirs);
    void resolveConflict(const Organization &theirs, bool keepMine);
    void remove();
    void discard();

    ApiClient &m_api;
    OrganizationDraft m_draft;
    bool m_busy = false;
    quint64 m_generation = 0; ///< of what is edited; answers about an earlier one are dropped

    Label *m_title;
    TagChip *m_changes;
    QWidget *m_problems;
    Label *m_problemText;
    QAction *m_undo, *m_save;
    Button *m_discard, *m_more;
    QMenu *m_menu;
    Notice *m_notice;
    Panel *m_deletePanel;
    Label *m_deleteText;
    Field *m_deleteName;
    Button *m_deleteButton;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    ReviewView *m_review;
    PolicyEditor *m_policy;
    HoursSection *m_hours;
    EntryList *m_services, *m_intake;
    VoiceSection *m_voice;
    RulesPanel *m_rules;
    QWidget *m_columns;
    int m_side = 0;
    QHBoxLayout *m_headLayout;
    QVBoxLayout *m_aboveLayout;
};

} // namespace Attendant::Ui
