// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

class QTextBrowser;

namespace Attendant::Ui {

class SegmentedFilter;

/// The help that comes with the program: one text per role, from resources/help, in the console's language where there is one, else in
/// English. GUI thread.
class HelpPage : public Page
{
    Q_OBJECT

public:
    enum Topic { FirstSteps, Supervisor, Agent, Operator };

    explicit HelpPage(QWidget *parent = nullptr);

    void show(Topic topic);
    void setNarrow(bool narrow) override;
    void activated() override;

Q_SIGNALS:
    void apiDocumentationRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void render();
    void fitColumn();

    SegmentedFilter *m_topics;
    QTextBrowser *m_text;
    Topic m_topic = FirstSteps;
};

} // namespace Attendant::Ui
