import type { JsonObject } from '../../graph/Field.ts';
import type { ForeignNode } from '../ForeignGraph.ts';
import type { Values } from './Values.ts';

/** A node that stands beside a rebuilt one, for what it held in one. */
export interface Beside {
  readonly type: string;
  readonly fields: JsonObject;
  /** From its output into an input of the rebuilt node. */
  readonly wire: readonly [output: string, input: string];
}

/** What a node of another program is in ours. */
export interface Rebuilt {
  readonly type: string;
  /** Where the file gives none. */
  readonly title?: string;
  readonly fields: JsonObject;
  /** Theirs to ours, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Ours, by the place of theirs; '': ours has none. */
  readonly outputs: readonly string[];
  readonly beside?: readonly Beside[];
}

/** What stands for a node, but is none: its output is what comes into this input. */
export interface PassedOn {
  readonly passes: string;
}

/** A class of another program that is known. `undefined` of a rebuild: this one cannot be, and is kept to be read. */
export interface ForeignClass {
  /** Names of its values, in the order of a list, as far as that is always the same. */
  readonly names?: readonly string[] | ((values: readonly unknown[]) => Readonly<Record<string, unknown>>);
  readonly rebuild: (values: Values, node: ForeignNode) => Rebuilt | PassedOn | undefined;
  /** Its values that are a field of ours, by their names: what a group may show of it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Its outputs of pictures in a chain, and the input that goes before its own. */
  readonly chain?: { readonly output: number; readonly input: string; readonly own: number };
}

/** By class. No name of `Object.prototype` is one. */
export type ForeignClasses = ReadonlyMap<string, ForeignClass>;
