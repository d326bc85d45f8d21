// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "safety/phrasedetector.h"

using namespace Qt::StringLiterals;

namespace Attendant {

int runSafety(const QStringList &arguments)
{
    if (arguments.value(0) != u"check")
        return complain(u"Write attendant safety check \"a sentence\"."_s, ExitUsage);
    CommandLine line(u"safety check"_s, u"Tells what the phrase detector makes of a sentence. Exit code 0, whatever it finds."_s, u"[options] <sentence>"_s);
    line.addValue(u"language"_s, u"en, de, es or fr; English is always among them"_s, u"language"_s);
    line.addFlag(u"ai"_s, u"the AI says it, not the caller"_s);
    if (const auto code = line.parse(arguments.mid(1)))
        return *code;
    if (line.rest().isEmpty())
        return complain(u"Say the sentence to check: attendant safety check \"my chest hurts\"."_s, ExitUsage);
    const QString language = line.has(u"language"_s) ? line.value(u"language"_s) : u"en"_s;
    PhraseDetector detector(Rules::builtIn(language), line.has(u"ai"_s) ? SpeakerSide::Ai : SpeakerSide::Caller);
    detector.setExplaining(true);
    (void)detector.finish(line.rest().join(u' '));
    printLine(u"%1"_s.arg(toString(detector.current().risk)));
    for (const auto &[verdict, dismissedBy] : detector.considerations()) {
        printLine(u"  %1\t\"%2\"\t%3%4"_s.arg(toString(verdict.risk), verdict.phrase, verdict.rule,
                                             dismissedBy.isEmpty() ? QString() : u"\tdismissed: "_s + dismissedBy));
    }
    return ExitDone;
}

} // namespace Attendant
