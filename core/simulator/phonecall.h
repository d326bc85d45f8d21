// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/caption.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <functional>
#include <vector>

class QNetworkAccessManager;
class QWebSocket;

namespace Attendant {

/// One telephone call as Twilio makes it: asks the server's webhooks (signed), follows their TwiML, streams the caller's µ-law to the
/// server in real time and plays what comes back through a buffer, with marks and clear. The person at the telephone is the program that
/// holds this object: speak(), pressKey(), hangUp(), and what they hear. Lives in the thread it was made in.
class PhoneCall : public QObject
{
    Q_OBJECT

public:
    /// How the people behave whom the server dials for a transfer.
    struct Person
    {
        QString outcome = QStringLiteral("completed"); ///< DialCallStatus: also "busy", "no-answer", "failed"
        QString key = QStringLiteral("1");             ///< pressed when an announcement asks for it; empty: none
        bool hangsUpAtOnce = true;                     ///< else they talk until the caller hangs up
        bool isSilentToWebhooks = false;               ///< the network's word that they answered is lost
    };
    struct Options
    {
        QUrl server;    ///< where the server really is
        QUrl publicUrl; ///< what it is called outside, which signatures are made for; empty: the same
        QString accountSid;
        QByteArray authToken;
        QString from = QStringLiteral("+16085550142"), to = QStringLiteral("+16085550100");
        QString sid;    ///< empty: a fresh one
        QString direction = QStringLiteral("inbound");
        Person person;
        bool sendsStatus = true; ///< tells the status webhook of the call's end
    };
    explicit PhoneCall(Options options, QObject *parent = nullptr);
    ~PhoneCall() override;

    /// Calls the number: asks the voice webhook what to do.
    void callIn();
    /// Follows \a twiml, leaving what goes on: a dialled call's first document, or a redirection over REST.
    void follow(const QByteArray &twiml);
    /// Ends the call at the network: the person hangs up, or the server asked for it.
    void hangUp();

    void speak(const QString &text);     ///< at the caller's end, with a caption; blocks while it is rendered
    void play(const QByteArray &codes);  ///< µ-law, after what is still to be said
    void pressKey(QChar digit);
    void sendFrame(const QByteArray &frame); ///< as it is, for frames that no telephone sends
    void setMuted(bool muted) { m_isMuted = muted; } ///< no media frames at all

    [[nodiscard]] const QString &sid() const { return m_options.sid; }
    [[nodiscard]] bool isStreaming() const { return m_isStreaming; }
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    [[nodiscard]] const QString &endReason() const { return m_endReason; }
    [[nodiscard]] const QByteArray &heard() const { return m_heard; } ///< µ-law, as played
    [[nodiscard]] QStringList wordsHeard() const { return m_words; }
    [[nodiscard]] QStringList sentences() const { return m_sentences; } ///< said by the network itself
    [[nodiscard]] int streams() const { return m_streams; }
    [[nodiscard]] int clears() const { return m_clears; }
    [[nodiscard]] int marksReturned() const { return m_marksReturned; }
    [[nodiscard]] qsizetype buffered() const { return m_buffer.size(); } ///< bytes that wait to be heard
    [[nodiscard]] const QByteArray &lastTwiml() const { return m_twiml; }
    [[nodiscard]] int lastStatus() const { return m_lastStatus; }
    [[nodiscard]] QWebSocket *socket() const { return m_socket; }
    [[nodiscard]] int closeCode() const { return m_closeCode; }

    /// The base64 signature of a request. Source: reference notes on Twilio, section 5.
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;
    [[nodiscard]] static QByteArray signature(const QByteArray &token, const QByteArray &url, Fields fields);
    [[nodiscard]] Fields fields(const QString &status, const Fields &more = {}) const;
    /// Posts \a fields to \a url, signed; \a then gets status and body.
    void post(const QUrl &url, const Fields &fields, std::function<void(int status, const QByteArray &body)> then);

Q_SIGNALS:
    void streamOpened();
    void streamClosed(int code);
    void ended(const QString &reason);

private:
    struct Verb { QString name, text; QHash<QString, QString> attributes; std::vector<Verb> children; };
    [[nodiscard]] static std::vector<Verb> parse(const QByteArray &twiml);
    void next();
    void connectStream(const Verb &verb);
    void closeStream(bool withStop);
    void onStreamClosed();
    void onMessage(const QString &text);
    void dial(const Verb &verb);
    void dialDone(const QString &action, const QString &status, bool isBridged);
    void onTick();
    void finish(const QString &reason);
    [[nodiscard]] QUrl reachable(const QString &url) const;
    void sendJson(const QJsonObject &frame);

    Options m_options;
    QNetworkAccessManager *m_network;
    QWebSocket *m_socket = nullptr;
    std::deque<Verb> m_verbs;
    QString m_action, m_streamSid, m_ticket, m_endReason;
    QByteArray m_twiml, m_heard, m_mouth, m_buffer;
    qsizetype m_mouthAt = 0;
    struct Mark { QString name; qsizetype at; };
    std::deque<Mark> m_marks;
    qsizetype m_played = 0, m_received = 0; ///< bytes of this stream
    CaptionReader m_reader;
    QStringList m_words, m_sentences;
    QTimer m_ticker;
    qint64 m_ticks = 0, m_startedAt = 0;
    quint64 m_sequence = 0, m_chunk = 0;
    int m_streams = 0, m_clears = 0, m_marksReturned = 0, m_lastStatus = 0, m_closeCode = 0;
    bool m_isStreaming = false, m_isMuted = false, m_hasEnded = false, m_isBridged = false;
};

} // namespace Attendant
