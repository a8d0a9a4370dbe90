import { describe, expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStepChooser, MAX_KEPT_STEPS } from '../../../../../renderer/src/stores/files/chooseSteps.ts';
import { aGraph } from '../../../../support/builders.ts';

const saying = (value: string) => aGraph('Foxes').node('a', 'text', { value }).build();
const said = (graphs: readonly Workflow[] = []) => graphs.map(({ nodes }) => nodes[0]?.fields?.['value']);
const A_KEY = `AIza${'k'.repeat(35)}`;

describe('the steps that are kept', () => {
  it('are all where there is room, up to a hundred each way, the nearest', () => {
    const many = Array.from({ length: MAX_KEPT_STEPS + 20 }, (_, at) => saying(String(at)));
    const steps = createStepChooser()(saying('now'), { past: many, future: many });
    expect(said(steps?.past)).toEqual(said(many.slice(20)));
    expect(said(steps?.future)).toEqual(said(many.slice(0, -20)));
  });

  it('are the nearest there is room for', () => {
    const past = ['a', 'b', 'c', 'd'].map((each) => saying(each.repeat(300)));
    const choose = createStepChooser(1100);
    expect(said(choose(saying('now'), { past, future: [] })?.past)).toEqual(said(past.slice(2)));
    expect(choose(saying('x'.repeat(2000)), { past, future: [] })).toBeUndefined();
  });

  it('take no room for what they share', () => {
    const large = saying('x'.repeat(1000));
    const past = Array.from({ length: 50 }, (_, at) => ({ ...large, name: String(at) }));
    expect(createStepChooser(2000)(large, { past, future: [] })?.past).toHaveLength(50);
  });

  it('end before one that holds what looks like a key, wherever it stands', () => {
    const choose = createStepChooser();
    const past = [saying('older'), saying(A_KEY), saying('newer')];
    expect(said(choose(saying('now'), { past, future: [] })?.past)).toEqual(['newer']);
    const named = [{ ...saying('first'), name: A_KEY }, saying('second')];
    expect(choose(saying('now'), { past: [], future: named })?.future).toEqual([]);
    const marked = { ...saying('now'), bookmarks: [{ name: A_KEY, x: 0, y: 0, zoom: 1 }] };
    expect(choose(marked, { past, future: [] })).toBeUndefined();
  });
});
