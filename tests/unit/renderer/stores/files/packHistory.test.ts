import { describe, expect, it } from 'vitest';
import { packHistory, unpackHistory } from '../../../../../renderer/src/stores/files/packHistory.ts';
import { readKeptSteps } from '../../../../../renderer/src/stores/files/readKeptSteps.ts';
import { aGraph } from '../../../../support/builders.ts';

const NOW = aGraph('Foxes').node('a', 'text', { value: 'a red fox' }).node('b', 'text', { value: 'an owl' }).build();
const [first, second] = NOW.nodes;
if (!first || !second) throw new Error('It has two nodes.');
const BEFORE = { ...NOW, nodes: [{ ...first, fields: { value: 'a fox' } }, second] };
const NEXT = { ...NOW, name: 'Next' };
const HISTORY = { past: [BEFORE], present: NOW, future: [NEXT] };

describe('packing undo', () => {
  it('gives back every step, and what they share but once', () => {
    const steps = readKeptSteps(unpackHistory(packHistory(HISTORY)), NOW);
    expect(steps).toEqual({ past: [BEFORE], future: [NEXT] });
    expect(steps?.future[0]?.nodes).toBe(NOW.nodes);
    expect(steps?.past[0]?.nodes[1]).toBe(NOW.nodes[1]);
  });

  it('writes what steps share once, however many there are', () => {
    const names = Array.from({ length: 100 }, (_, at) => ({ ...NOW, name: String(at) }));
    const text = packHistory({ ...HISTORY, past: names });
    expect(text.split('an owl')).toHaveLength(2);
    expect(text.length).toBeLessThan(10_000);
  });

  it('gives nothing of what is no such text, or names what is not there', () => {
    for (const text of ['', '{', 'null', '[]', '{"version":2}', packHistory(HISTORY).slice(0, -5)])
      expect(unpackHistory(text)).toBeUndefined();
    const { nodes, ...rest } = JSON.parse(packHistory(HISTORY)) as { nodes: object };
    const elsewhere = { ...rest, nodes: { ...nodes, lists: [[7], [-1]] } };
    expect(readKeptSteps(unpackHistory(JSON.stringify(elsewhere)), NOW)).toBeUndefined();
  });
});
