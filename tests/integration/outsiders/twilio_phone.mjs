// SPDX-License-Identifier: GPL-3.0-or-later
// Twilio's official package as the telephone network: its signatures open the webhook and the media stream, its parser reads our TwiML's
// shape, and a short call is heard. Usage: node twilio_phone.mjs http://127.0.0.1:PORT PUBLIC_URL ACCOUNT TOKEN
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import WebSocket from 'ws';
import { Events, limit } from './outsider.mjs';

const [server, outside, account, token] = process.argv.slice(2);
assert(token, 'name the server, its public address, the account and its token');
const events = new Events();
const done = limit(60, events);
const sid = 'CA0123456789abcdef0123456789abcdef';
const path = '/api/v1/telephony/twilio/voice';
const fields = { CallSid: sid, AccountSid: account, From: '+16085550142', To: '+16085550100', CallStatus: 'ringing', CallerName: 'J\u00f6rg & Co', Empty: '' };

async function post(target, form, signature) {
  const answer = await fetch(server + target, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    body: new URLSearchParams(form).toString(),
  });
  return { status: answer.status, text: await answer.text() };
}

// Forms, with and without the port, with a query of our own.
for (const target of [path, `${path}?tenant=acme&x=%20y`]) {
  for (const base of [outside, `${outside}:443`]) {
    const { status } = await post(target, fields, getExpectedTwilioSignature(token, base + target, fields));
    assert.equal(status, 200, `a signature for ${base}${target} is accepted`);
  }
}
assert.equal((await post(path, fields, getExpectedTwilioSignature('wrong', outside + path, fields))).status, 403);
assert.equal((await post(path, { ...fields, From: '+1' }, getExpectedTwilioSignature(token, outside + path, fields))).status, 403);

// JSON, which is signed by its hash.
const body = JSON.stringify({ CallSid: sid, CallStatus: 'in-progress' });
const hashed = `/api/v1/telephony/twilio/status?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
const json = await fetch(server + hashed, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-twilio-signature': getExpectedTwilioSignature(token, outside + hashed, {}) },
  body,
});
assert.equal(json.status, 200);

const { text } = await post(path, fields, getExpectedTwilioSignature(token, outside + path, fields));
const ticket = /<Parameter name="ticket" value="([^"]+)"/.exec(text)[1];
const url = /<Stream url="([^"]+)"/.exec(text)[1];
const action = /<Connect action="([^"]+)"/.exec(text)[1];
// What their own builder makes of the same content.
const built = new twilio.twiml.VoiceResponse();
built.connect({ action }).stream({ url }).parameter({ name: 'ticket', value: ticket });
assert.equal(text.replace(/\s*<\?xml[^>]*\?>\s*/, ''), built.toString().replace(/\s*<\?xml[^>]*\?>\s*/, ''));

// The stream, opened with their signature for the wss:// address.
const socket = new WebSocket(server.replace(/^http/, 'ws') + new URL(url).pathname, { headers: { 'x-twilio-signature': getExpectedTwilioSignature(token, url, {}) } });
const frames = [];
socket.on('message', (data) => {
  const frame = JSON.parse(data);
  frames.push(frame);
  events.add({ type: frame.event, ...frame });
});
await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
const send = (frame) => socket.send(JSON.stringify(frame));
send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
send({
  event: 'start', sequenceNumber: '1', streamSid: 'MZ0', start: {
    streamSid: 'MZ0', accountSid: account, callSid: sid, tracks: ['inbound'], customParameters: { ticket },
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
  },
});
let chunk = 0;
const microphone = setInterval(() => send({ event: 'media', streamSid: 'MZ0', media: { track: 'inbound', chunk: `${++chunk}`, timestamp: `${chunk * 20}`, payload: Buffer.alloc(160, 0xff).toString('base64') } }), 20);
let bytes = 0;
while (bytes < 8000) { // a second of the greeting
  const { media, streamSid } = await events.next('media');
  assert.equal(streamSid, 'MZ0');
  bytes += Buffer.from(media.payload, 'base64').length;
}
const { mark } = await events.next('mark', () => true);
send({ event: 'mark', streamSid: 'MZ0', mark });
clearInterval(microphone);
send({ event: 'stop', streamSid: 'MZ0', stop: { accountSid: account, callSid: sid } });
await new Promise((resolve) => socket.on('close', resolve));
const after = await post('/api/v1/telephony/twilio/after', fields, getExpectedTwilioSignature(token, action, fields));
assert.match(after.text, /<Hangup\/>/);
done();
console.log(`ok: ${frames.length} frames, ${bytes} bytes heard`);
process.exit(0);
