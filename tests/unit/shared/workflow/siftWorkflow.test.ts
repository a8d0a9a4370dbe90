import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readWorkflowText, readWorkflowTold } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';

const node = { id: 'a', type: 'text', position: { x: 0, y: 0 } };
const other = { ...node, id: 'b' };
const wire = { from: { node: 'a', socket: 'text' }, to: { node: 'b', socket: 'text' } };
const GROUP = { id: 'g', name: 'G', fields: [], nodes: [node], edges: [] };
const many = <T>(count: number, make: (id: string) => T) =>
  Array.from({ length: count }, (_, at) => make(`f${String(at)}`));
const shown = (count: number) => many(count, (name) => ({ name, node: 'a', field: name }));
const file = (parts: object) =>
  JSON.stringify({ format: 'lumi-workflow', version: 2, name: 'x', nodes: [node, other], edges: [wire], ...parts });
const told = (parts: object) => readWorkflowTold(file(parts));

describe('one bad part of a file', () => {
  it.each<[string, object, string]>([
    ['half a wire', { edges: [wire, { from: wire.from }] }, 'Wire 2 was left out.'],
    ['a wire that is none', { edges: [7, wire] }, 'Wire 1 was left out.'],
    ['a wire whose label is none', { edges: [{ ...wire, label: 7 }] }, 'Wire 1 lost its label.'],
    ['a node without a type', { nodes: [node, other, { id: 'c' }] }, 'Node 3 “c” was left out.'],
    ['a node without an id', { nodes: [node, other, { ...node, id: '' }] }, 'Node 3 was left out.'],
    ['a bookmark', { bookmarks: [{ name: 'x' }] }, 'Bookmark 1 was left out.'],
    [
      'where a bookmark is',
      { bookmarks: [{ name: 'x', x: 0, y: 0, zoom: 1, place: 7 }] },
      'Bookmark 1 lost its place.',
    ],
    ['a group', { groups: [{ name: 'x' }] }, 'Group 1 was left out.'],
    ['groups that are no list', { groups: {} }, 'The groups were left out.'],
    ['a form', { form: 7 }, 'The form was left out.'],
    [
      'a field of the form',
      { form: { fields: [{ node: 'a' }, { node: 'a', field: 'value' }] } },
      'Field of the form 1 was left out.',
    ],
    ['a name that is none', { name: 7 }, 'The name is no text.'],
    ['no name', { name: undefined }, 'It has no name.'],
    ['a name without end', { name: 'x'.repeat(1001) }, 'The name was cut off after 1,000 letters.'],
    ['a group without an id one can write', { groups: [{ ...GROUP, id: 'x'.repeat(201) }] }, 'Group 1 was left out.'],
    ['a group’s note', { groups: [{ ...GROUP, note: 7 }] }, 'Group 1: the note is no text.'],
    ['a group’s wires', { groups: [{ ...GROUP, edges: null }] }, 'Group 1: The wires were left out.'],
    [
      'groups',
      { groups: many(1001, (id) => ({ ...GROUP, id })) },
      'The groups are more than 1,000: the rest was left out.',
    ],
    [
      'a group’s fields',
      { groups: [{ ...GROUP, fields: shown(203) }] },
      'Group 1: the fields are more than 200: the rest was left out.',
    ],
    [
      'a form’s fields',
      { form: { fields: shown(201) } },
      'The fields of the form are more than 200: the rest was left out.',
    ],
    [
      'a form’s note',
      { form: { fields: [], note: 'x'.repeat(4001) } },
      'The note of the form was cut off after 4,000 letters.',
    ],
    ['a form’s results', { form: { fields: [], results: 7 } }, 'Where the form takes its results from was left out.'],
    ['where the canvas stood', { viewport: { x: 0 } }, 'Where the canvas stood was left out.'],
  ])('is left out and told, and the rest opens: %s', (_what, parts, sentence) => {
    const { workflow, left } = told(parts);
    expect(left).toEqual([sentence]);
    expect(workflow.nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(workflow.edges).toMatchObject([wire]);
  });

  it('are all the wires, where they are no list', () => {
    for (const edges of [null, {}, undefined, 'none']) {
      const { workflow, left } = told({ edges });
      expect(left).toEqual(['The wires were left out.']);
      expect(workflow).toMatchObject({ nodes: [node, other], edges: [] });
    }
  });

  it('takes only what is wrong from a node, which stays', () => {
    const wrong = { ...node, title: 7, mode: 'sleep', size: { width: -1, height: 2 }, collapsed: true };
    const { workflow, left } = told({ nodes: [{ ...wrong, fields: { value: 'a fox', ['x'.repeat(101)]: 1 } }, other] });
    expect(workflow.nodes[0]).toEqual({ ...node, collapsed: true, fields: { value: 'a fox' } });
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^Node 1 “a” lost its .*title.*\.$/);
  });

  it('puts a node that lies nowhere where every graph begins', () => {
    const { workflow, left } = told({ nodes: [{ id: 'a', type: 'text', position: { x: 1e300, y: 0 } }, other] });
    expect(workflow.nodes[0]).toEqual(node);
    expect(left).toEqual(['Node 1 “a” lost its position.']);
  });

  it('leaves out the wires of a node that is left out, and says how many', () => {
    const { workflow, left } = told({ nodes: [node, { id: 'b' }] });
    expect(workflow).toMatchObject({ nodes: [node], edges: [] });
    expect(left).toEqual(['Node 2 “b” was left out.', '1 wire of nodes that were left out went too.']);
  });

  it('gives the second of two nodes of one id another, so that none is lost', () => {
    const { workflow, left } = told({ nodes: [node, other, { ...node, title: 'second' }, { ...node, id: 'a-2' }] });
    expect(workflow.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'a-3', 'a-2']);
    expect(workflow.nodes[2]).toMatchObject({ title: 'second' });
    expect(left).toEqual(['Node “a”: another had that id, so this one is “a-3” now.']);
  });

  it('of a group is left out of the group alone', () => {
    const group = { id: 'g', name: 'G', fields: [{ name: 'x' }], nodes: [node, { id: 7 }], edges: [{}], viewport: 1 };
    const { workflow, left } = told({ groups: [group, { ...group, fields: [], nodes: [node], edges: [] }] });
    expect(workflow.groups).toMatchObject([
      { id: 'g', fields: [], nodes: [node], edges: [] },
      { id: 'g-2', nodes: [node] },
    ]);
    expect(left).toContain('Group 1: Node 2 was left out.');
    expect(left).toContain('Group 1: Wire 1 was left out.');
    expect(left).toContain('Group 1: field 1 was left out.');
  });

  it('does not make a graph of what is none', () => {
    for (const parts of [{ nodes: 1 }, { nodes: undefined }, { version: 99 }, { format: 'other' }]) {
      expect(() => told(parts)).toThrow(WorkflowFileError);
    }
  });

  it('is told in a hundred sentences at most, in time that grows with the file', () => {
    const { workflow, left } = told({ nodes: Array.from({ length: 20_000 }, () => node), edges: [] });
    expect(workflow.nodes).toHaveLength(20_000);
    expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(20_000);
    expect(left).toHaveLength(101);
    expect(left.at(-1)).toBe('And 19899 more.');
  });

  it('never hides what is sound: whatever stands beside it, it opens, and is written and read the same', () => {
    const part = fc.oneof(
      fc.constant(node),
      fc.constant(wire),
      fc.jsonValue(),
      fc.record({ id: fc.jsonValue(), type: fc.jsonValue() }),
    );
    const parts = fc.array(part, { maxLength: 6 });
    fc.assert(
      fc.property(
        parts,
        parts,
        fc.jsonValue(),
        fc.jsonValue(),
        fc.jsonValue(),
        (nodes, edges, groups, form, bookmarks) => {
          const text = file({ nodes: [...nodes, node, other], edges: [...edges, wire], groups, form, bookmarks });
          if (text.includes('__proto__')) return;
          const { workflow } = readWorkflowTold(text);
          expect(workflow.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b']));
          expect(workflow.edges).toEqual(expect.arrayContaining([wire]));
          const written = writeWorkflow(workflow);
          expect(readWorkflowTold(written).left).toEqual([]);
          expect(writeWorkflow(readWorkflowText(written))).toBe(written);
        },
      ),
    );
  });
});
