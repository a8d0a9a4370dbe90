/** Whatever a reply holds, taking it apart costs no more than its size, and no secret comes out of it. */
import { describe, expect, it } from 'vitest';
import { redactKeys } from '#shared/graph/keyShapes';
import { openRouterTextStream } from '#shared/providers/openrouter/openRouterTextStream';
import {
  extractPictures,
  type ExtractOptions,
} from '../../../../../../electron/platform/http/reply/extractPictures.ts';
import { growthOf, LINEAR } from '../../../../../support/growthOf.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const STEP = 65_536;

async function* stream(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
  await Promise.resolve();
}

const extract = (
  text: string,
  redact = (said: string) => said,
  skeletonBytes = 8e6,
  more: Pick<ExtractOptions, 'text'> = {},
) =>
  extractPictures(stream(text), {
    ...more,
    pictureKeys: ['data'],
    packing: '',
    tempFolder: tempFolder(),
    replyBytes: 256e6,
    skeletonBytes,
    redact,
  });

const START = 'A'.repeat(20_000);
const FOUND = `see data:image/png;base64,iVBORw0KGgo${'A'.repeat(60)}`;

describe('a hostile reply', () => {
  it.each<[string, (size: number) => string]>([
    ['short strings', (size) => `{"x":[${'"abc",'.repeat(size / 6)}1]}`],
    ['lists that are never closed', (size) => '['.repeat(size)],
    ['small objects', (size) => `[${'{"a":[1]},'.repeat(size / 10)}1]`],
    ['braces behind words', (size) => `Hello ${'{ '.repeat(size / 2)}`],
    ['what begins as pictures do', (size) => JSON.stringify({ x: '/9j/ '.repeat(size / 5) })],
    ['events', (size) => 'data: {}\n\n'.repeat(size / 10)],
    ['empty lines', (size) => `data: x${'\n'.repeat(size)}`],
    ['a picture of blanks', (size) => `{"data":"${START}${' '.repeat(size)}"}`],
    ['a picture of padding', (size) => `{"data":"${START}${'A='.repeat(size / 2)}"}`],
    ['a picture of backslashes', (size) => `{"data":"${START}${'\\'.repeat(size)}"}`],
    ['a found picture of padding', (size) => JSON.stringify({ x: `${FOUND}${'='.repeat(size)}%` })],
    ['an address of blanks', (size) => JSON.stringify({ x: `("data:image/png;base64,${FOUND}${' '.repeat(size)}A` })],
    [
      'an address of lone blanks',
      (size) => JSON.stringify({ x: `(data:image/png;base64,${FOUND}${'A '.repeat(size / 2)}` }),
    ],
    ['a found picture of backslashes', (size) => JSON.stringify({ x: `${FOUND}${'\\'.repeat(size / 2)}` })],
    ['one endless word', (size) => `{"data":${'x'.repeat(size)}}`],
  ])('costs no more than its size: %s', async (_what, make) => {
    expect(await growthOf(make, 500_000, (reply) => extract(reply))).toBeLessThan(LINEAR);
  });

  it('has a bounded number of its strings and keys looked at for secrets', async () => {
    let looks = 0;
    const redact = (said: string): string => {
      looks++;
      return said;
    };
    await extract(`{"x":[${'"a",'.repeat(500_000)}1],"y":{${'"a":"b",'.repeat(500_000)}"z":1}}`, redact);
    await extract(`[${'[["a"],["a"]],'.repeat(200_000)}1]`, redact);
    expect(looks).toBeLessThan(60_000);
  });

  it('keeps no more of a stream that refuses than of one that writes, and no key that comes in pieces', async () => {
    const refusals = ['No can', 'ary, ', ...Array<string>(5000).fill('never ')];
    const said = refusals.map((refusal) => `data: ${JSON.stringify({ choices: [{ delta: { refusal } }] })}\n\n`);
    const redact = (text: string) => text.replaceAll('canary', '…');
    const text = { stream: openRouterTextStream(), piece: () => expect.fail('It says no text.') };
    const { body, oddities } = await extract(said.join(''), redact, 1000, { text });
    const kept = JSON.stringify(body);
    expect(kept).toContain('No …, never never');
    expect(kept.length).toBeLessThan(1200);
    expect(oddities).toHaveLength(1);
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await extract(`{"x":[${'"abc",'.repeat(2_000_000)}1]}`);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('leaves no part of a key where a string is cut, wherever it lies', async () => {
    // Of no shape that is known.
    const key = 'canary_0123456789_no_shape_at_all';
    const redact = (said: string): string => redactKeys(said, [key]);
    for (const isLate of [false, true]) {
      const limit = isLate ? 256 : 256 * 1024;
      const before = isLate ? JSON.stringify('b '.repeat(140_000)) : '1';
      for (let at = limit - key.length - 1; at <= limit + 1; at += 3) {
        const text = `${'a '.repeat(at / 2)}${key}${' c'.repeat(8000)}`;
        const reply = `{"b":${before},"x":${JSON.stringify(text)},"${text}":1}`;
        const { body } = await extract(reply, redact, isLate ? 400_000 : 8e6);
        const said = JSON.stringify(body);
        expect(said).toContain('…');
        expect(said).not.toContain('canar');
      }
    }
  });
});
