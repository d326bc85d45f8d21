// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenario.h"

#include "base/logging.h"
#include "domain/jsonread.h"
#include "simulator/phrasebook.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

static Result<QList<Scenario::Line>> readLines(const QJsonObject &json, QLatin1StringView key)
{
    static const QStringList askable{u"name"_s, u"date_of_birth"_s, u"phone"_s, u"reason"_s, u"time"_s, u"email"_s};
    QList<Scenario::Line> lines;
    const QJsonArray array = json.value(key).toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array[i].toObject();
        const QString at = u"%1[%2]"_s.arg(key).arg(i);
        Scenario::Line line;
        line.say = object.value("say"_L1).toString();
        if (line.say.isEmpty() || line.say.size() > 1'000)
            return failField(at + u".say"_s, u"A line must have 1 to 1000 characters to say."_s);
        const QString after = object.value("after"_L1).toString(u"any"_s);
        if (after == "greeting"_L1)
            line.after = Scenario::After::Greeting;
        else if (after == "question"_L1)
            line.after = Scenario::After::Question;
        else if (after == "start"_L1)
            line.after = Scenario::After::Start;
        else if (after != "any"_L1)
            return failField(at + u".after"_s, u"The field 'after' must be greeting, question, any or start, not '%1'."_s.arg(after));
        line.whenAsked = object.value("when_asked"_L1).toString();
        if (!line.whenAsked.isEmpty() && !askable.contains(line.whenAsked))
            return failField(at + u".when_asked"_s, u"The field 'when_asked' must be one of %1."_s.arg(askable.join(u", "_s)));
        line.bargesIn = object.value("barge_in"_L1).toBool();
        line.pause = std::chrono::milliseconds(std::clamp(object.value("pause_ms"_L1).toInt(600), 0, 60'000));
        lines.append(line);
    }
    return lines;
}

Result<Scenario> Scenario::fromJson(const QJsonObject &json)
{
    Scenario scenario;
    const JsonReader reader(json);
    const auto id = reader.text("id"_L1, 60);
    if (!id)
        return std::unexpected(id.error());
    scenario.id = *id;
    scenario.title = json.value("title"_L1).toString(scenario.id);
    scenario.language = json.value("language"_L1).toString(u"en"_s);
    const QJsonObject voice = json.value("voice"_L1).toObject();
    scenario.voice = {scenario.language, voice.value("variant"_L1).toString(), voice.value("pitch"_L1).toInt(50), voice.value("rate"_L1).toInt(165)};
    const QJsonObject caller = json.value("caller"_L1).toObject();
    scenario.callerName = caller.value("name"_L1).toString();
    scenario.callerNumber = caller.value("number"_L1).toString();
    scenario.channel = json.value("channel"_L1).toString(u"browser"_s);
    scenario.orgId = json.value("org"_L1).toString();
    scenario.isUrgent = json.value("urgent"_L1).toBool();
    scenario.patience = std::chrono::seconds(std::clamp(json.value("patience_s"_L1).toInt(45), 1, 3'600));
    const QString finish = json.value("finish"_L1).toString(u"hang_up"_s);
    if (finish != "hang_up"_L1 && finish != "wait"_L1 && finish != "stay"_L1)
        return failField(u"finish"_s, u"The field 'finish' must be hang_up, wait or stay, not '%1'."_s.arg(finish));
    scenario.finish = finish == "stay"_L1 ? Finish::Stay : finish == "wait"_L1 ? Finish::Wait : Finish::HangUp;
    const auto lines = readLines(json, "lines"_L1);
    if (!lines)
        return std::unexpected(lines.error());
    scenario.lines = *lines;
    const auto toHuman = readLines(json, "to_human"_L1);
    if (!toHuman)
        return std::unexpected(toHuman.error());
    scenario.toHuman = *toHuman;
    return scenario;
}

Result<Scenario> Scenario::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::NotFound, u"The scenario %1 cannot be read: %2."_s.arg(path, file.errorString()));
    const auto json = JsonReader::parseObject(file.read(1'000'000));
    if (!json)
        return fail(Error::Code::InvalidInput, u"The scenario %1 cannot be read: %2"_s.arg(path, json.error().message));
    return fromJson(*json).transform_error([&](Error error) {
        error.message = u"The scenario %1 is wrong: %2"_s.arg(path, error.message);
        return error;
    });
}

QList<Scenario> Scenario::builtIn()
{
    (void)Phrasebook::of(u"en"); // makes the resources known
    QList<Scenario> scenarios;
    const QDir dir(u":/scenarios"_s);
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const auto scenario = load(dir.filePath(name));
        if (scenario)
            scenarios.append(*scenario);
        else
            qCWarning(lcSimulator, "%s", qUtf8Printable(scenario.error().message));
    }
    return scenarios;
}

Result<Scenario> Scenario::builtIn(const QString &id)
{
    QStringList known;
    for (const Scenario &scenario : builtIn()) {
        if (scenario.id == id)
            return scenario;
        known << scenario.id;
    }
    return fail(Error::Code::NotFound, u"There is no scenario '%1'. There are: %2."_s.arg(id, known.join(u", "_s)));
}

QString Scenario::filledIn(QString text) const
{
    const QString first = callerName.section(u' ', 0, 0);
    QString address;
    // The letters of the name in plain ASCII, as people make their addresses.
    for (const QChar c : callerName.normalized(QString::NormalizationForm_D).toLower()) {
        if (c == u' ')
            address += u'.';
        else if (c.isLetter() && c.unicode() < 128)
            address += c;
    }
    return text.replace("{name}"_L1, callerName).replace("{first_name}"_L1, first).replace("{number}"_L1, callerNumber)
        .replace("{email}"_L1, address + u"@example.org"_s);
}

} // namespace Attendant
