// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/call/transcriptmodel.h"

#include <QListView>

namespace Attendant::Ui {

class Button;
class TranscriptDelegate;

/// Shows a TranscriptModel as a conversation. Stays at the newest words while it is there; when the person has scrolled up, nothing moves and
/// a button tells that there are new messages.
class TranscriptView : public QListView
{
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);

    void setTranscript(TranscriptModel *model);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isAtNewest() const;
    void showNewest();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void onGrown();
    void placeButton();

    TranscriptModel *m_transcript = nullptr;
    TranscriptDelegate *m_delegate;
    Button *m_newMessages;
    bool m_following = true;
};

} // namespace Attendant::Ui
