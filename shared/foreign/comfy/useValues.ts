import type { FieldsOfNode } from '../../graph/Graph.ts';
import type { JsonValue } from '../../graph/Field.ts';
import { groupPath } from '../../graph/groups/groupPath.ts';
import type { ForeignNode } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { asMap } from '../json.ts';
import { controlOf, CONTROLS, isControl } from '../rebuild/seeds.ts';
import { Values } from '../rebuild/Values.ts';
import { promotedBy } from './promoted.ts';

/** A field that a use of a group holds of its own. */
export interface Shown {
  readonly name: string;
  /** What a value of the file is as ours. */
  readonly read: (value: unknown) => JsonValue | undefined;
  /** Of a seed: the node that has it, by the ids that lead there in the group. What becomes of the seed stands beside it. */
  readonly seedOf?: readonly string[];
  /** What becomes of that seed in the group itself, where no use in it may say otherwise. */
  readonly control?: JsonValue;
}

/** What a subgraph shows of its nodes. */
export interface Shows {
  /** By `NODE WIDGET` and, of an input, `-1 NAME`. */
  readonly shown: ReadonlyMap<string, Shown>;
  /** Its inputs that lead to values, in their order, and what of ours each is. */
  readonly ofInputs: readonly { readonly each: Shown | undefined; readonly isSeed: boolean }[];
}

/** What a use of a group holds of its own, as a node of ours has it. */
export interface UseValues {
  readonly fields?: FieldsOfNode;
  readonly inside?: Readonly<Record<string, FieldsOfNode>>;
}

const CONTROL = 'control_after_generate';

/** What a use holds, by what it says that it shows; else its values are those of its inputs, in order. */
export function useValues(node: ForeignNode, { shown, ofInputs }: Shows, log: ImportLog): UseValues {
  const fields: Record<string, JsonValue> = {};
  const inside: Record<string, FieldsOfNode> = {};
  const set = (each: Shown | undefined, value: unknown, name: string) => {
    if (value === undefined || value === null) return;
    const read = each?.read(value);
    if (each && read !== undefined) fields[each.name] = read;
    else if (!each && value !== '')
      log.left(
        `${quoted(node.title ?? node.id)} had a value of its own for ${quoted(name)}, which no field here is: it is left out.`,
      );
  };
  const setControl = (each: Shown | undefined, word: unknown) => {
    if (!each?.seedOf || word === undefined) return;
    const named = new Values({ control: word }, { id: each.seedOf.at(-1) ?? '', type: each.name }, log);
    const { control } = controlOf(named);
    if (control !== undefined && control !== each.control) inside[groupPath(each.seedOf)] = { control };
  };
  log.below(node.id, () => {
    const promoted = promotedBy(node);
    if (promoted) {
      for (const [place, { node: inner, widget, value }] of promoted.entries()) {
        // It is told apart by nothing but the seed before it, where both are shown.
        if (widget === CONTROL) setControl(seedFor(inner, promoted.slice(0, place), shown), value);
        else set(shown.get(`${inner} ${widget}`), value, widget);
      }
    } else if (Array.isArray(node.values)) {
      const values = node.values as readonly unknown[];
      let at = 0;
      for (const [place, { each, isSeed }] of ofInputs.entries()) {
        set(each, values[at++], each?.name ?? `value ${String(at)}`);
        if (!isSeed || at >= values.length) continue;
        const hasMore = values.length - at > ofInputs.length - place - 1;
        if (CONTROLS.includes(values[at]) || (hasMore && isControl(values[at]))) setControl(each, values[at++]);
      }
    } else
      for (const [name, value] of Object.entries(asMap(node.values) ?? {})) set(shown.get(`-1 ${name}`), value, name);
    for (const [name, value] of Object.entries(node.given ?? {})) set(shown.get(`-1 ${name}`), value, name);
  });
  return {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(inside).length > 0 && { inside }),
  };
}

/** The seed that a shown word of what becomes of it is of: the one of the same node. */
function seedFor(
  node: string,
  before: readonly { readonly node: string; readonly widget: string }[],
  shown: Shows['shown'],
): Shown | undefined {
  const near = before.findLast((each) => each.node === node && shown.get(`${node} ${each.widget}`)?.seedOf);
  if (near) return shown.get(`${node} ${near.widget}`);
  return ['seed', 'noise_seed'].map((name) => shown.get(`${node} ${name}`)).find((each) => each?.seedOf);
}
