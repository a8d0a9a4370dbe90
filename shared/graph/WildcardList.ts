/** What the files of wildcards hold. */

/** One thing that a wildcard may give; it may itself hold alternatives and wildcards. */
export interface WildcardValue {
  readonly text: string;
  /** How often it is drawn beside the others, 0 or more; mostly 1. */
  readonly weight: number;
}

/** The values that one name gives. Several lists may have the same name: then all of their values are its. */
export interface WildcardList {
  /** With `/` between its parts. */
  readonly name: string;
  readonly values: readonly WildcardValue[];
}
