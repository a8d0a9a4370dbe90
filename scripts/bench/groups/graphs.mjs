import { withoutGroups } from '../../../shared/graph/groups/withoutGroups.ts';

export const GROUPS = 40;
/** Nodes in each that run; its two ends come to it. */
export const NODES_IN_EACH = 50;
const PROMPTS = 15;

/** A graph of 40 groups, each used once and feeding the next, with a picture made in each; and the same without groups, as a file would have it. */
export function groupedAndFlat() {
  const grouped = groupedGraph();
  return { grouped, flat: flatGraph(grouped) };
}

function groupedGraph() {
  const uses = Array.from({ length: GROUPS }, (_, at) => ({
    id: `u${at}`,
    type: `group:g${at}`,
    position: { x: (at % 8) * 420, y: Math.floor(at / 8) * 420 },
  }));
  return {
    name: 'Groups',
    nodes: uses,
    edges: uses.slice(1).map(({ id }, at) => wire(`u${at}`, 'words', id, 'words')),
    groups: uses.map((_, at) => groupOf(at)),
  };
}

/** Fifteen texts, each wrapped and joined to those before it, and a picture of them all. */
function groupOf(at) {
  const nodes = [];
  const edges = [];
  const add = (id, type, fields) => {
    const position = { x: (nodes.length % 8) * 380, y: Math.floor(nodes.length / 8) * 420 };
    nodes.push({ id, type, position, ...(fields && { fields }) });
  };
  const sockets = [{ name: 'words', type: 'text' }];
  add('in', 'group-inputs', { sockets });
  for (let text = 0; text < PROMPTS; text++) {
    add(`text${text}`, 'text', { value: `A red fox, number ${at}.${text}` });
    add(`wrap${text}`, 'wrap-text', { prefix: 'with ', suffix: ' in snow' });
    add(`join${text}`, 'join-text');
    edges.push(wire(`text${text}`, 'text', `wrap${text}`, 'text'), wire(`wrap${text}`, 'text', `join${text}`, 'text'));
    if (text > 0) edges.push(wire(`join${text - 1}`, 'text', `join${text}`, 'text'));
  }
  if (at > 0) edges.push(wire('in', 'words', 'join0', 'text'));
  add('seed', 'seed', { value: at, control: 'fixed' });
  add('provider', 'sample-provider');
  add('settings', 'gemini-config');
  add('picture', 'image-processor');
  add('shown', 'gallery');
  add('out', 'group-outputs', { sockets });
  edges.push(
    wire(`join${PROMPTS - 1}`, 'text', 'picture', 'prompt'),
    wire('seed', 'integer', 'picture', 'seed'),
    wire('provider', 'provider', 'picture', 'provider'),
    wire('settings', 'config', 'picture', 'config'),
    wire('picture', 'images', 'shown', 'images'),
    wire('text0', 'text', 'out', 'words'),
  );
  return { id: `g${at}`, name: `Fox ${at}`, fields: [{ name: 'words', node: 'text0', field: 'value' }], nodes, edges };
}

/** Under plain ids and in rows, as somebody would have drawn it. */
function flatGraph(grouped) {
  const { name, nodes, edges } = withoutGroups(grouped);
  const plain = (id) => id.replace('/', '-');
  return {
    name,
    nodes: nodes.map(({ within: _, ...node }, at) => ({
      ...node,
      id: plain(node.id),
      position: { x: (at % NODES_IN_EACH) * 380, y: Math.floor(at / NODES_IN_EACH) * 420 },
    })),
    edges: edges.map(({ from, to }) => wire(plain(from.node), from.socket, plain(to.node), to.socket)),
  };
}

function wire(from, output, to, input) {
  return { from: { node: from, socket: output }, to: { node: to, socket: input } };
}
