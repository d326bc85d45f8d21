// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/rules.h"

#include "base/logging.h"
#include "safety/dangermodel.h"
#include "safety/resources_p.h"
#include "safety/rulefile_p.h"

#include <QFile>
#include <QHash>
#include <QMutex>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must be called outside of any namespace: the linker would drop a static library's resources otherwise.
static void initResources()
{
    Q_INIT_RESOURCE(safety_rules);
}

namespace Attendant {

void initSafetyResources()
{
    initResources();
}

namespace {

std::shared_ptr<const RuleLayer> loadLayer(const QString &language)
{
    QFile file(u":/safety/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto layer = RuleLayer::fromJson(file.readAll(), true);
    if (!layer) {
        // The tests load every file, so this is a broken build; the other languages still listen.
        qCCritical(lcSafety, "The safety rules for '%ls' cannot be used: %ls", qUtf16Printable(language), qUtf16Printable(layer.error().message));
        return nullptr;
    }
    return *layer;
}

std::shared_ptr<const RuleLayer> sharedLayer(const QString &language)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const RuleLayer>> layers;
    const QMutexLocker locker(&mutex);
    auto &layer = layers[language];
    if (!layer)
        layer = loadLayer(language);
    return layer;
}

} // namespace

std::shared_ptr<const Rules> Rules::builtIn(QStringView language)
{
    initSafetyResources();
    auto rules = std::make_shared<Rules>();
    for (const QString &wanted : {language.left(2).toString().toLower(), u"en"_s}) {
        const bool isKnown = wanted == u"de" || wanted == u"es" || wanted == u"fr" || wanted == u"en";
        if (!isKnown || (wanted == u"en" && !rules->m_layers.empty() && rules->m_layers.back()->language == "en"))
            continue;
        if (auto layer = sharedLayer(wanted))
            rules->m_layers.push_back(std::move(layer));
    }
    rules->m_model = DangerModel::builtIn();
    return rules;
}

Result<std::shared_ptr<const Rules>> Rules::fromJson(const QByteArray &json)
{
    auto layer = RuleLayer::fromJson(json, false);
    if (!layer)
        return std::unexpected(layer.error());
    auto rules = std::make_shared<Rules>();
    rules->m_layers.push_back(std::move(*layer));
    return rules;
}

std::shared_ptr<const Rules> Rules::extended(const QStringList &emergencyPhrases, const QStringList &priorityPhrases) const
{
    auto rules = std::make_shared<Rules>(*this);
    if (emergencyPhrases.isEmpty() && priorityPhrases.isEmpty())
        return rules;
    if (auto layer = RuleLayer::fromPhrases(emergencyPhrases, priorityPhrases, m_layers))
        rules->m_layers.push_back(std::move(layer));
    return rules;
}

std::shared_ptr<const Rules> Rules::withModel(std::shared_ptr<const DangerModel> model) const
{
    auto rules = std::make_shared<Rules>(*this);
    rules->m_model = std::move(model);
    return rules;
}

std::vector<Rules::Description> Rules::descriptions() const
{
    std::vector<Description> all;
    for (const auto &layer : m_layers) {
        for (const auto &rule : layer->rules)
            all.push_back(rule->description);
    }
    return all;
}

} // namespace Attendant
