// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStringList>

namespace Attendant::Ui {

class TranscriptModel;

/// A finished conversation for reading, with the searched words marked in its bubbles.
class ConversationView : public QListView
{
    Q_OBJECT

public:
    explicit ConversationView(TranscriptModel *model, QWidget *parent = nullptr);

    void setWords(const QStringList &words);
    /// Brings the first row with a hit into view; the beginning when there is none.
    void showFirstHit();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Delegate;
    TranscriptModel *m_transcript;
    Delegate *m_delegate;
};

} // namespace Attendant::Ui
