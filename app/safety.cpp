// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "safety/dangermodel.h"
#include "safety/evaluation.h"
#include "safety/phrasedetector.h"
#include "safety/safetycheck.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <map>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr char usage[] = "safety check: a sentence, or JSON lines from standard input. safety evaluate: how the rules fare against corpora.";

/// Standard input as it comes. QFile waits until a block is full, so whoever asks line by line over a pipe would wait for ever.
class StandardInput final : public QIODevice
{
public:
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        ssize_t count = 0;
        do {
            count = ::read(STDIN_FILENO, data, static_cast<size_t>(size));
        } while (count < 0 && errno == EINTR);
        return count > 0 ? count : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

QString languageOf(const CommandLine &line)
{
    // --lang is what the exchange format calls it; --language is what it was called first.
    return line.has(u"lang"_s) ? line.value(u"lang"_s) : line.has(u"language"_s) ? line.value(u"language"_s) : u"en"_s;
}

/// Complains when rules for \a language do not exist ("de" and "de-AT" do): held against English alone, German would seem harmless.
std::optional<int> refuseUnknown(const QString &language)
{
    static const QRegularExpression known(u"^(en|de|es|fr)([-_].*)?$"_s, QRegularExpression::CaseInsensitiveOption);
    if (known.match(language).hasMatch())
        return std::nullopt;
    return complain(u"There are no rules for the language '%1': choose en, de, es or fr."_s.arg(language), ExitUsage);
}

int explainSentence(const CommandLine &line)
{
    PhraseDetector detector(Rules::builtIn(languageOf(line)), line.has(u"ai"_s) ? SpeakerSide::Ai : SpeakerSide::Caller);
    detector.setExplaining(true);
    (void)detector.finish(line.rest().join(u' '));
    printLine(u"%1"_s.arg(toString(detector.current().risk)));
    for (const auto &[verdict, dismissedBy] : detector.considerations()) {
        printLine(u"  %1\t\"%2\"\t%3%4"_s.arg(toString(verdict.risk), verdict.phrase, verdict.rule,
                                             dismissedBy.isEmpty() ? QString() : u"\tdismissed: "_s + dismissedBy));
    }
    return ExitDone;
}

int runCheck(const QStringList &arguments)
{
    CommandLine line(u"safety check"_s,
                     u"Tells what the phrase detector makes of a sentence, or of each JSON line on standard input: "
                     "{\"id\",\"speaker\",\"text\"} or {\"id\",\"speaker\",\"deltas\":[…]}."_s,
                     u"[options] [sentence]"_s);
    line.addValue(u"lang"_s, u"en, de, es or fr; English is always among them"_s, u"language"_s);
    line.addValue(u"language"_s, u"the same as --lang"_s, u"language"_s);
    line.addFlag(u"explain"_s, u"for JSON lines: also what was considered and why it did not count"_s);
    line.addFlag(u"ai"_s, u"for a sentence: the AI says it, not the caller"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    if (const auto code = refuseUnknown(languageOf(line)))
        return *code;
    if (!line.rest().isEmpty())
        return explainSentence(line);
    StandardInput in;
    QFile out;
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return complain(u"Standard input or output cannot be used."_s);
    return runSafetyCheck(in, out, languageOf(line), line.has(u"explain"_s));
}

int runEvaluate(const QStringList &arguments)
{
    CommandLine line(u"safety evaluate"_s,
                     u"Holds corpora of labelled sentences (level, category, caller or ai, text; tabs between) against the detector and "
                     "prints recall per level, false alarms and the worst mistakes. A file's language is the beginning of its name: es-1.tsv."_s,
                     u"[options] <file.tsv>…"_s);
    line.addValue(u"lang"_s, u"the language of all files, whatever their names say"_s, u"language"_s);
    line.addValue(u"mistakes"_s, u"how many of the worst mistakes to show per language (20)"_s, u"count"_s);
    line.addFlag(u"words"_s, u"feed word by word, as on a call, instead of whole sentences"_s);
    line.addFlag(u"rules-only"_s, u"without the statistical second opinion"_s);
    line.addValue(u"model"_s, u"weights to use instead of the built-in ones"_s, u"file"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    if (line.rest().isEmpty())
        return complain(u"Name the corpora: attendant safety evaluate en.tsv de.tsv."_s, ExitUsage);
    std::map<QString, Evaluation> results;
    for (const QString &name : line.rest()) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return complain(u"%1 cannot be read: %2."_s.arg(name, file.errorString()));
        const auto lines = readLabelledLines(file);
        if (!lines)
            return complain(u"%1: %2"_s.arg(name, lines.error().message));
        const QString language = line.has(u"lang"_s) ? line.value(u"lang"_s) : QFileInfo(name).fileName().left(2);
        if (const auto code = refuseUnknown(language))
            return *code;
        auto rules = Rules::builtIn(language);
        if (line.has(u"rules-only"_s))
            rules = rules->withModel(nullptr);
        if (line.has(u"model"_s)) {
            QFile weights(line.value(u"model"_s));
            const auto model = weights.open(QIODevice::ReadOnly) ? DangerModel::fromBytes(weights.readAll())
                                                                 : fail(Error::Code::NotFound, u"%1 cannot be read."_s.arg(weights.fileName()));
            if (!model)
                return complain(model.error());
            rules = rules->withModel(*model);
        }
        results[language].add(evaluate(rules, *lines, line.has(u"words"_s)));
    }
    const qsizetype mistakes = line.has(u"mistakes"_s) ? line.value(u"mistakes"_s).toInt() : 20;
    Evaluation all;
    for (auto &[language, result] : results) {
        result.sortMistakes();
        printLine(reportOf(language, result, mistakes));
        all.add(result);
    }
    if (results.size() > 1)
        printLine(reportOf(u"all"_s, all, 0));
    return ExitDone;
}

} // namespace

int runSafety(const QStringList &arguments)
{
    if (arguments.value(0) == u"check")
        return runCheck(arguments.mid(1));
    if (arguments.value(0) == u"evaluate")
        return runEvaluate(arguments.mid(1));
    return complain(QString::fromLatin1(usage), ExitUsage);
}

} // namespace Attendant
