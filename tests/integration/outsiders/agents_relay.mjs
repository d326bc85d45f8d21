// SPDX-License-Identifier: GPL-3.0-or-later
// The official agents library through the relay, over its WebSocket transport: it sets up its own session, hears the greeting and gets an
// answer. Usage: node agents_relay.mjs http://127.0.0.1:PORT
import assert from 'node:assert/strict';
import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession } from '@openai/agents-realtime';
import { Events, ask, askUntil, limit } from './outsider.mjs';

const server = process.argv[2];
assert(server, 'name the server');
const events = new Events();
const done = limit(60, events);

const { call_id: call } = await ask(server, '/api/call/start', { org_id: 'org_demo_001' });
const { client_secret: apiKey } = await ask(server, '/api/realtime/session', { org_id: 'org_demo_001', call_id: call });

const agent = new RealtimeAgent({ name: 'Caller', instructions: 'Answer in one sentence.' });
const session = new RealtimeSession(agent, { transport: new OpenAIRealtimeWebSocket(), model: 'gpt-realtime-2.1', tracingDisabled: true });
session.transport.on('*', (event) => events.add(event));
session.on('error', ({ error }) => {
  console.error(error);
  process.exit(1);
});
let sound = 0;
session.on('audio', (event) => (sound += event.data.byteLength));
await session.connect({ apiKey, url: `${server.replace(/^http/, 'ws')}/api/v1/realtime?model=gpt-realtime-2.1` });

await events.next('session.updated');
const greeting = await events.next('response.output_audio_transcript.done');
assert(greeting.transcript.length > 0, 'the agent greets without being asked');
await events.next('response.done');
assert(sound > 24_000, `only ${sound} bytes of greeting`);

session.sendMessage('When are you open?');
// The hours are a long sentence, spoken in real time; this caller has heard enough after the first words.
const { item_id } = await events.next('response.output_audio.delta');
session.interrupt();
const answer = await events.next('response.done', (event) => event.response.output.some((item) => item.id === item_id));
assert.equal(answer.response.status, 'cancelled');
assert(session.history.some((item) => item.role === 'assistant'), 'the library keeps the conversation');
const known = await askUntil(server, `/api/calls/${call}`, (record) => record.transcripts.length >= 1);
assert.equal(known.transcripts[0].text, greeting.transcript);

session.close();
await ask(server, '/api/call/end', { call_id: call });
done();
console.log(`ok: ${events}`);
