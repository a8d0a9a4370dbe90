/** What a provider's own list says of its models; `shared/api/modelSchemas.ts` has its bounds. */
import type { CallKind } from '../callKinds.ts';

/**
 * What a model says of one setting: the values it takes, the numbers, or whether it takes it at all. `other`: of a kind that nobody here
 * knows; it is sent as it is written.
 */
export type Parameter =
  | { readonly type: 'enum'; readonly values: readonly (string | number)[] }
  | { readonly type: 'range'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'other' };

/** By their names on the wire. */
export type ModelParameters = Readonly<Record<string, Parameter>>;

/** A line of a price list. */
export interface PriceLine {
  /** What is counted, as the provider calls it: `image`, `request`, `megapixel`, `token`, … */
  readonly unit: string;
  /** USD a unit. */
  readonly usd: number;
  /** What is billed by it, as the provider calls it: `output_image`, `input_text`, … */
  readonly of?: string;
  /** At which setting, such as `2k`. */
  readonly variant?: string;
}

export interface LiveModel {
  /** As sent. */
  readonly id: string;
  readonly title?: string;
  readonly makes: readonly CallKind[];
  /** What it can be shown, as its provider names that: `text`, `image`, … */
  readonly reads?: readonly string[];
  /** The settings it takes; absent: they are not told. */
  readonly parameters?: ModelParameters;
  /** By settings that only some of those who serve it take: who does. */
  readonly servedBy?: Readonly<Record<string, readonly string[]>>;
  /** Partial pictures come while it draws. */
  readonly streams?: boolean;
  readonly prices?: readonly PriceLine[];
  /** What becomes of what it is sent, in the provider's words. */
  readonly policy?: string;
  /**
   * What those tell who serve it (settings, who takes them, prices) was not heard when the list was read. `since`: ISO time it was heard last,
   * from which what stands of it is; absent: nothing of it is known.
   */
  readonly unheard?: { readonly since?: string };
  /** ISO date from which it is answered no more. */
  readonly retires?: string;
}

export interface LiveList {
  /** Of the provider. */
  readonly provider: string;
  /** ISO time it was read. */
  readonly read: string;
  readonly models: readonly LiveModel[];
}

/** ISO date a list was read. */
export function dayOf({ read }: Pick<LiveList, 'read'>): string {
  return read.slice(0, 10);
}
