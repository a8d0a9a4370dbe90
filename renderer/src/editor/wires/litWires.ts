import { displayName } from '#shared/graph/displayName';
import { definitionOf } from '#shared/graph/definitionOf';
import { sameSocket, socketKey, type Edge } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import { edgeId, edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import { wholeWay } from '#shared/workflow/reroutes';
import type { Workflow } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import { fittingKey } from '../../stores/graph/fittingSockets.ts';
import type { LitWires } from '../../stores/view/ViewState.ts';

export interface LightQuestion {
  readonly workflow: Workflow;
  readonly palette: Palette;
  /** What stands on wires, by the `socketKey` they come from. */
  readonly counts: ReadonlyMap<string, string>;
}

/** What is lit with a wire: all of its way through reroutes, both ends, and what it says. */
export function lightOfWire(question: LightQuestion, id: string): LitWires | null {
  const wire = question.workflow.edges.find((edge) => edgeId(edge) === id);
  return wire ? lightOf([wire], question, wayInWords(wire, question)) : null;
}

/** What is lit with a socket: all its wires. */
export function lightOfSocket(
  question: LightQuestion,
  end: OpenEnd['end'],
  node: string,
  socket: string,
): LitWires | null {
  const { workflow } = question;
  const wires = (end === 'from' ? edgesFrom(workflow, node) : edgesInto(workflow, node)).filter((edge) =>
    sameSocket(edge[end], { node, socket }),
  );
  const [first] = wires;
  if (!first) return null;
  return lightOf(wires, question, wires.length === 1 ? wayInWords(first, question) : `${String(wires.length)} wires`);
}

function lightOf(wires: readonly Edge[], { workflow }: LightQuestion, words: string): LitWires {
  const ways = wires.map((wire) => wholeWay(workflow, wire));
  const all = ways.flatMap((way) => way.wires);
  return {
    wires: new Set(all.map(edgeId)),
    sockets: new Set(all.flatMap(({ from, to }) => [fittingKey('from', from), fittingKey('to', to)])),
    bends: new Set(ways.flatMap(({ bends }) => bends)),
    words,
  };
}

/** `Vixen → Generate images, References · 6 pictures`, from where it really comes to all it leads to. */
function wayInWords(wire: Edge, { workflow, palette, counts }: LightQuestion): string {
  const { wires, bends } = wholeWay(workflow, wire);
  const isBend = new Set(bends);
  const [first = wire] = wires.filter(({ from }) => !isBend.has(from.node));
  const ends = wires.filter(({ to }) => !isBend.has(to.node));
  const name = (id: string) => {
    const node = nodeById(workflow, id);
    return node ? displayName(workflow, palette, node) : id;
  };
  const targets = ends.map(({ to }) => {
    const label = definitionOf(palette, nodeById(workflow, to.node))?.inputs[to.socket]?.label ?? to.socket;
    return `${name(to.node)}, ${label}`;
  });
  const type = definitionOf(palette, nodeById(workflow, first.from.node))?.outputs[first.from.socket]?.type;
  const count = counts.get(socketKey(first.from));
  const what = type === undefined ? '' : SOCKET_TITLES[type];
  const carried = count === undefined ? what : `${count} ${type === 'images' ? 'pictures' : 'items'}`;
  const { label } = workflow.edges.find((edge) => edgeId(edge) === edgeId(wire)) ?? {};
  const written = label === undefined ? [] : [`“${label}”`];
  return [`${name(first.from.node)} → ${targets.join('; ') || 'nowhere yet'}`, carried, ...written]
    .filter((part) => part !== '')
    .join(' · ');
}
