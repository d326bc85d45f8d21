// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "ui/audio/audiodevices.h"
#include "ui/audio/callaudio.h"
#include "ui/common/consolestore.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSet>

#include <optional>

namespace Attendant::Ui {

/// What the person at this console does in calls: at most one call is heard or spoken in at a time. Pages ask here and show what it says;
/// it outlives them, so that one can look at other pages with a call in hand. GUI thread; the four parts must outlive it.
class CallLine : public QObject
{
    Q_OBJECT

public:
    enum class Role { None, Listening, Talking };
    Q_ENUM(Role)
    /// What is sent with words that a person typed.
    enum class Command { Whisper, Say, HandBack, Transfer, Escalate };
    Q_ENUM(Command)

    CallLine(ApiClient &api, ConsoleStore &store, CallAudio &audio, AudioDevices &devices, QObject *parent = nullptr);

    [[nodiscard]] CallId call() const { return m_role == Role::None ? CallId() : m_call; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] Role roleIn(const CallId &id) const { return id == m_call ? m_role : Role::None; }
    /// A request that changes who is on this call is under way.
    [[nodiscard]] bool isBusy(const CallId &id) const { return m_busy.contains(id); }
    /// Why this person cannot hear or take \a id now, a sentence: they are on the line with somebody else. Empty: they can.
    [[nodiscard]] QString hindrance(const CallId &id) const;
    [[nodiscard]] CallAudio &audio() { return m_audio; }
    [[nodiscard]] AudioDevices &devices() { return m_devices; }

    void listen(const CallId &id);
    void stopListening();
    void takeOver(const CallId &id);
    /// Takes the waiting call of \a escalation: of many people exactly one gets it.
    void accept(const EscalationId &escalation, const CallId &id);
    /// Asks the AI to go on. What it will say first is shown before (proposal()), and this person keeps the line until it says it.
    void handBack(const CallId &id, const QString &note);
    /// The AI goes on and says \a sentence first.
    void handBackSaying(const CallId &id, const QString &sentence);
    /// An empty \a sentence: what was proposed.
    void approveHandback(const CallId &id, const QString &sentence);
    void cancelHandback(const CallId &id);
    /// The hand-back was asked for and is not over.
    [[nodiscard]] bool isHandingBack(const CallId &id) const { return !id.isEmpty() && id == m_handingBack; }
    /// What the AI will say first, while it can still be changed.
    struct Proposal { QString text; QDeadlineTimer end; };
    [[nodiscard]] std::optional<Proposal> proposal(const CallId &id) const { return isHandingBack(id) ? m_proposal : std::nullopt; }
    [[nodiscard]] bool isComposing(const CallId &id) const { return isHandingBack(id) && m_composing; } ///< the AI looks for its words
    /// What the server tells of calls, in order: how a hand-back goes on.
    void follow(const CallEvent &event);
    /// Events may have been missed.
    void forgetHandback();
    void hold(const CallId &id);
    void resume(const CallId &id);
    void setMuted(bool muted);
    /// Plays the last moments of the call in hand once more, in one ear; a second time: stops that.
    void rewind();
    [[nodiscard]] bool isRewinding() const { return m_rewinding || m_audio.isReplaying(); } ///< also while it is fetched
    static constexpr std::chrono::seconds rewindTime{20};
    /// What the caller says now (a card number) is not recorded, or is again. The server's events say when it is so.
    void pauseRecording(const CallId &id);
    void resumeRecording(const CallId &id);
    void end(const CallId &id);
    void whisper(const CallId &id, const QString &text);
    void say(const CallId &id, const QString &text);
    void transfer(const CallId &id, const QString &number);
    void escalate(const CallId &id, const QString &reason);

Q_SIGNALS:
    void changed(); ///< who is heard, who is busy, muted
    void tookOver(const Attendant::CallId &id);
    /// \a sentence: what was done, for a short notice ("The AI received your whisper.").
    void done(const Attendant::CallId &id, const QString &sentence);
    /// \a what: what did not happen, a sentence; the error says why.
    void failed(const Attendant::CallId &id, const QString &what, const Attendant::Error &error);
    /// The server took the words of \a command, or did not; done() or failed() says so in words.
    void answered(const Attendant::CallId &id, Attendant::Ui::CallLine::Command command, bool taken);

private:
    void attach(const AudioGrant &grant, Role role);
    void release();
    void finishHandback();
    void setBusy(const CallId &id, bool busy);
    void stopRewind();
    void onClosed(const QString &reason);
    void onCallEnded(const CallId &id);
    void showHealth();
    template<typename Then>
    void request(const CallId &id, Pending<void> pending, const QString &what, Then then, std::optional<Command> command = {});
    [[nodiscard]] bool mayBegin(const CallId &id, const QString &what);
    void take(const CallId &id, Pending<AudioGrant> pending, const QString &what);

    ApiClient &m_api;
    ConsoleStore &m_store;
    CallAudio &m_audio;
    AudioDevices &m_devices;
    CallId m_call, m_handingBack;
    CallId m_taking; ///< taken over or accepted, and not answered yet: nothing else may be taken meanwhile
    QString m_note, m_lostReason; ///< of the hand-back: the person's note; why their line has gone meanwhile
    std::optional<Proposal> m_proposal;
    bool m_composing = false;
    bool m_rewinding = false; ///< the sound is being fetched
    quint64 m_rewind = 0;     ///< the newest; answers to earlier ones are not played
    Role m_role = Role::None;
    QSet<CallId> m_busy;
};

} // namespace Attendant::Ui
