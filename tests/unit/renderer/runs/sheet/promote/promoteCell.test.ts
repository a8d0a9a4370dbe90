import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { setMode } from '#shared/workflow/edits';
import { nodeById } from '#shared/workflow/lookups';
import { promoteCell, type PromotedValue } from '../../../../../../renderer/src/runs/sheet/promote/promoteCell.ts';
import { aGraph } from '../../../../../support/builders.ts';
import { catalogue, palette } from '../../../../../support/shipped.ts';

const around = { sweep: 'sweep', palette, catalogue, place: () => ({ x: 10, y: 20 }) };
const wired = aGraph()
  .node('provider', 'google-provider')
  .node('config', 'gemini-config', { numImages: 2 })
  .node('words', 'text', { value: 'a fox' })
  .node('sweep', 'sweep')
  .node('draw', 'image-processor')
  .wire('provider.provider', 'sweep.provider')
  .wire('config.config', 'sweep.config')
  .wire('words.text', 'sweep.prompt')
  .wire('sweep.prompt', 'draw.prompt')
  .wire('sweep.seed', 'draw.seed')
  .build();

const fieldsOf = (graph: typeof wired, id: string) => nodeById(graph, id)?.fields;

describe('promoteCell', () => {
  it('puts text, model and settings on the nodes that are wired in, and leaves the sweep as it is', () => {
    const values: readonly PromotedValue[] = [
      [{ of: 'prompt', values: ['a hare', 'an owl'] }, 1],
      [{ of: 'ratio', values: ['1:1', '16:9'] }, 1],
      [{ of: 'provider', values: ['google:gemini-2.5-flash-image'] }, 0],
    ];
    const { workflow, set, kept } = promoteCell(wired, values, around);
    expect(set).toEqual(['prompt', 'ratio', 'provider']);
    expect(kept).toEqual([]);
    expect(fieldsOf(workflow, 'words')).toEqual({ value: 'an owl' });
    expect(fieldsOf(workflow, 'config')).toEqual({ numImages: 2, aspectRatio: '16:9' });
    expect(fieldsOf(workflow, 'provider')).toEqual({ model: 'gemini-2.5-flash-image' });
    expect(nodeById(workflow, 'sweep')).toBe(nodeById(wired, 'sweep'));
  });

  it('puts what no node before the sweep holds into the nodes it leads to', () => {
    const { workflow } = promoteCell(wired, [[{ of: 'seed', values: [11, 12] }, 1]], around);
    expect(fieldsOf(workflow, 'draw')).toEqual({ seed: 12, control: 'fixed' });
  });

  it('makes and wires the nodes that hold model and settings where none is wired', () => {
    const bare = aGraph()
      .node('sweep', 'sweep')
      .node('draw', 'image-processor', { prompt: 'a fox' })
      .wire('sweep.provider', 'draw.provider')
      .wire('sweep.config', 'draw.config')
      .build();
    const values: readonly PromotedValue[] = [
      [{ of: 'ratio', values: ['1:1', '3:2'] }, 1],
      [{ of: 'quality', values: ['low'] }, 0],
      [{ of: 'provider', values: ['openai:gpt-image-1-mini'] }, 0],
    ];
    const { workflow, kept } = promoteCell(bare, values, around);
    expect(kept).toEqual([]);
    const made = workflow.nodes.filter(({ id }) => !nodeById(bare, id));
    expect(made.map(({ type, position }) => [type, position])).toEqual([
      ['openai-provider', { x: 10, y: 20 }],
      ['openai-config', { x: 10, y: 20 }],
    ]);
    expect(made.map(({ fields }) => fields)).toEqual([
      { model: 'gpt-image-1-mini' },
      { size: '1536x1024', quality: 'low' },
    ]);
    const bypassed = setMode(workflow, new Set(['sweep']), 'bypass');
    expect(validateGraph(bypassed, palette)).toMatchObject({ ok: true });
  });

  it('leaves what came by wire where it is, and says so', () => {
    const { workflow, set, kept } = promoteCell(wired, [[{ of: 'prompt' }, 3]], around);
    expect(workflow).toBe(wired);
    expect([set, kept]).toEqual([[], ['prompt']]);
  });
});
