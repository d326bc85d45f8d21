// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/safetycheck.h"

#include "base/result.h"
#include "safety/checkline_p.h"
#include "safety/linereader_p.h"
#include "safety/phrasedetector.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype longestLine = 16 << 20;

std::optional<SpeakerSide> sideFrom(QByteArrayView speaker)
{
    if (speaker.isEmpty() || speaker == "user" || speaker == "caller")
        return SpeakerSide::Caller;
    if (speaker == "agent" || speaker == "assistant" || speaker == "ai")
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
    [[nodiscard]] Result<void> answer(QByteArrayView line, QByteArray &reply)
    {
        if (const auto simple = m_explain ? std::nullopt : readSimpleCheckLine(line)) {
            const auto detector = detectorFor(simple->speaker);
            if (!detector)
                return std::unexpected(detector.error());
            m_text = QString::fromUtf8(simple->text);
            std::ignore = (*detector)->finish(m_text);
            appendShort(reply, simple->id.isEmpty() ? "null" : simple->id, (*detector)->current());
            return {};
        }
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray(), &error);
        if (error.error != QJsonParseError::NoError)
            return fail(Error::Code::InvalidInput, u"This is no JSON object: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
        if (!document.isObject())
            return fail(Error::Code::InvalidInput, u"This is JSON, but no object."_s);
        return answer(document.object(), reply);
    }

private:
    [[nodiscard]] Result<PhraseDetector *> detectorFor(QByteArrayView speaker)
    {
        const auto side = sideFrom(speaker);
        if (!side)
            return failField(u"speaker"_s, u"The field 'speaker' must be user or agent."_s);
        PhraseDetector &detector = *side == SpeakerSide::Caller ? m_caller : m_ai;
        detector.reset();
        return &detector;
    }

    [[nodiscard]] Result<void> answer(const QJsonObject &request, QByteArray &reply)
    {
        const QJsonValue speaker = request.value("speaker"_L1);
        const auto detector = detectorFor(speaker.isUndefined() || speaker.isNull() ? ""_ba : speaker.toString(u"?"_s).toUtf8());
        if (!detector)
            return std::unexpected(detector.error());
        const QJsonValue text = request.value("text"_L1);
        const QJsonValue deltas = request.value("deltas"_L1);
        if (!deltas.isUndefined())
            return answerDeltas(request, **detector, reply);
        if (!text.isString())
            return failField(u"text"_s, text.isUndefined() ? u"A line needs 'text' or a list of 'deltas'."_s : u"The field 'text' must be a string."_s);
        std::ignore = (*detector)->finish(text.toString());
        if (m_explain)
            reply += asLine(inFull(request.value("id"_L1), **detector, nullptr));
        else
            appendShort(reply, asJson(request.value("id"_L1)), (*detector)->current());
        return {};
    }

    [[nodiscard]] Result<void> answerDeltas(const QJsonObject &request, PhraseDetector &detector, QByteArray &reply) const
    {
        const QJsonValue deltas = request.value("deltas"_L1);
        const QJsonArray list = deltas.toArray();
        if (!deltas.isArray() || !std::ranges::all_of(list, [](const QJsonValue &delta) { return delta.isString(); }))
            return failField(u"deltas"_s, u"The field 'deltas' must be a list of strings."_s);
        const QJsonArray levels = heard(detector, list);
        reply += asLine(inFull(request.value("id"_L1), detector, &levels));
        return {};
    }

    static QByteArray asLine(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

    static QByteArray asJson(const QJsonValue &value)
    {
        const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return list.sliced(1, list.size() - 2);
    }

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

    static void appendShort(QByteArray &reply, QByteArrayView id, const Verdict &verdict)
    {
        reply += "{\"id\":";
        reply += id;
        reply += ",\"level\":";
        appendText(reply, toString(verdict.risk));
        reply += ",\"rule\":";
        appendText(reply, verdict.rule);
        reply += ",\"phrase\":";
        appendText(reply, verdict.phrase);
        reply += "}\n";
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
    QString m_text;
};

} // namespace

int runSafetyCheck(QIODevice &in, QIODevice &out, const QString &lang, bool explain)
{
    constexpr qsizetype mostReady = 64 << 10;
    Checker checker(lang, explain);
    LineReader lines(in, longestLine);
    QByteArray replies;
    int exitCode = 0;
    for (int number = 1;; ++number) {
        // Somebody at the other end of a pipe may wait for these answers before asking again.
        if (!replies.isEmpty() && (replies.size() > mostReady || !lines.hasLine())) {
            if (out.write(replies) != replies.size())
                return 1;
            replies.resize(0);
        }
        auto [line, isTooLong, isEnd] = lines.next();
        if (isEnd)
            return exitCode;
        if (number == 1 && line.startsWith("\xef\xbb\xbf")) // some editors begin a file with a mark of its encoding
            line = line.sliced(3);
        if (!isTooLong && line.trimmed().isEmpty())
            continue;
        const Result<void> answered = isTooLong ? fail(Error::Code::InvalidInput, u"The line is longer than %1 MB."_s.arg(longestLine >> 20))
                                                : checker.answer(line, replies);
        if (!answered) {
            exitCode = 1;
            replies += QJsonDocument(QJsonObject{{u"line"_s, number}, {u"error"_s, answered.error().message}}).toJson(QJsonDocument::Compact) + '\n';
        }
    }
}

} // namespace Attendant
