/** Graph files with groups: in each other, in themselves, used often or not at all, with values of uses, and all that can be wrong with them. */
import fc from 'fast-check';
import { groupPath } from '#shared/graph/groups/groupPath';
import { hostileJson, hostileWord } from './hostile.ts';

const GROUPS = ['g1', 'g2', 'g3'];
const NODES = ['a', 'b', 'c', 'd'];
const SOCKETS = ['text', 'in', 'out', 'one', 'two'];
const TYPES = ['text', 'wrap-text', 'join-text', 'show-text', 'reroute', 'note', 'of-tomorrow'];

const rarely = <T, W>(usual: fc.Arbitrary<T>, wrong: fc.Arbitrary<W>) =>
  fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: wrong });

const nodeId = rarely(fc.constantFrom(...NODES), hostileWord);
const socketName = rarely(fc.constantFrom(...SOCKETS), hostileWord);
const value = rarely(fc.constantFrom<unknown>('a fox', '', 7, null), hostileJson);
const path = fc.array(nodeId, { minLength: 1, maxLength: 4 }).map((ids) => groupPath(ids));
const values = fc.dictionary(rarely(fc.constantFrom('value', 'words', 'prefix'), hostileWord), value, { maxKeys: 3 });

const use = fc.record(
  {
    type: rarely(fc.constantFrom(...GROUPS), fc.oneof(hostileWord, fc.constant('gone'))).map((id) => `group:${id}`),
    fields: values,
    inside: fc.dictionary(path, values, { maxKeys: 3 }),
    mode: fc.constantFrom('mute', 'bypass'),
  },
  { requiredKeys: ['type'] },
);
const plain = fc.record(
  { type: fc.constantFrom(...TYPES), fields: values, mode: fc.constantFrom('mute', 'bypass') },
  { requiredKeys: ['type'] },
);
const sockets = fc.array(
  fc.record(
    { name: socketName, type: rarely(fc.constantFrom('text', 'images'), hostileWord), label: hostileWord },
    { requiredKeys: ['name', 'type'] },
  ),
  { maxLength: 3 },
);
const end = fc.record({
  type: fc.constantFrom('group-inputs', 'group-outputs'),
  fields: fc.record({ sockets: rarely(sockets, hostileJson) }),
});

const place = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });
const address = fc.record({ node: nodeId, socket: socketName });
const edges = fc.array(fc.record({ from: address, to: address }), { maxLength: 8 });

/** Nodes each of a name of its own for the most, which is what a file needs to be read at all. */
function nodesOf(kinds: fc.Arbitrary<object>) {
  return fc
    .array(fc.tuple(kinds, place), { maxLength: NODES.length })
    .chain((made) =>
      rarely(fc.constant(NODES), fc.array(nodeId, { minLength: NODES.length, maxLength: NODES.length })).map((ids) =>
        made.map(([body, position], at) => ({ id: ids[at], position, ...body })),
      ),
    );
}

const group = fc.record(
  {
    name: hostileWord,
    note: hostileWord,
    fields: fc.array(
      fc.record({
        name: rarely(fc.constantFrom('words', 'prefix'), hostileWord),
        node: nodeId,
        field: fc.constantFrom('value', 'words', 'prefix', 'gone'),
      }),
      { maxLength: 3 },
    ),
    nodes: nodesOf(
      fc.oneof({ weight: 3, arbitrary: plain }, { weight: 3, arbitrary: use }, { weight: 3, arbitrary: end }),
    ),
    edges,
  },
  { requiredKeys: ['name', 'fields', 'nodes', 'edges'] },
);

export const groupFile = fc.record(
  {
    format: fc.constant('lumi-workflow'),
    version: fc.constant(2),
    name: hostileWord,
    nodes: nodesOf(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: use })),
    edges,
    groups: fc
      .array(group, { maxLength: GROUPS.length })
      .map((groups) => groups.map((each, at) => ({ id: GROUPS[at], ...each }))),
    form: fc.record({
      fields: fc.array(fc.record({ node: path, field: fc.constantFrom('value', 'words') }), { maxLength: 3 }),
    }),
  },
  { requiredKeys: ['format', 'version', 'name', 'nodes', 'edges', 'groups'] },
);
