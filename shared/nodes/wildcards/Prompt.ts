/** A text with wildcards in it, taken apart. */

/** What stands one behind the other. */
export type Prompt = readonly Piece[];

/** How one of several is chosen; absent: as what it stands in. `!` (each in turn, to the end) has no end here, and is as good as absent. */
export type Sampler = 'random' | 'cyclic';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | Choice
  | Wildcard
  | ({ readonly kind: 'assignment'; readonly name: string; readonly value: Prompt } & Assigning)
  | { readonly kind: 'variable'; readonly name: string; readonly fallback?: Prompt }
  | { readonly kind: 'wrap'; readonly wrapper: Prompt; readonly inner: Prompt };

interface Assigning {
  /** Drawn once, where it stands; else anew wherever the variable is used. */
  readonly isImmediate: boolean;
  /** Leaves a value that is there. */
  readonly isDefault: boolean;
}

/** `{a|b}` */
export interface Choice {
  readonly kind: 'choice';
  readonly sampler?: Sampler;
  /** How many to take. */
  readonly lowest: number;
  readonly highest: number;
  readonly separator: string;
  readonly options: readonly Option[];
}

export interface Option {
  readonly weight: number;
  /** As it is written: options that are written alike are the same. */
  readonly source: string;
  readonly prompt: Prompt;
}

/** `__name__` */
export interface Wildcard {
  readonly kind: 'wildcard';
  readonly sampler?: Sampler;
  /** Its name, with the variables in it. */
  readonly path: readonly (string | { readonly variable: string; readonly fallback?: string })[];
  /** What is set for its values alone. */
  readonly variables: readonly (readonly [name: string, value: Prompt])[];
  /** As it is written. */
  readonly source: string;
}
