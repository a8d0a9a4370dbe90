import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import { contrastOf } from './contrastOf.ts';

const sheet = readFileSync(new URL('../../../../../renderer/src/ui/styles/tokens.css', import.meta.url), 'utf8');
const [dark = new Map<string, string>(), light = new Map<string, string>()] = sheet
  .split('}')
  .slice(0, 2)
  .map(
    (block) => new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value])),
  );

const GROUNDS = ['canvas', 'surface', 'raised', 'field'];
/** Lines and marks that tell something, and what they lie on. */
const LINES: readonly (readonly [line: string, grounds: readonly string[]])[] = [
  ['edge', GROUNDS],
  ['accent-line', GROUNDS],
  ['good', GROUNDS],
  ['bad', GROUNDS],
  ...Object.keys(SOCKET_TITLES).map((type) => [`socket-${type}`, ['canvas', 'surface']] as const),
  ...['neutral', 'rose', 'amber', 'green', 'teal', 'blue', 'violet'].map(
    (tint) => [`tint-${tint}`, ['canvas', 'surface']] as const,
  ),
];
const WORDS = ['text', 'muted', 'faint', 'bad', 'good'];

describe.each([
  ['dark', dark],
  ['light', new Map([...dark, ...light])],
])('in the %s theme', (_name, tokens) => {
  const contrast = (one: string, other: string) => contrastOf(tokens.get(one) ?? '', tokens.get(other) ?? '');

  it.each(LINES)('%s is seen on all it lies on, 3:1 or more', (line, grounds) => {
    for (const ground of grounds) expect(contrast(line, ground), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(SOCKET_TITLES))('a wire of %s is seen also at rest', (type) => {
    const opacity = Number(tokens.get('wire-rest'));
    const wire = contrastOf(tokens.get(`socket-${type}`) ?? '', tokens.get('canvas') ?? '', opacity);
    expect(wire).toBeGreaterThanOrEqual(3);
  });

  it.each(WORDS)('%s is read on every ground, 4.5:1 or more', (words) => {
    for (const ground of GROUNDS) expect(contrast(words, ground), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('the words of what is asked for first are read on its ground', () => {
    expect(contrast('accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('accent-ink', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
  });
});
