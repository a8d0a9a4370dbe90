import { IdMaker } from '../read/IdMaker.ts';
import type { ForeignBend, ForeignFrame, ForeignGraph, ForeignWire } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { asMap, at, idOf, listOf, membersOf, numberOf, textAt, type JsonMap } from '../json.ts';
import { readLinks, type Link } from './readLinks.ts';
import { pairOf, readUiNode, type UiNode } from './readUiNode.ts';

const MAX_NODES = 20_000;
const MAX_LINKS = 100_000;
const MAX_FRAMES = 2000;

/** Nodes that a file may wire to, and which it does not list, by their ids in it: the edges of a subgraph. */
export type Edges = ReadonlyMap<string, string>;

const NO_EDGES: Edges = new Map();

/**
 * A graph in the form of ComfyUI's editor, of any version. What of it cannot be read is left out and told.
 * @param edges where it is a subgraph
 */
export function readUi(file: JsonMap, log: ImportLog, edges: Edges = NO_EDGES): ForeignGraph {
  const { nodes, byFileId } = readNodes(file, log);
  const extra = asMap(at(file, 'extra'));
  const links = readLinks(membersOf(at(file, 'links')).slice(0, MAX_LINKS), at(extra, 'linkExtensions'));
  if (links.broken > 0) log.left(`${count(links.broken, 'link')} could not be read.`);
  const bends = readBends(at(file, 'reroutes') ?? at(extra, 'reroutes'));
  return {
    nodes,
    wires: wiresOf({ nodes, byFileId, links: links.byId, edges, bends, log }),
    frames: readFrames(at(file, 'groups'), log),
    bends: [...bends.values()],
  };
}

function readNodes(file: JsonMap, log: ImportLog) {
  const ids = new IdMaker();
  const byFileId = new Map<string, UiNode>();
  const nodes: UiNode[] = [];
  const all = listOf(at(file, 'nodes'));
  let broken = 0;
  let odd = 0;
  for (const each of all.slice(0, MAX_NODES)) {
    const map = asMap(each);
    const fileId = idOf(at(map, 'id'));
    const node = map && readUiNode(map, ids.make(fileId), log);
    if (!node) {
      broken++;
      continue;
    }
    nodes.push(node);
    if (node.isOdd) odd++;
    if (fileId === undefined) continue;
    if (byFileId.has(fileId))
      log.left(
        `Two nodes had the id ${quoted(fileId)}: the second is ${quoted(node.id)} now, and its wires may be those of the first.`,
      );
    else byFileId.set(fileId, node);
  }
  if (broken > 0) log.left(`${count(broken, 'node')} could not be read.`);
  if (odd > 0)
    log.left(`${count(odd, 'node')} had a mode that is not known here, and ${odd === 1 ? 'runs' : 'run'} always.`);
  if (all.length > MAX_NODES)
    log.left(`${count(all.length - MAX_NODES, 'node')} more than a graph may have were left out.`);
  return { nodes, byFileId };
}

interface Wiring {
  readonly nodes: readonly UiNode[];
  readonly byFileId: ReadonlyMap<string, UiNode>;
  readonly links: ReadonlyMap<string, Link>;
  readonly edges: Edges;
  readonly bends: ReadonlyMap<string, Bend>;
  readonly log: ImportLog;
}

/** What an input says of its link goes before what the link says of its target: the place in the link may be of long ago. */
function wiresOf({ nodes, byFileId, links, edges, bends, log }: Wiring): readonly ForeignWire[] {
  const taken = new Set<string>();
  const wires: ForeignWire[] = [];
  let lost = 0;
  const sourceOf = (id: string) => edges.get(id) ?? byFileId.get(id)?.id;
  const add = (link: Link, to: ForeignWire['to']) => {
    const node = sourceOf(link.from);
    taken.add(link.id);
    if (node === undefined) lost++;
    else wires.push({ from: { node, slot: link.fromSlot }, to, ...bendsOf(link, bends) });
  };
  for (const node of nodes) {
    for (const input of node.inputs) {
      const id = idOf(input.link);
      const link = id === undefined ? undefined : links.get(id);
      if (link) add(link, { node: node.id, input: input.name });
      else if (id !== undefined) lost++;
    }
  }
  for (const link of links.values()) {
    if (taken.has(link.id)) continue;
    const edge = edges.get(link.to);
    const target = byFileId.get(link.to);
    const input = link.toSlot === undefined ? undefined : target?.inputs[link.toSlot];
    if (edge !== undefined && link.toSlot !== undefined) add(link, { node: edge, input: String(link.toSlot) });
    else if (target && input && input.link === undefined) add(link, { node: target.id, input: input.name });
    else lost++;
  }
  if (lost > 0) log.left(`${count(lost, 'wire')} led nowhere.`);
  return wires;
}

interface Bend extends ForeignBend {
  readonly parent: string | undefined;
}

function readBends(value: unknown): ReadonlyMap<string, Bend> {
  const bends = new Map<string, Bend>();
  for (const each of listOf(value).slice(0, MAX_NODES)) {
    const map = asMap(each);
    const id = idOf(at(map, 'id'));
    const place = pairOf(at(map, 'pos'));
    if (id === undefined || !place || bends.has(id)) continue;
    bends.set(id, { id, x: place[0], y: place[1], parent: idOf(at(map, 'parentId')) });
  }
  return bends;
}

/** From the source on: each names the one before it. */
function bendsOf({ bend }: Link, bends: ReadonlyMap<string, Bend>): Pick<ForeignWire, 'bends'> {
  const way: string[] = [];
  const seen = new Set<string>();
  for (let next = bend; next !== undefined && !seen.has(next); next = bends.get(next)?.parent) {
    if (!bends.has(next)) break;
    seen.add(next);
    way.unshift(next);
  }
  return way.length > 0 ? { bends: way } : {};
}

function readFrames(value: unknown, log: ImportLog): readonly ForeignFrame[] {
  const frames: ForeignFrame[] = [];
  let broken = 0;
  for (const each of listOf(value).slice(0, MAX_FRAMES)) {
    const map = asMap(each);
    const bounding = listOf(at(map, 'bounding'));
    const [x, y, width, height] = bounding.length > 0 ? bounding : Object.values(asMap(at(map, 'bounding')) ?? {});
    const [place, size] = [pairOf([x, y]), pairOf([width, height])];
    if (!place || !size || size[0] <= 0 || size[1] <= 0 || numberOf(x) === undefined) {
      broken++;
      continue;
    }
    const colour = textAt(map, 'color');
    frames.push({
      title: log.clean('', textAt(map, 'title') ?? '').slice(0, 1000),
      box: { x: place[0], y: place[1], width: size[0], height: size[1] },
      ...(colour !== undefined && { colour }),
    });
  }
  if (broken > 0) log.left(`${count(broken, 'group')} of the canvas could not be read.`);
  return frames;
}

export function count(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${String(number)} ${what}s`;
}
