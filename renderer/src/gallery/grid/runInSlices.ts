/** A task is over long before a frame is missed. ms */
const SLICE_MS = 6;

/** Lets the browser draw and answer keys; by a message, since timers are held back. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export interface SliceOptions<T> {
  readonly signal: AbortSignal;
  /** After each slice, what there is by then. */
  readonly onSlice?: (soFar: T) => void;
  readonly sliceMs?: number;
}

/** Runs work that yields now and then, a slice a task. `undefined`: it was given up. What fits into one slice is done at once. */
export async function runInSlices<T>(
  work: Generator<T, T>,
  { signal, onSlice, sliceMs = SLICE_MS }: SliceOptions<T>,
): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + sliceMs;
    let step = work.next();
    while (!step.done && performance.now() < until) step = work.next();
    if (step.done) return step.value;
    onSlice?.(step.value);
    await nextTask();
    if (signal.aborted) return undefined;
  }
}
