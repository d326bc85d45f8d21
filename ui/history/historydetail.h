// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/call/callfacts.h"
#include "ui/common/consolestore.h"
#include "ui/common/theme.h"
#include "ui/history/callexport.h"

#include <QWidget>

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace Attendant::Ui {

class AudioDevices;
class Button;
class ConversationView;
class EmptyState;
class Label;
class RecordingBar;
class TranscriptModel;

/// One call for reading: its conversation, what became of it, the intake, the note; export and opening on its own page.
class HistoryDetail : public QWidget
{
    Q_OBJECT

public:
    HistoryDetail(const ConsoleStore &store, ApiClient &api, QWidget *parent = nullptr);

    /// Nothing when \a id is empty.
    void showCall(const CallId &id);
    void setWords(const QStringList &words);
    [[nodiscard]] CallId shown() const { return m_id; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const Call &call() const { return m_facts.call; }
    /// Supervisors may say whether an escalation was right.
    void setMayReview(bool may);
    void setDevices(AudioDevices &devices); ///< what recordings are heard on
    /// Asks for a place and writes the file.
    void exportTo(ExportFormat format);
    /// The same for the recording, as WAV with a channel for each voice.
    void exportSound();

Q_SIGNALS:
    void openRequested(const Attendant::CallId &id);
    void writeFailed(const QString &file, const QString &reason);
    void written(const QString &path);

private:
    void buildHead(QWidget *head);
    void read(qint64 afterSeq);
    void fill();
    void playRow(int row);
    QVBoxLayout *addSection(const QString &title, QWidget *atRight = nullptr);
    void addFact(QVBoxLayout *section, const QString &label, const QString &value, ColorRole color = &Theme::text);

    const ConsoleStore &m_store;
    ApiClient &m_api;
    CallId m_id;
    CallFacts m_facts;
    QStringList m_words;
    bool m_loaded = false;
    quint64 m_generation = 0;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Label *m_name, *m_org, *m_date;
    Button *m_export, *m_open;
    QAction *m_exportSound = nullptr;
    RecordingBar *m_recording;
    TranscriptModel *m_transcript;
    ConversationView *m_conversation;
    QWidget *m_factsHolder;
    QVBoxLayout *m_factsLayout;
    bool m_mayReview = true;
};

} // namespace Attendant::Ui
