import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { groupFileOf, readGroupText, withGroup, writeGroupFile } from '#shared/workflow/groups/groupFile';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';

const RELEASED = join(import.meta.dirname, '../../../../fixtures/released/groups');

const ends = { sockets: [{ name: 'text', type: 'text', label: 'Words' }] };
const inside = (value: string) => {
  const { nodes, edges } = aGraph()
    .node('words', 'text', { value })
    .node('out', 'group-outputs', ends)
    .wire('words.text', 'out.text')
    .build();
  return { nodes, edges };
};
const INNER: WorkflowGroup = { id: 'inner', name: 'Words', fields: [], ...inside('a fox') };
const OUTER: WorkflowGroup = {
  ...aGraph('Character').node('u', 'group:inner').node('w', 'text', { value: 'hat' }).build(),
  id: 'outer',
  note: 'Who it is',
  fields: [{ name: 'who', node: 'w', field: 'value' }],
};
const GRAPH: Workflow = {
  ...aGraph().node('use', 'group:outer').build(),
  groups: [INNER, { ...INNER, id: 'other' }, OUTER],
};
const FILE = groupFileOf(GRAPH, 'outer') ?? { group: '', groups: [] };
const TEXT = writeGroupFile(FILE);
let next = 0;
const newId = () => `new${String(++next)}`;

describe('a group as a file', () => {
  it('holds it and the groups it uses, and nothing else', () => {
    expect(FILE.groups.map(({ id }) => id)).toEqual(['inner', 'outer']);
    expect(groupFileOf(GRAPH, 'nobody')).toBeUndefined();
  });

  it('is read as it was, and written the same, byte for byte', () => {
    expect(writeGroupFile(readGroupText(TEXT))).toBe(TEXT);
    expect(writeGroupFile(readGroupText(`\uFEFF${TEXT.replaceAll('\n', '\r\n')}`))).toBe(TEXT);
  });

  it('opens the same in every later version: each that was released is read, written and compared', () => {
    const files = readdirSync(RELEASED);
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const text = readFileSync(join(RELEASED, name), 'utf8');
      expect(writeGroupFile(readGroupText(text, name))).toBe(text);
    }
  });

  it('says in words what is wrong with it, where it is none', () => {
    const broken = (change: object) => JSON.stringify({ ...(JSON.parse(TEXT) as object), ...change });
    for (const [words, text] of [
      ['is not JSON', 'fox'],
      ['is not a group of Lumi Studio', '{"nodes":[]}'],
      ['is a ComfyUI workflow', '{"nodes":[],"links":[]}'],
      ['lacks the group it is about', broken({ group: 'nobody' })],
      ['has a mistake at groups', broken({ groups: undefined })],
      ['lacks the group it is about', broken({ groups: [INNER, { ...OUTER, nodes: {} }] })],
      ['made by a newer Lumi Studio', broken({ version: 99 })],
      ['ids', broken({ groups: [INNER, INNER] })],
      ['levels deep', `{"a":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ] as const)
      expect(() => readGroupText(text, 'fox.lumi-group.json')).toThrow(words === 'ids' ? WorkflowFileError : words);
    expect(() => readWorkflowText(TEXT, 'fox.json')).toThrow('fox.json is a group of Lumi Studio, not a graph.');
  });

  it('opens without the parts that cannot be read, and tells them', () => {
    const bad = { from: { node: 'u' }, to: 7 };
    const groups = [INNER, { ...OUTER, edges: [...OUTER.edges, bad] }, { id: 'broken' }];
    const { left, ...file } = readGroupText(JSON.stringify({ ...(JSON.parse(TEXT) as object), groups }));
    expect(left).toEqual(['Group 2: Wire 1 was left out.', 'Group 3 was left out.']);
    expect(file).toEqual(FILE);
  });

  it('comes into a graph, which then can use it', () => {
    const { workflow, type } = withGroup(aGraph().build(), FILE, newId);
    expect(type).toBe('group:outer');
    expect(workflow.groups?.map(({ id }) => id)).toEqual(['inner', 'outer']);
  });

  it('is shared with what the graph has already, the very same, and comes under a free id beside what is another', () => {
    expect(withGroup(GRAPH, FILE, newId)).toEqual({ workflow: GRAPH, type: 'group:outer' });
    const changed: Workflow = { ...GRAPH, groups: [{ ...INNER, ...inside('a wolf') }, OUTER] };
    const { workflow, type } = withGroup(changed, FILE, newId);
    expect(workflow.groups).toHaveLength(4);
    expect(workflow.groups?.slice(0, 2)).toEqual(changed.groups);
    const [inner, outer] = workflow.groups?.slice(2) ?? [];
    expect(type).toBe(`group:${outer?.id ?? ''}`);
    expect(type).not.toBe('group:outer');
    expect(outer?.nodes[0]?.type).toBe(`group:${inner?.id ?? ''}`);
  });

  it('is shared with what it became when it came before, however often it comes', () => {
    const changed: Workflow = { ...GRAPH, groups: [{ ...INNER, ...inside('a wolf') }, OUTER] };
    const first = withGroup(changed, FILE, newId);
    expect(first.workflow.groups?.map(({ name }) => name)).toEqual(['Words', 'Character', 'Words 2', 'Character 2']);
    expect(withGroup(first.workflow, FILE, newId)).toEqual(first);
    const other = { ...FILE, groups: FILE.groups.map((each) => ({ ...each, note: 'Another' })) };
    expect(withGroup(first.workflow, other, newId).workflow.groups).toHaveLength(6);
  });
});
