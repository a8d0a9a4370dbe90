/** What the real providers' replies hold beside a picture must not cost the picture. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usd } from '#shared/graph/Money';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { askOnce } from '../../../../support/askOnce.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';

/** Long enough to be streamed. */
const PICTURE = pngPicture({ width: 400, height: 300, noise: true });
const BASE64 = PICTURE.toString('base64');
const LONG = randomBytes(15_000_000).toString('base64');

const generate = (provider: HttpProvider, reply: unknown, status = 200) =>
  askOnce(provider, (response) => response.writeHead(status).end(JSON.stringify(reply)));

async function received(provider: HttpProvider, reply: unknown) {
  const { outcome } = await generate(provider, reply);
  if (!outcome.ok) throw outcome.error;
  const { pictures, text, note } = outcome.received;
  return { pictures: pictures.map(({ path }) => readFileSync(path)), text, note };
}

const ofGoogle = (parts: readonly unknown[], more = {}) => ({
  candidates: [{ content: { parts }, finishReason: 'STOP' }],
  ...more,
});
const googlePicture = (more = {}) => ({ inlineData: { mimeType: 'image/png', data: BASE64 }, ...more });
const dataUrl = `data:image/png;base64,${BASE64}`;
const ofOpenRouter = (message: object, more = {}, choice = {}) => ({
  choices: [{ message, finish_reason: 'stop', ...choice }],
  ...more,
});
const IMAGES = { images: [{ type: 'image_url', image_url: { url: dataUrl } }] };
const reasoning = { reasoning_details: [{ type: 'reasoning.encrypted', data: LONG }] };

describe('a reply with 20 MB of what is no picture', () => {
  it.each([
    ['Google, before the picture', google, ofGoogle([{ text: 'A fox.', thoughtSignature: LONG }, googlePicture()])],
    ['Google, behind the picture', google, ofGoogle([{ text: 'A fox.' }, googlePicture({ thoughtSignature: LONG })])],
    ['OpenRouter, before', openrouter, ofOpenRouter({ content: 'A fox.', ...reasoning, ...IMAGES })],
    ['OpenRouter, behind', openrouter, ofOpenRouter({ ...IMAGES, content: 'A fox.', ...reasoning })],
  ])('gives its picture and its words: %s', async (_, provider, reply) => {
    const { pictures, text } = await received(provider, reply);
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
    expect(text).toBe('A fox.');
  });

  it('gives its picture where it comes in a thousand pieces', async () => {
    const pieces = Array.from({ length: 1000 }, (_, at) => ({ data: LONG.slice(at * 20_000, (at + 1) * 20_000) }));
    const reply = ofOpenRouter({ reasoning_details: pieces, ...IMAGES, content: 'A fox.' });
    const { pictures, text } = await received(openrouter, reply);
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
    expect(text).toBe('A fox.');
  });
});

const LONG_ADDRESS = `https://elsewhere.test/${'a-page/'.repeat(3000)}`;
const annotations = [{ type: 'url_citation', url_citation: { url: LONG_ADDRESS, title: 'Foxes' } }];
const brokenPicture = { inlineData: { mimeType: 'image/png', data: `${BASE64.slice(0, -100)}*` } };

describe('a reply with a long text where a picture may be, which is none', () => {
  it.each([
    ['OpenRouter, before the picture', openrouter, ofOpenRouter({ content: 'A fox.', annotations, ...IMAGES })],
    ['OpenRouter, behind it', openrouter, ofOpenRouter({ ...IMAGES, content: 'A fox.', annotations })],
    [
      'OpenRouter, among its pictures',
      openrouter,
      ofOpenRouter({ content: 'A fox.', images: [dataUrl, LONG_ADDRESS] }),
    ],
    ['Google, broken before it', google, ofGoogle([brokenPicture, { text: 'A fox.' }, googlePicture()])],
    ['Google, broken behind it', google, ofGoogle([googlePicture(), { text: 'A fox.' }, brokenPicture])],
  ])('gives its picture and its words: %s', async (_, provider, reply) => {
    const { pictures, text } = await received(provider, reply);
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
    expect(text).toBe('A fox.');
  });

  it('gives a picture that is short', async () => {
    const short = pngPicture({ width: 8, height: 8 });
    const images = [`data:image/png;base64,${short.toString('base64')}`];
    const { pictures } = await received(openrouter, ofOpenRouter({ annotations, images }));
    expect(pictures.map((bytes) => bytes.equals(short))).toEqual([true]);
  });

  it('says what is wrong with the only picture, and keeps its text as it came', async () => {
    const { outcome, kept } = await generate(google, ofGoogle([brokenPicture]));
    const [path = ''] = kept;
    expect(readFileSync(path, 'utf8')).toBe(brokenPicture.inlineData.data);
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: 'A picture came back that cannot be read.', hint: expect.stringContaining(path) as string },
      cost: usd(0.1, 'estimate'),
    });
  });
});

describe('a picture that OpenRouter writes the short way', () => {
  it.each([
    ['a text', { images: [dataUrl] }],
    ['the address itself', { images: [{ image_url: dataUrl }] }],
    ['the address itself, in the content', { content: [{ type: 'image_url', image_url: dataUrl }] }],
    ['in camel case', { images: [{ imageUrl: { url: dataUrl } }] }],
  ])('is received: %s', async (_, message) => {
    const { pictures } = await received(openrouter, ofOpenRouter(message));
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
  });
});

const OVERLOADED = { code: 503, message: 'The model is overloaded.' };

describe('a picture in a reply that speaks of an error too', () => {
  it.each([
    ['Google, which says nothing of it', google, ofGoogle([googlePicture()], { error: {} })],
    ['Google, with a blank one', google, ofGoogle([googlePicture()], { error: { message: ' ', details: [] } })],
    ['OpenRouter, with an empty text', openrouter, ofOpenRouter(IMAGES, { error: '' })],
    ['OpenRouter, with two empty ones', openrouter, ofOpenRouter(IMAGES, { error: {} }, { error: { metadata: {} } })],
  ])('is received: %s', async (_, provider, reply) => {
    const { pictures, text, note } = await received(provider, reply);
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
    expect(text).toBe('');
    expect(note).toBeUndefined();
  });

  it.each([
    ['Google', google, ofGoogle([{ text: 'A fox.' }, googlePicture()], { error: OVERLOADED })],
    ['OpenRouter, at the top', openrouter, ofOpenRouter({ content: 'A fox.', ...IMAGES }, { error: OVERLOADED })],
    [
      'OpenRouter, in the choice behind an empty one',
      openrouter,
      ofOpenRouter({ content: 'A fox.', ...IMAGES }, { error: '' }, { error: OVERLOADED, finish_reason: 'error' }),
    ],
  ])('is received, the error as a note and never among its words: %s', async (_, provider, reply) => {
    const { pictures, text, note } = await received(provider, reply);
    expect(pictures.map((bytes) => bytes.equals(PICTURE))).toEqual([true]);
    expect(text).toBe('A fox.');
    expect(note).toMatch(/^The picture came with an error: .*“The model is overloaded\.”$/);
  });

  it('tells the error, and where the bytes are, when the picture cannot be read', async () => {
    const bytes = randomBytes(30_000);
    const broken = { inlineData: { mimeType: 'image/png', data: bytes.toString('base64') } };
    const { outcome, kept } = await generate(google, ofGoogle([broken], { error: OVERLOADED }));
    if (outcome.ok) expect.fail('It should have failed.');
    expect(outcome.error.message).toContain('cannot be read');
    expect(outcome.error.hint).toContain('The model is overloaded.');
    expect(outcome.error.hint).toContain(kept[0]);
    expect(outcome.cost).toEqual(usd(0.1, 'estimate'));
  });

  it('is kept as a file, and the error told, when the reply holds a draft only', async () => {
    const draft = ofGoogle([googlePicture({ thought: true })], { error: OVERLOADED });
    for (const status of [200, 503]) {
      const { outcome, kept } = await generate(google, draft, status);
      expect(outcome.ok ? '' : outcome.error.message).toContain('The model is overloaded.');
      expect(kept).toHaveLength(1);
    }
  });
});
