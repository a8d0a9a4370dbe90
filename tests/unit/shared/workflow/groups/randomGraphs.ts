import fc from 'fast-check';
import { withoutTwins } from '#shared/graph/withoutTwins';
import type { Workflow, WorkflowEdge, WorkflowNode } from '#shared/workflow/Workflow';

/** Node types with a socket on each side, by what goes in and comes out. */
const TYPES = {
  text: { into: [], out: ['text'], field: 'value' },
  'wrap-text': { into: ['text'], out: ['text'], field: 'suffix' },
  'join-text': { into: ['text'], out: ['text'], field: 'separator' },
  reroute: { into: ['in'], out: ['out'], field: 'carries' },
  note: { into: [], out: [], field: 'text' },
} as const;

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true }).map((value) => (value === 0 ? 0 : value));

const node = (id: string): fc.Arbitrary<WorkflowNode> =>
  fc
    .record({
      type: fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])),
      x: coordinate,
      y: coordinate,
      words: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
      title: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
      mode: fc.option(fc.constantFrom('mute' as const, 'bypass' as const), { nil: undefined, freq: 6 }),
    })
    .map(({ type, x, y, words, title, mode }) => ({
      id,
      type,
      position: { x, y },
      ...(title !== undefined && { title }),
      ...(mode && type !== 'reroute' && { mode }),
      ...(type === 'reroute'
        ? { fields: { carries: 'text' } }
        : words !== undefined && { fields: { [TYPES[type].field]: words } }),
    }));

const look: fc.Arbitrary<Omit<WorkflowEdge, 'from' | 'to'>> = fc
  .record({
    label: fc.option(fc.constantFrom('sky', 'sea'), { nil: undefined }),
    hidden: fc.boolean(),
    bundle: fc.option(fc.constantFrom('Bundle 1', 'Bundle 2'), { nil: undefined }),
  })
  .map(({ label, hidden, bundle }) => ({
    ...(label !== undefined && { label }),
    ...(hidden && { hidden: true as const }),
    ...(bundle !== undefined && { bundle }),
  }));

function edges(nodes: readonly WorkflowNode[]): fc.Arbitrary<readonly WorkflowEdge[]> {
  const of = (each: WorkflowNode) => TYPES[each.type as keyof typeof TYPES];
  const froms = nodes.flatMap((each) => of(each).out.map((socket) => ({ node: each.id, socket })));
  const tos = nodes.flatMap((each) => of(each).into.map((socket) => ({ node: each.id, socket })));
  if (froms.length === 0 || tos.length === 0) return fc.constant([]);
  const edge = fc
    .record({ from: fc.constantFrom(...froms), to: fc.constantFrom(...tos), look })
    .map(({ from, to, look: seen }) => ({ ...seen, from, to }));
  return fc.array(edge, { maxLength: 16 }).map((all) => withoutTwins(all));
}

/** Small graphs of all that lies on a canvas, wired in any way, circles too. */
export const anyGraph: fc.Arbitrary<Workflow> = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc.tuple(...Array.from({ length: count }, (_, at) => node(`n${String(at)}`))).chain((nodes) =>
    fc.record({ edges: edges(nodes), isForm: fc.boolean() }).map(({ edges: wires, isForm }) => ({
      name: 'Any',
      nodes,
      edges: wires,
      ...(isForm && { form: { fields: nodes.map(({ id }) => ({ node: id, field: 'value' })), results: 'n0' } }),
    })),
  ),
);
