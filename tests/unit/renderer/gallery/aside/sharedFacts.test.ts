import { expect, it } from 'vitest';
import type { SharedFacts } from '#shared/api/contract';
import { factsTogether, relabelled } from '../../../../../renderer/src/gallery/aside/sharedFacts.ts';
import { ratioName } from '#shared/graph/ratioName';

const FOUR: SharedFacts = {
  count: 4,
  bytes: 5_700_000,
  cost: { microUsd: 202_000, kind: 'actual' },
  rating: 'mixed',
  isFavourite: { all: false },
  note: { all: '' },
  prompt: { all: 'a keeper' },
  provider: { all: 'google' },
  model: { all: 'gemini-nano' },
  seed: 'mixed',
  graph: { all: '' },
  run: { all: null },
  width: { all: 1856 },
  height: { all: 2304 },
  ratio: { all: '4:5' },
  labels: [],
};
const told = (shared: SharedFacts) => factsTogether(shared).map(({ label, value }) => [label, value]);

it('tells what all have, and where they differ', () => {
  expect(told(FOUR)).toEqual([
    ['Model', 'gemini-nano'],
    ['Seed', 'mixed'],
    ['Size', '1856 × 2304'],
    ['Ratio', '4:5'],
    ['Cost', '$0.202 together'],
    ['Graph', 'Untitled'],
    ['Files', '5.7 MB together'],
  ]);
});

it('says nothing of what none of them has, and names the provider where models differ', () => {
  const imported = {
    ...FOUR,
    model: { all: null },
    seed: { all: null },
    graph: { all: null },
    cost: { ...FOUR.cost, microUsd: 0 },
  };
  expect(told(imported).map(([label]) => label)).toEqual(['Size', 'Ratio', 'Files']);
  expect(told({ ...FOUR, model: 'mixed', width: 'mixed' }).slice(0, 4)).toEqual([
    ['Model', 'mixed'],
    ['Provider', 'google'],
    ['Seed', 'mixed'],
    ['Size', 'mixed'],
  ]);
});

it('knows the labels of several once some were put on all and others taken off', () => {
  const tag = (name: string, count: number) => ({ kind: 'tag' as const, name, count });
  const change = {
    add: [
      { kind: 'tag' as const, name: 'FOR PRINT' },
      { kind: 'tag' as const, name: 'new' },
    ],
    remove: [{ kind: 'tag' as const, name: 'oilskin' }],
  };
  expect(relabelled([tag('keeper', 4), tag('oilskin', 4), tag('for print', 2)], 4, change)).toEqual([
    tag('keeper', 4),
    tag('for print', 4),
    tag('new', 4),
  ]);
});

it('calls a ratio by its usual name, also where a model rounded the sides', () => {
  const sizes = [
    [2752, 1536, '16:9'],
    [1856, 2304, '4:5'],
    [896, 1152, '4:5'],
    [1024, 1024, '1:1'],
    [1000, 137, '22:3'],
  ] as const;
  for (const [width, height, name] of sizes) expect(ratioName(width, height)).toBe(name);
});
