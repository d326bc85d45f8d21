// SPDX-License-Identifier: GPL-3.0-or-later
// The official client library against the simulated provider: a client secret, a session, a text item, an answer in sound and text, a
// function call and its output. Usage: node openai_simulator.mjs http://127.0.0.1:PORT/v1   (exit code 0: all was understood)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';

const baseURL = process.argv[2];
assert(baseURL, 'name the base URL of the provider');
const seen = [];
const deadline = setTimeout(() => {
  console.error('not done within 30 s; seen:', seen.map((event) => event.type).join(' '));
  process.exit(2);
}, 30_000);

const client = new OpenAI({ apiKey: 'sk-test', baseURL });
const secret = await client.realtime.clientSecrets.create({
  expires_after: { anchor: 'created_at', seconds: 120 },
  session: { type: 'realtime', model: 'gpt-realtime-2.1', instructions: 'Greeting: Good morning from the test.' },
});
assert.match(secret.value, /^ek_/);
assert.equal(secret.session.type, 'realtime');
await assert.rejects(new OpenAI({ apiKey: 'sk-bad', baseURL, maxRetries: 0 }).realtime.clientSecrets.create({}), (error) => error.status === 401);

// The library speaks to wss:// alone, so a TLS front with a certificate of its own stands before the provider.
const folder = mkdtempSync(join(tmpdir(), 'outsiders-'));
const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1',
  '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
rmSync(folder, { recursive: true });
const front = tls.createServer({ key, cert }, (socket) => {
  const inner = net.connect(Number(new URL(baseURL).port), '127.0.0.1');
  socket.pipe(inner).pipe(socket);
  for (const end of [socket, inner]) end.on('error', () => end.destroy());
});
await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
const frontURL = `https://127.0.0.1:${front.address().port}/v1`;

const rt = new OpenAIRealtimeWS({ model: 'gpt-realtime-2.1', options: { ca: cert } }, new OpenAI({ apiKey: secret.value, baseURL: frontURL }));
const waiting = [];
rt.on('event', (event) => {
  seen.push(event);
  for (const check of waiting.splice(0)) check();
});
rt.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
let at = 0;
/** The next event of a type; those before it are passed over. */
const next = async (type) => {
  for (;;) {
    while (at < seen.length) {
      if (seen[at++].type === type) return seen[at - 1];
    }
    await new Promise((resolve) => waiting.push(resolve));
  }
};

const created = await next('session.created');
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
const updated = await next('session.updated');
assert.equal(updated.session.audio.output.voice, 'cedar');

let audio = 0;
let transcript = '';
rt.on('response.output_audio.delta', (event) => (audio += Buffer.from(event.delta, 'base64').length));
rt.on('response.output_audio_transcript.delta', (event) => (transcript += event.delta));
const say = (text) => rt.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] } });

say('When are you open?');
rt.send({ type: 'response.create' });
const done = await next('response.done');
assert.equal(done.response.status, 'completed');
assert.match(transcript, /nine to five/);
assert(audio > 24_000, `only ${audio} bytes of sound`);
assert(done.response.usage.total_tokens > 0);

say('Help, my father is unconscious!');
rt.send({ type: 'response.create' });
const call = await next('response.function_call_arguments.done');
assert.equal(JSON.parse(call.arguments).urgency, 'emergency');
await next('response.done');
rt.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: call.call_id, output: '{"success":true}' } });
transcript = '';
rt.send({ type: 'response.create' });
await next('response.done');
assert(transcript.length > 0);

rt.close();
front.close();
clearTimeout(deadline);
console.log(`ok: ${seen.length} events of ${new Set(seen.map((event) => event.type)).size} kinds`);
