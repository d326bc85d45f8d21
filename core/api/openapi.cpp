// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/openapi.h"

#include "api/apishard.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// At global scope, as Q_INIT_RESOURCE wants it: the data is in a static library.
static void initialiseSchemas()
{
    Q_INIT_RESOURCE(api_schemas);
}

namespace Attendant {

namespace {

QJsonObject schemaReference(const QString &name)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + name}};
}

QJsonObject jsonContent(const QJsonObject &schema)
{
    return {{u"application/json"_s, QJsonObject{{u"schema"_s, schema}}}};
}

QJsonObject schemas()
{
    initialiseSchemas();
    QFile file(u":/api/schemas.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject parameter(const QString &name, const QString &where, const QString &description)
{
    QJsonObject schema{{u"type"_s, u"string"_s}};
    if (name == u"limit" || name == u"offset" || (name == u"after" && description.contains(u"seq")))
        schema = {{u"type"_s, u"integer"_s}, {u"minimum"_s, name == u"limit" ? 1 : 0}};
    else if (name == u"escalated")
        schema = {{u"type"_s, u"boolean"_s}};
    QJsonObject json{{u"name"_s, name}, {u"in"_s, where}, {u"schema"_s, schema}};
    if (!description.isEmpty())
        json.insert(u"description"_s, description);
    if (where == u"path")
        json.insert(u"required"_s, true);
    return json;
}

QJsonObject errorResponse(const QString &description)
{
    return {{u"description"_s, description}, {u"content"_s, jsonContent(schemaReference(u"Detail"_s))}};
}

// Whether a change may be tied to what it is based on.
bool isConditional(const Route &route)
{
    return (route.method == "PUT" || route.method == "PATCH") && route.pattern.contains(u"/organizations/");
}

QJsonObject responsesOf(const Route &route)
{
    QJsonObject responses;
    QJsonObject success{{u"description"_s, route.doc.success == 204 ? u"Done"_s : u"The answer"_s}};
    if (route.pattern == u"/metrics")
        success.insert(u"content"_s, QJsonObject{{u"text/plain"_s, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}});
    else if (route.pattern == u"/docs")
        success.insert(u"content"_s, QJsonObject{{u"text/html"_s, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}});
    else if (route.takesSdp)
        success.insert(u"content"_s, QJsonObject{{u"application/sdp"_s, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}});
    else if (route.takesForms)
        success.insert(u"content"_s, QJsonObject{{u"text/xml"_s, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}});
    else if (!route.doc.media.isEmpty())
        success.insert(u"content"_s, QJsonObject{{route.doc.media, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}}}}}});
    else if (!route.doc.responseSchema.isEmpty())
        success.insert(u"content"_s, jsonContent(schemaReference(route.doc.responseSchema)));
    responses.insert(QString::number(route.doc.success), success);
    if (route.access != Access::Public) {
        responses.insert(u"400"_s, errorResponse(u"Bad input; the sentence names the field"_s));
        responses.insert(u"401"_s, errorResponse(u"No token, or an unknown one"_s));
        responses.insert(u"503"_s, errorResponse(u"Something outside of the server is away, or it took too long"_s));
    }
    if (route.pattern.contains(u'{') || !route.doc.requestSchema.isEmpty())
        responses.insert(u"404"_s, errorResponse(u"Nothing has that id"_s));
    if (route.access == Access::Controller)
        responses.insert(u"409"_s, errorResponse(u"The call's state does not allow it"_s));
    if (route.access == Access::Controller || route.access == Access::Supervisor)
        responses.insert(u"403"_s, errorResponse(u"The token's role does not allow it"_s));
    if (isConditional(route))
        responses.insert(u"412"_s, errorResponse(u"Changed meanwhile"_s));
    if (route.pattern == u"/health/ready")
        responses.insert(u"503"_s, QJsonObject{{u"description"_s, u"Not ready"_s}, {u"content"_s, jsonContent(schemaReference(u"Readiness"_s))}});
    if (route.access == Access::Public)
        responses.insert(u"400"_s, errorResponse(u"Bad input"_s));
    if (route.takesSdp) {
        responses.insert(u"401"_s, errorResponse(u"The secret is unknown or has expired"_s));
        responses.insert(u"404"_s, errorResponse(u"No such organization"_s));
        responses.insert(u"409"_s, errorResponse(u"The call has ended"_s));
        responses.insert(u"503"_s, errorResponse(u"The AI provider is away, or refuses"_s));
    }
    return responses;
}

QJsonObject operationOf(const Route &route)
{
    QJsonObject operation{{u"operationId"_s, route.doc.id},
                          {u"summary"_s, route.doc.summary},
                          {u"tags"_s, QJsonArray{route.doc.tag}},
                          {u"responses"_s, responsesOf(route)}};
    QJsonArray parameters;
    static const QRegularExpression inPath(u"\\{([a-z_]+)\\}"_s);
    for (auto match = inPath.globalMatch(route.pattern); match.hasNext();)
        parameters << parameter(match.next().captured(1), u"path"_s, {});
    for (const auto &[name, description] : route.doc.query)
        parameters << parameter(name, u"query"_s, description);
    if (isConditional(route))
        parameters << parameter(u"If-Match"_s, u"header"_s, u"the ETag that the change is based on (412 when it is no longer the stored one); without it the change is made whatever happened meanwhile"_s);
    if (!parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (!route.doc.requestSchema.isEmpty()) {
        const bool isOptional = route.doc.requestSchema == u"NoteRequest" || route.doc.requestSchema == u"HandbackRequest" || route.doc.requestSchema == u"ApproveRequest" || route.doc.requestSchema == u"ReasonRequest"
            || route.doc.requestSchema == u"PresenceRequest" || route.pattern.endsWith(u"/finish");
        operation.insert(u"requestBody"_s, QJsonObject{{u"required"_s, !isOptional}, {u"content"_s, jsonContent(schemaReference(route.doc.requestSchema))}});
    }
    if (route.takesSdp) {
        const QJsonObject text{{u"type"_s, u"string"_s}};
        const QJsonObject form{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"sdp"_s}}, {u"properties"_s, QJsonObject{{u"sdp"_s, text}}}};
        operation.insert(u"requestBody"_s, QJsonObject{{u"required"_s, true}, {u"content"_s, QJsonObject{
            {u"application/sdp"_s, QJsonObject{{u"schema"_s, text}}}, {u"multipart/form-data"_s, QJsonObject{{u"schema"_s, form}}}}}});
    }
    // An empty list: nothing is needed. The frontend's paths need nothing on the machine itself, and a token elsewhere.
    QJsonArray security;
    if (route.access == Access::Frontend)
        security << QJsonObject();
    if (route.access != Access::Public)
        security << QJsonObject{{u"token"_s, QJsonArray()}};
    operation.insert(u"security"_s, security);
    return operation;
}

QString tagText(const QString &tag)
{
    static const QHash<QString, QString> texts{
        {u"Health"_s, u"Whether the program runs, and whether it can serve"_s},
        {u"Calls"_s, u"What callers and the office say, from the first word to the record"_s},
        {u"Recordings"_s, u"What a call sounded like"_s},
        {u"Access"_s, u"Who a token belongs to"_s},
        {u"Control"_s, u"People stepping into a call"_s},
        {u"Queue"_s, u"Escalations that wait for a person"_s},
        {u"Presence"_s, u"Who of the office is there"_s},
        {u"Wrap-up"_s, u"What people write down after their part in a call"_s},
        {u"Callbacks"_s, u"Whom to call back"_s},
        {u"Reviews"_s, u"Escalations looked at afterwards"_s},
        {u"Policies"_s, u"How a person is found for a caller"_s},
        {u"Organizations"_s, u"The offices whose calls are answered"_s},
        {u"Prompts"_s, u"What the AI is told"_s},
        {u"Safety"_s, u"The phrases that raise an escalation"_s},
        {u"Realtime"_s, u"Sessions of the callers' clients, and the AI's tools"_s},
        {u"Appointments"_s, u"What was agreed with callers"_s},
        {u"Telephone"_s, u"Calls that we place, and what the telephone network asks and tells"_s},
        {u"Web"_s, u"The client for callers' browsers, and a page that shows it"_s},
        {u"Operations"_s, u"Descriptions and figures"_s}};
    return texts.value(tag);
}

QString accessText(Access access)
{
    switch (access) {
    case Access::Public: return u"open"_s;
    case Access::Frontend: return u"open on this machine, else a token"_s;
    case Access::Reader: return u"any token"_s;
    case Access::Controller: return u"agent or supervisor"_s;
    case Access::Supervisor: return u"supervisor"_s;
    }
    return {};
}

} // namespace

QJsonObject apiDescription(const RouteTable &table)
{
    QJsonObject paths;
    QStringList tags;
    for (const Route &route : table.routes()) {
        QJsonObject path = paths.value(route.pattern).toObject();
        path.insert(QString::fromLatin1(route.method).toLower(), operationOf(route));
        paths.insert(route.pattern, path);
        if (!tags.contains(route.doc.tag))
            tags << route.doc.tag;
    }
    QJsonArray tagList;
    for (const QString &tag : tags)
        tagList << QJsonObject{{u"name"_s, tag}, {u"description"_s, tagText(tag)}};
    return {{u"openapi"_s, u"3.1.0"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Attendant"_s},
                                    {u"version"_s, QStringLiteral(ATTENDANT_VERSION)},
                                    {u"description"_s, u"Calls that an AI answers, and the people who watch over them. Errors are always {\"detail\": \"…\"}. "
                                                       "WebSockets: /api/v1/events, the audio_url of a call (with &codec=opus Opus instead of PCM16), /api/realtime/ws, and beside a WebRTC "
                                                       "call /api/v1/calls/{call_id}/caller-audio?client_secret=, where the caller's sound goes while a person has the call."_s},
                                    {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}, {u"identifier"_s, u"GPL-3.0-or-later"_s}}}}},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}, {u"description"_s, u"this server"_s}}}},
            {u"tags"_s, tagList},
            {u"paths"_s, paths},
            {u"components"_s, QJsonObject{{u"schemas"_s, schemas()},
                                          {u"securitySchemes"_s, QJsonObject{{u"token"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}}}}}}};
}

QJsonObject apiDescription()
{
    RouteTable table;
    addAllRoutes(table, nullptr);
    return apiDescription(table);
}

QByteArray apiPage(const RouteTable &table)
{
    QString page = u"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                   "<title>Attendant API</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;"
                   "color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;vertical-align:top;"
                   "border-bottom:1px solid #8884}code{font-family:ui-monospace,monospace}</style></head><body><h1>Attendant API</h1>"
                   "<p>The machine-readable description, with all schemas, is <a href=\"/openapi.json\">/openapi.json</a>. Errors are always "
                   "<code>{\"detail\": \"…\"}</code>. Tokens go into <code>Authorization: Bearer …</code>.</p>"
                   "<p>WebSockets: <code>/api/v1/events?after=&lt;cursor&gt;&amp;org_id=</code>, the <code>audio_url</code> of a call, and "
                   "<code>/api/realtime/ws?client_secret=…</code>.</p>"_s;
    QString tag;
    for (const Route &route : table.routes()) {
        if (route.doc.tag != tag) {
            if (!tag.isEmpty())
                page += u"</table>"_s;
            tag = route.doc.tag;
            page += u"<h2>%1</h2><table><tr><th>Method</th><th>Path</th><th>What it does</th><th>Who may</th></tr>"_s.arg(tag.toHtmlEscaped());
        }
        QStringList query;
        for (const auto &[name, description] : route.doc.query)
            query << u"<code>%1</code> %2"_s.arg(name.toHtmlEscaped(), description.toHtmlEscaped());
        page += u"<tr><td><code>%1</code></td><td><code>%2</code></td><td>%3%4</td><td>%5</td></tr>"_s.arg(
            QString::fromLatin1(route.method), route.pattern.toHtmlEscaped(), route.doc.summary.toHtmlEscaped(),
            query.isEmpty() ? QString() : u"<br>"_s + query.join(u"; "), accessText(route.access));
    }
    return (page + u"</table></body></html>"_s).toUtf8();
}

} // namespace Attendant
