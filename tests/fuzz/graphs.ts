/** Graphs: whatever a file holds, it is read, checked, planned, foreseen and written again, or refused in words. */
import fc from 'fast-check';
import { AppError } from '#shared/errors/AppError';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { planRun } from '#shared/graph/planRun';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { makeGroup } from '#shared/workflow/groups/makeGroup';
import { proposeGroup } from '#shared/workflow/groups/proposeGroup';
import { ungroup } from '#shared/workflow/groups/ungroup';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { previewPlan } from '../../electron/engine/previewPlan.ts';
import type { OpenFuzzArea } from './FuzzArea.ts';
import { groupFile } from './groupFiles.ts';
import { hostileJson, hostileWord } from './hostile.ts';
import { shipped } from '#shared/shipped';
import { catalogue, palette } from '../support/shipped.ts';

const DEEPEST = 3_000;
const DEEP = 'levels deep: ';

/** Few names, so that wires that were made up meet nodes. */
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const nodeId = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...IDS) }, hostileWord);

/** What stands in a field of a file that somebody wrote by hand. */
const simplyWrong = fc.constantFrom<unknown>('', ' ', null, 0, -1, 1.5, 1e12, true, [], {}, 'auto', '4K', 'low', 'x');

/** Stands for so many levels of nesting, which no tool that shows a finding could take. */
const deep = fc.integer({ min: 1, max: DEEPEST }).map((levels) => `${DEEP}${levels}`);

function textOf(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${DEEP}(\\d+)"`, 'g'), (_, levels) => nested(Number(levels)));
}

function nested(levels: number): string {
  return '[{"a":'.repeat(levels) + '0' + '}]'.repeat(levels);
}

function fieldsOf({ fields }: AnyNodeDefinition): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.entries(fields).map(([name, field]) => {
    const good = fc.constant(field.default);
    const chosen = 'choices' in field ? fc.constantFrom(...field.choices.map(({ value }) => value as unknown)) : good;
    const wrong = fc.oneof({ weight: 9, arbitrary: fc.oneof(simplyWrong, hostileJson) }, deep);
    // Few, or no graph of some size would be valid, and nothing behind the check be tried.
    return [name, fc.oneof({ weight: 15, arbitrary: fc.oneof(good, chosen) }, wrong)] as const;
  });
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

const nodeOfType = ofType(...palette.keys());

/** A processor, what it needs and who takes its pictures: of nodes by chance hardly any six make a graph that could run. */
const whole = fc.tuple(
  ofType('sample-provider', 'google-provider', 'openrouter-provider'),
  ofType('gemini-config'),
  ofType('text', 'wrap-text'),
  ofType('seed', 'note', 'text'),
  ofType('image-processor'),
  ofType('gallery', 'save-images', 'image-processor'),
);

function ofType(...types: readonly string[]) {
  return fc
    .constantFrom(...[...palette.values()].filter(({ type }) => types.includes(type)))
    .chain((definition) => fieldsOf(definition).map((fields) => ({ type: definition.type, fields })));
}

const node = fc
  .tuple(
    // A name of its own for most: two of one name are refused at once.
    fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, nodeId),
    fc.oneof(
      { weight: 20, arbitrary: nodeOfType },
      fc.record({ type: fc.oneof(fc.constant<unknown>('of-tomorrow'), hostileWord, hostileJson), fields: hostileJson }),
    ),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      fc.record(
        { title: hostileWord, mode: fc.constantFrom('bypass', 'mute'), size: hostileJson },
        { requiredKeys: [] },
      ),
    ),
  )
  .map(([id, body, more]) => ({ id, position: { x: 0, y: 0 }, ...body, ...more }));

const sockets = [
  ...new Set([...palette.values()].flatMap(({ inputs, outputs }) => Object.keys({ ...inputs, ...outputs }))),
];
const socket = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...sockets) }, hostileWord);
const address = fc.record({ node: nodeId, socket });
const anyEdge = fc.record({ from: address, to: address });

interface MadeNode {
  readonly id: unknown;
  readonly type: unknown;
}

function definitionOf({ type }: MadeNode): AnyNodeDefinition | undefined {
  return typeof type === 'string' ? palette.get(type) : undefined;
}

/** Every wire that fits between nodes, those behind each other first: most graphs are whole ones with one thing odd. */
function fittingEdges(nodes: readonly MadeNode[]) {
  return nodes.flatMap((from, index) =>
    [...nodes.slice(index + 1), ...nodes.slice(0, index + 1)].flatMap((to) =>
      Object.entries(definitionOf(from)?.outputs ?? {}).flatMap(([output, { type }]) =>
        Object.entries(definitionOf(to)?.inputs ?? {})
          .filter(([, input]) => input.type === type)
          .map(([input]) => ({ from: { node: from.id, socket: output }, to: { node: to.id, socket: input } })),
      ),
    ),
  );
}

const someNodes = fc.oneof(
  fc.array(node, { maxLength: IDS.length, size: 'max' }),
  fc
    .tuple(whole, fc.array(node, { maxLength: 2 }))
    .map(([parts, more]) => [...parts.map((part) => ({ id: undefined, position: { x: 0, y: 0 }, ...part })), ...more]),
);

const file = someNodes
  .map((nodes) => nodes.map((one, index) => ({ ...one, id: one.id ?? IDS[index] ?? '' })))
  .chain((nodes) => {
    const fitting = fittingEdges(nodes);
    const placeOf = (id: unknown) => nodes.findIndex((one) => one.id === id);
    const forward = fitting.filter(({ from, to }) => placeOf(from.node) < placeOf(to.node));
    const wires = fc.oneof(
      fc.subarray([...fitting], { maxLength: Math.min(16, fitting.length) }),
      // One wire an input, the nearest that fits, as a person would have it.
      fc.constant([...new Map(fitting.map((edge) => [JSON.stringify(edge.to), edge])).values()]),
      // The same, and in no circle.
      {
        weight: 4,
        arbitrary: fc.constant([...new Map(forward.map((edge) => [JSON.stringify(edge.to), edge])).values()]),
      },
      fc.array(anyEdge, { maxLength: 12 }),
    );
    return fc.record({
      format: fc.constant('lumi-workflow'),
      version: fc.constant(1),
      name: hostileWord,
      nodes: fc.constant(nodes),
      edges: wires,
    });
  });

/** What may happen to a file on its way: a piece is lost, doubled, or put in. */
const harm = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 40 }),
  put: fc.oneof(
    hostileWord,
    fc.constantFrom('NaN', '-Infinity', '//', ',', ',,', '{"a":', '1e999', '"', '\u0000'),
    deep.map((levels) => textOf(levels)),
  ),
});

export const openGraphs: OpenFuzzArea = (onCase) =>
  Promise.resolve({
    properties: [
      {
        name: 'a graph of any nodes, fields and wires is foreseen or refused in words, and written as it was read',
        property: fc.asyncProperty(file, async (value) => {
          onCase();
          await use(textOf(value));
        }),
      },
      {
        name: 'a graph of any groups is taken apart, foreseen or refused in words, and written as it was read',
        property: fc.asyncProperty(groupFile, async (value) => {
          onCase();
          await use(textOf(value));
        }),
      },
      {
        name: 'what is made a group of and unpacked is what it was, among whatever groups there are',
        property: fc.asyncProperty(groupFile, fc.array(fc.nat(), { maxLength: 3 }), (value, picks) => {
          onCase();
          packAndUnpack(textOf(value), picks);
          return Promise.resolve();
        }),
      },
      {
        name: 'a graph file that was harmed is refused in words or read as what it says',
        property: fc.asyncProperty(file, fc.array(harm, { minLength: 1, maxLength: 3 }), async (value, harms) => {
          onCase();
          let text = textOf(value);
          for (const { at, length, put } of harms) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + put + text.slice(from + length);
          }
          await use(text);
        }),
      },
    ],
  });

async function use(text: string): Promise<void> {
  const workflow = inWords(() => readWorkflowText(text));
  if (!workflow) return;
  const written = writeWorkflow(workflow);
  if (writeWorkflow(readWorkflowText(written)) !== written)
    throw new Error('The graph is another one once it was written.');
  withoutGroups(workflow);
  for (const targets of [undefined, ...workflow.nodes.map(({ id }) => [id])]) await foresee(workflow, targets);
}

/** Makes a group of some nodes at the top, writes and reads that, and unpacks it. */
function packAndUnpack(text: string, picks: readonly number[]): void {
  const graph = inWords(() => readWorkflowText(text));
  if (!graph || graph.nodes.length === 0) return;
  const ids = new Set(picks.map((pick) => graph.nodes[pick % graph.nodes.length]?.id ?? ''));
  const made = inWords(() => {
    const wish = proposeGroup(graph, undefined, shipped.paletteOf(graph), ids);
    return makeGroup(graph, undefined, ids, wish, { group: 'made', use: 'use' });
  });
  if (!made?.nodes.some(({ type }) => groupIdOf(type) === 'made')) return;
  const kept = readWorkflowText(writeWorkflow(made));
  withoutGroups(kept);
  const back = ungroup(kept, undefined, 'use', () => 'another').workflow;
  if (sorted(back) !== sorted(graph)) throw new Error('It is another graph once it was a group.');
}

/** The bytes but for the order: that is kept where ids are unlike across groups (`packAndUnpack.test.ts`), as the editor makes them. */
function sorted(graph: Workflow): string {
  const inOrder = <T>(parts: readonly T[]): readonly T[] =>
    parts.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return writeWorkflow({ ...graph, nodes: inOrder(graph.nodes), edges: inOrder(graph.edges) });
}

async function foresee(workflow: Workflow, targets: readonly string[] | undefined): Promise<void> {
  const validation = validateGraph(workflow, shipped.paletteOf(workflow), targets);
  if (!validation.ok) {
    if (validation.problems.some(({ message }) => message.trim() === '')) throw new Error('A problem has no words.');
    return;
  }
  const { problems } = await previewPlan(planRun(validation.graph), { catalogue });
  if (problems.some(({ code }) => code === 'unexpected')) throw new Error(`A node failed by a fault of ours.`);
}

/** What an action gives; `undefined`: it was refused as an expected failure. */
function inWords<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (caught) {
    if (caught instanceof AppError) return undefined;
    throw caught;
  }
}
