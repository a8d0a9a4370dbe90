import { IdMaker } from '../read/IdMaker.ts';
import type { Box, ForeignFrame, ForeignGraph, ForeignNode } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { asMap, at, idOf, listOf, numberOf, textAt, type JsonMap } from '../json.ts';
import { keptData } from './keptData.ts';
import { readWires, socketsOf } from './readWires.ts';
import { throughRouters } from './throughRouters.ts';

const MAX_NODES = 20_000;
const MAX_FRAMES = 2000;
const MAX_TITLE = 1000;
const MAX_TYPE = 90;
/** Where our files have an end, px. */
const FAR = 1e6;
/** What its editor draws, px. */
const USUAL = { width: 300, height: 280 };
/** Its tints. Grey is none. */
const TINTS: ReadonlyMap<string, string> = new Map([
  ['blue', '#3b82f6'],
  ['green', '#22c55e'],
  ['purple', '#8b5cf6'],
  ['orange', '#f59e0b'],
  ['red', '#f43f5e'],
]);
/** The class of what a node's comment becomes. */
export const COMMENT = 'Comment';

/** A graph as Node Banana saves it. What of it cannot be read is left out and told. */
export function readBanana(file: JsonMap, log: ImportLog): ForeignGraph {
  const { frames, locked } = readGroups(at(file, 'groups'), log);
  const ids = new IdMaker();
  const byFileId = new Map<string, ForeignNode>();
  const read: ForeignNode[] = [];
  const comments: ForeignNode[] = [];
  const all = listOf(at(file, 'nodes'));
  let broken = 0;
  for (const each of all.slice(0, MAX_NODES)) {
    const map = asMap(each);
    const type = textAt(map, 'type')?.slice(0, MAX_TYPE) ?? '';
    if (!map || type.trim() === '') {
      broken++;
      continue;
    }
    const fileId = idOf(at(map, 'id'));
    const id = ids.make(fileId);
    const group = idOf(at(map, 'groupId'));
    const node = readNode(map, { id, type: log.clean(id, type) }, log);
    const placed: ForeignNode = group !== undefined && locked.has(group) ? { ...node, mode: 'mute' } : node;
    read.push(placed);
    if (fileId !== undefined && !byFileId.has(fileId)) byFileId.set(fileId, placed);
    const comment = textAt(asMap(at(map, 'data')), 'comment')?.trim() ?? '';
    if (comment !== '') comments.push(commentOf(placed, log.clean(id, comment), ids.make(undefined)));
  }
  if (broken > 0) log.left(`${broken === 1 ? '1 node' : `${String(broken)} nodes`} could not be read.`);
  if (all.length > MAX_NODES)
    log.left(`${String(all.length - MAX_NODES)} nodes more than a graph may have were left out.`);
  const style = textAt(file, 'edgeStyle')?.trim() ?? '';
  if (style !== '') log.left(`Its wires were drawn ${quoted(style)}: how wires look is not brought in.`);
  const straight = throughRouters(readWires(listOf(at(file, 'edges')), byFileId, log), read);
  const { wires } = straight;
  const routers = read.length - straight.nodes.length;
  if (routers > 0)
    log.left(
      `${routers === 1 ? '1 router' : `${String(routers)} routers`} only led wires on: the wires go straight to where they led.`,
    );
  const sockets = socketsOf(wires);
  return {
    nodes: [...straight.nodes.map((node) => ({ ...node, ...sockets(node.id) })), ...comments],
    wires: wires.map(({ from, to }) => ({
      from: { node: from.node, slot: sockets(from.node).outputs.findIndex(({ name }) => name === from.output) },
      to,
    })),
    frames,
    bends: [],
  };
}

function readNode(map: JsonMap, own: { readonly id: string; readonly type: string }, log: ImportLog): ForeignNode {
  const data = asMap(at(map, 'data')) ?? {};
  const title = (textAt(data, 'customTitle') ?? textAt(data, 'label'))?.trim() ?? '';
  const box = boxOf(map);
  return {
    ...own,
    ...(title !== '' && { title: log.clean(own.id, title).slice(0, MAX_TITLE) }),
    ...(box && { box }),
    isCollapsed: false,
    inputs: [],
    outputs: [],
    values: keptData(data, own, log),
  };
}

function boxOf(map: JsonMap): Box | undefined {
  const position = asMap(at(map, 'position'));
  const [x, y] = [numberOf(at(position, 'x')), numberOf(at(position, 'y'))];
  if (x === undefined || y === undefined) return undefined;
  const size = (name: 'width' | 'height') => {
    const said = [map, asMap(at(map, 'style')), asMap(at(map, 'measured'))].map((each) => numberOf(at(each, name)));
    return within(Math.max(1, said.find((each) => each !== undefined) ?? USUAL[name]));
  };
  return { x: within(x), y: within(y), width: size('width'), height: size('height') };
}

/** A comment is drawn on a node there; here it lies above it. */
function commentOf({ box }: ForeignNode, text: string, id: string): ForeignNode {
  return {
    id,
    type: COMMENT,
    ...(box && { box: { x: box.x, y: box.y - 160, width: 260, height: 130 } }),
    isCollapsed: false,
    inputs: [],
    outputs: [],
    values: { text },
  };
}

function readGroups(value: unknown, log: ImportLog) {
  const frames: ForeignFrame[] = [];
  const locked = new Set<string>();
  for (const [key, each] of Object.entries(asMap(value) ?? {}).slice(0, MAX_FRAMES)) {
    const map = asMap(each);
    const title = log.clean('', textAt(map, 'name') ?? '').slice(0, MAX_TITLE);
    if (at(map, 'locked') === true) {
      locked.add(idOf(at(map, 'id')) ?? key);
      log.left(`The group ${quoted(title)} was locked: its nodes are muted here.`);
    }
    const size = asMap(at(map, 'size'));
    const box = map && boxOf({ position: at(map, 'position'), width: at(size, 'width'), height: at(size, 'height') });
    const colour = TINTS.get(textAt(map, 'color') ?? '');
    if (box) frames.push({ title, box, ...(colour !== undefined && { colour }) });
  }
  return { frames, locked };
}

function within(value: number): number {
  return Math.round(Math.min(FAR, Math.max(-FAR, value)));
}
