import { describe, expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { readKeptSteps } from '../../../../../renderer/src/stores/files/readKeptSteps.ts';
import { aGraph } from '../../../../support/builders.ts';

const build = (value: string) =>
  aGraph('Foxes').node('a', 'text', { value }).node('b', 'text', { value: 'an owl' }).build();
const BEFORE: Workflow = { ...build('a fox'), name: 'Before' };
const NOW: Workflow = { ...build('a red fox'), viewport: { x: 1, y: 2, zoom: 1 } };
const NEXT: Workflow = { ...NOW, name: 'Next' };

const keptBy = (more: object = {}) =>
  structuredClone({ documentId: 'foxes', version: 1, at: 1, past: [BEFORE], present: NOW, future: [NEXT], ...more });

describe('reading kept steps', () => {
  it('gives them beside the graph they were kept with, wherever its view stands', () => {
    const here = structuredClone({ ...NOW, viewport: { x: 7, y: 7, zoom: 2 } });
    const { viewport, ...next } = NEXT;
    expect(readKeptSteps(keptBy(), here)).toEqual({ past: [BEFORE], future: [next] });
  });

  it('shares with the graph what was shared with it, so that undo finds it saved', () => {
    const here = structuredClone(NOW);
    const bothHave = NOW.nodes[1];
    const past = [{ ...BEFORE, nodes: BEFORE.nodes.map((node) => (node.id === 'b' && bothHave ? bothHave : node)) }];
    const steps = readKeptSteps(keptBy({ past }), here);
    expect(steps?.future[0]?.nodes).toBe(here.nodes);
    expect(steps?.past[0]?.nodes[1]).toBe(here.nodes[1]);
  });

  it('gives none beside another graph', () => {
    expect(readKeptSteps(keptBy(), BEFORE)).toBeUndefined();
    expect(readKeptSteps(keptBy(), { ...NOW, name: 'Owls' })).toBeUndefined();
    expect(readKeptSteps(keptBy(), { ...NOW, nodes: NOW.nodes.toReversed() })).toBeUndefined();
  });

  it('gives none of what is no such thing', () => {
    const broken = { name: 'Broken', nodes: [{ id: 7 }], edges: [] };
    for (const value of [
      undefined,
      'steps',
      {},
      keptBy({ version: 2 }),
      keptBy({ past: [{}] }),
      keptBy({ past: [broken] }),
    ])
      expect(readKeptSteps(value, NOW)).toBeUndefined();
  });
});
