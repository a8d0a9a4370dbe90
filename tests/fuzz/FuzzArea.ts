import type { IAsyncProperty } from 'fast-check';

/** One thing that must hold for every input. */
export interface FuzzProperty {
  /** A sentence. */
  readonly name: string;
  readonly property: IAsyncProperty<readonly unknown[]>;
}

/** Properties that share what they need, such as a server. */
export interface FuzzArea {
  readonly properties: readonly FuzzProperty[];
  readonly close?: () => Promise<void>;
}

/** Makes an area's properties ready. `onCase` is told of each input before it is tried: whoever watches knows that nothing stands still. */
export type OpenFuzzArea = (onCase: () => void) => Promise<FuzzArea>;
