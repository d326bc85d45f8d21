// SPDX-License-Identifier: GPL-3.0-or-later
// The official client library against the simulated provider: a client secret, a session, a text item, an answer in sound and text, a
// function call and its output. Usage: node openai_simulator.mjs http://127.0.0.1:PORT/v1   (exit code 0: all was understood)
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { Events, limit, tlsFront } from './outsider.mjs';

const baseURL = process.argv[2];
assert(baseURL, 'name the base URL of the provider');
const events = new Events();
const done = limit(60, events);

const client = new OpenAI({ apiKey: 'sk-test', baseURL });
const secret = await client.realtime.clientSecrets.create({
  expires_after: { anchor: 'created_at', seconds: 120 },
  session: { type: 'realtime', model: 'gpt-realtime-2.1', instructions: 'Greeting: Good morning from the test.' },
});
assert.match(secret.value, /^ek_/);
assert.equal(secret.session.type, 'realtime');
await assert.rejects(new OpenAI({ apiKey: 'sk-bad', baseURL, maxRetries: 0 }).realtime.clientSecrets.create({}), (error) => error.status === 401);

const front = await tlsFront(baseURL);
const rt = new OpenAIRealtimeWS({ model: 'gpt-realtime-2.1', options: { ca: front.cert } },
  new OpenAI({ apiKey: secret.value, baseURL: `${front.url}/v1` }));
rt.on('event', (event) => events.add(event));
rt.on('error', (error) => {
  console.error(error);
  process.exit(1);
});

const created = await events.next('session.created');
assert.equal(created.session.instructions, 'Greeting: Good morning from the test.');
rt.send({
  type: 'session.update',
  session: {
    type: 'realtime',
    instructions: 'Greeting: Good morning from the test.\nHours: nine to five',
    tools: [{ type: 'function', name: 'escalate_call', description: '', parameters: { type: 'object', properties: {} } }],
    audio: { input: { transcription: { model: 'gpt-transcribe' } }, output: { voice: 'cedar' } },
  },
});
const updated = await events.next('session.updated');
assert.equal(updated.session.audio.output.voice, 'cedar');

let transcript = '';
rt.on('response.output_audio_transcript.delta', (event) => (transcript += event.delta));
const say = (text) => rt.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] } });

say('When are you open?');
rt.send({ type: 'response.create' });
const answered = await events.next('response.done');
assert.equal(answered.response.status, 'completed');
assert.match(transcript, /nine to five/);
assert(events.audio > 24_000, `only ${events.audio} bytes of sound`);
assert(answered.response.usage.total_tokens > 0);

say('Help, my father is unconscious!');
rt.send({ type: 'response.create' });
const call = await events.next('response.function_call_arguments.done');
assert.equal(JSON.parse(call.arguments).urgency, 'emergency');
await events.next('response.done');
rt.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: call.call_id, output: '{"success":true}' } });
transcript = '';
rt.send({ type: 'response.create' });
await events.next('response.done');
assert(transcript.length > 0);

rt.close();
front.close();
done();
console.log(`ok: ${events}`);
