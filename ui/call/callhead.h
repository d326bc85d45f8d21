// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"
#include "domain/organization.h"

#include <QWidget>

class QHBoxLayout;

namespace Attendant::Ui {

class Button;
class IconView;
class Label;
class RecordingMark;
class TagChip;

/// The head of the Call page: who calls, where, since when.
class CallHead : public QWidget
{
    Q_OBJECT

public:
    explicit CallHead(QWidget *parent = nullptr);

    void setCall(const Call &call, const Organization *organization, const QString &organizationName);
    void setEarlierCalls(int count);
    void setDuration(std::chrono::seconds duration);
    void setNarrow(bool narrow);
    void setMayEscalate(bool may);

Q_SIGNALS:
    void backRequested();
    void escalateRequested();
    void copyConversationRequested();

private:
    void openMenu();

    QHBoxLayout *m_layout;
    Label *m_name, *m_organization, *m_channel, *m_duration;
    IconView *m_channelIcon;
    TagChip *m_language, *m_earlier;
    Button *m_more;
    RecordingMark *m_recording;
    QString m_callId;
    bool m_mayEscalate = false, m_narrow = false;
};

} // namespace Attendant::Ui
