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
  { weight: 4, arbitrary: callName.map((name) => `/api/call/${name}`) },
  hostileWord.map((word) => `/api/call/${encodeURI(word.toWellFormed())}`),
  hostileWord.map((word) => `/${word}`),
  hostileWord.map((word) => `/${encodeURI(word.toWellFormed())}`),
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/',
      '/api/events',
      '/api/pictures',
      '/api/pictures?name=%ff',
      `/media/${'a'.repeat(64)}`,
    ),
  },
  fc.constantFrom('/api', '/media/', `/media/${'a'.repeat(64)}`, '/index.html', '/?token=x', '*'),
  fc.nat(20_000).map((length) => `/${'a'.repeat(length)}`),
  fc.constantFrom('/..%2f..%2fetc/passwd', '/%00', '/%', '//', '/\\', 'http://127.0.0.1/', '/media/../x'),
);
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD') },
  fc.constantFrom('OPTIONS', 'PUT', 'DELETE', 'TRACE', 'CONNECT'),
  hostileWord,
);
/** Stands for what the door wants of this header. */
const RIGHT = 'right';
const odd = fc.oneof(hostileWord, fc.constantFrom('chunked', '-1', '999999999', 'null', '*', 'bytes=5-1', 'bytes=0-'));
const valueOf = (weight: number) =>
  fc.oneof<fc.MaybeWeightedArbitrary<string | undefined>[]>(
    { weight, arbitrary: fc.constant(RIGHT) },
    fc.constant(undefined),
    odd,
  );
/** What a browser that has the cookie sends: most are whole, with one thing odd, for a request that is refused at once tries nothing. */
const ownHeaders = fc.record({
  Host: valueOf(12),
  Origin: valueOf(8),
  Cookie: valueOf(8),
  'Sec-Fetch-Site': valueOf(8),
  'Content-Type': valueOf(8),
  'Content-Length': valueOf(8),
});
const moreHeaders = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Record<string, string>>({}) },
  fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        ...['X-Lumi-Pass', 'Sec-Purpose', 'Transfer-Encoding', 'Expect', 'Upgrade', 'Range', 'If-None-Match'],
        ...['Last-Event-ID', 'Connection', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest'],
      ),
      hostileWord,
    ),
    odd,
    { maxKeys: 3 },
  ),
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
  const host = await startWebHost(app.service, { port: 0, pageFolder, log: app.log });
  const visitor = await visit(host);
  const rightOnes: Readonly<Record<string, string>> = {
    Host: new URL(visitor.origin).host,
    Origin: visitor.origin,
    Cookie: visitor.cookie,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
  };

  return {
    properties: [
      {
        name: 'a request of any shape is answered in words or hung up on, and opens nothing without the pass',
        property: fc.asyncProperty(
          fc.record({ verb: method, target: path, own: ownHeaders, more: moreHeaders, content: body }),
          fc.boolean(),
          async ({ verb, target, own, more, content }, hasPass) => {
            onCase();
            const right: Readonly<Record<string, string>> = {
              ...rightOnes,
              'Content-Length': String(Buffer.byteLength(content)),
            };
            const given: Readonly<Record<string, string | undefined>> = { ...own, ...more };
            const lines = [
              'Connection: close',
              ...Object.entries(hasPass ? visitor.pass : {}).map(([name, value]) => `${name}: ${value}`),
              ...Object.entries(given).flatMap(([name, value]) =>
                value === undefined ? [] : [`${name}: ${value === RIGHT ? (right[name] ?? '') : value}`],
              ),
            ];
            const answer = await send(
              host.port,
              `${verb} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content}`,
            );
            if (answer.startsWith('HTTP/1.1 500')) throw new Error(`It failed: ${answer}`);
            const isAnswered = answer.startsWith('HTTP/1.1 2');
            const isOfService = /^content-type: (?:application\/json|text\/event-stream)/im.test(answer);
            if (isAnswered && given['Host'] !== RIGHT) throw new Error(`It goes by another name: ${answer}`);
            if (isAnswered && !hasPass && (isOfService || given['Cookie'] !== RIGHT))
              throw new Error(`It let a stranger in: ${answer}`);
            const info = await visitor.fetch('/api/call/app.info', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: '{}',
            });
            if (info.status !== 200) throw new Error(`It does not go on: ${String(info.status)}`);
          },
        ),
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
      // The case that time ran out for may still be writing.
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
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
