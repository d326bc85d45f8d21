// SPDX-License-Identifier: GPL-3.0-or-later
// People at the desk: who is there, how they are found, what they write down.
#include "client/apirequest_p.h"

namespace Attendant {

using Internal::readList;
using Internal::segment;

namespace {

// QUrlQuery leaves '+' as it is, which servers read as a space.
void add(QUrlQuery &query, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

template<typename T>
Result<T> readOne(const QJsonObject &json)
{
    return T::fromJson(json);
}

} // namespace

Pending<std::vector<QueueItem>> ApiClient::queueItems(const OrgId &org)
{
    QUrlQuery query;
    add(query, u"org_id"_s, org.text());
    return send<std::vector<QueueItem>>({.path = u"/api/v1/queue"_s, .query = query},
                                        [](const QJsonObject &json) { return readList<QueueItem>(json, "items"_L1, readOne<QueueItem>); });
}

// --- people ---------------------------------------------------------------------------------------------------------------------

Pending<PersonPresence> ApiClient::setPresence(PresenceState state, const QString &reason)
{
    QJsonObject body{{u"state"_s, toString(state)}};
    if (!reason.isEmpty())
        body.insert(u"reason"_s, reason);
    return send<PersonPresence>({.verb = "PUT", .path = u"/api/v1/presence"_s, .body = body}, readOne<PersonPresence>);
}

Pending<PersonPresence> ApiClient::heartbeat(PresenceState chosen)
{
    return send<PersonPresence>({.verb = "PUT", .path = u"/api/v1/presence"_s, .body = QJsonObject{{u"if_unknown"_s, toString(chosen)}}}, readOne<PersonPresence>);
}

Pending<std::vector<PersonPresence>> ApiClient::presence()
{
    return send<std::vector<PersonPresence>>({.path = u"/api/v1/presence"_s},
                                             [](const QJsonObject &json) { return readList<PersonPresence>(json, "people"_L1, readOne<PersonPresence>); });
}

// --- policies -------------------------------------------------------------------------------------------------------------------

Pending<PolicyView> ApiClient::policy(const OrgId &org)
{
    return send<PolicyView>({.path = u"/api/v1/organizations/%1/policy"_s.arg(segment(org))}, [](const QJsonObject &json) -> Result<PolicyView> {
        return PolicyView{json.value("policy"_L1).toObject(), json.value("default"_L1).toObject(), json.value("is_default"_L1).toBool()};
    });
}

Pending<PolicyPreview> ApiClient::previewPolicy(const OrgId &org, Urgency urgency, std::optional<Time> at, std::optional<QJsonObject> policy)
{
    QJsonObject body{{u"urgency"_s, toString(urgency)}};
    if (at)
        body.insert(u"at"_s, toIso(*at));
    if (policy)
        body.insert(u"policy"_s, *policy);
    return send<PolicyPreview>({.verb = "POST", .path = u"/api/v1/organizations/%1/policy/preview"_s.arg(segment(org)), .body = body}, readOne<PolicyPreview>);
}

Pending<QString> ApiClient::webhookSecret(const OrgId &org)
{
    return send<QString>({.path = u"/api/v1/organizations/%1/policy/webhook-secret"_s.arg(segment(org))},
                         [](const QJsonObject &json) -> Result<QString> { return json.value("secret"_L1).toString(); });
}

// --- wrap-ups -------------------------------------------------------------------------------------------------------------------

Pending<std::vector<Wrapup>> ApiClient::wrapups(const WrapupQuery &wanted)
{
    QUrlQuery query;
    add(query, u"state"_s, wanted.state);
    add(query, u"mine"_s, wanted.mine ? u"true"_s : u"false"_s);
    add(query, u"org_id"_s, wanted.org.text());
    return send<std::vector<Wrapup>>({.path = u"/api/v1/wrapups"_s, .query = query},
                                     [](const QJsonObject &json) { return readList<Wrapup>(json, "wrapups"_L1, readOne<Wrapup>); });
}

Pending<Wrapup> ApiClient::wrapup(const WrapupId &id)
{
    return send<Wrapup>({.path = u"/api/v1/wrapups/"_s + segment(id)}, readOne<Wrapup>);
}

Pending<Wrapup> ApiClient::saveWrapup(const WrapupId &id, const QJsonObject &changes)
{
    return send<Wrapup>({.verb = "PUT", .path = u"/api/v1/wrapups/"_s + segment(id), .body = changes}, readOne<Wrapup>);
}

Pending<Wrapup> ApiClient::finishWrapup(const WrapupId &id, const QJsonObject &changes)
{
    return send<Wrapup>({.verb = "POST", .path = u"/api/v1/wrapups/%1/finish"_s.arg(segment(id)), .body = changes}, readOne<Wrapup>);
}

Pending<Wrapup> ApiClient::closeWrapup(const WrapupId &id, const QString &reason)
{
    return send<Wrapup>({.verb = "POST", .path = u"/api/v1/wrapups/%1/close"_s.arg(segment(id)), .body = QJsonObject{{u"reason"_s, reason}}}, readOne<Wrapup>);
}

// --- callbacks ------------------------------------------------------------------------------------------------------------------

Pending<CallbackListing> ApiClient::callbacks(const CallbackQuery &wanted)
{
    QUrlQuery query;
    add(query, u"state"_s, wanted.state);
    add(query, u"org_id"_s, wanted.org.text());
    add(query, u"after"_s, wanted.after);
    add(query, u"limit"_s, QString::number(wanted.limit));
    return send<CallbackListing>({.path = u"/api/v1/callbacks"_s, .query = query}, [](const QJsonObject &json) -> Result<CallbackListing> {
        auto list = readList<Callback>(json, "callbacks"_L1, readOne<Callback>);
        if (!list)
            return std::unexpected(list.error());
        return CallbackListing{*std::move(list), json.value("next"_L1).toString()};
    });
}

Pending<Callback> ApiClient::attemptCallback(const CallbackId &id, const QString &result, const QString &note)
{
    return send<Callback>({.verb = "POST", .path = u"/api/v1/callbacks/%1/attempt"_s.arg(segment(id)), .body = QJsonObject{{u"result"_s, result}, {u"note"_s, note}}},
                          readOne<Callback>);
}

Pending<Callback> ApiClient::finishCallback(const CallbackId &id, const QString &note)
{
    return send<Callback>({.verb = "POST", .path = u"/api/v1/callbacks/%1/done"_s.arg(segment(id)), .body = QJsonObject{{u"note"_s, note}}}, readOne<Callback>);
}

// --- past escalations -----------------------------------------------------------------------------------------------------------

Pending<EscalationListing> ApiClient::escalations(const EscalationQuery &wanted)
{
    QUrlQuery query;
    add(query, u"org_id"_s, wanted.org.text());
    if (wanted.status)
        add(query, u"status"_s, toString(*wanted.status));
    add(query, u"rule"_s, wanted.rule);
    if (wanted.reviewed)
        add(query, u"reviewed"_s, *wanted.reviewed ? u"true"_s : u"false"_s);
    if (wanted.from)
        add(query, u"from"_s, toIso(*wanted.from));
    if (wanted.to)
        add(query, u"to"_s, toIso(*wanted.to));
    add(query, u"after"_s, wanted.after);
    add(query, u"limit"_s, QString::number(wanted.limit));
    return send<EscalationListing>({.path = u"/api/v1/escalations"_s, .query = query}, [](const QJsonObject &json) -> Result<EscalationListing> {
        auto list = readList<EscalationRecord>(json, "escalations"_L1, readOne<EscalationRecord>);
        if (!list)
            return std::unexpected(list.error());
        return EscalationListing{*std::move(list), json.value("next"_L1).toString()};
    });
}

Pending<EscalationRecord> ApiClient::reviewEscalation(const EscalationId &id, bool isRight, const QString &note)
{
    return send<EscalationRecord>({.verb = "POST",
                                   .path = u"/api/v1/escalations/%1/review"_s.arg(segment(id)),
                                   .body = QJsonObject{{u"verdict"_s, isRight ? u"right"_s : u"false_alarm"_s}, {u"note"_s, note}}},
                                  readOne<EscalationRecord>);
}

Pending<std::vector<RuleStatistics>> ApiClient::ruleStatistics(const OrgId &org)
{
    QUrlQuery query;
    add(query, u"org_id"_s, org.text());
    return send<std::vector<RuleStatistics>>({.path = u"/api/v1/safety/rules/statistics"_s, .query = query},
                                             [](const QJsonObject &json) { return readList<RuleStatistics>(json, "rules"_L1, readOne<RuleStatistics>); });
}

} // namespace Attendant
