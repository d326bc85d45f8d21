// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"
#include "ui/common/speechlayout.h"

#include <QFrame>

#include <array>

namespace Attendant::Ui {

class Button;
class ConsoleStore;
class TargetBar;

/// One call that waits for a person: the time that is left on the left, who it is, why, and the last three lines in the middle, Accept and Decline on
/// the right. The store must outlive it.
class QueueItem : public QFrame
{
    Q_OBJECT

public:
    QueueItem(ConsoleStore &store, const CallId &call, QWidget *parent = nullptr);

    [[nodiscard]] CallId callId() const { return m_call; }
    /// Reads the call anew.
    void refresh();
    /// The most urgent item has the page's one blue button and Ctrl+Enter.
    void setFirst(bool first);
    void setStale(bool stale);
    /// Who looks at it: what is offered to them says so.
    void setMe(const UserId &me);
    [[nodiscard]] QString offer() const { return m_offer; }
    [[nodiscard]] Button *acceptButton() const { return m_accept; }
    [[nodiscard]] Button *declineButton() const { return m_decline; }
    [[nodiscard]] bool isPastTarget() const;

Q_SIGNALS:
    void acceptRequested(const Attendant::CallId &id);
    void declineRequested(const Attendant::CallId &id);
    void openRequested(const Attendant::CallId &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Line
    {
        QString who;
        ColorRole color = &Theme::text3;
        SpeechText text;
        std::shared_ptr<SpeechLayout> layout;
    };
    void paintTimes(QPainter *painter, const Call &call);
    void paintWords(QPainter *painter, const Call &call);
    void collectLines(const Call &call);
    void refreshButtons();
    [[nodiscard]] QString reasonText(const Call &call) const;

    ConsoleStore &m_store;
    CallId m_call;
    TargetBar *m_target;
    Button *m_accept, *m_decline;
    std::vector<Line> m_lines;
    int m_speakerWidth = 0, m_buttonsWidth = 0; ///< in pixels; their words are longer in some languages
    bool m_stale = false, m_mine = false;
    UserId m_me;
    QString m_offer;
};

} // namespace Attendant::Ui
