// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/categories.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 38> titles{{
    {"allergic shock"_L1, "Possible allergic shock"_L1},
    {"animal"_L1, "An animal in danger"_L1},
    {"bleeding"_L1, "Heavy bleeding"_L1},
    {"breathing"_L1, "Trouble breathing"_L1},
    {"burns"_L1, "Serious burns"_L1},
    {"cardiac"_L1, "Possible heart attack"_L1},
    {"child fever"_L1, "A child with a fever"_L1},
    {"complaint"_L1, "A serious complaint"_L1},
    {"crime"_L1, "A crime"_L1},
    {"diabetic"_L1, "Possible diabetic emergency"_L1},
    {"domestic"_L1, "Fear at home"_L1},
    {"drowning"_L1, "Possible drowning"_L1},
    {"dying"_L1, "Someone may be dying"_L1},
    {"electrocution"_L1, "Electric shock"_L1},
    {"emergency"_L1, "An emergency, by the caller's own words"_L1},
    {"fire/gas"_L1, "Fire, smoke or gas"_L1},
    {"fraud"_L1, "Fraud or a stolen identity"_L1},
    {"head injury"_L1, "Possible head injury"_L1},
    {"heat or cold"_L1, "Danger from heat or cold"_L1},
    {"human wish"_L1, "The caller wants a person"_L1},
    {"infant"_L1, "A baby or small child in danger"_L1},
    {"injury"_L1, "Serious injury"_L1},
    {"legal deadline"_L1, "A legal deadline or arrest"_L1},
    {"medication"_L1, "A problem with medication"_L1},
    {"organization"_L1, "A phrase that the organization listens for"_L1},
    {"overdose"_L1, "Possible overdose or poisoning"_L1},
    {"pregnancy"_L1, "Danger in pregnancy or birth"_L1},
    {"property"_L1, "Damage to a home or building"_L1},
    {"seizure"_L1, "Possible seizure"_L1},
    {"self-harm"_L1, "Possible suicide or self-harm"_L1},
    {"severe pain"_L1, "Someone in severe pain"_L1},
    {"stroke"_L1, "Possible stroke"_L1},
    {"symptoms"_L1, "Symptoms that someone should look at"_L1},
    {"trapped"_L1, "Someone is trapped"_L1},
    {"uncertainty"_L1, "The AI is not sure"_L1},
    {"unclear"_L1, "Possible danger of an unclear kind"_L1},
    {"unconscious"_L1, "Someone is unconscious"_L1},
    {"violence"_L1, "Violence or a threat"_L1},
}};

QString categoryTitle(QStringView category)
{
    for (const auto &[id, title] : titles) {
        if (category == id)
            return title;
    }
    QString shown = category.toString();
    if (!shown.isEmpty())
        shown[0] = shown[0].toUpper();
    return shown;
}

} // namespace Attendant
