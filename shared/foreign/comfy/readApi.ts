import type { ForeignGraph, ForeignNode, ForeignWire } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { asMap, at, idOf, slotOf, textAt, type JsonMap } from '../json.ts';
import { IdMaker } from '../read/IdMaker.ts';
import { count } from './readUi.ts';
import { readValues } from './readUiNode.ts';

const MAX_NODES = 20_000;
const MAX_NAME = 100;

/** A graph as “Export (API)” writes it, and as pictures carry it: values by name, and no places. */
export function readApi(file: JsonMap, log: ImportLog): ForeignGraph {
  const entries = Object.entries(file);
  const found = entries.filter(([, value]) => typeof at(asMap(value), 'class_type') === 'string');
  if (found.length < entries.length)
    log.left(
      `${count(entries.length - found.length, 'entry').replace('entrys', 'entries')} of the file ${entries.length - found.length === 1 ? 'is' : 'are'} no node.`,
    );
  if (found.length > MAX_NODES)
    log.left(`${count(found.length - MAX_NODES, 'node')} more than a graph may have were left out.`);
  const ids = new IdMaker();
  const known = new Map(found.slice(0, MAX_NODES).map(([id]) => [id, ids.make(id)]));
  const nodes: ForeignNode[] = [];
  const wires: ForeignWire[] = [];
  for (const [fileId, value] of found.slice(0, MAX_NODES)) {
    const id = known.get(fileId);
    const map = asMap(value);
    if (id === undefined || !map) continue;
    const clean = (text: string) => log.clean(id, text);
    const inputs = asMap(at(map, 'inputs')) ?? {};
    const plain: [string, unknown][] = [];
    const sockets: string[] = [];
    for (const [name, input] of Object.entries(inputs)) {
      const source = wireIn(input, known);
      const socket = clean(name).slice(0, MAX_NAME) || 'in';
      if (!source) {
        plain.push([name, wrapped(input)]);
        continue;
      }
      const from = known.get(source.node);
      if (from === undefined) {
        log.left(`${quoted(name)} of node ${quoted(fileId)} was wired from a node that is not in the file.`);
        continue;
      }
      sockets.push(socket);
      wires.push({ from: { node: from, slot: source.slot }, to: { node: id, input: socket } });
    }
    const type = clean(textAt(map, 'class_type') ?? '').slice(0, 90) || 'unknown';
    const title = textAt(asMap(at(map, '_meta')), 'title');
    nodes.push({
      id,
      type,
      ...(title !== undefined && title.trim() !== '' && title !== type && { title: clean(title).slice(0, 1000) }),
      isCollapsed: false,
      inputs: sockets.map((name) => ({ name, type: '' })),
      outputs: [],
      values: readValues(Object.fromEntries(plain), id, log),
    });
  }
  return { nodes, wires, frames: [], bends: [] };
}

/** A place in a text is one only of a node that is there: of any other, two texts are a value. */
function wireIn(
  input: unknown,
  known: ReadonlyMap<string, string>,
): { readonly node: string; readonly slot: number } | undefined {
  if (!Array.isArray(input) || input.length !== 2) return undefined;
  const [from, place] = input as readonly unknown[];
  const [node, slot] = [idOf(from), slotOf(place)];
  if (node === undefined || slot === undefined) return undefined;
  return typeof place === 'number' || known.has(node) ? { node, slot } : undefined;
}

/** A list that is meant as a value. */
function wrapped(input: unknown): unknown {
  const map = asMap(input);
  return map && Object.keys(map).length === 1 && '__value__' in map ? at(map, '__value__') : input;
}
