// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/common/panel.h"
#include "ui/organizations/organizationdraft.h"

#include <QTimer>

namespace Attendant::Ui {

class ChipFlow;
class Field;
class Label;
class PolicyTimeline;

/// What the safety check says about a sentence: tinted by gravity, the words that matched marked, and what would happen.
class VerdictView : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictView(QWidget *parent = nullptr);

    void showVerdict(const QString &sentence, const SafetyVerdict &verdict);
    void showProblem(const QString &text);
    [[nodiscard]] QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Tone { Plain, Amber, Red } m_tone = Tone::Plain;
    void showText(Tone tone, const QString &title, const QString &phrase, const QString &text);

    IconView *m_icon;
    Label *m_title, *m_phrase, *m_text, *m_dismissed, *m_spoken;
};

/// The organization's own emergency and priority phrases, and the box that tries a sentence: what the server's safety check finds, what the caller
/// would hear, and who would be asked. What is not saved yet counts.
class PhrasesSection : public Panel
{
    Q_OBJECT

public:
    PhrasesSection(OrganizationDraft &draft, ApiClient &api, QWidget *parent = nullptr);

private:
    void check();
    void showPlan(const SafetyVerdict &verdict);
    void showPhrases();
    ChipFlow *addPhrases(const QString &title, QLatin1StringView key);

    OrganizationDraft &m_draft;
    ApiClient &m_api;
    Field *m_sentence;
    VerdictView *m_verdict;
    Label *m_planTitle;
    PolicyTimeline *m_plan;
    Label *m_hint;
    QTimer m_pause;
    quint64 m_generation = 0; ///< answers to earlier sentences are dropped
    std::vector<std::pair<QLatin1StringView, ChipFlow *>> m_flows;
    OrgId m_shown;
};

} // namespace Attendant::Ui
