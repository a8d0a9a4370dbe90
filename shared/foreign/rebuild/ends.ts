import type { SocketType } from '../../graph/SocketValues.ts';
import { EDGE_IN, EDGE_OUT } from '../ForeignGraph.ts';

/** Of the graph of a group: the sockets of its edges. */
export interface GroupEnds {
  /** `undefined`: ours can have none of its kind. */
  readonly inputs: readonly (EndSocket | undefined)[];
  readonly outputs: readonly (EndSocket | undefined)[];
  /** Inputs of its nodes, as `NODE INPUT`, whose values it shows as fields: no wire is missed there. */
  readonly shown: ReadonlySet<string>;
}
export interface EndSocket {
  readonly name: string;
  readonly type: SocketType;
  readonly label?: string;
}

/** No id of a file holds a blank. */
export function besideId(id: string, at: number): string {
  return `${id} ${String(at + 1)}`;
}

/** What the edges of a group are called in our files. */
export const EDGE_IN_ID = 'group inputs';
export const EDGE_OUT_ID = 'group outputs';

export function idInFile(id: string): string {
  return id === EDGE_IN ? EDGE_IN_ID : id === EDGE_OUT ? EDGE_OUT_ID : id;
}
