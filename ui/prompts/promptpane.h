// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/prompts/codeview.h"

namespace Attendant::Ui {

class TagChip;

/// A prompt text over its locked safety section, numbered as one.
class PromptPane : public Panel
{
    Q_OBJECT

public:
    PromptPane(const QString &title, const QString &lockedTitle, bool editable, QWidget *parent = nullptr);

    void setTexts(const QString &text, const QString &locked);
    void setLocked(const QString &locked);
    /// A word beside the title, such as "Edited"; empty: none.
    void setTag(const QString &text, bool amber);
    [[nodiscard]] CodeView *view() const { return m_view; }
    [[nodiscard]] CodeView *lockedView() const { return m_lockedView; }
    /// Line 1 is the first of the text; those behind it are in the locked section.
    void goToLine(int line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitLocked();
    void renumber();

    TagChip *m_tag;
    CodeView *m_view, *m_lockedView;
    QWidget *m_lockedHead;
};

} // namespace Attendant::Ui
