// SPDX-License-Identifier: GPL-3.0-or-later
// What browsers of callers are served: the client in JavaScript, and a page that shows what it can.
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/organizationdirectory.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

// At global scope, as Q_INIT_RESOURCE wants it: the data is in a static library.
static void initialiseWebPages()
{
    Q_INIT_RESOURCE(web_pages);
}

namespace Attendant {

namespace {

constexpr qsizetype mostOffices = 200;

Response page(const QString &name, const QByteArray &type)
{
    initialiseWebPages();
    QFile file(u":/web/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return Response::detail(500, u"The page %1 is missing from the program."_s.arg(name));
    Response response;
    response.type = type;
    response.body = file.readAll();
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

/// Everything comes from here; the page connects to nothing else. The worklet of the microphone is the client's own file.
constexpr char policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self' blob: mediastream:; "
                          "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Response callPage()
{
    Response response = page(u"call.html"_s, "text/html; charset=utf-8");
    response.headers.emplace_back("Content-Security-Policy", policy);
    response.headers.emplace_back("Permissions-Policy", "microphone=(self)");
    return response;
}

} // namespace

void addWebRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Web"_s;
    struct Entry { QString path, name; QByteArray type; QString summary, id; };
    const QList<Entry> entries{
        {u"/attendant.js"_s, u"attendant.js"_s, "text/javascript; charset=utf-8", u"The callers' client for web pages, over WebSocket or WebRTC"_s, u"getClient"_s},
        {u"/call.js"_s, u"call.js"_s, "text/javascript; charset=utf-8", u"What the page at /call does"_s, u"getCallScript"_s},
        {u"/call.css"_s, u"call.css"_s, "text/css; charset=utf-8", u"How it looks"_s, u"getCallStyle"_s}};
    for (const Entry &entry : entries) {
        table.add({"GET", entry.path, Access::Public, [entry](const Request &) { return respond(page(entry.name, entry.type)); },
                   {tag, entry.summary, {}, {}, {}, 200, entry.id, QString::fromLatin1(entry.type.split(';').front())}});
    }
    table.add({"GET", u"/call/offices"_s, Access::Frontend,
               [parts](const Request &request) {
                   QJsonArray offices;
                   for (const Organization &office : parts->organizations.all()) {
                       if (request.principal.maySee(office.id) && offices.size() < mostOffices)
                           offices << QJsonObject{{u"id"_s, office.id.text()}, {u"name"_s, office.name}};
                   }
                   return respond(Response::json({{u"organizations"_s, offices}}));
               },
               {tag, u"Whom that page can call"_s, {}, u"Offices"_s, {}, 200, u"getOffices"_s}});
    table.add({"GET", u"/call"_s, Access::Public, [](const Request &) { return respond(callPage()); },
               {tag, u"A page to call an office from, to try the client"_s, {}, {}, {}, 200, u"getCallPage"_s, u"text/html"_s}});
}

} // namespace Attendant
