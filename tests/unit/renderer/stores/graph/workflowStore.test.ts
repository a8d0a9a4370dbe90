import { createPalette } from '#shared/graph/NodeDefinition';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { withSeeds } from '#shared/nodes/takeSeeds';
import type { Workflow } from '#shared/workflow/Workflow';
import { extract, wiresInto } from '#shared/workflow/edits';
import { edgeId } from '#shared/workflow/lookups';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorkflowStore, type WorkflowStore } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { palette, paletteOf } from '../../../../support/shipped.ts';
import { shout } from '../../../../support/shout.ts';

const GRAPH: Workflow = {
  name: 'Foxes',
  nodes: [
    { id: 'words', type: 'text', position: { x: 0, y: 0 }, fields: { value: 'a fox' } },
    { id: 'dice', type: 'seed', position: { x: 0, y: 200 }, fields: { value: 7, control: 'increment' } },
    { id: 'draw', type: 'image-processor', position: { x: 400, y: 0 } },
    { id: 'show', type: 'gallery', position: { x: 800, y: 0 } },
  ],
  edges: [
    { from: { node: 'words', socket: 'text' }, to: { node: 'draw', socket: 'prompt' } },
    { from: { node: 'draw', socket: 'images' }, to: { node: 'show', socket: 'images' } },
  ],
};

const FOXES = { paletteOf, documentId: 'foxes', workflow: GRAPH };

let store: WorkflowStore;
let clock: number;
const now = () => store.getState();
const fieldsOf = (id: string) => now().workflow.nodes.find((node) => node.id === id)?.fields;

beforeEach(() => {
  clock = 0;
  let ids = 0;
  store = createWorkflowStore({ ...FOXES, newId: () => `new${String(++ids)}`, now: () => clock });
});

describe('edits', () => {
  it('a loaded graph has nothing to save and nothing to undo', () => {
    expect(now()).toMatchObject({ isDirty: false, canUndo: false, canRedo: false });
  });

  it('an edit can be undone to the very graph that was loaded, which is then not dirty', () => {
    now().setField('words', 'value', 'an owl');
    expect(now()).toMatchObject({ isDirty: true, canUndo: true });
    now().undo();
    expect(now().workflow).toEqual(GRAPH);
    expect(now()).toMatchObject({ isDirty: false, canRedo: true });
    now().redo();
    expect(fieldsOf('words')).toEqual({ value: 'an owl' });
  });

  it('what comes back by undo is selected: nodes, else wires', () => {
    now().select(['draw']);
    now().removeSelected();
    now().select(['dice']);
    now().undo();
    expect([...now().selection]).toEqual(['draw']);
    now().redo();
    expect([...now().selection]).toEqual([]);
    now().undo();
    const [edge] = now().workflow.edges;
    if (!edge) throw new Error('The graph has no wire.');
    now().select([], [edgeId(edge)]);
    now().removeSelected();
    now().undo();
    expect([...now().selectedEdges]).toEqual([edgeId(edge)]);
  });

  it('typing in one field is one step of undo, and a later word another', () => {
    for (const value of ['a', 'ab', 'abc']) {
      clock += 200;
      now().setField('words', 'value', value);
    }
    clock += 5000;
    now().setField('words', 'value', 'abc d');
    now().undo();
    expect(fieldsOf('words')).toEqual({ value: 'abc' });
    now().undo();
    expect(fieldsOf('words')).toEqual({ value: 'a fox' });
  });

  it('a field set back to its default leaves no trace in the node', () => {
    now().setField('words', 'value', undefined);
    expect(fieldsOf('words')).toBeUndefined();
  });

  it('an edit that changes nothing is no step', () => {
    now().setField('words', 'value', 'a fox');
    now().moveNodes([{ id: 'words', position: { x: 0, y: 0 } }]);
    now().setTitle('words', '');
    now().setMode(new Set(['words']), undefined);
    now().removeSelected();
    expect(now()).toMatchObject({ isDirty: false, canUndo: false });
  });

  it('where the canvas stands is kept with the graph but is no edit, and undo leaves it alone', () => {
    now().setTitle('words', 'Prompt');
    now().setViewport({ x: 5, y: 6, zoom: 0.5 });
    now().undo();
    expect(now().workflow.viewport).toEqual({ x: 5, y: 6, zoom: 0.5 });
    expect(now().isDirty).toBe(false);
  });

  it('nodes keep their identity where nothing changed about them', () => {
    const before = now().workflow.nodes;
    now().moveNodes([{ id: 'words', position: { x: 20, y: 20 } }]);
    const after = now().workflow.nodes;
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1).every((node, at) => node === before[at + 1])).toBe(true);
  });

  it('moves by the keys one after the other are one step', () => {
    for (const x of [20, 40, 60]) now().moveNodes([{ id: 'words', position: { x, y: 0 } }], 'keys');
    now().undo();
    expect(now().workflow.nodes[0]?.position).toEqual({ x: 0, y: 0 });
  });
});

describe('saving', () => {
  it('what was edited while the file was written stays unsaved', () => {
    now().setTitle('words', 'Prompt');
    const written = now().workflow;
    now().setTitle('draw', 'Painter');
    now().markSaved(written);
    expect(now().isDirty).toBe(true);
    now().undo();
    expect(now().isDirty).toBe(false);
  });
});

describe('adding and removing', () => {
  it('a new node is selected and connected to the loose wire it was asked for', () => {
    const id = now().addNode(
      'show-text',
      { x: 0, y: 0 },
      {
        end: 'from',
        socket: { node: 'words', socket: 'text' },
        type: 'text',
      },
    );
    expect(now().selection).toEqual(new Set([id]));
    expect(now().workflow.edges.at(-1)).toEqual({
      from: { node: 'words', socket: 'text' },
      to: { node: id, socket: 'text' },
    });
    now().undo();
    expect(now().workflow).toEqual(GRAPH);
  });

  it('a removed node takes its wires along, and undo brings both back', () => {
    now().select(['draw']);
    now().removeSelected();
    expect(now().workflow.nodes.map((node) => node.id)).toEqual(['words', 'dice', 'show']);
    expect(now().workflow.edges).toEqual([]);
    now().undo();
    expect(now().workflow).toEqual(GRAPH);
  });

  it('folds all selected nodes as one step', () => {
    const [one, other] = [now().addNode('seed', { x: 0, y: 0 }), now().addNode('text', { x: 400, y: 0 })];
    const folded = () => now().workflow.nodes.flatMap(({ id, collapsed }) => (collapsed ? [id] : []));
    now().setCollapsed(new Set([one, other]), true);
    expect(folded()).toEqual(expect.arrayContaining([one, other]));
    now().undo();
    expect(folded()).toEqual([]);
  });

  it('writes what a newly placed node holds, and lets those that are given stand', () => {
    const fieldsOf = (id: string) => now().workflow.nodes.find((node) => node.id === id)?.fields;
    expect(fieldsOf(now().addNode('seed', { x: 0, y: 0 }))).toEqual({ control: 'randomise' });
    expect(fieldsOf(now().addNode('seed', { x: 0, y: 0 }, undefined, { control: 'fixed', value: 4 }))).toEqual({
      control: 'fixed',
      value: 4,
    });
    expect(fieldsOf(now().addNode('gallery', { x: 0, y: 0 }))).toBeUndefined();
  });

  it('undo drops nodes from the selection that are no longer there', () => {
    const id = now().addNode('note', { x: 0, y: 0 });
    now().select([id, 'words']);
    now().undo();
    expect(now().selection).toEqual(new Set(['words']));
  });
});

describe('wires', () => {
  it('a wire replaces the one an input of a single wire had', () => {
    const id = now().addNode('text', { x: 0, y: 0 });
    const edge = { from: { node: id, socket: 'text' }, to: { node: 'draw', socket: 'prompt' } };
    expect(now().connect(edge)).toEqual({ ok: true });
    expect(now().workflow.edges.filter(({ to }) => to.node === 'draw')).toEqual([edge]);
  });

  it('a wire that does not fit is refused in words and changes nothing', () => {
    const result = now().connect({ from: { node: 'words', socket: 'text' }, to: { node: 'draw', socket: 'seed' } });
    expect(result).toMatchObject({ ok: false, reason: 'Text carries text; Seed takes a number.' });
    expect(now().workflow).toEqual(GRAPH);
  });

  it('a wire moved to another socket is one step of undo', () => {
    const old = GRAPH.edges[0]!;
    now().connect({ from: old.from, to: { node: 'draw', socket: 'instructions' } }, old);
    expect(now().workflow.edges).not.toContainEqual(old);
    now().undo();
    expect(now().workflow).toEqual(GRAPH);
  });
});

describe('a graph that brings a node type along', () => {
  it('has it wired as any other, and no other graph has', () => {
    const own = createPalette([...palette.values(), shout]);
    const ownOf = ({ name }: Workflow) => (name === 'Loud foxes' ? own : palette);
    const loose = { end: 'from', socket: { node: 'words', socket: 'text' }, type: 'text' } as const;
    const wiresOf = (id: string) => now().workflow.edges.filter(({ to }) => to.node === id);
    for (const [name, wires] of [['Foxes', 0] as const, ['Loud foxes', 1] as const]) {
      store = createWorkflowStore({ ...FOXES, paletteOf: ownOf, workflow: { ...GRAPH, name } });
      expect(wiresOf(now().addNode('shout', { x: 0, y: 0 }, loose)), name).toHaveLength(wires);
    }
  });
});

describe('copies', () => {
  const part = (ids: readonly string[]) => extract(now().workflow, new Set(ids));

  it('of nodes have new ids, and the wires among them', () => {
    now().addPart(part(['words', 'draw']));
    expect(now().selection).toEqual(new Set(['new1', 'new2']));
    expect(now().workflow.edges.at(-1)).toEqual({
      from: { node: 'new1', socket: 'text' },
      to: { node: 'new2', socket: 'prompt' },
    });
  });

  it('keep the wires from outside when given them', () => {
    now().addPart(part(['draw']), wiresInto(now().workflow, new Set(['draw'])));
    expect(now().workflow.edges.at(-1)).toEqual({
      from: { node: 'words', socket: 'text' },
      to: { node: 'new1', socket: 'prompt' },
    });
  });

  it('of a group are refused in that group, in words, and change nothing', () => {
    const use = { id: 'u', type: 'group:g', position: { x: 0, y: 0 } };
    const groups = [{ id: 'g', name: 'Fox', fields: [], nodes: [], edges: [] }];
    store = createWorkflowStore({ ...FOXES, workflow: { name: 'Foxes', nodes: [use], edges: [], groups } });
    const uses = part(['u']);
    now().goTo('u');
    const before = now().whole;
    expect(() => now().addPart(uses)).toThrow('“Fox” cannot be put into itself.');
    expect(now().whole).toBe(before);
    now().goTo('');
    now().addPart(uses);
    expect(now().whole.nodes).toHaveLength(2);
  });

  it('of a group that is another here come under an id that names no place', () => {
    const group = (id: string, name: string) => ({ id, name, fields: [], nodes: [], edges: [] });
    const node = (id: string, type: string) => ({ id, type, position: { x: 0, y: 0 } });
    const groups = [group('outer', 'Outer'), group('g', 'Fox')];
    store = createWorkflowStore({
      ...FOXES,
      workflow: { name: 'Foxes', nodes: [node('u', 'group:outer')], edges: [], groups },
    });
    now().goTo('u');
    now().addPart({ nodes: [node('v', 'group:g')], edges: [], groups: [group('g', 'Another fox')] });
    const brought = now().whole.groups?.find(({ name }) => name.startsWith('Another fox'));
    expect(brought?.id).not.toContain('/');
    expect(now().workflow.nodes.map(({ type }) => type)).toEqual([`group:${brought!.id}`]);
  });

  it('what is copied is a graph file of the nodes and what stands in them', () => {
    now().select(['words', 'draw']);
    const { nodes, edges } = readWorkflowText(now().copySelected()!);
    expect(nodes.map(({ id }) => id)).toEqual(['words', 'draw']);
    expect(nodes[0]?.fields).toEqual({ value: 'a fox' });
    expect(edges).toHaveLength(1);
  });
});

describe('seeds', () => {
  const EIGHT = [{ node: 'dice', field: 'value', value: 8 }];

  it('are those that a run took, and no step of undo', () => {
    now().moveSeeds(now().take(), EIGHT);
    expect(fieldsOf('dice')).toEqual({ value: 8, control: 'increment' });
    expect([now().canUndo, now().isDirty]).toEqual([false, true]);
  });

  it('stay those of the last run when an older edit is undone and done again', () => {
    now().setField('words', 'value', 'a hare');
    for (const value of [8, 9, 10]) now().moveSeeds(now().take(), [{ node: 'dice', field: 'value', value }]);
    now().undo();
    expect([fieldsOf('words'), fieldsOf('dice')]).toEqual([{ value: 'a fox' }, { value: 10, control: 'increment' }]);
    now().moveSeeds(now().take(), [{ node: 'dice', field: 'value', value: 11 }]);
    now().redo();
    expect([fieldsOf('words'), fieldsOf('dice')]).toEqual([{ value: 'a hare' }, { value: 11, control: 'increment' }]);
  });

  it('are given back by undo where a person had changed them', () => {
    now().setField('dice', 'value', 70);
    now().moveSeeds(now().take(), [{ node: 'dice', field: 'value', value: 71 }]);
    now().undo();
    expect(fieldsOf('dice')).toMatchObject({ value: 7 });
    now().redo();
    expect(fieldsOf('dice')).toMatchObject({ value: 71 });
  });

  it('leave the nodes shared by the steps of undo that did not change them', () => {
    now().rename('Hares');
    now().moveSeeds(now().take(), EIGHT);
    const { nodes } = now().workflow;
    now().undo();
    expect(now().workflow.nodes).toBe(nodes);
  });

  it('stay where the run took none', () => {
    now().moveSeeds(now().take(), []);
    expect(fieldsOf('dice')).toEqual({ value: 7, control: 'increment' });
    expect(now().canUndo).toBe(false);
  });

  it('are drawn once, whatever is edited meanwhile, until a run takes them', () => {
    const draws = ['first', 'second'];
    store = createWorkflowStore({ ...FOXES, newDraw: () => draws.shift() ?? '' });
    const told = now().take().draw;
    now().moveNodes([{ id: 'dice', position: { x: 5, y: 5 } }]);
    const taken = now().take();
    expect([told, taken.draw]).toEqual(['first', 'first']);
    now().moveSeeds(taken, EIGHT);
    expect(now().take().draw).toBe('second');
  });

  it('are those of the graph as it was taken; a seed that was typed meanwhile stays on screen', () => {
    const taken = now().take();
    now().setField('words', 'value', 'a hare');
    now().moveSeeds(taken, EIGHT);
    expect([fieldsOf('dice'), fieldsOf('words')]).toEqual([{ value: 8, control: 'increment' }, { value: 'a hare' }]);
    const again = now().take();
    now().setField('dice', 'value', 70);
    now().moveSeeds(again, [{ node: 'dice', field: 'value', value: 9 }]);
    expect(fieldsOf('dice')).toMatchObject({ value: 70 });
  });

  it('move on from run to run where several are made of one graph', () => {
    const first = now().take();
    now().moveSeeds(first, EIGHT);
    const second = now().take({ ...first, graph: withSeeds(first.graph, EIGHT) });
    expect(second).toMatchObject({ documentId: first.documentId, graph: { nodes: now().workflow.nodes } });
    expect(second.draw).not.toBe(first.draw);
    now().moveSeeds(second, [{ node: 'dice', field: 'value', value: 9 }]);
    expect(fieldsOf('dice')).toMatchObject({ value: 9 });
  });
});
