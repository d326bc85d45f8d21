// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twiml.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Twiml {

namespace {

QString escaped(QString text)
{
    // XML 1.0 has no way to write the other control characters.
    text.removeIf([](QChar c) { return c < u' ' && c != u'\n' && c != u'\t'; });
    return text.toHtmlEscaped();
}

QByteArray document(const QString &verbs)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs.toUtf8() + "</Response>";
}

QString say(const QString &sentence, const QString &language)
{
    static const QHash<QString, QString> locales{{u"de"_s, u"de-DE"_s}, {u"es"_s, u"es-ES"_s}, {u"fr"_s, u"fr-FR"_s}};
    return u"<Say language=\"%1\">%2</Say>"_s.arg(locales.value(language, u"en-US"_s), escaped(sentence));
}

} // namespace

QByteArray stream(const QString &url, const QString &ticket, const QString &after)
{
    return document(u"<Connect action=\"%1\"><Stream url=\"%2\"><Parameter name=\"ticket\" value=\"%3\"/></Stream></Connect>"_s.arg(
        escaped(after), escaped(url), escaped(ticket)));
}

QByteArray hangUp()
{
    return document(u"<Hangup/>"_s);
}

QByteArray nothing()
{
    return document({});
}

QByteArray sayAndHangUp(const QString &sentence, const QString &language)
{
    return document(say(sentence, language) + u"<Hangup/>"_s);
}

QByteArray voicemail(const QString &sentence, const QString &language, const QString &done, std::chrono::seconds longest)
{
    return document(say(sentence, language)
                    + u"<Record maxLength=\"%1\" playBeep=\"true\" timeout=\"5\" finishOnKey=\"#\" action=\"%2\"/><Hangup/>"_s.arg(
                        QString::number(longest.count()), escaped(done)));
}

QByteArray dial(const Dial &dial)
{
    const QString announce = dial.announce.isEmpty() ? QString() : u" url=\"%1\""_s.arg(escaped(dial.announce));
    return document(u"<Dial callerId=\"%1\" timeout=\"%2\" answerOnBridge=\"true\" action=\"%3\"><Number%4 statusCallbackEvent=\"answered completed\" "
                    "statusCallback=\"%5\">%6</Number></Dial>"_s
                        .arg(escaped(dial.callerId), QString::number(dial.ringing.count()), escaped(dial.done), announce, escaped(dial.answered), escaped(dial.to)));
}

QByteArray announcement(const QString &sentence, const QString &language, const QString &accepted)
{
    return document(u"<Gather numDigits=\"1\" timeout=\"8\" action=\"%1\">%2</Gather><Hangup/>"_s.arg(escaped(accepted), say(sentence, language)));
}

} // namespace Attendant::Twiml
