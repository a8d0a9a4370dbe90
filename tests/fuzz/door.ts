/** The web door: whatever is sent to it, it answers in words or hangs up, lets nobody in, and goes on. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { calls } from '#shared/api/contract';
import { openApp } from '../../electron/hosts/openApp.ts';
import { startWebHost } from '../../electron/hosts/web/startWebHost.ts';
import { visit } from '../support/transports.ts';
import type { OpenFuzzArea } from './FuzzArea.ts';
import { hostileJson, hostileWord } from './hostile.ts';

/** After which a request that is not answered is given up: one that is not whole is waited for. ms */
const PATIENCE_MS = 150;
/** Of an answer; a page is larger. */
const ENOUGH_BYTES = 4096;

const callName = fc.constantFrom(...Object.keys(calls));
const path = fc.oneof(
  callName.map((name) => `/api/call/${name}`),
  hostileWord.map((word) => `/api/call/${encodeURI(word.toWellFormed())}`),
  hostileWord.map((word) => `/${word}`),
  fc.constantFrom('/', '/api/events', '/api', '/media/', `/media/${'a'.repeat(64)}`, '/index.html', '/?token=x', '*'),
  fc.nat(20_000).map((length) => `/${'a'.repeat(length)}`),
  fc.constantFrom('/..%2f..%2fetc/passwd', '/%00', '/%', '//', '/\\', 'http://127.0.0.1/', '/media/../x'),
);
const method = fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT'), hostileWord);
/** Names that mean something to the door, with any value; `right` stands for what it wants. */
const headers = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...['Host', 'Origin', 'Cookie', 'X-Lumi-Pass', 'Sec-Fetch-Site', 'Sec-Purpose', 'Content-Type', 'Content-Length'],
      ...['Transfer-Encoding', 'Expect', 'Upgrade', 'Range', 'If-None-Match', 'Last-Event-ID', 'Connection'],
    ),
    hostileWord,
  ),
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('right') },
    hostileWord,
    fc.constantFrom('chunked', '-1', '999999999', 'null'),
  ),
  { maxKeys: 8 },
);
const body = fc.oneof(
  hostileJson.map((input) => JSON.stringify({ input })),
  hostileWord,
  fc.constant(''),
);

export const openDoor: OpenFuzzArea = async (onCase) => {
  const home = await mkdtemp(join(tmpdir(), 'lumi-fuzz-'));
  const pageFolder = join(home, 'page');
  await mkdir(pageFolder);
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  const app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
  const host = await startWebHost(app.service, { port: 0, pageFolder });
  const visitor = await visit(host);
  const rightOnes: Readonly<Record<string, string>> = {
    Host: new URL(visitor.origin).host,
    Origin: visitor.origin,
    Cookie: visitor.cookie,
    'X-Lumi-Pass': Object.values(visitor.pass)[0] ?? '',
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
    Connection: 'close',
  };

  return {
    properties: [
      {
        name: 'a request of any shape is answered in words or hung up on, and opens nothing without the pass',
        property: fc.asyncProperty(method, path, headers, body, async (verb, target, given, content) => {
          onCase();
          // The pass is what a stranger has not.
          const lines = Object.entries(given).map(
            ([name, value]) =>
              `${name}: ${value === 'right' && name !== 'X-Lumi-Pass' ? (rightOnes[name] ?? 'right') : value}`,
          );
          const answer = await send(host.port, `${verb} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content}`);
          if (/^HTTP\/1\.1 5(?!05|01)/.test(answer)) throw new Error(`It failed: ${answer}`);
          if (/^HTTP\/1\.1 2/.test(answer) && target.startsWith('/api/'))
            throw new Error(`It let a stranger in: ${answer}`);
          const info = await visitor.fetch('/api/call/app.info', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          });
          if (info.status !== 200) throw new Error(`It does not go on: ${String(info.status)}`);
        }),
      },
      {
        name: 'a call with any input is answered or refused in words',
        property: fc.asyncProperty(callName, hostileJson, fc.boolean(), async (name, input, isObject) => {
          onCase();
          const shaped = isObject ? { workflow: input, runId: 'x', id: 'a'.repeat(64), text: 'x', name: 'x' } : input;
          const reply = await app.service.call(name, shaped);
          if (!reply.ok && reply.error.code === 'unexpected') throw new Error(`${name} failed by a fault of ours.`);
          if (!reply.ok && reply.error.message.trim() === '') throw new Error(`${name} was refused without words.`);
        }),
      },
    ],
    async close() {
      await host.close();
      await app[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};

/** Sends bytes as they are; gives the beginning of what comes back, until the other side ends or nothing more comes. */
function send(port: number, request: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, end);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.length > ENOUGH_BYTES) end();
      // What follows the head is not waited for long.
      else if (answer.includes('\r\n\r\n')) socket.setTimeout(5, end);
    });
    socket.on('error', end);
    socket.on('end', end);
    socket.write(Buffer.from(request, 'utf8'));
  });
}
