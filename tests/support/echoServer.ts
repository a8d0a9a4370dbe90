import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pngWith } from './plantedPictures.ts';

/** Between the beginning of a text and its end: what has come is told meanwhile, also on a machine that is busy. */
const PAUSE_MS = 600;

export interface EchoServer {
  readonly url: string;
  /** The credentials of each request, as sent. */
  readonly credentials: readonly string[];
  close(): Promise<void>;
}

/**
 * A provider that says what it should not: it repeats the key it was sent in the reply, in the error, in a header, in the picture's own data,
 * wherever it can.
 * `status` 200 answers with text around a small picture, anything else with an error.
 */
export async function startEchoServer(status: number, picture: Uint8Array): Promise<EchoServer> {
  const credentials: string[] = [];
  const server = createServer((request, response) => {
    const key = String(
      request.headers['x-goog-api-key'] ?? request.headers.authorization?.replace('Bearer ', '') ?? '',
    );
    credentials.push(key);
    void answer(request, response, key);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    const body = await text(request);
    const isStream = request.url?.endsWith('alt=sse') || body.includes('"stream":true');
    const said = `You sent ${key}. Your key ${encodeURIComponent(key)} is "${key}".`;
    const data = pngWith('tEXt', Buffer.from(`Comment\0${said}`), Buffer.from(picture)).toString('base64');
    const good = {
      candidates: [
        { finishReason: 'STOP', content: { parts: [{ text: said }, { inlineData: { mimeType: 'image/png', data } }] } },
      ],
      choices: [
        {
          finish_reason: 'stop',
          message: {
            content: said,
            images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } }],
          },
        },
      ],
      modelVersion: key,
      [key]: key,
    };
    const bad = {
      error: { code: status, message: said, status: key, metadata: { raw: said }, details: [{ reason: key }] },
    };
    if (status === 200 && isStream) {
      response.writeHead(status, { 'content-type': 'text/event-stream', 'x-echo': key });
      // In pieces so short that no event holds a key.
      for (const piece of said.match(/.{1,5}/gs) ?? []) response.write(eventOf(piece));
      await sleep(PAUSE_MS);
      response.end(eventOf(' That is all.', 'STOP'));
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', 'x-echo': key });
    response.end(JSON.stringify(status === 200 ? good : bad));
  };
  const eventOf = (piece: string, reason?: string) =>
    `data: ${JSON.stringify({
      candidates: [{ content: { parts: [{ text: piece }] }, finishReason: reason }],
      choices: [{ delta: { content: piece }, finish_reason: reason?.toLowerCase() }],
    })}\n\n`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
