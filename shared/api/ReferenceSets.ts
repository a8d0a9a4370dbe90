import type { ReferenceSet, SetVersion } from './contract.ts';

/** A picture of a version that is to be, by its id. */
export interface NotedPicture {
  readonly id: string;
  readonly note: string;
}

/** Named, ordered pictures with a note each. A version is never changed, and nothing of a set is ever deleted. Times are ms since the epoch. */
export interface ReferenceSets {
  /** All at their newest version, by name; those that were removed too. */
  referenceSets(): readonly ReferenceSet[];
  /** `undefined`: there never was such a set, or such a version of it. Default: the newest. */
  referenceSet(id: string, version?: number): ReferenceSet | undefined;
  /** Newest first. @throws NotFoundError */
  referenceSetVersions(id: string): readonly SetVersion[];
  /** @throws BadInputError where the name is taken; NotFoundError for a picture the library lacks; SecretFoundError */
  createReferenceSet(set: {
    readonly id: string;
    readonly name: string;
    readonly pictures: readonly NotedPicture[];
    readonly at: number;
  }): ReferenceSet;
  /** Makes a further version, unless it would be as the newest. @throws SetConflictError where `base` is not the newest; as above */
  saveReferenceSet(change: {
    readonly id: string;
    readonly base: number;
    readonly pictures: readonly NotedPicture[];
    readonly at: number;
  }): ReferenceSet;
  /** @throws BadInputError where the name is taken; NotFoundError; SecretFoundError */
  renameReferenceSet(id: string, name: string): ReferenceSet;
  /** @throws NotFoundError */
  removeReferenceSet(id: string, at: number): ReferenceSet;
  /** @throws BadInputError where its name was taken meanwhile; NotFoundError */
  restoreReferenceSet(id: string): ReferenceSet;
}
