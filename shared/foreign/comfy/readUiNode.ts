import { heldKey, type ImportLog } from '../ImportLog.ts';
import type { Box, ForeignNode } from '../ForeignGraph.ts';
import { asMap, at, keptValue, listOf, numberOf, textAt, type JsonMap } from '../json.ts';
import { isSecretName } from '../read/isSecretName.ts';
import { readSockets, type ReadSocket } from './readSockets.ts';

const MAX_TITLE = 1000;
const MAX_TYPE = 90;
/** Where our files have an end, px. */
const FAR = 1e6;

export interface UiNode extends ForeignNode {
  readonly inputs: readonly ReadSocket[];
  readonly outputs: readonly ReadSocket[];
  /** `mode` is one that neither our editor nor most others know. */
  readonly isOdd: boolean;
}

/** A node of the editor's own form. `undefined`: it has no type, and so is none. */
export function readUiNode(map: JsonMap, id: string, log: ImportLog): UiNode | undefined {
  const clean = (text: string) => log.clean(id, text);
  const type = clean(textAt(map, 'type') ?? textAt(map, 'comfyClass') ?? '').slice(0, MAX_TYPE);
  if (type.trim() === '') return undefined;
  const title = textAt(map, 'title');
  const mode = numberOf(at(map, 'mode')) ?? 0;
  const properties = asMap(at(map, 'properties'));
  if (holdsKey(properties)) log.key(id);
  return {
    id,
    type,
    ...(title !== undefined && title.trim() !== '' && title !== type && { title: clean(title).slice(0, MAX_TITLE) }),
    ...boxOf(at(map, 'pos'), at(map, 'size')),
    isCollapsed: at(asMap(at(map, 'flags')), 'collapsed') === true,
    ...(mode === 2 && { mode: 'mute' as const }),
    ...(mode === 4 && { mode: 'bypass' as const }),
    isOdd: mode !== 0 && mode !== 2 && mode !== 4,
    inputs: readSockets(at(map, 'inputs'), 'in', clean),
    outputs: readSockets(at(map, 'outputs'), 'out', clean),
    values: readValues(at(map, 'widgets_values'), id, log),
    ...(properties && { properties }),
  };
}

/** Values as a list, or by name. Free of keys: one whose name says that it is one goes, whatever it looks like. */
export function readValues(value: unknown, node: string, log: ImportLog): ForeignNode['values'] {
  const clean = (text: string) => log.clean(node, text);
  if (Array.isArray(value)) return value.map((each) => keptValue(each, clean));
  return Object.fromEntries(
    Object.entries(asMap(value) ?? {}).flatMap(([name, each]) => {
      if (isSecretName(name) && typeof each === 'string' && each.trim() !== '') {
        log.key(node);
        return [];
      }
      return [[clean(name), keptValue(each, clean)]];
    }),
  );
}

/** Pairs, which may be lists or objects by place. */
export function pairOf(value: unknown): readonly [number, number] | undefined {
  const map = asMap(value);
  const [first, second] = map ? [at(map, '0'), at(map, '1')] : listOf(value);
  const [x, y] = [numberOf(first), numberOf(second)];
  return x === undefined || y === undefined ? undefined : [within(x), within(y)];
}

function boxOf(pos: unknown, size: unknown): { readonly box?: Box } {
  const place = pairOf(pos);
  if (!place) return {};
  const [width, height] = pairOf(size) ?? [210, 100];
  return { box: { x: place[0], y: place[1], width: Math.max(1, width), height: Math.max(1, height) } };
}

function within(value: number): number {
  return Math.round(Math.min(FAR, Math.max(-FAR, value)));
}

/** Properties are not brought in; that a key stands in one is to be known. No recursion: they may be as deep as the file. */
export function holdsKey(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (heldKey(next)) return true;
    } else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        if (heldKey(name)) return true;
        waiting.push(inner);
      }
    }
  }
  return false;
}
