import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Answer } from './providerServer.ts';
import type { DeliveryScenario } from './scenario.ts';

const DRIPS = 20;

/** Sends an answer, well or in one of the bad ways. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  delivery: DeliveryScenario | undefined,
  slowMs: number,
  signal: AbortSignal,
): Promise<void> {
  const isText = typeof answer.body === 'string';
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const headers = {
    'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8',
    ...answer.headers,
  };
  const half = () => Buffer.from(text.slice(0, Math.floor(text.length / 2)));
  switch (delivery) {
    case undefined:
      response.writeHead(answer.status, headers).end(text);
      return;
    case 'gzip':
      response.writeHead(answer.status, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(text));
      return;
    case 'escaped-base64':
      response.writeHead(answer.status, headers).end(escapeBase64(text));
      return;
    case 'slow-headers':
      await sleep(slowMs, undefined, { signal });
      response.writeHead(answer.status, headers).end(text);
      return;
    case 'slow-body':
      response.writeHead(answer.status, headers);
      for (let drip = 0; drip < DRIPS; drip++) {
        response.write(text.slice((text.length * drip) / DRIPS, (text.length * (drip + 1)) / DRIPS));
        await sleep(slowMs / DRIPS, undefined, { signal });
      }
      response.end();
      return;
    case 'truncated':
      response.writeHead(answer.status, headers).end(half());
      return;
    case 'reset':
      response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(text) });
      response.write(half());
      await sleep(50, undefined, { signal });
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      await once(signal, 'abort');
      return;
    case 'endless':
      response.writeHead(answer.status, headers);
      await writeEndlessly(response, text, signal);
  }
}

/** A stream of events, its finished picture only after something. */
export async function deliverInTwo(response: ServerResponse, answer: Answer, between: Promise<unknown>): Promise<void> {
  const text = String(answer.body);
  const last = text.search(/event: \w+\.completed/);
  response.writeHead(answer.status, answer.headers).write(text.slice(0, last));
  await between;
  response.end(text.slice(last));
}

/** In JSON a slash may be escaped, and anything may be `\u….` */
function escapeBase64(json: string): string {
  return json.replaceAll('/', '\\/').replaceAll('+', '\\u002b').replaceAll('=', '\\u003d');
}

/** Everything up to the middle of the picture, then base64 for as long as someone listens. */
async function writeEndlessly(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  const middle = /[A-Za-z0-9+/]{1000}/.exec(text)?.index ?? 0;
  response.write(text.slice(0, middle + 1000));
  const more = 'QUJD'.repeat(16_384);
  while (!signal.aborted) {
    if (!response.write(more)) await once(response, 'drain', { signal });
  }
}
