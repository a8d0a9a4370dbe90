/** What of the library a node's fields lead to may change from day to day. A run keeps to what it was when the run was asked for. */
import type { JsonObject } from './Field.ts';

/** A version of a reference set. */
export interface FoundSet {
  readonly version: number;
  /** The ids of its pictures, in order. */
  readonly pictures: readonly string[];
  /** It was removed from the lists; its versions are there. */
  readonly isRemoved: boolean;
}

/** What can be asked of the library before a run. */
export interface LibraryLook {
  /** `version` absent: the newest. `undefined`: there is no such set, or no such version of it. */
  referenceSet(id: string, version?: number): FoundSet | undefined;
}

/** The fields that stand for what was found, or why nothing was, as a sentence about the node that is named before it. */
export type Pinned =
  | { readonly ok: true; readonly fields: JsonObject }
  | { readonly ok: false; readonly field: string; readonly reason: string; readonly hint: string };
