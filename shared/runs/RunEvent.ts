import type { ErrorReport } from '../errors/AppError.ts';
import type { EndpointKind } from '../graph/callKinds.ts';
import type { ImageRef } from '../graph/generation.ts';
import type { Money } from '../graph/Money.ts';
import type { NodeOutputs } from '../graph/NodeOutputs.ts';
import type { RowMark } from '../graph/rows/Row.ts';

/** A call a node is going to make, told before anything is sent. */
export interface ExpectedCall {
  /** As the user sees it. */
  readonly seed: number;
  /** The row it is made for. Absent: none. */
  readonly row?: RowMark;
  readonly provider: string;
  readonly model: string;
  /** What differs from what the fields say, and why; empty: nothing. */
  readonly notes: readonly string[];
  readonly estimate: Money;
  /** Whether the estimate rests on the model's own price; else it is that of a similar model, and no cap can hold the call. */
  readonly isPriced: boolean;
  /** What it means that the call is cut off. Absent: `ask`. */
  readonly endpoint?: EndpointKind;
}

/** The same, for a picture. px, from the model's table; the truth is the picture that comes. */
export interface ExpectedImage extends ExpectedCall {
  readonly width: number;
  readonly height: number;
}

/** Everything a run tells. `seq` starts at 0 and has no gaps, so a listener knows when it missed something. */
export type RunEvent = {
  readonly runId: string;
  readonly seq: number;
  /** ms since the epoch */
  readonly at: number;
} & (
  | { readonly kind: 'run-started'; readonly name: string; readonly nodes: readonly string[] }
  | { readonly kind: 'node-started'; readonly node: string }
  | {
      readonly kind: 'node-progress';
      readonly node: string;
      readonly done: number;
      readonly total: number;
      readonly message?: string;
      /** The message is to be told also where nobody watches the progress. */
      readonly isNote?: true;
    }
  /** Once per node that generates, in the order of the indexes that follow. */
  | { readonly kind: 'images-expected'; readonly node: string; readonly images: readonly ExpectedImage[] }
  | { readonly kind: 'texts-expected'; readonly node: string; readonly texts: readonly ExpectedCall[] }
  /** Another run or program is asking for the very same; what that gives is waited for, and nothing is sent meanwhile. */
  | { readonly kind: 'image-elsewhere' | 'text-elsewhere'; readonly node: string; readonly index: number }
  | { readonly kind: 'image-started' | 'text-started'; readonly node: string; readonly index: number }
  /** A text has grown by this while it comes, some times a second at most: the pieces in their order are its beginning. */
  | { readonly kind: 'text-grew'; readonly node: string; readonly index: number; readonly text: string }
  /** What is drawn of a picture so far can be looked at under this name, until its call has ended. It is no result, and is kept nowhere. */
  | { readonly kind: 'image-partial'; readonly node: string; readonly index: number; readonly name: string }
  /** The bytes and their record are on disk. `text` is what the model said beside the picture. */
  | {
      readonly kind: 'image-saved';
      readonly node: string;
      readonly index: number;
      readonly image: ImageRef;
      /** How many more pictures came in the same reply; they are in the library. Absent: none. */
      readonly others?: number;
      readonly seed: number;
      /** The row it was made for. Absent: none. */
      readonly row?: RowMark;
      /** The result of an earlier call was taken; nothing was sent. */
      readonly reused: boolean;
      /** What the call cost; 0 where it was reused. */
      readonly cost?: Money;
      /** What the call cost that was reused. */
      readonly saved?: Money;
      /** It was here before the run went on. */
      readonly kept?: true;
      readonly text: string;
      /** What came up while it was made, beside the notes of before. */
      readonly note?: string;
    }
  /** As `image-saved`, of a call that writes. */
  | {
      readonly kind: 'text-saved';
      readonly node: string;
      readonly index: number;
      readonly text: string;
      readonly seed: number;
      readonly row?: RowMark;
      readonly reused: boolean;
      readonly cost?: Money;
      readonly saved?: Money;
      readonly kept?: true;
      readonly note?: string;
    }
  /** After its `image-saved`: a picture does not decode to its end. It is kept, and no other call is answered with it. */
  | { readonly kind: 'image-damaged'; readonly node: string; readonly index: number; readonly image: ImageRef }
  /** `cost`: what the call cost, or may have cost, all the same. */
  | {
      readonly kind: 'image-failed' | 'text-failed';
      readonly node: string;
      readonly index: number;
      readonly row?: RowMark;
      readonly error: ErrorReport;
      readonly cost?: Money;
      /** All that had come of a text, to be read. */
      readonly text?: string;
    }
  | { readonly kind: 'node-finished'; readonly node: string; readonly ms: number; readonly outputs: NodeOutputs }
  /** `outputs`: what it gave all the same, in a run that keeps going. */
  | {
      readonly kind: 'node-failed';
      readonly node: string;
      readonly error: ErrorReport;
      readonly ms: number;
      readonly outputs?: NodeOutputs;
    }
  /** It was waiting, or at work, when the run was stopped. */
  | { readonly kind: 'node-cancelled'; readonly node: string }
  /** It waits for a person to choose. `on`: in this node, which it depends on; absent: in itself. The run has not failed by that. */
  | { readonly kind: 'node-waiting'; readonly node: string; readonly on?: string; readonly message: string }
  | { readonly kind: 'run-stopping' }
  /** `error`: why it could not run at all; what failed in it was told before. */
  | { readonly kind: 'run-finished'; readonly outcome: RunOutcome; readonly ms: number; readonly error?: ErrorReport }
);

export type RunOutcome = 'completed' | 'failed' | 'cancelled';

/** A `RunEvent` before it is numbered. */
export type RunEventBody = RunEvent extends infer E
  ? E extends RunEvent
    ? Omit<E, 'runId' | 'seq' | 'at'>
    : never
  : never;
