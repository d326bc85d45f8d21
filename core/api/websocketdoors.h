// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Attendant {

struct ApiParts;
class EventHub;
class WebSocketGate;

/// Adds the three kinds of WebSocket: events, a call's audio, and the callers' Realtime protocol.
void addWebSocketDoors(WebSocketGate &gate, ApiParts &parts, EventHub &events);

} // namespace Attendant
