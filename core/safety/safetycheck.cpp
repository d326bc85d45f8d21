// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/safetycheck.h"

#include "base/result.h"
#include "safety/phrasedetector.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

QJsonArray explained(const PhraseDetector &detector)
{
    QJsonArray list;
    for (const auto &[verdict, dismissedBy] : detector.considerations()) {
        QJsonObject entry{{u"rule"_s, verdict.rule}, {u"level"_s, toString(verdict.risk)}, {u"phrase"_s, verdict.phrase}};
        if (!dismissedBy.isEmpty())
            entry.insert(u"dismissed_by"_s, dismissedBy);
        list.append(entry);
    }
    return list;
}

Result<QJsonObject> answer(const QByteArray &line, PhraseDetector &caller, PhraseDetector &ai, bool explain)
{
    QJsonParseError error;
    const QJsonObject request = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Code::InvalidInput, u"This is no JSON object: %1."_s.arg(error.errorString()));
    const auto side = sideFrom(request.value("speaker"_L1).toString());
    if (!side)
        return failField(u"speaker"_s, u"The field 'speaker' must be user or agent."_s);
    PhraseDetector &detector = *side == SpeakerSide::Caller ? caller : ai;
    detector.reset();
    QJsonObject reply{{u"id"_s, request.value("id"_L1)}};
    if (request.value("deltas"_L1).isArray()) {
        QString whole;
        QJsonArray levels;
        const QJsonArray deltas = request.value("deltas"_L1).toArray();
        for (qsizetype i = 0; i < deltas.size(); ++i) {
            whole += deltas.at(i).toString();
            std::ignore = detector.feed(deltas.at(i).toString());
            if (i == deltas.size() - 1)
                std::ignore = detector.finish(whole);
            levels.append(toString(detector.current().risk));
        }
        reply.insert(u"levels"_s, levels);
    } else if (request.value("text"_L1).isString()) {
        std::ignore = detector.finish(request.value("text"_L1).toString());
        reply.insert(u"level"_s, toString(detector.current().risk));
    } else {
        return failField(u"text"_s, u"A line needs 'text' or a list of 'deltas'."_s);
    }
    const Verdict &verdict = detector.current();
    if (!reply.contains("levels"_L1) || explain) {
        reply.insert(u"rule"_s, verdict.rule);
        reply.insert(u"phrase"_s, verdict.phrase);
    }
    if (explain) {
        reply.insert(u"category"_s, verdict.category);
        reply.insert(u"from"_s, verdict.from);
        reply.insert(u"length"_s, verdict.length);
        reply.insert(u"considered"_s, explained(detector));
    }
    return reply;
}

} // namespace

int runSafetyCheck(QIODevice &in, QIODevice &out, const QString &lang, bool explain)
{
    const auto rules = Rules::builtIn(lang);
    PhraseDetector caller(rules, SpeakerSide::Caller);
    PhraseDetector ai(rules, SpeakerSide::Ai);
    caller.setExplaining(explain);
    ai.setExplaining(explain);
    int exitCode = 0;
    int number = 0;
    while (true) {
        // A pipe or terminal says that it is at its end only by giving nothing.
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            return exitCode;
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto reply = answer(line, caller, ai, explain);
        if (!reply)
            exitCode = 1;
        const QJsonObject json = reply ? *reply : QJsonObject{{u"line"_s, number}, {u"error"_s, reply.error().message}};
        out.write(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }
}

} // namespace Attendant
