import { listOf, idOf } from '../json.ts';
import type { ForeignNode } from '../ForeignGraph.ts';

/** A value of a node in a subgraph that a use of it shows as its own. */
export interface Promoted {
  /** The id of the node in the file; `-1`: one of the subgraph's inputs. */
  readonly node: string;
  readonly widget: string;
  /** What the use holds; `undefined`: nothing. */
  readonly value: unknown;
}

const MAX_PROMOTED = 200;

/** What a use says that it shows, in any of the shapes files have; `undefined`: it does not say. */
export function promotedBy({ properties, values }: ForeignNode): readonly Promoted[] | undefined {
  let list: unknown = properties?.['proxyWidgets'];
  for (let left = 3; left > 0 && typeof list === 'string'; left--) list = parsed(list);
  if (!Array.isArray(list)) return undefined;
  const held = Array.isArray(values) ? (values as readonly unknown[]) : [];
  return (list as readonly unknown[]).slice(0, MAX_PROMOTED).flatMap((each, place) => {
    const [node, widget] = listOf(each);
    const id = idOf(node);
    return id === undefined || typeof widget !== 'string' ? [] : [{ node: id, widget, value: held[place] }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What is no list promotes nothing.
    return undefined;
  }
}
