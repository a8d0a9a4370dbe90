import { expect, it } from 'vitest';
import { differences } from '../../../../../../renderer/src/gallery/look/differ/differences.ts';
import { wordDiff } from '#shared/texts/wordDiff';

it('parts what differs, what is the same and what is set in none', () => {
  const row = (label: string, value: string | undefined, key?: string) => ({ label, value, ...(key && { key }) });
  const found = differences([
    [row('Model', 'a'), row('Ratio', '1:1'), row('Row', undefined), row('References', '1', 'x')],
    [row('Model', 'b'), row('Ratio', '1:1'), row('Row', ''), row('References', '1', 'y'), row('Top P', '0.9')],
  ]);
  const labels = (rows: readonly { readonly label: string }[]) => rows.map(({ label }) => label);
  expect(labels(found.differ)).toEqual(['Model', 'References', 'Top P']);
  expect(labels(found.same)).toEqual(['Ratio']);
  expect(labels(found.unset)).toEqual(['Row']);
  expect(found.differ[2]?.values).toEqual([undefined, '0.9']);
});

it.each([
  ['a red fox', 'a blue fox', 'red', 'blue'],
  ['červená liška v lese', 'modrá liška v lese', 'červená', 'modrá'],
  ['一只红色的狐狸', '一只蓝色的狐狸', '红色', '蓝色'],
])('tells the words that differ between “%s” and “%s”', (first, second, gone, come) => {
  const changes = wordDiff(first, second);
  expect(changes.filter((change) => change.in === 'first').map(({ text }) => text)).toEqual([gone]);
  expect(changes.filter((change) => change.in === 'second').map(({ text }) => text)).toEqual([come]);
  expect(changes.flatMap((change) => (change.in === 'second' ? [] : change.text)).join('')).toBe(first);
});

it('gives texts that have nothing in common one after the other, in a time that is bounded', () => {
  const words = (from: number) => Array.from({ length: 20_000 }, (_, at) => `w${String(from + at)}`).join(' ');
  expect(wordDiff(words(0), words(1e6)).map((change) => change.in)).toEqual(['first', 'second']);
});
