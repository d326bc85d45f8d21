// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant {

struct ApiParts;
class EventHub;
class TokenWatch;
class WebSocketGate;
struct Request;

/// Adds the WebSockets: events, a call's audio for consoles, the callers' Realtime protocol, and the audio line of callers by WebRTC.
void addWebSocketDoors(WebSocketGate &gate, ApiParts &parts, EventHub &events, TokenWatch &tokens);

/// The secret that a caller's client brings: in the query, as a header, or among the WebSocket's subprotocols. Empty: none.
[[nodiscard]] QString clientSecretOf(const Request &request);

} // namespace Attendant
