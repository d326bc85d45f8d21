// SPDX-License-Identifier: GPL-3.0-or-later
// The official package of Standard Webhooks signs what the AI provider posts when a telephone call rings there, and judges our own
// signature's shape. Usage: node sip_webhook.mjs http://127.0.0.1:PORT SECRET
import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';

const [server, secret] = process.argv.slice(2);
assert(secret, 'name the server and the secret');
const signer = new Webhook(secret);
const address = `${server}/api/v1/telephony/openai/webhook`;

async function post(id, at, body, signature) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': `${Math.floor(at / 1000)}`, 'webhook-signature': signature },
    body,
  });
  await answer.text();
  return answer.status;
}

const body = JSON.stringify({ object: 'event', id: 'evt_1', type: 'batch.completed', created_at: 1, data: { text: 'Grüße \u2028 "quoted"' } });
const now = new Date();
const sign = (id, at = now) => signer.sign(id, at, body);
assert.equal(await post('msg_1', now, body, sign('msg_1')), 200, 'a good signature');
assert.equal(await post('msg_1', now, body, sign('msg_1')), 200, 'the same once more');
assert.equal(await post('msg_2', now, body, `v1,AAAA v2,x ${sign('msg_2')}`), 200, 'among others');
assert.equal(await post('msg_3', now, `${body} `, sign('msg_3')), 401, 'another body');
assert.equal(await post('msg_4', now, body, sign('msg_5')), 401, 'another id');
assert.equal(await post('msg_6', now, body, new Webhook(Buffer.from('another secret of some length').toString('base64')).sign('msg_6', now, body)), 401, 'another secret');
for (const minutes of [-6, 6]) {
  const then = new Date(now.getTime() + minutes * 60_000);
  assert.equal(await post('msg_7', then, body, sign('msg_7', then)), 401, `${minutes} minutes off`);
}
for (const minutes of [-4, 4]) {
  const then = new Date(now.getTime() + minutes * 60_000);
  assert.equal(await post('msg_8', then, body, sign('msg_8', then)), 200, `${minutes} minutes off`);
}
console.log('ok: the official package signs, and we agree with it');
