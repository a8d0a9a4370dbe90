import { expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { wordsOfEdit } from '../../../../../renderer/src/stores/graph/wordsOfEdit.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const seed = { id: 'seed', type: 'seed', position: { x: 0, y: 0 } } as const;
const prompt = { id: 'prompt', type: 'text', title: 'Scene', position: { x: 0, y: 200 } } as const;
const graph = (nodes: Workflow['nodes'], edges: Workflow['edges'] = []): Workflow =>
  ({ format: 'lumi-workflow', version: 1, name: 'Test', nodes, edges }) as Workflow;
const both = graph([seed, prompt]);
const wire = { source: 'prompt', sourceHandle: 'text', target: 'seed', targetHandle: 'seed' } as never;

it.each([
  ['added Seed', graph([prompt]), both],
  ['deleted Scene', both, graph([seed])],
  ['deleted 2 nodes', both, graph([])],
  ['Scene gave way to Seed', graph([prompt]), graph([seed])],
  ['moved Scene', both, graph([seed, { ...prompt, position: { x: 20, y: 200 } }])],
  ['Seed: bypassed', both, graph([{ ...seed, mode: 'bypass' }, prompt])],
  ['Seed: runs again', graph([{ ...seed, mode: 'mute' }, prompt]), both],
  ['collapsed Seed', both, graph([{ ...seed, collapsed: true }, prompt])],
  ['removed a wire', graph(both.nodes, [wire]), both],
  [null, both, graph([seed, { ...prompt, fields: { value: 'typed' } }])],
])('says "%s"', (words, before, now) => {
  expect(wordsOfEdit(before, now, paletteOf)).toBe(words);
});
