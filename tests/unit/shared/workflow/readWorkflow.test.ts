import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { groupPath, groupType, MOST_GROUP_LEVELS } from '#shared/graph/groups/groupPath';
import { migrations } from '#shared/workflow/migrations/index';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { WORKFLOW_VERSION, type Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../support/builders.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/workflows');
const fixture = (path: string) => readFileSync(join(FIXTURES, path), 'utf8');

describe('the graph files of every version', () => {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.lumi.json'),
  );

  it('are there for every version ever written', () => {
    expect(migrations).toHaveLength(WORKFLOW_VERSION - 1);
    for (let version = 1; version <= WORKFLOW_VERSION; version++) {
      expect(files.some((name) => name.startsWith(`v${String(version)}/`))).toBe(true);
    }
  });

  it.each(files)('%s reads, and reads the same once written', (file) => {
    const workflow = readWorkflowText(fixture(file));
    expect(workflow.name).toBe('Foxes');
    expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  });

  it('keep everything the first version can say', () => {
    const { nodes, edges, viewport } = readWorkflowText(fixture('v1/full.lumi.json'));
    expect(nodes[0]).toEqual({
      id: 'n1',
      type: 'text',
      title: 'Prompt',
      position: { x: 0, y: 0 },
      size: { width: 280, height: 160 },
      collapsed: true,
      mode: 'bypass',
      fields: { value: 'a red fox' },
    });
    expect(edges[0]).toEqual({ from: { node: 'n1', socket: 'text' }, to: { node: 'n4', socket: 'prompt' } });
    expect(viewport).toEqual({ x: -40, y: 12.5, zoom: 0.8 });
  });

  it('keep node types this version does not know, with their fields and wires', () => {
    const workflow = readWorkflowText(fixture('v1/full.lumi.json'));
    const unknown = { type: 'hologram-projector', fields: { depth: { layers: [1, 2, 3] } } };
    expect(workflow.nodes).toContainEqual(expect.objectContaining(unknown));
    expect(readWorkflowText(writeWorkflow(workflow)).nodes).toContainEqual(expect.objectContaining(unknown));
    expect(workflow.edges).toHaveLength(4);
  });
});

describe('writing and reading', () => {
  const plain = (value: number) => (Object.is(value, -0) ? 0 : value);
  const coordinate = fc.double({ min: -1e7, max: 1e7, noNaN: true }).map(plain);
  const id = fc.string({ minLength: 1, maxLength: 20 });
  const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
  const length = fc.integer({ min: 1, max: 5000 });
  const node = fc.record(
    {
      id,
      type: fc.string({ minLength: 1, maxLength: 40 }),
      position: fc.record({ x: coordinate, y: coordinate }),
      title: fc.string({ unit: 'grapheme', maxLength: 40 }),
      size: fc.record({ width: length, height: length }),
      collapsed: fc.boolean(),
      mode: fc.constantFrom('bypass' as const, 'mute' as const),
      fields: fc.dictionary(
        fc.string({ maxLength: 20 }).filter((key) => key !== '__proto__'),
        json,
      ),
    },
    { requiredKeys: ['id', 'type', 'position'] },
  );
  const address = fc.record({ node: id, socket: fc.string({ minLength: 1, maxLength: 20 }) });
  const wire = fc.record(
    {
      from: address,
      to: address,
      label: fc.string({ unit: 'binary', maxLength: 40 }),
      hidden: fc.constant(true as const),
      bundle: fc.string({ unit: 'binary', maxLength: 20 }),
    },
    { requiredKeys: ['from', 'to'] },
  );
  const workflow = fc.record(
    {
      name: fc.string({ unit: 'grapheme', maxLength: 40 }),
      nodes: fc.uniqueArray(node, { selector: (one) => one.id, maxLength: 8 }),
      edges: fc.uniqueArray(wire, {
        selector: ({ from, to }) => JSON.stringify([from, to]),
        maxLength: 8,
      }),
      viewport: fc.record({ x: coordinate, y: coordinate, zoom: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
    },
    { requiredKeys: ['name', 'nodes', 'edges'] },
  );

  it('gives back any workflow as it was', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const text = writeWorkflow(given as unknown as Workflow);
        expect(plainCopy(readWorkflowText(text))).toEqual(plainCopy(given));
        expect(writeWorkflow(readWorkflowText(text))).toBe(text);
      }),
    );
  });

  it('gives back a value in groups as deep and with ids as long as there may be', () => {
    const idOf = (level: number) => `${String(level).padStart(2, '0')}${'/'.repeat(197)}~`;
    const node = (level: number, type: string) => ({ id: idOf(level), type, position: { x: 0, y: 0 } });
    const path = Array.from({ length: MOST_GROUP_LEVELS + 1 }, (_, level) => idOf(level));
    const groups = path.slice(1).map((id, at) => ({
      id: `g${id}`.slice(0, 200),
      name: 'Deeper',
      fields: [],
      nodes: [
        at + 1 === MOST_GROUP_LEVELS ? node(at + 1, 'text') : node(at + 1, groupType(`g${idOf(at + 2)}`.slice(0, 200))),
      ],
      edges: [],
    }));
    const use = { ...node(0, groupType(groups[0]!.id)), inside: { [groupPath(path.slice(1))]: { text: 'deep' } } };
    const form = { fields: [{ node: groupPath(path), field: 'text' }] };
    const workflow: Workflow = { name: 'Deep', nodes: [use], edges: [], groups, form };
    expect(groupPath(path).length).toBeGreaterThan(13_000);
    expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  });

  it('reads whole numbers of 64 bits digit by digit, and leaves every other number one', () => {
    const text = writeWorkflow(aGraph().node('a', 'x', { seed: 1, other: 2 }).build());
    const read = (digits: string) =>
      readWorkflowText(text.replace('"seed": 1', `"seed": ${digits}`)).nodes[0]?.fields?.['seed'];
    expect(read('18446744073709551615')).toBe('18446744073709551615');
    expect(read('9007199254740993')).toBe('9007199254740993');
    expect(read('9007199254740991')).toBe(9007199254740991);
    expect(read('1e300')).toBe(1e300);
    expect(read('0.12345678901234567')).toBe(0.12345678901234567);
    expect(read('-9007199254740993')).toBe(-9007199254740992);
    expect(read('"9007199254740993"')).toBe('9007199254740993');
  });

  it('refuses a wire whose label, bundle or hiding is none', () => {
    const text = writeWorkflow(aGraph().node('a', 'x').node('b', 'y').wire('a.out', 'b.in').build());
    const withWire = (more: object) => () => {
      const file = JSON.parse(text) as { edges: object[] };
      return readWorkflow({ ...file, edges: file.edges.map((edge) => ({ ...edge, ...more })) }).edges[0];
    };
    for (const wrong of [{ label: 'x'.repeat(201) }, { label: 1 }, { label: null }, { hidden: false }, { hidden: 1 }]) {
      expect(withWire(wrong)).toThrow(WorkflowFileError);
    }
    expect(withWire({ bundle: 'x'.repeat(101) })).toThrow(WorkflowFileError);
    expect(withWire({ label: 'x'.repeat(200), hidden: true, bundle: '__proto__' })()).toMatchObject({
      hidden: true,
      bundle: '__proto__',
    });
    expect(withWire({ colour: 'red' })()).not.toHaveProperty('colour');
  });

  it('keeps a wire once that a file has twice, as the page would', () => {
    const graph = aGraph().node('a', 'x').node('b', 'y').wire('a.out', 'b.in').wire('a.out', 'b.more').build();
    const [first, second] = graph.edges;
    const twice = { ...graph, edges: [first!, second!, { ...first! }] };
    expect(readWorkflowText(writeWorkflow(twice)).edges).toEqual([first, second]);
  });

  it('is the same text for the same graph, whatever order its fields were set in', () => {
    const text = (fields: Record<string, number>) => writeWorkflow(aGraph().node('a', 'x', fields).build());
    expect(text({ b: 1, a: 2, C: 3 })).toBe(text({ C: 3, a: 2, b: 1 }));
  });

  it('writes what the format names and nothing else', () => {
    const graph = aGraph().node('a', 'x').build();
    const nodes = [{ ...graph.nodes[0]!, result: 'canary', position: { x: 1, y: 2, z: 'canary' } }];
    const edges = [{ from: { node: 'a', socket: 'b', key: 'canary' }, to: { node: 'c', socket: 'd' }, id: 'canary' }];
    expect(writeWorkflow({ ...graph, nodes, edges, secret: 'canary' } as Workflow)).not.toContain('canary');
  });
});

/** Without the prototypes that differ between parsed and generated objects. */
function plainCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('a file that is no good graph', () => {
  const envelope = { format: 'lumi-workflow', version: 1, name: 'x', nodes: [] as unknown[], edges: [] as unknown[] };
  const node = { id: 'a', type: 'text', position: { x: 0, y: 0 } };

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /not a Lumi Studio graph/],
    ['a list', [], /not a Lumi Studio graph/],
    ['another format', { nodes: [] }, /not a Lumi Studio graph/],
    ['no version', { ...envelope, version: undefined }, /no version/],
    ['version 0', { ...envelope, version: 0 }, /no version/],
    ['a newer version', { ...envelope, version: WORKFLOW_VERSION + 1 }, /newer Lumi Studio/],
    ['no name', { ...envelope, name: undefined }, /at name/],
    ['no edges', { ...envelope, edges: undefined }, /at edges/],
    ['a node without position', { ...envelope, nodes: [{ id: 'a', type: 'text' }] }, /at nodes\.0\.position/],
    ['a node without id', { ...envelope, nodes: [{ ...node, id: '' }] }, /at nodes\.0\.id/],
    ['an unknown mode', { ...envelope, nodes: [{ ...node, mode: 'sleep' }] }, /at nodes\.0\.mode/],
    [
      'a position beyond the canvas',
      { ...envelope, nodes: [{ ...node, position: { x: 1e300, y: 0 } }] },
      /position\.x/,
    ],
    ['two nodes of one id', { ...envelope, nodes: [node, node] }, /Two nodes have the id “a”/],
    ['half an edge', { ...envelope, edges: [{ from: { node: 'a', socket: 'b' } }] }, /at edges\.0\.to/],
    ['several mistakes', { ...envelope, name: 1, nodes: [1], edges: 1 }, /and 2 more/],
  ])('is refused in words: %s', (_what, value, reason) => {
    expect(() => readWorkflow(value)).toThrow(WorkflowFileError);
    expect(() => readWorkflow(value)).toThrow(reason);
  });

  it.each(['{', '[1,', '{"format": "lumi-workflow", "vers', '{"a": "b\\"', '{"a": tru', '[-'])(
    'is said to be cut off only where it is: %j',
    (text) => {
      expect(() => readWorkflowText(text, 'fox.json')).toThrow('fox.json is not JSON: it ends in the middle.');
    },
  );

  it.each(['hello', '\0', '{,}', '[1 2]', '{"a"}', ']', '{} {}', "{'a': 1}"])(
    'is refused in words: the text %j',
    (text) => {
      expect(() => readWorkflowText(text, 'fox.json')).toThrow('fox.json is not JSON.');
    },
  );

  it('never brings anything but a WorkflowFileError, whatever it holds', () => {
    const nodes = fc.array(fc.oneof(fc.constant(node), fc.jsonValue()));
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        format: fc.constant('lumi-workflow'),
        version: fc.constant(1),
        name: fc.jsonValue(),
        nodes,
        edges: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        try {
          readWorkflow(value);
        } catch (caught) {
          expect(caught).toBeInstanceOf(WorkflowFileError);
        }
      }),
    );
  });
});
