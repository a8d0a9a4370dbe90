import { describe, expect, it } from 'vitest';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { changeRows } from '../../../../renderer/src/history/changeRows.ts';
import { drawOver, drawSide, type ComparedGraphs } from '../../../../renderer/src/history/drawComparison.ts';
import { aGraph } from '../../../support/builders.ts';
import { paletteOf } from '../../../support/shipped.ts';

const A = aGraph('Foxes')
  .node('scene', 'text', { value: 'a red fox in the snow' }, { title: 'Scene' })
  .node('wrap', 'wrap-text', { suffix: ', 4k' }, { title: 'Wrap' })
  .node('config', 'gemini-config', { aspectRatio: '4:3', numImages: 1 }, { title: 'Settings' })
  .node('draw', 'image-processor', undefined, { title: 'Draw' })
  .wire('scene.text', 'wrap.text')
  .wire('wrap.text', 'draw.prompt')
  .wire('config.config', 'draw.config')
  .build();
const B = aGraph('Foxes')
  .node('scene', 'text', { value: 'a red owl in the snow' }, { title: 'Scene' })
  .node('config', 'gemini-config', { aspectRatio: '16:9', numImages: 4 }, { title: 'Settings' })
  .node('draw', 'image-processor', undefined, { title: 'Draw', position: { x: 2000, y: 0 } })
  .node('seed', 'seed', { value: 7 }, { title: 'Luck' })
  .wire('scene.text', 'draw.prompt')
  .wire('config.config', 'draw.config')
  .wire('seed.integer', 'draw.seed')
  .build();

function compared(a: Workflow, b: Workflow): ComparedGraphs {
  return { a, b, paletteA: paletteOf(a), paletteB: paletteOf(b), changes: compareWorkflows(a, b) };
}

describe('two versions in one drawing', () => {
  const drawing = drawOver(compared(A, B), null);
  const node = (id: string) => drawing.nodes.find((each) => each.id === id);

  it('have what is gone at its old place, and say of each node in words what became of it', () => {
    expect(drawing.nodes.map(({ id, fate, badge }) => [id, fate, badge])).toEqual([
      ['wrap', 'gone', '− gone'],
      ['scene', 'changed', 'text changed'],
      ['config', 'changed', '2 changed'],
      ['draw', 'same', ''],
      ['seed', 'added', '+ added'],
    ]);
    expect(node('wrap')).toMatchObject(A.nodes[1]!.position);
    expect(node('draw')?.x).toBe(2000);
  });

  it('show old and new where a field differs, and both texts', () => {
    expect(node('scene')?.texts).toEqual({ before: 'a red fox in the snow', after: 'a red owl in the snow' });
    expect(node('config')?.changed.map(({ before, after }) => [before, after])).toEqual([
      ['4:3', '16:9'],
      ['1', '4'],
    ]);
  });

  it('draw wires that are gone between the nodes as they lie now', () => {
    const fates = drawing.wires.map(({ id, fate }) => [(JSON.parse(id) as string[]).slice(0, 3).join(' '), fate]);
    expect(fates).toEqual([
      ['scene text draw', 'added'],
      ['config config draw', 'same'],
      ['seed integer draw', 'added'],
      ['scene text wrap', 'gone'],
      ['wrap text draw', 'gone'],
    ]);
    expect(drawing.wires.at(-1)?.path).toContain(', 2000 ');
  });

  it('are told apart beside each other as well', () => {
    const side = (which: 'a' | 'b') =>
      drawSide(compared(A, B), null, which).nodes.map(({ id, fate }) => `${id} ${fate}`);
    expect(side('a')).toContain('wrap gone');
    expect(side('a')).not.toContain('seed added');
    expect(side('b')).toContain('seed added');
  });
});

describe('the list of changes', () => {
  it('has a line for each, without the wires of what is added or gone, and one for all that only lie elsewhere', () => {
    const rows = changeRows(compared(A, B)).map(({ sign, name, part, now }) => `${sign} ${name} ${part} ${now}`);
    expect(rows).toEqual([
      '+ Luck seed node',
      '− Wrap wrap text node',
      '~ Scene Text text',
      '~ Settings Ratio 16:9',
      '~ Settings Images 4',
      '~ Draw Prompt 1 wire',
      '+ Draw Seed 1 wire',
      '~ 2 nodes  moved',
    ]);
  });

  it('tells what is inside of a group under the group, which says on each use how many changes there are', () => {
    const withText = (value: string): Workflow => {
      const group: WorkflowGroup = {
        id: 'g1',
        name: 'Character',
        fields: [],
        nodes: [{ id: 'n1', type: 'text', title: 'Who', position: { x: 0, y: 0 }, fields: { value } }],
        edges: [],
      };
      return { ...aGraph().node('u1', 'group:g1', undefined, { title: 'Hero' }).build(), groups: [group] };
    };
    const graphs = compared(withText('a fox'), withText('an owl'));
    expect(drawOver(graphs, null).nodes).toMatchObject([{ id: 'u1', fate: 'changed', badge: '1 inside' }]);
    expect(drawOver(graphs, 'g1').nodes).toMatchObject([{ id: 'n1', fate: 'changed', badge: 'text changed' }]);
    expect(changeRows(graphs)).toMatchObject([{ group: 'g1', name: 'Who', part: 'Text', now: 'text', node: 'n1' }]);
  });
});
