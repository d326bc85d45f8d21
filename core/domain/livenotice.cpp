// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/livenotice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::array prefixes{"presence."_L1, "wrapup."_L1, "callback."_L1};
}

QJsonObject LiveNotice::toJson() const
{
    QJsonObject json{{u"type"_s, type}, {u"at"_s, toIso(at)}, {u"data"_s, data}};
    if (!org.isEmpty())
        json.insert(u"org_id"_s, org.text());
    return json;
}

Result<LiveNotice> LiveNotice::fromJson(const QJsonObject &json)
{
    LiveNotice notice;
    notice.type = json.value("type"_L1).toString();
    if (std::ranges::none_of(prefixes, [&](QLatin1StringView prefix) { return notice.type.startsWith(prefix); }))
        return failField(u"type"_s, u"'%1' is no live notice."_s.arg(notice.type.left(80)));
    notice.org = OrgId(json.value("org_id"_L1).toString());
    notice.at = timeFromIso(json.value("at"_L1).toString()).value_or(Time{});
    notice.data = json.value("data"_L1).toObject();
    return notice;
}

} // namespace Attendant
