import { describe, expect, it } from 'vitest';
import { createCatalogue } from '#shared/providers/Catalogue';
import { sample } from '#shared/providers/sample';
import { sheetAxes } from '../../../../../../renderer/src/runs/sheet/data/sheetAxes.ts';
import type { ShownSlot } from '../../../../../../renderer/src/stores/running/shownSlots.ts';

const catalogue = createCatalogue([sample]);
const slot = (cell: readonly { at: number; name: string }[]): ShownSlot => ({
  status: 'waiting',
  seed: 1,
  notes: [],
  width: 1,
  height: 1,
  row: { list: 'sweep', index: 0, name: '', cell },
});

describe('sheetAxes', () => {
  it('has the values that stand in the sweep before anything is known of a run', () => {
    const given = [
      { of: 'provider', values: ['sample:sample'] },
      { of: 'ratio', values: ['1:1', '16:9'] },
    ];
    expect(sheetAxes({ given, slots: [], outputs: undefined }, catalogue)).toEqual([
      { of: 'provider', label: 'Model', values: [{ name: 'Sample', aside: 'Sample' }] },
      { of: 'ratio', label: 'Ratio', values: [{ name: '1:1' }, { name: '16:9' }] },
    ]);
  });

  it('takes what came by wire from the places that were asked for, with the whole text', () => {
    const given = [{ of: 'prompt' }, { of: 'ratio', values: ['1:1', '16:9'] }];
    const slots = [
      slot([
        { at: 0, name: 'Fox' },
        { at: 0, name: '1:1' },
      ]),
      slot([
        { at: 1, name: 'Hare' },
        { at: 1, name: '16:9' },
      ]),
    ];
    const items = ['A fox at dawn', 'A fox at dawn', 'A hare', 'A hare'];
    const [prompts] = sheetAxes({ given, slots, outputs: { prompt: { type: 'text', items } } }, catalogue);
    expect(prompts?.values).toEqual([
      { name: 'Fox', text: 'A fox at dawn' },
      { name: 'Hare', text: 'A hare' },
    ]);
  });
});
