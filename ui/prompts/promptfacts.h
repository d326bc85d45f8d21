// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apitypes.h"
#include "ui/common/panel.h"

namespace Attendant::Ui {

class Label;
class TagChip;

/// The column at the right: length, version and tools of the rendered prompt.
class PromptFacts : public Panel
{
    Q_OBJECT

public:
    explicit PromptFacts(QWidget *parent = nullptr);

    /// \a inUse: the version that new calls get now.
    void showRendering(const PromptRendering &rendering, const QString &inUse, int tokensInUse);

Q_SIGNALS:
    void copyVersionRequested(const QString &version);

private:
    QVBoxLayout *addSection(const QString &title, QWidget *atRight = nullptr);

    Label *m_tokens, *m_toolTokens, *m_compared, *m_version, *m_versionText;
    QWidget *m_bar;
    TagChip *m_state;
    QVBoxLayout *m_tools;
    QString m_id;
    bool m_first = true;
};

} // namespace Attendant::Ui
