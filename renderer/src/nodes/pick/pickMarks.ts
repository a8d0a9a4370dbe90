import type { JsonValue } from '#shared/graph/Field';
import { MAX_MARKED } from '#shared/nodes/pick';
import type { PickMark } from '../../gallery/pick/Picking.ts';

/** What is marked in a node, by the ids of the pictures. */
export interface Marks {
  readonly kept: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
}

/** As a node's fields have them; what is no list counts as empty. */
export function marksOf(fields: Readonly<Record<string, JsonValue>> = {}): Marks {
  return { kept: idsOf(fields['kept']), rejected: idsOf(fields['rejected']) };
}

export function markOf({ kept, rejected }: Marks, id: string): PickMark | undefined {
  return kept.has(id) ? 'kept' : rejected.has(id) ? 'rejected' : undefined;
}

/** The fields with one picture marked, or its mark taken away. A list that is as long as it may be forgets what was marked first. */
export function withMark({ kept, rejected }: Marks, id: string, mark: PickMark | undefined) {
  return { kept: changed(kept, id, mark === 'kept'), rejected: changed(rejected, id, mark === 'rejected') };
}

function changed(ids: ReadonlySet<string>, id: string, isIn: boolean): readonly string[] | undefined {
  const others = [...ids].filter((each) => each !== id);
  const all = isIn ? [...others, id].slice(-MAX_MARKED) : others;
  return all.length > 0 ? all : undefined;
}

function idsOf(value: JsonValue | undefined): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);
}
