import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choiceField } from '#shared/graph/fields/choiceField';
import { integerField } from '#shared/graph/fields/integerField';
import { optionalNumberField } from '#shared/graph/fields/optionalNumberField';
import { configNode } from '#shared/nodes/configNode';
import { effectiveRequest } from '#shared/providers/effectiveRequest';
import { defineFamily } from '#shared/providers/families/Family';
import { fieldLanguage } from '#shared/providers/families/fieldLanguage';
import type { Model } from '#shared/providers/Model';

/** A family nobody offers. */
const ink = defineFamily({
  id: 'ink',
  title: 'Ink',
  help: 'How it is drawn.',
  fields: {
    stroke: choiceField(
      'Stroke',
      [
        { value: 'fine', label: 'fine' },
        { value: 'broad', label: 'broad' },
      ],
      {
        default: 'fine',
      },
    ),
    sheets: integerField('Sheets', { min: 1, max: 9, default: 2 }),
    wet: optionalNumberField('Wet', { min: 0, max: 1, step: 0.1 }),
  },
  batch: ({ sheets }) => sheets,
  sent: z.object({ stroke: z.string(), wet: z.number().exactOptional() }),
  describe: ({ stroke, wet }) => [
    ['Stroke', stroke],
    ['Wet', wet],
  ],
  language: (fields) => ({
    readTerms: () => ({}),
    sayTerm: { ratio: [], resolution: [] },
    writeTerms: (options) => ({ options, notes: [] }),
    ...fieldLanguage(fields, []),
  }),
  fitFreely: ({ stroke, wet }) => ({
    options: { stroke, ...(wet !== undefined && { wet }) },
    notes: stroke === 'broad' ? ['has no broad stroke.'] : [],
    pixels: { width: 30, height: 20 },
    priced: stroke,
  }),
});

const model: Model = {
  id: 'ink-1',
  title: 'Ink One',
  family: ink.id,
  sizes: 'one size',
  maxReferences: 0,
  fit: ink.fitFreely,
  prices: { date: '2026-11-01', perImage: { fine: 0.02 } },
  listPrice: () => 0.02,
};

const effectiveOf = (options: Parameters<typeof ink.batch>[0]) =>
  effectiveRequest(
    {
      provider: { provider: 'shop', model: 'ink-1', family: 'ink' },
      config: { family: 'ink', batch: 1, options },
      prompt: 'a fox',
      instructions: '',
      references: [],
      seed: 3,
    },
    model,
  );

describe('a family of models', () => {
  it('has a node of settings that puts what is set on its wire', async () => {
    const node = configNode(ink);
    expect(node).toMatchObject({ type: 'ink-config', title: 'Ink settings', fields: ink.fields });
    expect(await node.run?.({}, { stroke: 'fine', sheets: 4, wet: undefined }, {} as never)).toEqual({
      config: [{ family: 'ink', batch: 4, options: { stroke: 'fine', sheets: 4 } }],
    });
  });

  it('counts a batch by its own fields, and what it does not understand as the default', () => {
    expect(ink.batch({ sheets: 5 })).toBe(5);
    expect(ink.batch({})).toBe(2);
    expect(ink.batch({ sheets: 'many', numImages: 7 })).toBe(2);
  });

  it('is sent, told and priced in its own words', () => {
    expect(effectiveOf({ wet: 0 })).toMatchObject({
      request: { options: { stroke: 'fine', wet: 0 } },
      settings: [
        ['Stroke', 'fine'],
        ['Wet', '0'],
      ],
      notes: [],
      pixels: { width: 30, height: 20 },
      isPriced: true,
    });
    expect(effectiveOf({ stroke: 'broad' })).toMatchObject({
      settings: [['Stroke', 'broad']],
      notes: ['Ink One has no broad stroke.'],
      isPriced: false,
    });
  });
});
