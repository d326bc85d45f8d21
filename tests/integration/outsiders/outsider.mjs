// SPDX-License-Identifier: GPL-3.0-or-later
// What the outsiders' scripts share: a limit, the events as they come, and a TLS front, because the official library speaks wss:// alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

/** The events of one connection in the order in which they came. */
export class Events {
  seen = [];
  #at = 0;
  #waiting = [];

  add(event) {
    this.seen.push(event);
    for (const check of this.#waiting.splice(0)) check();
  }

  /** The next event of a type that is to one's liking; those before it are passed over. */
  async next(type, likes = () => true) {
    for (;;) {
      while (this.#at < this.seen.length) {
        const event = this.seen[this.#at++];
        if (event.type === type && likes(event)) return event;
      }
      await new Promise((resolve) => this.#waiting.push(resolve));
    }
  }

  of(type) {
    return this.seen.filter((event) => event.type === type);
  }

  /** The bytes of sound received so far. */
  get audio() {
    return this.of('response.output_audio.delta').reduce((sum, event) => sum + Buffer.from(event.delta, 'base64').length, 0);
  }

  toString() {
    return `${this.seen.length} events of ${new Set(this.seen.map((event) => event.type)).size} kinds`;
  }
}

/** Ends the process with exit code 2, and what was seen, when it is not done in time. */
export function limit(seconds, events) {
  const timer = setTimeout(() => {
    console.error(`not done within ${seconds} s; seen:`, events.seen.map((event) => event.type).join(' '));
    process.exit(2);
  }, seconds * 1000);
  return () => clearTimeout(timer);
}

/** A TLS server with a certificate of its own before the port of a plain one: {url, cert, close()}. */
export async function tlsFront(plainURL) {
  const folder = mkdtempSync(join(tmpdir(), 'outsiders-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1',
    '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
  rmSync(folder, { recursive: true });
  const port = Number(new URL(plainURL).port);
  const server = tls.createServer({ key, cert }, (socket) => {
    const inner = net.connect(port, '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    for (const end of [socket, inner]) end.on('error', () => end.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `https://127.0.0.1:${server.address().port}`, cert, close: () => server.close() };
}

/** A JSON answer of the server; anything but 2xx throws. */
export async function ask(server, path, body) {
  const answer = await fetch(server + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${json.detail}`);
  return json;
}

/** Asks until the answer is to one's liking; the limit of the script ends what never is. */
export async function askUntil(server, path, likes) {
  for (;;) {
    const json = await ask(server, path);
    if (likes(json)) return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
