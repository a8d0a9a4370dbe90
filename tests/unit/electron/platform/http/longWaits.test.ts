import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { google } from '#shared/providers/google';
import { askOnce } from '../../../../support/askOnce.ts';
import { callTo } from '../../../../support/generatorOf.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';

const PICTURE = pngPicture({ width: 64, height: 48 });
const WHOLE = JSON.stringify({
  candidates: [
    {
      finishReason: 'STOP',
      content: { parts: [{ inlineData: { mimeType: 'image/png', data: PICTURE.toString('base64') } }] },
    },
  ],
});

/** ms that a call is silent for at most. */
const LIMIT = 2500;
const call = callTo(google);
const impatient = { ...call, effective: { ...call.effective, timeoutMs: LIMIT } };

/** Writes a piece, and a pause behind it, until the whole takes longer than the limit. */
async function drip(response: ServerResponse, piece: string): Promise<void> {
  const began = Date.now();
  while (Date.now() - began < LIMIT * 1.5) {
    response.write(piece);
    await sleep(200);
  }
}

describe('an answer that takes longer than the limit', () => {
  it.each<[string, string, (body: string) => string]>([
    ['with blanks before it', '  \n', (body) => body],
    ['as events, with comments before them', ': still at work\n\n', (body) => `data: ${body}\n\n`],
  ])('is waited for while it is alive: %s', async (_, sign, written) => {
    const { outcome } = await askOnce(
      google,
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        void drip(response, sign).then(() => response.end(written(WHOLE)));
      },
      { call: impatient },
    );
    if (!outcome.ok) throw outcome.error;
    expect(outcome.received.pictures).toMatchObject([{ width: 64, height: 48 }]);
  });

  it('is waited for while the picture itself comes drop by drop', async () => {
    const { outcome } = await askOnce(
      google,
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const size = Math.ceil(WHOLE.length / 20);
        void (async () => {
          for (let at = 0; at < WHOLE.length; at += size) {
            response.write(WHOLE.slice(at, at + size));
            await sleep((LIMIT * 1.5) / 20);
          }
          response.end();
        })();
      },
      { call: impatient },
    );
    if (!outcome.ok) throw outcome.error;
    expect(outcome.received.pictures).toHaveLength(1);
  });

  it('is waited for while it has begun: its head comes late, and its body as late again', async () => {
    const { outcome } = await askOnce(
      google,
      (response) => {
        void (async () => {
          await sleep(LIMIT * 0.6);
          response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
          await sleep(LIMIT * 0.6);
          response.end(WHOLE);
        })();
      },
      { call: impatient },
    );
    if (!outcome.ok) throw outcome.error;
    expect(outcome.received.pictures).toHaveLength(1);
  });

  it('is given up where nothing but signs of life comes for several times the limit', async () => {
    const least = { ...call, effective: { ...call.effective, timeoutMs: LIMIT / 2 } };
    const { outcome } = await askOnce(
      google,
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const signs = setInterval(() => response.write(': PROCESSING\n\n'), 100);
        response.on('close', () => {
          clearInterval(signs);
        });
      },
      { call: least },
    );
    if (outcome.ok) throw new Error('It had no answer.');
    expect(outcome.error).toMatchObject({ code: 'timeout' });
    expect(outcome.error.message).toContain('nothing but signs of life came for 7.5 s');
    expect(outcome.cost).toEqual(call.effective.estimate);
  });

  it('is given up once nothing comes any more, and counted', async () => {
    const { outcome } = await askOnce(google, (response) => void response.writeHead(200).write('  '), {
      call: impatient,
    });
    if (outcome.ok) throw new Error('It had no answer.');
    expect(outcome.error).toMatchObject({ code: 'timeout' });
    expect(outcome.error.message).toContain('nothing came for 2.5 s');
    expect(outcome.cost).toEqual(call.effective.estimate);
  });
});

describe('Google', () => {
  it('is told how long it is waited for, a little less than that is', () => {
    expect(google.waitHeaders?.(300_000)).toEqual({ 'X-Server-Timeout': '290' });
    expect(google.waitHeaders?.(500)).toEqual({ 'X-Server-Timeout': '1' });
  });
});
