import type { Money } from '#shared/graph/Money';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import type { Workflow } from '#shared/workflow/Workflow';

/** A run as the results show it. */
export interface ShownRun {
  readonly runId: string;
  /** As it ran; `undefined`: it cannot be read. */
  readonly graph: Workflow | undefined;
  /** When it was asked for, ms since the epoch; `undefined`: not known. */
  readonly at: number | undefined;
  /** The places of its pictures, of the node whose results they are. */
  readonly slots: readonly ShownSlot[];
  /** What it wrote, where it wrote texts. */
  readonly texts: readonly string[];
  readonly isRunning: boolean;
  /** Asks again for places of it that have no picture. Absent: not now. */
  readonly retry: ((only: readonly { readonly node: string; readonly index: number }[]) => void) | undefined;
  readonly cost: Money | undefined;
  /** ms it took */
  readonly ms: number | undefined;
}
