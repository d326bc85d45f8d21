// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/safetycheck.h"

#include "base/result.h"
#include "safety/phrasedetector.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

std::optional<SpeakerSide> sideFrom(const QString &speaker)
{
    if (speaker.isEmpty() || speaker == u"user" || speaker == u"caller")
        return SpeakerSide::Caller;
    if (speaker == u"agent" || speaker == u"assistant" || speaker == u"ai")
        return SpeakerSide::Ai;
    return std::nullopt;
}

/// \a text as JSON, quotes and all. The common case is written at once; Qt does what needs thought.
void appendText(QByteArray &out, QStringView text)
{
    const bool isSimple = std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; });
    if (isSimple) {
        out += '"';
        for (const QChar c : text)
            out += c.toLatin1();
        out += '"';
        return;
    }
    const QByteArray list = QJsonDocument(QJsonArray{text.toString()}).toJson(QJsonDocument::Compact);
    out += QByteArrayView(list).sliced(1, list.size() - 2);
}

/// Answers line by line and keeps what lines have in common: detectors, buffers.
class Checker
{
public:
    Checker(const QString &lang, bool explain)
        : m_explain(explain)
        , m_rules(Rules::builtIn(lang))
        , m_caller(m_rules, SpeakerSide::Caller)
        , m_ai(m_rules, SpeakerSide::Ai)
    {
        m_caller.setExplaining(explain);
        m_ai.setExplaining(explain);
    }

    /// Appends the answer and a line's end to \a reply. Errors: InvalidInput; then nothing is appended.
    [[nodiscard]] Result<void> answer(const QByteArray &line, QByteArray &reply)
    {
        QJsonParseError error;
        const QJsonObject request = QJsonDocument::fromJson(line, &error).object();
        if (error.error != QJsonParseError::NoError)
            return fail(Error::Code::InvalidInput, u"This is no JSON object: %1."_s.arg(error.errorString()));
        const auto side = sideFrom(request.value("speaker"_L1).toString());
        if (!side)
            return failField(u"speaker"_s, u"The field 'speaker' must be user or agent."_s);
        PhraseDetector &detector = *side == SpeakerSide::Caller ? m_caller : m_ai;
        detector.reset();
        const QJsonValue text = request.value("text"_L1);
        QJsonArray levels;
        if (const QJsonValue deltas = request.value("deltas"_L1); deltas.isArray())
            levels = heard(detector, deltas.toArray());
        else if (text.isString())
            std::ignore = detector.finish(text.toString());
        else
            return failField(u"text"_s, u"A line needs 'text' or a list of 'deltas'."_s);
        const bool isStream = request.value("deltas"_L1).isArray();
        if (m_explain || isStream)
            reply += QJsonDocument(inFull(request.value("id"_L1), detector, isStream ? &levels : nullptr)).toJson(QJsonDocument::Compact);
        else
            appendShort(reply, request.value("id"_L1), detector.current());
        reply += '\n';
        return {};
    }

private:
    static QJsonArray heard(PhraseDetector &detector, const QJsonArray &deltas)
    {
        QString whole;
        QJsonArray levels;
        for (qsizetype i = 0; i < deltas.size(); ++i) {
            const QString delta = deltas.at(i).toString();
            whole += delta;
            std::ignore = detector.feed(delta);
            if (i == deltas.size() - 1)
                std::ignore = detector.finish(whole);
            levels.append(toString(detector.current().risk));
        }
        return levels;
    }

    static void appendShort(QByteArray &reply, const QJsonValue &id, const Verdict &verdict)
    {
        reply += "{\"id\":";
        if (id.isString()) {
            appendText(reply, id.toString());
        } else {
            const QByteArray list = QJsonDocument(QJsonArray{id}).toJson(QJsonDocument::Compact);
            reply += QByteArrayView(list).sliced(1, list.size() - 2);
        }
        reply += ",\"level\":";
        appendText(reply, toString(verdict.risk));
        reply += ",\"rule\":";
        appendText(reply, verdict.rule);
        reply += ",\"phrase\":";
        appendText(reply, verdict.phrase);
        reply += '}';
    }

    [[nodiscard]] QJsonObject inFull(const QJsonValue &id, const PhraseDetector &detector, const QJsonArray *levels) const
    {
        QJsonObject json;
        if (m_explain) {
            json = detector.explanation();
            json.insert("considered"_L1, json.take("matches"_L1));
            json.remove("risk"_L1);
        }
        json.insert("id"_L1, id);
        if (levels)
            json.insert("levels"_L1, *levels);
        else
            json.insert("level"_L1, toString(detector.current().risk));
        return json;
    }

    bool m_explain;
    std::shared_ptr<const Rules> m_rules;
    PhraseDetector m_caller, m_ai;
};

} // namespace

int runSafetyCheck(QIODevice &in, QIODevice &out, const QString &lang, bool explain)
{
    Checker checker(lang, explain);
    QByteArray reply;
    int exitCode = 0;
    for (int number = 1;; ++number) {
        // A pipe or terminal says that it is at its end only by giving nothing.
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            return exitCode;
        if (line == "\n" || line.trimmed().isEmpty())
            continue;
        reply.resize(0);
        if (const auto answered = checker.answer(line, reply); !answered) {
            exitCode = 1;
            reply = QJsonDocument(QJsonObject{{u"line"_s, number}, {u"error"_s, answered.error().message}}).toJson(QJsonDocument::Compact) + '\n';
        }
        out.write(reply);
    }
}

} // namespace Attendant
