// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/evaluation.h"

#include "safety/phrasedetector.h"

#include <QIODevice>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array allRisks{Risk::None, Risk::Uncertain, Risk::Human, Risk::High, Risk::Emergency};

size_t at(Risk risk)
{
    return static_cast<size_t>(risk);
}

Result<LabelledLine> readLine(const QString &text, int number)
{
    const QStringList fields = text.split(u'\t');
    const auto risk = fields.size() == 4 ? riskFrom(fields[0]) : std::nullopt;
    if (!risk || (fields[2] != u"caller" && fields[2] != u"ai") || fields[3].trimmed().isEmpty())
        return fail(Error::Code::InvalidInput, u"Line %1 is not level, category, caller or ai, and text, with tabs between them."_s.arg(number));
    return LabelledLine{*risk, fields[1], fields[2] == u"ai" ? SpeakerSide::Ai : SpeakerSide::Caller, fields[3], number};
}

/// What a mistake costs: a missed emergency is the worst, a needless emergency comes next, then misses and alarms by their distance.
int gravity(const Evaluation::Mistake &mistake)
{
    const int expected = static_cast<int>(mistake.line.risk);
    const int given = static_cast<int>(mistake.given.risk);
    if (mistake.line.risk == Risk::Emergency)
        return 100 - given;
    if (mistake.line.risk == Risk::None && mistake.given.risk == Risk::Emergency)
        return 50;
    return given < expected ? 20 + expected - given : given - expected;
}

} // namespace

Result<std::vector<LabelledLine>> readLabelledLines(QIODevice &in)
{
    std::vector<LabelledLine> lines;
    for (int number = 1;; ++number) {
        const QByteArray raw = in.readLine();
        if (raw.isEmpty())
            return lines;
        QString text = QString::fromUtf8(raw);
        while (text.endsWith(u'\n') || text.endsWith(u'\r'))
            text.chop(1);
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        auto line = readLine(text, number);
        if (!line)
            return std::unexpected(line.error());
        lines.push_back(std::move(*line));
    }
}

int Evaluation::total(Risk expected) const
{
    const auto &row = counts[at(expected)];
    return std::accumulate(row.begin(), row.end(), 0);
}

double Evaluation::recall(Risk risk) const
{
    const auto &row = counts[at(risk)];
    const int all = total(risk);
    return all == 0 ? 1 : double(std::accumulate(row.begin() + static_cast<std::ptrdiff_t>(at(risk)), row.end(), 0)) / all;
}

double Evaluation::falseAlarms() const
{
    const int all = total(Risk::None);
    return all == 0 ? 0 : double(all - counts[at(Risk::None)][at(Risk::None)]) / all;
}

double Evaluation::falseEmergencies() const
{
    const int all = total(Risk::None);
    return all == 0 ? 0 : double(counts[at(Risk::None)][at(Risk::Emergency)]) / all;
}

void Evaluation::add(const Evaluation &other)
{
    for (const Risk expected : allRisks) {
        for (const Risk given : allRisks)
            counts[at(expected)][at(given)] += other.counts[at(expected)][at(given)];
    }
    mistakes.insert(mistakes.end(), other.mistakes.begin(), other.mistakes.end());
}

void Evaluation::sortMistakes()
{
    std::ranges::stable_sort(mistakes, [](const Mistake &a, const Mistake &b) {
        const int left = gravity(a);
        const int right = gravity(b);
        // Among missed emergencies the most surprising is the one that the model was surest about, and so for alarms.
        if (left != right)
            return left > right;
        return a.line.risk > a.given.risk ? a.score < b.score : a.score > b.score;
    });
}

Evaluation evaluate(const std::shared_ptr<const Rules> &rules, const std::vector<LabelledLine> &lines, bool byWords)
{
    Evaluation evaluation;
    PhraseDetector caller(rules, SpeakerSide::Caller);
    PhraseDetector ai(rules, SpeakerSide::Ai);
    for (const LabelledLine &line : lines) {
        PhraseDetector &detector = line.side == SpeakerSide::Caller ? caller : ai;
        detector.reset();
        for (qsizetype from = 0; byWords && from < line.text.size();) {
            const qsizetype space = line.text.indexOf(u' ', from + 1);
            const qsizetype to = space < 0 ? line.text.size() : space;
            std::ignore = detector.feed(QStringView(line.text).sliced(from, to - from));
            from = to;
        }
        std::ignore = detector.finish(line.text);
        const Verdict &given = detector.current();
        ++evaluation.counts[at(line.risk)][at(given.risk)];
        const bool isMistake = line.risk == Risk::None ? given.risk != Risk::None : given.risk < line.risk;
        if (isMistake)
            evaluation.mistakes.push_back({line, given, detector.dangerScore()});
    }
    evaluation.sortMistakes();
    return evaluation;
}

QString reportOf(const QString &title, const Evaluation &evaluation, qsizetype mistakes)
{
    QString report = title + u'\n';
    for (const Risk risk : {Risk::Emergency, Risk::High, Risk::Human, Risk::Uncertain}) {
        if (evaluation.total(risk) == 0)
            continue;
        report += u"  recall %1 %2  of %3, given as"_s.arg(toString(risk), -10).arg(evaluation.recall(risk), 6, 'f', 4).arg(evaluation.total(risk), 5);
        for (const Risk given : allRisks)
            report += u" %1 %2"_s.arg(toString(given)).arg(evaluation.counts[at(risk)][at(given)]);
        report += u'\n';
    }
    report += u"  false alarms      %1  of %2 harmless, emergencies %3, given as"_s.arg(evaluation.falseAlarms(), 6, 'f', 4)
                  .arg(evaluation.total(Risk::None), 5)
                  .arg(evaluation.falseEmergencies(), 6, 'f', 4);
    for (const Risk given : allRisks)
        report += u" %1 %2"_s.arg(toString(given)).arg(evaluation.counts[at(Risk::None)][at(given)]);
    report += u'\n';
    for (qsizetype i = 0; i < std::min(mistakes, qsizetype(evaluation.mistakes.size())); ++i) {
        const auto &[line, given, score] = evaluation.mistakes[static_cast<size_t>(i)];
        report += u"  %1 taken for %2\t%3\t%4\t%5\t%6\n"_s.arg(toString(line.risk), toString(given.risk), line.category, given.rule)
                      .arg(double(score), 0, 'f', 1).arg(line.text);
    }
    return report;
}

} // namespace Attendant
