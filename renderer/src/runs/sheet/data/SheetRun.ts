import type { NodeOutputs } from '#shared/graph/NodeOutputs';
import type { CallPlace } from '#shared/runs/RunSettings';
import type { Workflow } from '#shared/workflow/Workflow';
import type { ShownSlot } from '../../../stores/running/shownSlots.ts';

/** The run a sheet shows, or the one that is still to be asked for. */
export interface SheetRun {
  /** `null`: nothing was run yet. */
  readonly runId: string | null;
  /** As it ran; before that, the one on screen. */
  readonly graph: Workflow;
  /** The places of the nodes that asked for pictures, by their ids, in the order they came up. */
  readonly callers: ReadonlyMap<string, readonly ShownSlot[]>;
  /** What the sweep gave, one item a cell; `undefined`: it has not run. */
  readonly outputs: NodeOutputs | undefined;
  readonly isRunning: boolean;
  /** It is none of the graph on screen: nothing can be changed there for it. */
  readonly isEarlier: boolean;
  /** Asks for some places again, and for nothing else; `null`: not now. */
  readonly retry: ((only: readonly CallPlace[]) => void) | null;
}
