import type { ForeignNode, ForeignSocket, ForeignWire } from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import { asMap, at, idOf, textAt, type JsonMap } from '../json.ts';

const MAX_WIRES = 100_000;
const MAX_NAME = 100;

/** A wire from a socket that is known by its name. */
export interface NamedWire {
  readonly from: { readonly node: string; readonly output: string };
  readonly to: ForeignWire['to'];
}

/** The wires of a file, those into `image-0` before those into `image-1`, else in its order: so are pictures sent. */
export function readWires(
  list: readonly unknown[],
  nodes: ReadonlyMap<string, ForeignNode>,
  log: ImportLog,
): readonly NamedWire[] {
  const wires: NamedWire[] = [];
  let lost = 0;
  for (const each of list.slice(0, MAX_WIRES)) {
    const map = asMap(each);
    const [source, target] = [idOf(at(map, 'source')), idOf(at(map, 'target'))];
    const from = source === undefined ? undefined : nodes.get(source);
    const to = target === undefined ? undefined : nodes.get(target);
    if (!from || !to) {
      lost++;
      continue;
    }
    const data = asMap(at(map, 'data'));
    if (at(data, 'isLoop') === true) {
      log.left('A wire of a loop is left out: graphs here go from left to right once.');
      continue;
    }
    if (at(data, 'hasPause') === true) log.left('A wire stopped the run until it was let on: here nothing waits.');
    const output = socketName(map, 'sourceHandle', log);
    const input = variableOf(from, to) ?? socketName(map, 'targetHandle', log);
    wires.push({ from: { node: from.id, output }, to: { node: to.id, input } });
  }
  if (lost > 0) log.left(lost === 1 ? '1 wire led nowhere.' : `${String(lost)} wires led nowhere.`);
  return wires
    .map((wire, place) => ({ wire, place }))
    .sort((a, b) => numbered(a.wire) - numbered(b.wire) || a.place - b.place)
    .map(({ wire }) => wire);
}

/** All texts of what fills a text come in through one socket: told apart by what their prompts are called. */
function variableOf(from: ForeignNode, to: ForeignNode): string | undefined {
  if (to.type !== 'promptConstructor' || from.type !== 'prompt') return undefined;
  const name = textAt(asMap(from.values), 'variableName')?.trim();
  return name === undefined || name === '' ? undefined : `@${name}`;
}

function socketName(map: JsonMap | undefined, end: string, log: ImportLog): string {
  return log.clean('', textAt(map, end) ?? 'image').slice(0, MAX_NAME);
}

function numbered({ to }: NamedWire): number {
  return Number(/-(\d{1,4})$/.exec(to.input)?.[1] ?? -1);
}

/** The sockets of each node that a wire goes to or from: files tell no others. */
export function socketsOf(wires: readonly NamedWire[]) {
  const byNode = new Map<
    string,
    { readonly inputs: Map<string, ForeignSocket>; readonly outputs: Map<string, ForeignSocket> }
  >();
  const sockets = (id: string) => {
    const found = byNode.get(id) ?? {
      inputs: new Map<string, ForeignSocket>(),
      outputs: new Map<string, ForeignSocket>(),
    };
    byNode.set(id, found);
    return found;
  };
  for (const { from, to } of wires) {
    sockets(from.node).outputs.set(from.output, { name: from.output, type: '' });
    sockets(to.node).inputs.set(to.input, { name: to.input, type: '' });
  }
  const lists = new Map(
    [...byNode].map(([id, { inputs, outputs }]) => [
      id,
      { inputs: [...inputs.values()], outputs: [...outputs.values()] },
    ]),
  );
  const none = { inputs: [], outputs: [] };
  return (id: string): Pick<ForeignNode, 'inputs' | 'outputs'> => lists.get(id) ?? none;
}
