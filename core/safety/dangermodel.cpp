// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/dangermodel.h"

#include "base/logging.h"
#include "safety/resources_p.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array headNames{"emergency"_L1, "high"_L1, "human"_L1, "uncertain"_L1};
constexpr int largestTable = 20; // bits

} // namespace

std::shared_ptr<const DangerModel> DangerModel::builtIn()
{
    static const std::shared_ptr<const DangerModel> model = []() -> std::shared_ptr<const DangerModel> {
        initSafetyResources();
        QFile file(u":/safety/model.bin"_s);
        const auto read = file.open(QIODevice::ReadOnly) ? fromBytes(file.readAll()) : fail(Error::Code::NotFound, u"it is not there"_s);
        if (!read) {
            // The tests load it, so this is a broken build; the rules still listen.
            qCCritical(lcSafety, "The safety model cannot be used: %ls", qUtf16Printable(read.error().message));
            return nullptr;
        }
        return *read;
    }();
    return model;
}

Result<std::shared_ptr<const DangerModel>> DangerModel::fromBytes(const QByteArray &bytes)
{
    const qsizetype line = bytes.indexOf('\n');
    static std::atomic<quint64> count = 0;
    auto model = std::make_shared<DangerModel>();
    model->m_id = ++count;
    if (line < 0)
        return fail(Error::Code::InvalidInput, u"This is no safety model."_s);
    if (const auto header = model->readHeader(bytes.first(line)); !header)
        return std::unexpected(header.error());
    if (!model->readTables(QByteArrayView(bytes).sliced(line + 1)))
        return fail(Error::Code::InvalidInput, u"The safety model is not as long as it says."_s);
    return model;
}

Result<void> DangerModel::readHeader(const QByteArray &json)
{
    const QJsonObject header = QJsonDocument::fromJson(json).object();
    if (header.value("version"_L1).toInt() != 2)
        return fail(Error::Code::InvalidInput, u"This is no safety model of version 2."_s);
    m_window = header.value("window"_L1).toInt();
    const QJsonObject strength = header.value("strength"_L1).toObject();
    const auto tenths = [&](QLatin1StringView name) { return std::clamp(static_cast<int>(std::lround(strength.value(name).toDouble() * 10)), 0, 100); };
    m_strengths = {tenths("letters"_L1),      tenths("pair"_L1),        tenths("skip"_L1),        tenths("meaning"_L1),
                   tenths("meaning_pair"_L1), tenths("meaning_far"_L1), tenths("meaning_word"_L1)};
    if (!m_meanings.read(header.value("meanings"_L1).toObject()))
        return fail(Error::Code::InvalidInput, u"The safety model's meanings are no numbers."_s);
    m_callerBits = header.value("caller_bits"_L1).toInt();
    m_aiBits = header.value("ai_bits"_L1).toInt();
    m_categoryBits = header.value("category_bits"_L1).toInt();
    for (const int bits : {m_callerBits, m_aiBits, m_categoryBits}) {
        if (bits < 1 || bits > largestTable)
            return fail(Error::Code::InvalidInput, u"The safety model's tables have an impossible size."_s);
    }
    if (m_window < DangerScore::nearTokens || m_window > 1000)
        return fail(Error::Code::InvalidInput, u"The safety model's window is impossible."_s);
    const QJsonObject heads = header.value("heads"_L1).toObject();
    for (size_t i = 0; i < headCount; ++i) {
        const QJsonObject head = heads.value(headNames[i]).toObject();
        const double scale = head.value("scale"_L1).toDouble();
        if (!(scale > 0))
            return fail(Error::Code::InvalidInput, u"The safety model has no head '%1'."_s.arg(headNames[i]));
        m_scales[i] = {static_cast<float>(head.value("bias"_L1).toDouble()), static_cast<float>(1 / scale)};
        m_limits[i] = {static_cast<float>(head.value("end"_L1).toDouble()), static_cast<float>(head.value("now"_L1).toDouble()),
                       static_cast<float>(head.value("veto"_L1).toDouble(-9)),
                       static_cast<float>(head.value("calm"_L1).toDouble())};
    }
    for (const QJsonValue &category : header.value("categories"_L1).toArray())
        m_categories << category.toString();
    for (const QJsonValue &bias : header.value("category_bias"_L1).toArray())
        m_categoryBias.push_back(static_cast<float>(bias.toDouble()));
    m_categoryFactor = static_cast<float>(1 / std::max(1e-6, header.value("category_scale"_L1).toDouble()));
    if (m_categories.isEmpty() || m_categoryBias.size() != static_cast<size_t>(m_categories.size()))
        return fail(Error::Code::InvalidInput, u"The safety model's categories are incomplete."_s);
    for (const QJsonValue &entry : header.value("checks"_L1).toArray()) {
        Check check{entry["language"_L1].toString(), entry["text"_L1].toString(),
                    entry["speaker"_L1].toString() == u"ai" ? SpeakerSide::Ai : SpeakerSide::Caller, {}};
        for (const QJsonValue &score : entry["scores"_L1].toArray())
            check.scores.push_back(static_cast<float>(score.toDouble()));
        m_checks.push_back(std::move(check));
    }
    return {};
}

bool DangerModel::readTables(QByteArrayView bytes)
{
    m_caller.resize(size_t(1) << m_callerBits);
    m_ai.resize(size_t(1) << m_aiBits);
    m_categoryWeights.resize((size_t(1) << m_categoryBits) * (m_categoryBias.size() + 1));
    static_assert(sizeof(Bucket) == 4);
    const size_t callerSize = m_caller.size() * sizeof(Bucket);
    const size_t aiSize = m_ai.size() * sizeof(Bucket);
    if (static_cast<size_t>(bytes.size()) != callerSize + aiSize + m_categoryWeights.size())
        return false;
    std::memcpy(m_caller.data(), bytes.data(), callerSize);
    std::memcpy(m_ai.data(), bytes.data() + callerSize, aiSize);
    std::memcpy(m_categoryWeights.data(), bytes.data() + callerSize + aiSize, m_categoryWeights.size());
    return true;
}

} // namespace Attendant
